import type {
  CalibrationCause,
  CalibrationState,
  DisqualificationGround,
  DisqualificationOutcome,
  ReviewOutcome,
} from '../../../domain/assessment-review.ts'
import type { CarelessReason } from '../../../domain/careless-rater.ts'

export type ReviewState = 'OPEN' | 'REVIEWED' | 'OVER'
export type Pool =
  | 'THIRD_PARTY'
  | 'MYSTERY_SHOPPER'
  | 'SOCIAL_SUPERVISOR'
  | 'WORKING_GROUP'
  | 'WINDOW_SUPERVISOR'
  | 'INSPECTOR'
type Gap = 'TOO_FEW' | 'NOT_CROSSED' | 'NO_VARIATION'

/** What the pages of review, calibration and agreement say. */
export interface ReviewTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly states: { readonly [Each in ReviewState]: string }
  readonly every: string
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly pools: { readonly [Each in Pool]: string }
  readonly visitedOn: (day: string) => string
  readonly points: string
  readonly say: (points: string) => string
  readonly notApplied: string
  readonly agency: string
  readonly reviewBy: (time: string) => string
  readonly reviewed: (agency: string, time: string) => string
  readonly found: string
  readonly words: string
  readonly said: string
  readonly marksOf: (count: number) => string
  readonly hindrances: { readonly [Each in 'FORBIDDEN' | 'NO_AGENCY' | 'OWN_AGENCY' | 'OWN_ASSESSMENT']: string }
  readonly outcomes: { readonly [Each in ReviewOutcome]: string }
  readonly ask: {
    readonly label: (place: string) => string
    readonly outcome: string
    readonly points: string
    readonly submit: string
    readonly lack: string
  }
  readonly draws: {
    readonly title: string
    readonly line: (month: string, handedIn: string, drawn: string) => string
    readonly seed: (seed: string) => string
    readonly notYet: string
  }
  readonly calibration: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly own: string
    readonly ownHint: string
    readonly ownNone: string
    readonly apart: (points: string) => string
    readonly states: { readonly [Each in CalibrationState]: string }
    readonly until: (time: string) => string
    readonly you: string
    readonly other: string
    readonly seats: { readonly FIRST: string; readonly SECOND: string; readonly THIRD: string }
    readonly mark: (mark: string, anchor: string) => string
    readonly steps: { readonly [Each in 'REASON' | 'CONCLUSION' | 'AGREED' | 'CLOSED']: string }
    readonly hidden: string
    readonly causes: { readonly [Each in CalibrationCause]: string }
    readonly cause: string
    readonly both: string
    readonly forms: { readonly [Each in 'REASON' | 'CONCLUSION' | 'AGREED' | 'CLOSED']: string }
  }
  readonly disqualification: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly waiting: string
    readonly grounds: { readonly [Each in DisqualificationGround]: string }
    readonly outcomes: { readonly [Each in DisqualificationOutcome]: string }
    readonly proposed: (name: string, time: string) => string
    readonly decided: (name: string, time: string) => string
    readonly outcome: string
    readonly reason: string
    readonly decide: string
    readonly propose: (name: string) => string
    readonly open: string
    readonly ground: string
    readonly submit: string
    readonly kept: string
  }
  readonly agreement: {
    readonly title: string
    readonly hint: string
    readonly form: string
    readonly plan: string
    readonly pool: string
    readonly allPlans: string
    readonly allPools: string
    readonly none: string
    readonly counted: (visits: string, pairs: string) => string
    readonly components: {
      readonly title: string
      readonly hint: string
      readonly double: string
      readonly crossed: string
      readonly icc: string
      readonly targets: string
      readonly raters: string
      readonly residual: string
      readonly within: string
    }
    readonly gaps: { readonly [Each in Gap]: string }
    readonly tooFew: (min: string) => string
    readonly indicators: {
      readonly title: string
      readonly hint: string
      readonly indicator: string
      readonly units: string
      readonly raw: string
      readonly alpha: string
      readonly ac2: string
    }
    readonly between: (lower: string, upper: string) => string
    readonly raters: {
      readonly title: string
      readonly hint: string
      readonly name: string
      readonly visits: string
      readonly paired: (paired: string) => string
      readonly rawMean: string
      readonly corrected: string
      readonly severity: string
      readonly strict: (points: string) => string
      readonly mild: (points: string) => string
      readonly even: string
      readonly notConnected: string
      readonly group: (group: string) => string
      readonly careless: string
      readonly nothing: string
    }
    readonly reasons: { readonly [Each in CarelessReason]: (measured: string, bound: string, visits: string) => string }
    readonly chance: (perMillion: string) => string
  }
}

export const zh: ReviewTexts = {
  title: '测评复核',
  hint: '每月从各机构提交的测评中随机抽取一部分，由另一机构复核。原测评不改动，复核结果列在旁边。',
  state: '状态',
  states: { OPEN: '待复核', REVIEWED: '已复核', OVER: '已过期限' },
  every: '全部',
  none: '没有符合条件的测评。',
  shown: (count) => `共显示 ${count} 份`,
  more: '显示更多',
  pools: {
    THIRD_PARTY: '第三方机构',
    MYSTERY_SHOPPER: '神秘顾客',
    SOCIAL_SUPERVISOR: '社会监督员',
    WORKING_GROUP: '工作小组',
    WINDOW_SUPERVISOR: '窗口监督员自评',
    INSPECTOR: '四不两直检查',
  },
  visitedOn: (day) => `${day} 到访`,
  points: '得分',
  say: (points) => `${points} 分`,
  notApplied: '不适用',
  agency: '测评机构',
  reviewBy: (time) => `请在 ${time} 前复核`,
  reviewed: (agency, time) => `${agency} 于 ${time} 复核`,
  found: '复核得分',
  words: '说明',
  said: '测评时写明',
  marksOf: (count) => `各项评分（${count} 项）`,
  hindrances: {
    FORBIDDEN: '由另一机构复核。',
    NO_AGENCY: '只有第三方机构现派的评价员可以复核。',
    OWN_AGENCY: '本机构的测评由另一机构复核。',
    OWN_ASSESSMENT: '本人的测评由别人复核。',
  },
  outcomes: { CONFIRMED: '维持', CHANGED: '变更', UNFOUNDED: '不成立' },
  ask: {
    label: (place) => `复核 ${place}`,
    outcome: '复核结论',
    points: '复核得分（0–100）',
    submit: '提交复核',
    lack: '请写明说明；变更时请填写 0–100 之间的得分，最多两位小数。',
  },
  draws: {
    title: '抽取记录',
    line: (month, handedIn, drawn) => `${month}：提交 ${handedIn} 份，抽取 ${drawn} 份`,
    seed: (seed) => `种子 ${seed}`,
    notYet: '复核期满后公布种子',
  },
  calibration: {
    title: '校准',
    hint: '两人在同一处的评分相差很大时，按规则自动发起：双方各说明理由，再得出共同结论，由第三人办结。',
    none: '没有校准任务。',
    own: '我的校准',
    ownHint:
      '您与另一位评价员在同一处的评分相差很大。请先写明您的理由；双方都写明后才能看到对方的理由。不会告知对方是谁。',
    ownNone: '您没有需要说明的评分。',
    apart: (points) => `相差 ${points} 分`,
    states: {
      ASKED: '待说明理由',
      REASONED: '待共同结论',
      CONCLUDED: '待对方同意',
      AGREED: '待第三人办结',
      CLOSED: '已办结',
    },
    until: (time) => `请在 ${time} 前完成`,
    you: '您',
    other: '对方',
    seats: { FIRST: '评价员一', SECOND: '评价员二', THIRD: '第三人' },
    mark: (mark, anchor) => `${mark}：${anchor}`,
    steps: { REASON: '说明理由', CONCLUSION: '提出共同结论', AGREED: '同意', CLOSED: '办结' },
    hidden: '您说明理由后可见',
    causes: { ANCHOR_UNCLEAR: '行为锚定不清', RATER_WRONG: '一方评错', PLACE_CHANGED: '现场情况不同', OTHER: '其他' },
    cause: '原因',
    both: '双方现在都给的得分（0–100）',
    forms: { REASON: '提交理由', CONCLUSION: '提交共同结论', AGREED: '同意对方的结论', CLOSED: '办结' },
  },
  disqualification: {
    title: '取消评价员资格',
    hint: '一人提出并写明理由，由另一人审定；通过后其任期即日结束。',
    none: '没有建议。',
    waiting: '待审定',
    grounds: {
      CARELESS: '敷衍',
      REVIEWS: '复核多次不成立',
      CALIBRATIONS: '校准认定评错',
      PARTIAL: '应回避而未回避',
      OTHER: '其他',
    },
    outcomes: { ACCEPTED: '取消资格', REFUSED: '不取消' },
    proposed: (name, time) => `${name} 于 ${time} 提出`,
    decided: (name, time) => `${name} 于 ${time} 审定`,
    outcome: '审定结果',
    reason: '理由',
    decide: '提交审定',
    propose: (name) => `建议取消资格：${name}`,
    open: '建议取消资格',
    ground: '事由',
    submit: '提交建议',
    kept: '已提交，由另一人审定。',
  },
  agreement: {
    title: '一致性与宽严度',
    hint: '同一处由两人评分，他们有多一致、谁宽谁严。原始值与校正值并列，校正值不代替原始值。每个数字都附区间；太少则不出。',
    form: '测评表',
    plan: '测评计划',
    pool: '评价主体',
    allPlans: '全部计划',
    allPools: '全部',
    none: '还没有提交的测评。',
    counted: (visits, pairs) => `测评 ${visits} 份，双人到访 ${pairs} 处`,
    components: {
      title: '方差分量',
      hint: '得分的差异有多少来自窗口本身，有多少来自评价员和其他。以标准差表示，单位为分。',
      double: '双人到访（单因素）',
      crossed: '人人评过每一处（交叉设计）',
      icc: '组内相关系数',
      targets: '窗口之间',
      raters: '评价员之间',
      residual: '其余',
      within: '评价员与其余',
    },
    gaps: {
      TOO_FEW: '太少，不出数字',
      NOT_CROSSED: '并非人人评过每一处，不能算 ICC(2,1)',
      NO_VARIATION: '评分全都相同，无从比较',
    },
    tooFew: (min) => `双人到访不足 ${min} 处，不出数字`,
    indicators: {
      title: '各指标的一致性',
      hint: '绝大多数评分都是满分时，α 会跌到接近零，AC2 不会，所以连同原始一致率三者并列。',
      indicator: '指标',
      units: '处数',
      raw: '原始一致率',
      alpha: 'Krippendorff α',
      ac2: 'Gwet AC2',
    },
    between: (lower, upper) => `${lower} 至 ${upper}`,
    raters: {
      title: '评价员',
      hint: '宽严度只在彼此有共同到访处、连成一片的评价员之间比较。敷衍的提示是请他说明的理由，不是结论。',
      name: '评价员',
      visits: '到访',
      paired: (paired) => `其中双人 ${paired}`,
      rawMean: '原始平均',
      corrected: '校正平均',
      severity: '宽严度',
      strict: (points) => `偏严 ${points} 分`,
      mild: (points) => `偏宽 ${points} 分`,
      even: '居中',
      notConnected: '不可比',
      group: (group) => `第 ${group} 组`,
      careless: '敷衍提示',
      nothing: '无',
    },
    reasons: {
      SPREAD: (measured, bound, visits) =>
        `共同到访处的残差方差是他人的 ${measured} 倍（界限 ${bound} 倍，${visits} 处）`,
      SAME_PATTERN: (measured, bound, visits) =>
        `${measured} 的到访答案完全一样（界限 ${bound}，${visits} 处），他人少见`,
      SAME_MARKS: (measured, bound, visits) =>
        `${measured} 的到访整张表同一个分（界限 ${bound}，${visits} 处），他人少见`,
      TWO_PLACES: (measured, bound) => `${measured} 次在不可能的时间到了另一大厅（界限 ${bound} 次）`,
      SHORT_STAYS: (measured, bound) => `${measured} 次停留过短（界限 ${bound} 次）`,
    },
    chance: (perMillion) => `偶然出现的概率百万分之 ${perMillion}`,
  },
}
