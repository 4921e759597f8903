import type { AccountabilityOutcome, ClosureAuditChannel, ClosureAuditOutcome } from '../../../domain/closure-audit.ts'

export type AuditState = 'OPEN' | 'ASKED' | 'OVER'
type Hindrance = 'FORBIDDEN' | 'RATED_PERSON' | 'REVIEWS_OWN_WORK' | 'REVIEWS_OWN_HALL'

/** What the page of closure audits says. */
export interface ClosureAuditTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly states: { readonly [Each in AuditState]: string }
  readonly every: string
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly lead: string
  readonly done: string
  readonly fedBack: string
  readonly notThere: string
  readonly askBy: (time: string) => string
  readonly hindrances: { readonly [Each in Hindrance]: string }
  readonly noCall: string
  readonly call: string
  readonly callIt: string
  readonly ask: {
    readonly label: (place: string) => string
    readonly outcome: string
    readonly words: string
    readonly submit: string
  }
  /** FALSE is called as the region calls it. */
  readonly outcomes: { readonly [Each in Exclude<ClosureAuditOutcome, 'FALSE'>]: string }
  readonly falseClosure: string
  readonly channels: { readonly [Each in ClosureAuditChannel]: string }
  readonly asked: (how: string, time: string) => string
  readonly said: string
  /** Calls that have reached nobody. */
  readonly tries: {
    readonly made: (made: string, max: string) => string
    readonly tomorrow: string
  }
  readonly figures: {
    readonly title: (falseClosure: string) => string
    readonly definition: (falseClosure: string) => string
    readonly none: string
    readonly total: string
    readonly answered: (falseClosure: string, falseClosures: string, answered: string) => string
    readonly tooFew: (below: string) => string
    readonly rate: (percent: string, lower: string, upper: string) => string
    readonly beside: (drawn: string, open: string, notReached: string, declined: string) => string
    readonly by: { readonly UNIT: string; readonly HALL: string; readonly DIVISION: string }
  }
  readonly accountability: {
    readonly title: string
    readonly hint: (falseClosure: string) => string
    readonly none: string
    readonly cause: (falseClosure: string) => string
    readonly proposed: (time: string) => string
    readonly outcomes: { readonly [Each in AccountabilityOutcome]: string }
    readonly waiting: string
    readonly decided: (time: string) => string
    readonly form: (place: string) => string
    readonly outcome: string
    readonly words: string
    readonly submit: string
    readonly lack: string
  }
}

export const zh: ClosureAuditTexts = {
  title: '办结抽查',
  hint: '每月随机抽取已办结的差评工单，由与办理、复核无关的人再问一次群众：是不是真的改好了。问到一次为止，没有联系上的换一天再拨；要求不打扰的，只由本人凭回执回答。',
  state: '状态',
  states: { OPEN: '待回访', ASKED: '已问到结果', OVER: '期限已过' },
  every: '全部状态',
  none: '没有抽到的工单。',
  shown: (count) => `列出 ${count} 张`,
  more: '再列一些',
  lead: '主办单位',
  done: '整改情况（单位报）',
  fedBack: '向群众的反馈',
  notThere: '没有文字，或已删除',
  askBy: (time) => `${time} 前问到为准`,
  hindrances: {
    FORBIDDEN: '您的岗位只能查看。',
    RATED_PERSON: '这张工单与您本人有关，请由他人回访。',
    REVIEWS_OWN_WORK: '您或您的单位办理、复核过这张工单，请由他人回访。',
    REVIEWS_OWN_HALL: '您属于这个大厅，请由他人回访。',
  },
  noCall: '没有可以拨打的电话，或者本人要求不打扰。群众凭回执打开工单时会看到这个问题。',
  call: '号码按用途查看，查看留痕。',
  callIt: '查看联系电话',
  ask: {
    label: (place) => `登记回访结果：${place}`,
    outcome: '回访结果',
    words: '群众怎么说',
    submit: '登记，不能再改',
  },
  outcomes: {
    CONFIRMED: '确已改好',
    PARTLY: '部分改好',
    OTHER: '其他情况',
    NOT_REACHED: '没有联系上',
    DECLINED: '不愿回答',
  },
  falseClosure: '整改不实',
  channels: { PHONE: '电话', MAILBOX: '凭回执回答' },
  asked: (how, time) => `${how} · ${time}`,
  said: '群众的话',
  tries: {
    made: (made, max) => `没有联系上：${made} 次（每天一次，共 ${max} 次）`,
    tomorrow: '今天已拨打过，没有联系上。期限内明天起可再试；群众今天回电的，可直接登记结果。',
  },
  figures: {
    title: (falseClosure) => `${falseClosure}率`,
    definition: (falseClosure) =>
      `${falseClosure} ÷ 回答了“是不是真的改好了”的（确已改好、部分改好、${falseClosure}）。是抽样，括号内是 95 % 区间；多次没联系上、不愿回答、其他情况不计入，另列。定义由本平台拟定。`,
    none: '还没有抽查。',
    total: '合计',
    answered: (falseClosure, falseClosures, answered) => `${falseClosure} ${falseClosures} 件，回答 ${answered} 件`,
    tooFew: (below) => `回答不足 ${below} 件，不出比率`,
    rate: (percent, lower, upper) => `${percent}（${lower} 至 ${upper}）`,
    beside: (drawn, open, notReached, declined) =>
      `抽取 ${drawn}，待回访 ${open}，未联系上 ${notReached}，不愿回答 ${declined}`,
    by: { UNIT: '单位', HALL: '大厅', DIVISION: '区划' },
  },
  accountability: {
    title: '追责问责建议',
    hint: (falseClosure) =>
      `抽查认定${falseClosure}的，系统自动提出建议，由领导小组审议并写明理由。建议不等于认定责任。`,
    none: '没有建议。',
    cause: (falseClosure) => `办结后抽查认定${falseClosure}`,
    proposed: (time) => `提出 ${time}`,
    outcomes: { ACCEPTED: '采纳，追责问责', REFUSED: '不追责', OTHER: '其他处理' },
    waiting: '待审议',
    decided: (time) => `审议 ${time}`,
    form: (place) => `审议：${place}`,
    outcome: '审议意见',
    words: '理由',
    submit: '提交，不能再改',
    lack: '请选择意见并写明理由。',
  },
}
