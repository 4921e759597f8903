import type { AlertVisitRefusal } from '../../../domain/alert-visit.ts'
import type { PlanState } from '../../../domain/assessment-plan.ts'
import type { ScoreAlertOpening } from '../../../domain/score-alert.ts'
import type { ScoreLink } from '../../../domain/score-link.ts'
import type { ScoreListName } from '../../../domain/score-list.ts'
import type { ScoreListEntryOutcome, ScoreListEntryState } from '../../../domain/score-list-entry.ts'

/** What the page of alerts and lists says. */
export interface ScoreListTexts {
  readonly title: string
  readonly hint: string
  readonly shadow: string
  readonly more: string
  readonly shown: (count: string) => string
  readonly links: {
    readonly title: string
    readonly hint: string
    readonly names: { readonly [Each in ScoreLink]: string }
    readonly on: string
    readonly off: string
    readonly decided: (isOn: boolean, place: string, day: string) => string
    readonly none: string
    readonly decide: {
      readonly label: string
      readonly link: string
      readonly what: string
      readonly on: string
      readonly off: string
      readonly fromDay: string
      readonly fromDayHint: string
      readonly reason: string
      readonly submit: string
      readonly done: string
      readonly lack: string
    }
  }
  readonly alerts: {
    readonly title: string
    readonly none: string
    readonly services: string
    readonly months: string
    readonly month: (back: number) => string
    readonly mean: (mean: string, upper: string) => string
    readonly share: (share: string, lower: string) => string
    readonly count: (evaluations: string, effective: string) => string
    readonly expected: (mean: string, share: string) => string
    readonly would: { readonly [Each in ScoreAlertOpening]: string }
    readonly due: { readonly [Each in ScoreAlertOpening]: string }
    readonly opened: (time: string) => string
    readonly asked: (time: string) => string
    readonly order: string
    readonly orderOf: (what: string) => string
    /** Of the visit that an alert has opened. */
    readonly visit: {
      readonly states: { readonly [Each in PlanState]: string }
      readonly refusals: { readonly [Each in AlertVisitRefusal]: string }
      readonly refused: (why: string) => string
      readonly plan: string
      readonly planOf: (what: string) => string
    }
    readonly replaced: string
    readonly withdrawn: string
  }
  readonly entries: {
    readonly title: string
    readonly none: string
    readonly list: string
    readonly every: string
    readonly lists: { readonly [Each in ScoreListName]: string }
    readonly states: { readonly [Each in ScoreListEntryState]: string }
    readonly score: (score: string, group: string) => string
    readonly progress: (score: string, expected: string) => string
    readonly probability: (percent: string) => string
    readonly places: (places: string) => string
    readonly place: (at: number, of: number) => string
    readonly evaluations: (count: string, windows: string) => string
    readonly answerBy: (time: string) => string
    readonly ends: (day: string) => string
    readonly answer: string
    readonly reasons: string
    readonly outcomes: { readonly [Each in ScoreListEntryOutcome]: string }
    readonly answering: {
      readonly label: (what: string) => string
      readonly words: string
      readonly hint: string
      readonly submit: string
    }
    readonly deciding: {
      readonly label: (what: string) => string
      readonly outcome: string
      readonly words: string
      readonly hint: string
      readonly submit: string
    }
  }
  readonly refusals: Readonly<Record<string, string>>
}

export const zh: ScoreListTexts = {
  title: '预警与名单',
  hint: '由已定稿的月度结果推出，只在系统内可见。没有足够证据的，不预警、不上榜。',
  shadow: '试运行、无后果',
  more: '查看更多',
  shown: (count) => `共 ${count} 条`,
  links: {
    title: '启用情况',
    hint: '未启用的只试运行：照常计算、内部可见、不产生任何后果。启用只对决定生效日以后开始的月份有效，不追溯。',
    names: { ALERT: '预警开单', RED: '红榜', TO_IMPROVE: '待提升名单', PROGRESS: '进步奖' },
    on: '已启用',
    off: '试运行、无后果',
    decided: (isOn, place, day) => `${place}：自 ${day} 起${isOn ? '启用' : '停用'}`,
    none: '尚无决定',
    decide: {
      label: '作出启用或停用决定',
      link: '事项',
      what: '决定',
      on: '启用',
      off: '停用',
      fromDay: '生效日期',
      fromDayHint: '今天或以后；只对这一天起开始的月份有效',
      reason: '依据（会议纪要或文件）',
      submit: '作出决定，记录在案',
      done: '决定已记录',
      lack: '请填写生效日期和依据',
    },
  },
  alerts: {
    title: '预警',
    none: '没有预警',
    services: '同样的业务在同类窗口也会低于界限：原因在业务规则，不对窗口开单',
    months: '依据',
    month: (back) => (back === 0 ? '当月' : `前 ${back} 个月`),
    mean: (mean, upper) => `平均 ${mean} 分（最多 ${upper} 分）`,
    share: (share, lower) => `差评占 ${share}（至少 ${lower}）`,
    count: (evaluations, effective) => `评价 ${evaluations} 份，相当于 ${effective} 份独立评价`,
    expected: (mean, share) => `同类窗口办同样业务：平均 ${mean} 分，差评占 ${share}`,
    would: { ORDER: '启用后会开一张整改工单', VISIT: '启用后会安排一次暗访核查', NOTHING: '启用后也不开单' },
    due: { ORDER: '即将开整改工单', VISIT: '即将安排一次暗访核查', NOTHING: '不开单' },
    opened: (time) => `已于 ${time} 开整改工单`,
    asked: (time) => `已于 ${time} 转入暗访核查`,
    order: '查看工单',
    orderOf: (what) => `查看工单：${what}`,
    visit: {
      states: {
        DRAFT: '暗访已立项',
        FROZEN: '暗访已立项，等待抽取测评人员',
        DRAWN: '暗访已抽取，正在进行',
        PUBLISHED: '暗访结果已公布',
        WITHDRAWN: '暗访计划已撤回',
      },
      refusals: {
        WINDOW_CLOSED: '窗口已停用',
        FORM_NOT_IN_FORCE: '没有生效的测评表',
        NOBODY_TO_SEND: '评价员库里没有不需回避的人可派',
        NO_OUTSIDE_RANDOMNESS: '日志没有见证，也没有约定公开随机数',
      },
      refused: (why) => `未能自动安排暗访：${why}。请工作组另行安排`,
      plan: '查看测评计划',
      planOf: (what) => `查看测评计划：${what}`,
    },
    replaced: '该月已重新计算，以新版本为准',
    withdrawn: '所依据的月度结果已撤回，不再据此办理',
  },
  entries: {
    title: '红榜、待提升名单、进步奖',
    none: '没有窗口上榜',
    list: '名单',
    every: '全部',
    lists: { RED: '红榜', TO_IMPROVE: '待提升名单', PROGRESS: '进步奖' },
    states: {
      SHADOW: '试运行、无后果',
      NOTIFIED: '已告知单位，可以说明',
      TO_DECIDE: '单位已说明，待审定',
      LISTED: '在榜',
      REMOVED: '已移出',
      ENDED: '已到期',
      REPLACED: '该月已重新计算，以新版本为准',
      WITHDRAWN: '所依据的月度结果已撤回，不再在榜',
    },
    score: (score, group) => `得分 ${score}，同组平均 ${group}`,
    progress: (score, expected) => `得分 ${score}，同样起点自然预期 ${expected}`,
    probability: (percent) => `差距真实存在的把握 ${percent}`,
    places: (places) => `各月名次：${places}`,
    place: (at, of) => `第 ${at} 名（共 ${of} 个）`,
    evaluations: (count, windows) => `评价 ${count} 份，同组 ${windows} 个窗口`,
    answerBy: (time) => `可在 ${time} 前说明`,
    ends: (day) => `${day} 自动移出`,
    answer: '单位说明',
    reasons: '审定理由',
    outcomes: { KEPT: '维持', REMOVED: '移出' },
    answering: {
      label: (what) => `说明：${what}`,
      words: '说明',
      hint: '只能提交一次；不要写姓名、电话',
      submit: '提交说明，不能再改',
    },
    deciding: {
      label: (what) => `审定：${what}`,
      outcome: '结论',
      words: '理由',
      hint: '单位会看到',
      submit: '审定，不能再改',
    },
  },
  refusals: {
    COMMENT_EMPTY: '请写明内容',
    EFFECTIVE_BEFORE_TODAY: '生效日期不能早于今天',
    NOT_AT_THIS_STAGE: '现在不能这样做，请刷新后再看',
    STATED_ALREADY: '该单位已经说明过',
    PROPOSAL_DECIDED: '已由他人审定',
    DECIDES_OWN_CASE: '您与该单位有关，不能审定',
    OWN_PROPOSAL: '不能审定自己写的说明',
    NOT_YOURS_TO_DO: '只有该窗口的单位可以说明',
  },
}
