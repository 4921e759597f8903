/** What the page of one’s own evaluations says. */
export interface OwnEvaluationTexts {
  readonly title: string
  readonly hint: (groupMin: string, days: string) => string
  readonly none: string
  readonly notAtWindows: string
  readonly batch: (from: string, until: string) => string
  readonly praise: string
  readonly all: (count: string) => string
  readonly words: string
  readonly noWords: string
  readonly invalidated: string
  readonly statement: string
  readonly state: string
  readonly stateNamed: (number: string) => string
  readonly stateHint: string
  readonly send: string
  readonly needWords: string
  readonly stated: string
  readonly appeal: string
  readonly appealNamed: (number: string) => string
  readonly appealed: string
  readonly later: {
    readonly title: string
    readonly hint: (groupMin: string) => string
  }
  readonly inviting: {
    readonly title: string
    readonly hint: string
    readonly inducing: string
    readonly evidence: (what: string) => string
    readonly source: (source: string) => string
  }
  readonly giveUp: string
  readonly giveUpNamed: (number: string) => string
}

export const zh: OwnEvaluationTexts = {
  title: '本人评价',
  hint: (groupMin, days) =>
    `按整周汇总，满 ${groupMin} 条才显示，最后一天过后 ${days} 天公布；顺序与时间无关，不显示事项和评价人。辱骂的词和长数字已遮盖。`,
  none: '还没有可以公布的评价：条数还不够，或者公布的日子还没有到。',
  notAtWindows: '您的账户还没有对应到窗口人员，请联系安全管理员。',
  batch: (from, until) => `${from} 至 ${until}`,
  praise: '群众的肯定',
  all: (count) => `全部评价（${count} 条）`,
  words: '留言',
  noWords: '没有留言',
  invalidated: '申诉成立，不计入得分',
  statement: '本人说明',
  state: '写说明',
  stateNamed: (number) => `对第 ${number} 条写说明`,
  stateHint: '每条只能写一次，办理和裁定的人会看到。请不要写任何人的姓名、电话和证件号码，也不要猜测是谁评价的。',
  send: '提交说明',
  needWords: '请先写下说明。',
  stated: '说明已保存。',
  appeal: '提出申诉',
  appealNamed: (number) => `对第 ${number} 条提出申诉`,
  appealed: '申诉已提出，由他人裁定；您不参与。',
  later: {
    title: '后来的评价（改评、追评）',
    hint: (groupMin) =>
      `联系或整改之后评价人自行提交的，同样按整周汇总，满 ${groupMin} 条才显示；不说明对应哪一条。第一次的评价不变。`,
  },
  inviting: {
    title: '邀请评价时可以这样说',
    hint: '每位办事群众都应当邀请；用语保持中立，评价时请回避，不看、不问、不代评。',
    inducing: '哪些算诱导评价',
    evidence: (what) => `所需证据：${what}`,
    source: (source) => `依据：${source}`,
  },
  giveUp: '收起',
  giveUpNamed: (number) => `收起第 ${number} 条`,
}
