/** What the page of the roster says. */
export interface DutyTexts {
  readonly title: string
  readonly hint: string
  readonly hall: string
  readonly chooseHall: string
  readonly now: (names: string) => string
  readonly between: string
  readonly nobodyNow: string
  readonly week: {
    readonly label: string
    readonly before: string
    readonly present: string
    readonly next: string
    readonly span: (from: string, until: string) => string
  }
  readonly weekdays: readonly string[]
  readonly today: string
  readonly nobody: string
  readonly empty: string
  readonly wholeDay: string
  readonly onDuty: string
  readonly oneself: (name: string) => string
  readonly covers: (name: string) => string
  readonly cover: {
    readonly open: string
    readonly of: (shift: string) => string
    readonly who: string
    readonly choose: string
    readonly submit: string
    readonly close: string
    readonly nobodyElse: string
    readonly done: string
  }
  readonly withdraw: {
    readonly open: string
    readonly of: (shift: string) => string
    readonly sure: string
    readonly done: string
  }
  readonly put: {
    readonly title: string
    readonly who: string
    readonly day: string
    readonly whole: string
    readonly from: string
    readonly until: string
    readonly submit: string
    readonly lack: string
    readonly done: string
    readonly nobody: string
  }
  readonly copy: {
    readonly open: string
    readonly sure: string
    readonly done: (count: string) => string
    readonly nothing: string
    readonly left: string
  }
}

export const zh: DutyTexts = {
  title: '值班表',
  hint: '新的差评、催办先告诉当时值班的内部监督员，以便当场处理。没有人值班，或值班的正是被评价人时，告诉本大厅全体内部监督员。',
  hall: '大厅',
  chooseHall: '请选择大厅',
  now: (names) => `现在值班：${names}`,
  between: '、',
  nobodyNow: '现在没有人值班：新的差评会告诉本大厅全体内部监督员。',
  week: {
    label: '周',
    before: '上一周',
    present: '本周',
    next: '下一周',
    span: (from, until) => `${from}至${until}`,
  },
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  today: '今天',
  nobody: '无人值班',
  empty: '这一周还没有排班。没有人值班时，全体内部监督员都会收到提醒。',
  wholeDay: '全天',
  onDuty: '值班中',
  oneself: (name) => `${name}（您）`,
  covers: (name) => `替 ${name}`,
  cover: {
    open: '替班',
    of: (shift) => `替班：${shift}`,
    who: '由谁替班',
    choose: '请选择',
    submit: '确认替班',
    close: '不替了',
    nobodyElse: '这一周本大厅没有其他内部监督员。休假时，请安全管理员给代班人授予有起止日期的岗位。',
    done: '已换人值班。',
  },
  withdraw: {
    open: '撤销',
    of: (shift) => `撤销：${shift}`,
    sure: '撤销后，这段时间如果没有别人值班，会告诉全体内部监督员。确定撤销吗？',
    done: '已撤销这一班。',
  },
  put: {
    title: '排班',
    who: '值班人',
    day: '日期',
    whole: '全天',
    from: '开始',
    until: '结束',
    submit: '排上',
    lack: '请选择值班人和日期。',
    done: '已排上。',
    nobody: '这一周本大厅没有内部监督员，无法排班。',
  },
  copy: {
    open: '把上一周复制到这一周',
    sure: '把上一周的每一班按同样的时间复制到这一周；替班不复制，按原来排的人。已有的班不会改变。确定吗？',
    done: (count) => `已复制 ${count} 班。`,
    nothing: '没有可以复制的班。',
    left: '下面这些没有复制：',
  },
}
