/**
 * 开放数据: what of the published results anybody may take along as a table. Columns keep their names and meaning; where one is added or changed, the version of the table is another.
 */
interface OpenColumn {
  readonly name: string
  readonly zh: string
  readonly en: string
}

interface OpenTable {
  readonly version: number
  readonly zh: string
  readonly en: string
  readonly columns: readonly OpenColumn[]
}

const column = (name: string, zh: string, en: string): OpenColumn => ({ name, zh, en })

const period = [
  column('period', '周期：2026-11、2026-Q4、2026-H2、2026', 'period: 2026-11, 2026-Q4, 2026-H2, 2026'),
  column('revision', '0 为定稿，其后为更正的编号', '0: final; then the number of the revision'),
]
const hall = [column('hall_code', '大厅编码', 'code of the hall')]
const counts = [
  column('evaluations', '计入的评价数', 'evaluations that are counted'),
  column('invited', '邀请次数', 'how many were invited'),
  column('answered', '受邀后评价的次数', 'how many of them evaluated'),
  column('grade_1', '非常不满意', 'very dissatisfied'),
  column('grade_2', '不满意', 'dissatisfied'),
  column('grade_3', '基本满意', 'basically satisfied'),
  column('grade_4', '满意', 'satisfied'),
  column('grade_5', '非常满意', 'very satisfied'),
]
const share = [
  column('good_hundredths', '好评率，万分之一', 'share that is not bad, in hundredths of a percent'),
  column('good_lower_hundredths', '好评率区间下限', 'lower end of its interval'),
  column('good_upper_hundredths', '好评率区间上限', 'upper end of its interval'),
]

/** A place, or a group of orders, of fewer than the smallest group is empty, and so is whatever would give it away. Of a place that is told a single grade may be of fewer. */
export const openTables = {
  periods: {
    version: 1,
    zh: '已公布的各期结果，含更正和撤回',
    en: 'Results of every period that was published, with revisions and what was withdrawn',
    columns: [
      ...period,
      column('kind', '月、季度、半年、年', 'month, quarter, half-year, year'),
      column('from_day', '第一天（按办事日期）', 'first day of service'),
      column('to_day', '最后一天', 'last day of service'),
      column('published_at', '公布时间', 'when it was published'),
      column('days_late', '比公开目录晚的天数', 'days after the day of the catalogue'),
      column('withdrawn_at', '撤回时间，空为有效', 'when it was withdrawn; empty: it stands'),
      column('withdrawn_reason', '撤回的原因', 'why it was withdrawn'),
      ...counts,
      ...share,
      column('invalidated', '申诉成立、不计入的', 'left out on appeal'),
      column('exempted', '容错、不计入的', 'left out for exempted days'),
      column('result_digest', '结果全文的 SHA-256，记在存证日志中', 'SHA-256 of the text of the result, as in the log'),
    ],
  },
  halls: {
    version: 1,
    zh: '已公布的各期结果，按大厅',
    en: 'Published results by hall',
    columns: [...period, ...hall, ...counts, ...share],
  },
  windows: {
    version: 1,
    zh: '最近一个月的公布结果，按窗口；本表只列点名窗口的分数，各窗口自己的分值见其页面',
    en: 'Published results of the latest month by window; this table has scores of those that are named alone, each window’s own page tells its own',
    columns: [
      ...period,
      ...hall,
      column('window_code', '窗口编码', 'code of the window'),
      ...counts,
      ...share,
      column('named', 'TOP 前列，BOTTOM 待提升，空为不点名', 'TOP, BOTTOM; empty: not named'),
      column('score_thousandths', '得分，千分之一分', 'score, in thousandths of a point'),
      column('lower_thousandths', '区间下限', 'lower end of its interval'),
      column('upper_thousandths', '区间上限', 'upper end of its interval'),
    ],
  },
  rectification: {
    version: 1,
    zh: '差评与投诉的整改，按大厅；空行名为全部',
    en: 'How bad evaluations and complaints are put right, by hall; without a code: all',
    columns: [
      column('counted_at', '统计时间', 'when it was counted'),
      column('from_day', '第一天', 'first day'),
      column('to_day', '最后一天', 'last day'),
      ...hall,
      column('under_way', '正在整改', 'being put right'),
      column('observed', '观察期内', 'answered and under observation'),
      column('replied', '已反馈', 'answered'),
      column('reply_due', '应反馈', 'to be answered by now'),
      column('rectified', '已整改', 'put right'),
      column('rectification_due', '应整改', 'to be put right by now'),
    ],
  },
} as const satisfies Readonly<Record<string, OpenTable>>

export type OpenTableName = keyof typeof openTables
export const openTableNames = Object.keys(openTables) as readonly OpenTableName[]

type OpenCell = string | number | null
export type OpenRow = readonly OpenCell[]
