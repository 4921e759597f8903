import type { NoticeFaultCode } from '../../../domain/holiday-notice.ts'
import type { CalendarDayKind } from '../../../domain/working-calendar.ts'

export interface CalendarTexts {
  readonly title: string
  readonly hint: string
  readonly division: string
  readonly year: string
  readonly knownUntil: string
  readonly unknown: string
  readonly missed: (year: string) => string
  readonly near: (days: string) => string
  readonly years: {
    readonly title: string
    readonly line: (year: string, source: string) => string
    readonly none: string
  }
  readonly days: {
    readonly title: (year: string) => string
    readonly none: string
    readonly unpublished: string
    readonly day: string
    readonly kind: string
    readonly name: string
    readonly source: string
    readonly own: string
  }
  readonly kinds: { readonly [Each in CalendarDayKind]: string }
  readonly weekdays: readonly [string, string, string, string, string, string, string]
  readonly notice: {
    readonly title: string
    readonly hint: string
    readonly year: string
    readonly text: string
    readonly read: string
    readonly found: (holidays: string, workdays: string) => string
    readonly faults: { readonly [Each in NoticeFaultCode]: (about: string) => string }
    readonly mend: string
    readonly source: string
    readonly documentNo: string
    readonly announcedOn: string
    readonly publish: string
    readonly lack: string
    readonly done: (year: string) => string
  }
  readonly local: {
    readonly title: string
    readonly hint: string
    readonly day: string
    readonly kind: string
    readonly name: string
    readonly source: string
    readonly submit: string
    readonly lack: string
    readonly done: (day: string) => string
  }
  readonly hours: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly change: (hall: string) => string
    readonly changeShort: string
    readonly never: string
  }
}

export const zh: CalendarTexts = {
  title: '工作日历',
  hint: '期限按法定工作日计算。没有公布放假安排的年份不作推算：录入当年通知后，办理中的期限在几分钟内重新计算。',
  division: '地区',
  year: '年份',
  knownUntil: '已知到',
  unknown: '今年的放假安排还没有录入，所有按工作日计算的期限都无法计算。',
  missed: (year) => `${year} 年的放假安排应当已经公布，请尽快录入：跨年的期限现在无法计算。`,
  near: (days) => `距离已知的最后一天还有 ${days} 天。`,
  years: {
    title: '放假调休通知',
    line: (year, source) => `${year} 年：${source}`,
    none: '还没有录入任何年份。',
  },
  days: {
    title: (year) => `${year} 年与周一至周五不同的日子`,
    none: '这一年没有不同的日子。',
    unpublished: '这一年的放假安排还没有录入。',
    day: '日期',
    kind: '性质',
    name: '名称',
    source: '依据',
    own: '本地规定',
  },
  kinds: {
    HOLIDAY: '放假',
    ADJUSTED_WORKDAY: '调休上班',
    COMPENSATORY_DAY_OFF: '补休',
    LOCAL_CLOSURE: '本地停止办公',
    LOCAL_OPENING: '本地加开',
    ORDINARY: '照常（按周一至周五）',
  },
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  notice: {
    title: '录入一年的通知',
    hint: '把国务院办公厅通知的正文粘贴进来，核对读出的日子后再公布。一年只公布一次，以后的变动逐日录入。',
    year: '通知是哪一年的',
    text: '通知正文',
    read: '读取',
    found: (holidays, workdays) => `读出放假 ${holidays} 天、调休上班 ${workdays} 天。`,
    faults: {
      NOTHING_FOUND: () => '没有读出任何日子，请粘贴“一、元旦：……”这样的正文。',
      NO_SUCH_DAY: (about) => `没有 ${about} 这一天。`,
      WEEKDAY_WRONG: (about) => `${about} 与通知里写的星期几不符。`,
      COUNT_WRONG: (about) => `天数不符：${about}`,
      OUTSIDE_YEAR: (about) => `${about} 不在这一年。`,
      TWICE: (about) => `${about} 出现了两次。`,
      WORKDAY_NOT_ON_WEEKEND: (about) => `${about} 不是周末，不能是调休上班。`,
      FESTIVAL_MISSING: (about) => `${about} 是法定节日，却没有放假。`,
    },
    mend: '有不一致的地方，请核对正文后重新读取。',
    source: '通知名称',
    documentNo: '文号（选填）',
    announcedOn: '公布日期',
    publish: '公布这一年',
    lack: '请填写通知名称和公布日期。',
    done: (year) => `${year} 年已经公布，办理中的期限正在重新计算。`,
  },
  local: {
    title: '本地的某一天',
    hint: '台风停止办公、周六加开、少数民族节日等。只能改今天及以后：已经过去的日子已经计算过了。',
    day: '日期',
    kind: '性质',
    name: '名称',
    source: '依据（文件或决定）',
    submit: '保存这一天',
    lack: '请填写日期、名称和依据。',
    done: (day) => `${day} 已保存，办理中的期限正在重新计算。`,
  },
  hours: {
    title: '大厅办公时间',
    hint: '按办公小时计算的期限用它；调休上班的周末按周一的时间。窗口自己的时间在“机构与目录”里。',
    none: '管辖范围内没有大厅填写过办公时间。',
    change: (hall) => `修改 ${hall} 的办公时间`,
    changeShort: '修改',
    never: '不办公',
  },
}
