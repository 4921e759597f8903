import type { HandlingException, HandlingRate, LeftOutReason } from '../../../domain/handling-figure.ts'

interface Definition {
  readonly name: string
  readonly definition: string
  readonly source: string
}

/** What every face says of the figures: each with its definition, so that no number stands alone. */
export interface FigureTexts {
  readonly rates: { readonly [Each in HandlingRate]: Definition }
  readonly satisfaction: Definition
  readonly cycle: Definition
  readonly again: Definition & {
    readonly of: (again: string, rectified: string) => string
    readonly changes: (rose: string, stayed: string, fell: string) => string
    readonly content: (content: string, counts: 'FIRST' | 'LAST') => string
    readonly tooFew: (below: string) => string
  }
  readonly leftOut: { readonly [Each in LeftOutReason]: string }
  readonly exceptions: { readonly [Each in HandlingException]: { readonly name: string; readonly definition: string } }
  readonly standings: {
    readonly MET: string
    readonly MISSED: string
    readonly NO_GOAL: string
    readonly TOO_FEW: string
  }
  readonly definition: string
  readonly source: string
  readonly count: (count: string, of: string) => string
  readonly rated: (rated: string) => string
  readonly answered: (answered: string) => string
  readonly interval: (lower: string, upper: string) => string
  readonly goal: (goal: string) => string
  readonly goalDuration: (goal: string) => string
  readonly noGoal: string
  readonly noBaseline: string
  readonly tooFew: (below: string) => string
  readonly leftOutTitle: string
  readonly ninetieth: (time: string) => string
  readonly days: (days: string, hours: string) => string
  readonly hours: (hours: string, minutes: string) => string
  readonly minutes: (minutes: string) => string
  readonly points: (points: string) => string
  readonly period: (from: string, to: string, rounds: string) => string
  readonly none: string
  readonly notes: readonly string[]
}

const plan = '窗口服务质量评价体系 3.2、3.3'
const flag = '红旗窗口活动方案 7.3'
const provinces = '国办发〔2019〕51号及各地实施方案；新闻发布会对两项国家标准的介绍（公式为本平台定义）'

export const zh: FigureTexts = {
  rates: {
    acceptanceRate: {
      name: '受理率',
      definition: '已签收的工单 ÷ 签收期限已到或已签收的工单。重新办理的，提出时即为受理，不再计入。',
      source: flag,
    },
    followUpRate: {
      name: '差评回访率',
      definition: '已联系上反映人、对方不愿再谈，或者按规定次数尝试后转入核实的 ÷ 联系期限已到或已联系的。',
      source: provinces,
    },
    onTimeFollowUpRate: {
      name: '按时回访率',
      definition: '在联系期限（默认 24 小时）内回访的 ÷ 联系期限已到或已联系的。',
      source: '打分制监督机制：24 小时内响应回访',
    },
    realNameFollowUpRate: {
      name: '实名差评回访率',
      definition: '与差评回访率相同，只计知道联系方式的；匿名的不计，并列出件数。',
      source: provinces,
    },
    completionRate: {
      name: '办结率',
      definition: '已整改或已作出说明、提请复核的 ÷ 办理期限已到或已办理的。投诉按“来源”筛选，与受理率、回复率一并看。',
      source: flag,
    },
    rectificationRate: {
      name: '整改率',
      definition:
        '已整改并提请复核的 ÷ 整改期限已到或已整改的。复核退回的视为没有整改；诉求无法定依据而予以说明的不计，并列出件数。',
      source: plan,
    },
    onTimeRectificationRate: {
      name: '按期整改率',
      definition: '在期限（含经批准的延期）内整改或作出说明的 ÷ 期限已到或已办理的。逾期后才整改的不算按期。',
      source: plan,
    },
    replyRate: {
      name: '差评回复率（反馈率）',
      definition: '已把结果反馈给反映人的 ÷ 已反馈的，加上整改、复核或反馈任一步已逾期而未反馈的。',
      source: `${plan}；${flag}`,
    },
    rectificationSatisfactionRate: {
      name: '回访整改满意率',
      definition:
        '反映人评价“已解决”的 ÷ 反映人评价过的，加上要求重新办理的。没有评价的不计，并列出件数，不视为满意；回执经柜台转交的，其评价不计，另列件数。',
      source: provinces,
    },
  },
  satisfaction: {
    name: '整改满意度',
    definition:
      '反映人对整改给出的分数（0 至 100 分）的平均值。没有评分的不计，不补分；用经柜台转交的回执评分的不计，另列件数。',
    source: plan,
  },
  cycle: {
    name: '整改周期',
    definition:
      '从开单（或要求重新办理）到反馈结果所用时间的中位数；目标是缩短到以往的一定比例，以往没有测量过的不判断是否达标。',
    source: '红旗窗口活动方案 2.2',
  },
  again: {
    name: '整改后追评',
    definition:
      '整改结果反馈之后，评价人自己再次评价（追评）的 ÷ 至少整改反馈过一次的差评工单，按最后一轮开始的日期计。升、平、降与第一次的等级相比；第一次的等级不变。只作说明的、申诉成立的和投诉不计。没有目标：不得以此要求任何人修改评价。',
    source: '浙江“好差评”：整改后可追评一次；首评不覆盖（公式为本平台定义）',
    of: (again, rectified) => `${again} ÷ ${rectified} 件`,
    changes: (rose, stayed, fell) => `上升 ${rose} · 不变 ${stayed} · 下降 ${fell}`,
    content: (content, counts) => `其中按${counts === 'FIRST' ? '首评' : '末评'}计不是差评的 ${content} 件`,
    tooFew: (below) => `追评不足 ${below} 件，不出升降`,
  },
  leftOut: {
    NOT_DUE: '还在期限内，或者没有这项期限',
    INVALIDATED: '申诉成立，评价无效',
    EXPLAINED: '诉求无法定依据，已作说明',
    ANONYMOUS: '匿名，不知道联系谁',
    NOT_RATED: '反映人没有评价',
    RECEIPT_THROUGH_DESK: '用经柜台转交的回执评价',
  },
  exceptions: {
    ACCEPTED_LATE: { name: '逾期签收', definition: '签收期限到时还没有签收。' },
    CONTACTED_LATE: { name: '逾期回访', definition: '联系期限到时还没有联系上反映人。' },
    HANDLED_LATE: { name: '逾期整改', definition: '整改期限到时还没有整改或说明，包括现在仍未完成的。' },
    ANSWERED_LATE: { name: '逾期反馈', definition: '已经整改，但复核或反馈超过了期限。' },
    TAKEN_UP_AGAIN: { name: '重新办理', definition: '反映人认为没有解决，要求重新办理。' },
    UNSOLVED: { name: '未解决即办结', definition: '反映人评价“没有解决”，但已用完重新办理的次数，按现状办结。' },
    EXPLAINED: { name: '说明而未整改', definition: '认定诉求没有法律依据，只作了说明。' },
  },
  standings: { MET: '达标', MISSED: '未达标', NO_GOAL: '没有规定目标', TOO_FEW: '件数过少' },
  definition: '定义',
  source: '依据',
  count: (count, of) => `${count} ÷ ${of} 件`,
  rated: (rated) => `${rated} 件有评分`,
  answered: (answered) => `${answered} 件已反馈`,
  interval: (lower, upper) => `区间 ${lower} 至 ${upper}`,
  goal: (goal) => `目标 ≥ ${goal}`,
  goalDuration: (goal) => `目标 ${goal} 以内`,
  noGoal: '没有规定目标',
  noBaseline: '以往没有测量过，不判断是否达标',
  tooFew: (below) => `不足 ${below} 件，不出比率`,
  leftOutTitle: '不计入：',
  ninetieth: (time) => `九成在 ${time} 内反馈`,
  days: (days, hours) => `${days} 天 ${hours} 小时`,
  hours: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
  minutes: (minutes) => `${minutes} 分钟`,
  points: (points) => `${points} 分`,
  period: (from, to, rounds) => `${from} 至 ${to} 开单或重新办理的 ${rounds} 件`,
  none: '这段时间没有差评工单。',
  notes: [
    '目标按全部件数判断，没有抽样；区间只用于比较不同地方和时期，没有考虑同一人、同一天的相关性。',
    '拨测演练不计入任何指标。重新办理的另算一件，有自己的期限。',
    '这些定义是本平台的定义，不是国家标准的公式。',
  ],
}
