import type { ReportKind, ReportSectionId, ReportTableId } from './report.ts'

type Said = Readonly<Record<string, string>>

/** 报告模板: every word of a report. In a sentence `{name}` stands for a cell of a table; no sentence holds a digit of its own. */
export interface ReportWords {
  readonly language: 'zh-CN' | 'en'
  readonly titles: Readonly<Record<ReportKind, string>>
  readonly ofPlace: (place: string, title: string) => string
  /** Of a week from its first to its last day. */
  readonly days: (from: string, to: string) => string
  readonly day: (year: number, month: number, day: number) => string
  readonly month: (year: number, month: number) => string
  readonly quarter: (year: number, nth: number) => string
  readonly year: (year: number) => string
  readonly inBrackets: (text: string) => string
  readonly heading: (nth: number, title: string) => string
  readonly table: (nth: number, title: string) => string
  readonly chart: (nth: number, title: string) => string
  readonly ofTable: (table: string, column: string) => string
  readonly sections: Readonly<Record<ReportSectionId, string>>
  readonly tables: Readonly<Record<ReportTableId, string>>
  /** By the name of the column; `table.column` where a table calls it otherwise. */
  readonly columns: Said
  /** What a code means, by the name of the column. */
  readonly codes: Readonly<Record<string, Said>>
  readonly findings: Said
  readonly whole: string
  readonly interval: string
  readonly goal: string
  readonly untold: string
  readonly notes: {
    readonly title: string
    /** The sheet of a workbook on which the words stand. */
    readonly sheet: string
    readonly untold: (smallest: string) => string
    readonly interval: string
    readonly basis: (revision: string, at: string) => string
    readonly firstVersion: string
    readonly revision: (nth: string) => string
    readonly digest: (digest: string) => string
    readonly made: (at: string) => string
    readonly noBasis: string
    readonly rules: string
  }
  readonly sender: string
}

const numerals = '一二三四五六七八九十'

export const reportZh: ReportWords = {
  language: 'zh-CN',
  titles: {
    WEEK: '服务窗口评价周报',
    MONTH: '服务窗口评价月报',
    QUARTER: '服务窗口评价季报',
    YEAR: '服务窗口评价年报',
  },
  ofPlace: (place, title) => `${place}${title}`,
  days: (from, to) => `${from}至${to}`,
  day: (year, month, day) => `${year}年${month}月${day}日`,
  month: (year, month) => `${year}年${month}月`,
  quarter: (year, nth) => `${year}年第${numerals[nth - 1]}季度`,
  year: (year) => `${year}年`,
  inBrackets: (text) => `（${text}）`,
  heading: (nth, title) => `${numerals[nth - 1]}、${title}`,
  table: (nth, title) => `表${nth}　${title}`,
  chart: (nth, title) => `图${nth}　${title}`,
  ofTable: (table, column) => `${table}：${column}`,
  sections: {
    OVERVIEW: '总体情况',
    PARTICIPATION: '参评情况',
    GRADES: '评价等级',
    HALLS: '各大厅情况',
    NAMED: '窗口比较结果',
    ORDERS: '差评与诉求办理',
    GOALS: '目标完成情况',
    ALERTS: '预警与名单',
    VISITS: '现场测评',
  },
  tables: {
    overview: '本期与上期',
    trend: '各月满意率',
    participation: '各窗口参评情况',
    grades: '各等级评价数量（可分列的评价）',
    halls: '各大厅评价情况',
    verdicts: '比较结论',
    named: '点名窗口',
    orders: '工单办理情况',
    hallOrders: '各大厅工单',
    closures: '办结抽查（自开展以来）',
    goals: '办理指标与目标',
    alerts: '预警',
    lists: '名单',
    visits: '已公布的现场测评',
  },
  columns: {
    ...{ period: '周期', evaluations: '评价（件）', invited: '邀评（次）', answered: '其中已评（次）', share: '占比' },
    ...{
      'overview.share': '参评率',
      'participation.share': '参评率',
      good: '满意率',
      lower: '区间下限',
      upper: '区间上限',
    },
    ...{
      window: '窗口',
      served: '服务（次）',
      evaluated: '已评（次）',
      grade: '等级',
      hall: '大厅',
      before: '上期满意率',
    },
    ...{
      change: '变化（百分点）',
      verdict: '结论',
      windows: '窗口（个）',
      months: '合并月数',
      score: '得分',
      matter: '事项',
    },
    ...{
      orders: '数量（件）',
      opened: '新开（件）',
      late: '逾期（件次）',
      again: '重新办理（件）',
      'hallOrders.share': '按期整改率',
    },
    ...{
      of: '应办（件）',
      'closures.of': '范围',
      drawn: '抽取（件）',
      'closures.answered': '答复（件）',
      untrue: '整改不实（件）',
    },
    ...{
      'closures.share': '整改不实率',
      rate: '指标',
      count: '完成（件）',
      'goals.share': '实际',
      goal: '目标',
      standing: '是否达到',
    },
    ...{
      alert: '预警',
      list: '名单',
      inForce: '已启用（次）',
      inShadow: '试运行（次）',
      pool: '测评主体',
      plans: '计划（项）',
    },
    ...{ visits: '提交（次）' },
  },
  codes: {
    grade: {
      ...{ GRADE_5: '非常满意', GRADE_4: '满意', GRADE_3: '基本满意', GRADE_2: '不满意', GRADE_1: '非常不满意' },
      ...{ BAD: '差评合计', ALL: '合计' },
    },
    verdict: {
      ...{ TOP: '好于同类', BOTTOM: '差于同类', MIDDLE: '居中', NO_DIFFERENCE_SHOWN: '未显示差异' },
      ...{ TOO_FEW_TO_TELL: '数量不足', LOW_PARTICIPATION: '参评率过低', NOT_COMPARABLE: '不可比' },
    },
    matter: {
      ...{ OPENED: '本期新开', ACCEPTED_LATE: '逾期受理', CONTACTED_LATE: '逾期联系', HANDLED_LATE: '逾期整改' },
      ...{ ANSWERED_LATE: '逾期答复', TAKEN_UP_AGAIN: '重新办理', UNSOLVED: '群众认为未解决', EXPLAINED: '解释说明' },
      ...{ UNDER_WAY: '目前正在整改', OBSERVED: '目前处于观察期' },
    },
    of: { ALL: '全部' },
    rate: {
      ...{ acceptanceRate: '受理率', followUpRate: '回访率', onTimeFollowUpRate: '按期回访率' },
      ...{ realNameFollowUpRate: '实名差评回访率', completionRate: '办结率', rectificationRate: '整改率' },
      ...{ onTimeRectificationRate: '按期整改率', replyRate: '答复率', rectificationSatisfactionRate: '整改满意率' },
    },
    standing: { MET: '达到', MISSED: '未达到', NO_GOAL: '未设目标', TOO_FEW: '数量不足' },
    alert: { LOW_TWICE: '连续低分', LOW_SHARE: '差评占比偏高', DRIFT: '持续下滑' },
    list: { RED: '红榜', TO_IMPROVE: '待提升名单', PROGRESS: '进步奖' },
    pool: {
      ...{ THIRD_PARTY: '第三方', MYSTERY_SHOPPER: '神秘顾客', SOCIAL_SUPERVISOR: '社会监督员' },
      ...{ WORKING_GROUP: '工作小组', WINDOW_SUPERVISOR: '内部监督员', INSPECTOR: '四不两直检查' },
    },
  },
  findings: {
    RECEIVED_ASKED: '本期有效评价{evaluations}件。邀请{invited}次，其中{answered}次作出评价，参评率{share}。',
    RECEIVED: '本期有效评价{evaluations}件。',
    RECEIVED_FEW: '本期评价数量过少，不予列示。',
    GOOD: '满意率{good}，区间为{lower}至{upper}。',
    GOOD_HIGHER: '高于{period}的{good}（区间{lower}至{upper}），两期区间不重叠，上升超出偶然范围。',
    GOOD_LOWER: '低于{period}的{good}（区间{lower}至{upper}），两期区间不重叠，下降超出偶然范围。',
    GOOD_ALIKE: '{period}为{good}（区间{lower}至{upper}），两期区间重叠，不能认定有升降。',
    NOTHING_BEFORE: '上一周期没有公布结果，不作比较。',
    GRADES_FEW: '可分等级列示的评价数量过少。',
    GRADES: '非常满意{best}件，占{bestShare}。',
    BAD: '差评{bad}件，占{badShare}。',
    HALL_BETTER: '上升最多的是{hall}，由{before}升至{good}（{change}个百分点），超出偶然范围。',
    HALL_WORSE: '下降最多的是{hall}，由{before}降至{good}（{change}个百分点），超出偶然范围。',
    NO_CHANGE_SHOWN: '各大厅与上期相比，变化均未超出偶然范围。',
    CHANGES_NOT_KNOWN: '没有可与上期比较的大厅。',
    NAMED_TOP: '{windows}个窗口好于同类窗口，予以点名。',
    NOBODY_NAMED: '本期没有窗口被认定好于同类窗口。',
    NAMED_BOTTOM: '{windows}个窗口差于同类窗口。',
    LAST_NOT_NAMED: '按先奖后罚的规定，差于同类的窗口暂不点名。',
    NO_DIFFERENCE_SHOWN: '{windows}个窗口与同类窗口未显示差异。',
    SERVED_ASKED: '共服务{served}次，邀请评价{invited}次，收到评价{evaluated}次，参评率{share}。',
    SERVED_ONLY: '共服务{served}次，没有邀请评价。',
    SERVED: '共服务{served}次，邀请评价{invited}次；数量过少，参评情况不予列示。',
    OPENED: '新开工单{orders}件。',
    NOTHING_OPENED: '本期没有新开工单。',
    NOTHING_LATE: '没有逾期。',
    ACCEPTED_LATE: '逾期受理{orders}件次。',
    CONTACTED_LATE: '逾期联系{orders}件次。',
    HANDLED_LATE: '逾期整改{orders}件次。',
    ANSWERED_LATE: '逾期答复{orders}件次。',
    TAKEN_UP_AGAIN: '群众要求重新办理{orders}件。',
    UNDER_WAY: '目前正在整改{orders}件。',
    OBSERVED: '目前处于观察期{orders}件。',
    CLOSURES:
      '办结抽查{drawn}件，{answered}件得到明确答复，其中整改不实{untrue}件，整改不实率{share}（区间{lower}至{upper}）。',
    CLOSURES_FEW: '办结抽查{drawn}件，{answered}件得到明确答复，其中整改不实{untrue}件；数量不足，不计比率。',
    GOAL_MISSED: '{rate}{share}（{count}/{of}），未达到{goal}的目标。',
    GOAL_MET: '{rate}{share}（{count}/{of}），达到{goal}的目标。',
    NO_GOAL_JUDGED: '本期没有可与目标比较的指标。',
    NO_ALERT: '本期没有触发预警。',
    ALERT: '{alert}预警：已启用{inForce}次，试运行{inShadow}次。',
    LISTED: '{list}：已启用{inForce}次，试运行{inShadow}次。',
    NO_VISIT: '本期没有公布现场测评。',
    VISITED: '{pool}测评计划{plans}项，提交{visits}次，覆盖窗口{windows}个。',
  },
  whole: '合计',
  interval: '区间',
  goal: '目标',
  untold: '—',
  notes: {
    title: '说明',
    sheet: '报告',
    untold: (smallest) => `“—”表示不足${smallest}件（次）或为避免推算而不列示，或尚无数据。`,
    interval: '满意率、得分和抽查比率附有区间：真实水平很可能在区间之内；区间重叠的，不排先后。',
    basis: (revision, at) => `评价与窗口比较结果引自${at}公布的结果（${revision}），与公开门户一致。`,
    firstVersion: '首次公布',
    revision: (nth) => `第${nth}次修订`,
    digest: (digest) => `结果文本摘要（SHA-256）：${digest}`,
    made: (at) => `工单办理、抽查情况截至${at}。`,
    noBasis: '本报告所用数据未经定稿公布，供内部工作使用。',
    rules: '本报告由平台按固定模板自动生成，结论中的数字均取自文中各表，无人改写。',
  },
  sender: '以评平台自动生成',
}
