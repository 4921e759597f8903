import type { EvaluationAuditOutcome, GradeGroup, SeedSource } from '../../../domain/evaluation-audit.ts'
import type { EvaluationChannel } from '../../../domain/evaluation-channel.ts'
import type { SatisfactionGrade } from '../../../domain/satisfaction-grade.ts'

export type AuditState = 'OPEN' | 'ASKED' | 'OVER'

/** What the page of evaluation audits says. */
export interface EvaluationAuditTexts {
  readonly title: string
  readonly hint: string
  readonly state: string
  readonly states: { readonly [Each in AuditState]: string }
  readonly every: string
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly given: (day: string, grade: string, channel: string) => string
  readonly grades: { readonly [Each in SatisfactionGrade]: string }
  readonly channels: { readonly [Each in EvaluationChannel]: string }
  readonly askBy: (time: string) => string
  readonly asked: (time: string) => string
  readonly said: string
  readonly noCall: string
  readonly call: string
  readonly show: string
  readonly phone: string
  readonly script: readonly string[]
  readonly tries: (made: string, max: string) => string
  readonly tomorrow: string
  readonly ask: {
    readonly label: (place: string) => string
    readonly outcome: string
    readonly words: string
    readonly submit: string
  }
  readonly outcomes: { readonly [Each in EvaluationAuditOutcome]: string }
  readonly figures: {
    readonly title: string
    readonly definition: string
    readonly none: string
    readonly total: (month: string) => string
    readonly rate: (percent: string, lower: string, upper: string) => string
    readonly tooFew: (below: string, coverage: string) => string
    readonly coverage: (percent: string) => string
    readonly answered: (units: string, drawn: string, answered: string) => string
    readonly parts: (confirmed: string, notGiven: string, otherGrade: string, urged: string) => string
    readonly beside: (open: string, unreachable: string, declined: string, other: string) => string
    readonly by: { readonly GROUP: string; readonly CHANNEL: string; readonly HALL: string; readonly DIVISION: string }
    readonly groups: { readonly [Each in GradeGroup]: string }
  }
  readonly draws: {
    readonly title: string
    readonly hint: string
    readonly none: string
    readonly frozen: (units: string, time: string) => string
    readonly digest: string
    readonly leaf: string
    readonly seed: string
    readonly sources: { readonly [Each in SeedSource]: string }
    readonly seedAfter: (time: string) => string
    readonly told: string
    readonly drawn: (drawn: string, time: string) => string
    readonly waitsForWitnesses: string
    readonly form: (month: string) => string
    readonly result: string
    readonly source: string
    readonly submit: string
  }
}

export const zh: EvaluationAuditTexts = {
  title: '评价抽查',
  hint: '每月按窗口、档位、渠道随机抽取一成评价，由第三方打电话核实：是不是本人评的，是不是这个意思。抽到谁由事先冻结的名单和事后才有的种子决定，任何人都可以重算。',
  state: '状态',
  states: { OPEN: '待核实', ASKED: '已核实', OVER: '期限已过' },
  every: '全部状态',
  none: '没有抽到的评价。',
  shown: (count) => `列出 ${count} 条`,
  more: '再列一些',
  given: (day, grade, channel) => `${day} 办事，评价“${grade}”，渠道：${channel}`,
  grades: { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' },
  channels: {
    WEB: '网页',
    MOBILE: '手机端',
    QR_CODE: '扫码',
    HALL_TABLET: '窗口平板',
    KIOSK: '自助终端',
    PHONE: '电话',
    SMS: '短信',
    PAPER: '纸质表',
    KEYPAD: '按键评价器',
  },
  askBy: (time) => `${time} 前核实为准`,
  asked: (time) => `核实时间 ${time}`,
  said: '群众的话',
  noCall: '匿名评价、没有电话或本人要求不打扰：不拨打，计入未能核实。',
  call: '号码按用途查看，查看留痕。请照下面的话说，不问身份证号，不劝改评价。',
  show: '查看联系电话',
  phone: '联系电话',
  script: [
    '您好，我受政务服务评价第三方机构委托，核实一条评价，只要一分钟。',
    '您那天办完事以后，是您本人评价的吗？当时评的是这一档吗？',
    '评价的时候，有没有工作人员让您评哪一档，或者替您评？',
    '您的回答不会告诉窗口，也不会改变您的评价。谢谢您。',
  ],
  tries: (made, max) => `没有联系上：${made} 次（每天一次，共 ${max} 次）`,
  tomorrow: '今天已拨打过，没有联系上。期限内明天起可再试。',
  ask: {
    label: (place) => `登记核实结果：${place}`,
    outcome: '核实结果',
    words: '群众怎么说（不属实的必须写）',
    submit: '登记，不能再改',
  },
  outcomes: {
    CONFIRMED: '属实：本人评价，就是这一档',
    NOT_GIVEN: '不属实：本人没有评价过',
    OTHER_GRADE: '不属实：本人评的不是这一档',
    URGED: '不属实：被要求或诱导这样评',
    OTHER: '其他情况',
    NOT_REACHED: '没有联系上',
    DECLINED: '不愿回答',
  },
  figures: {
    title: '不实率（估计）',
    definition:
      '抽查中答复不属实的，按每条评价代表的条数加权，推算全部评价中有多大比例不是群众本人的真实意思。括号内是 95 % 区间（Wilson，有效样本量）。没有联系上的，按同档位、同渠道答复的人推算，另列人数。定义由本平台拟定。',
    none: '还没有抽样的月份。',
    total: (month) => `${month} 合计`,
    rate: (percent, lower, upper) => `${percent}（${lower} 至 ${upper}）`,
    tooFew: (below, coverage) => `回答不足 ${below} 条，或覆盖率不到 ${coverage}，不出比率`,
    coverage: (percent) => `覆盖率 ${percent}：有人答复的档位和渠道占全部评价的比例，其余不在比率之内`,
    answered: (units, drawn, answered) => `评价 ${units} 条，抽取 ${drawn}，答复 ${answered}`,
    parts: (confirmed, notGiven, otherGrade, urged) =>
      `属实 ${confirmed}，非本人 ${notGiven}，档位不符 ${otherGrade}，被诱导 ${urged}`,
    beside: (open, unreachable, declined, other) =>
      `待核实 ${open}，未能联系 ${unreachable}，不愿回答 ${declined}，其他 ${other}`,
    by: { GROUP: '档位', CHANNEL: '渠道', HALL: '大厅', DIVISION: '区划' },
    groups: { LOW: '差评（一、二档）', MIDDLE: '基本满意', HIGH: '好评（四、五档）' },
  },
  draws: {
    title: '冻结与抽样',
    hint: '月末先冻结名单并记入公开日志，再取谁也不能事先知道的种子。种子 = 冻结记录在日志中的哈希 + 见证方签名或公开摇奖结果。',
    none: '还没有冻结的月份。',
    frozen: (units, time) => `${units} 条评价，${time} 冻结`,
    digest: '名单摘要',
    leaf: '日志叶哈希',
    seed: '种子',
    sources: { WITNESSES: '种子来自见证方的签名', PUBLIC_DRAW: '种子来自公开摇奖' },
    seedAfter: (time) => `${time} 以后才能取种子`,
    told: '种子的来源',
    drawn: (drawn, time) => `${time} 抽取 ${drawn} 条`,
    waitsForWitnesses: '到时间后第一份检查点由见证方签名，系统自动抽样。',
    form: (month) => `录入公开摇奖结果：${month}`,
    result: '摇奖结果（期号和号码）',
    source: '在哪里可以查到',
    submit: '录入并抽样，不能再改',
  },
}
