import type { SystemIndicator } from './system-indicator.ts'

/** The same in both languages. */
export const words = (zh: string, en: string) => ({ zh, en })

const closedCases = words(
  '期间办结的办件，计入其首次服务所在窗口；演练件不计',
  'Cases closed in the period, at the window of their first service; drills do not count',
)
const acceptedCases = words(
  '期间受理的办件，计入其首次服务所在窗口；演练件不计',
  'Cases accepted in the period, at the window of their first service; drills do not count',
)
const servedAtCounters = words(
  '期间结束的柜台服务，计入提供服务的窗口；演练件不计。业务系统未报等待分钟数的不覆盖',
  'Services at counters that ended in the period, at the window that gave them; drills do not count. Not covered where the business system told no minutes',
)
const andNot = (
  { zh, en }: { readonly zh: string; readonly en: string },
  more: { readonly zh: string; readonly en: string },
) => words(`${zh}。${more.zh}`, `${en}. ${more.en}`)

/** 系统数据指标 that are read from cases and their services. */
export const caseIndicators: readonly SystemIndicator[] = [
  {
    measure: 'system.handling-days',
    name: words('办理工作日', 'Handling days'),
    definition: words(
      '从受理到办结经过的工作日，取中位数；不足一天按二十四小时折算，休息日不计',
      'Working days from acceptance to completion, the median; parts of a day by its twenty-four hours, days off are nothing',
    ),
    formula: words('各件（办结时刻 − 受理时刻）的工作日数的中位数', 'median of (completed − accepted) in working days'),
    counted: andNot(
      closedCases,
      words('跨越工作日历未公布年份的不覆盖', 'Not covered where a year of the calendar is not published'),
    ),
    ...{ unit: 'WORKING_DAY', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'cases', covered: 'daysKnown', group: 'daysKnown' },
      formula: { kind: 'TOLD', column: 'daysMedian' },
    },
  },
  {
    measure: 'system.on-time',
    name: words('按时办结率', 'Done within the promised time'),
    definition: words('在事项承诺时限内办结的占比', 'The share of cases done within the limit promised for their item'),
    formula: words('承诺时限内办结数 ÷ 有承诺时限的办结数', 'done in time / closed cases with a limit'),
    counted: andNot(
      closedCases,
      words(
        '时限取受理日生效的事项版本，受理当日不计入；末日为休息日的顺延；无承诺时限或日历未公布的不覆盖',
        'By the version of the item in force on the day of acceptance, which is not counted; a last day off moves to the next working day; not covered without a limit or a calendar',
      ),
    ),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'cases', covered: 'limitKnown', group: 'limitKnown' },
      formula: { kind: 'RATIO', part: 'inTime', of: 'limitKnown', times: 100 },
    },
  },
  {
    measure: 'system.wait-median',
    name: words('等待时长（中位数）', 'Waiting, the median'),
    definition: words('从取号到叫号的分钟数，取中位数', 'Minutes from ticket to call, the median'),
    formula: words(
      '各次等待分钟数的中位数（偶数个取较小者）',
      'median of the minutes (of an even number the lower one)',
    ),
    counted: servedAtCounters,
    ...{ unit: 'MINUTE', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'services', records: 'served', covered: 'waitKnown', group: 'waitKnown' },
      formula: { kind: 'TOLD', column: 'waitMedian' },
    },
  },
  {
    measure: 'system.wait-p90',
    name: words('等待时长（九成位）', 'Waiting, nine of ten'),
    definition: words('十次等待中有九次不超过的分钟数', 'Minutes that nine of ten waits do not exceed'),
    formula: words('各次等待分钟数的 90 % 分位', '90th percentile of the minutes'),
    counted: servedAtCounters,
    ...{ unit: 'MINUTE', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'services', records: 'served', covered: 'waitKnown', group: 'waitKnown' },
      formula: { kind: 'TOLD', column: 'waitP90' },
    },
  },
  {
    measure: 'system.one-time-notice',
    name: words('一次性告知率', 'Everything told at once'),
    definition: words(
      '需补正的办件中，再提交一次即齐的占比：提交记录能说明的只有这一点，告知单本身不在系统中',
      'Of cases whose papers had to be brought again, the share for which one more time was enough: that is what records of submissions show; the notices themselves are not held',
    ),
    formula: words('恰好提交两次的件数 ÷ 提交两次及以上的件数', 'submitted exactly twice / submitted twice or more'),
    counted: andNot(
      acceptedCases,
      words('未报提交次数的不覆盖', 'Not covered where the number of submissions was not told'),
    ),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'accepted', records: 'cases', covered: 'submissionsKnown', group: 'broughtAgain' },
      formula: { kind: 'RATIO', part: 'broughtOnceMore', of: 'broughtAgain', times: 100 },
    },
  },
  {
    measure: 'system.second-submission',
    name: words('二次提交率', 'Papers brought again'),
    definition: words('提交两次及以上的办件占比', 'The share of cases that were submitted twice or more'),
    formula: words(
      '提交两次及以上的件数 ÷ 报有提交次数的受理件数',
      'submitted twice or more / cases with a number of submissions',
    ),
    counted: andNot(
      acceptedCases,
      words('未报提交次数的不覆盖', 'Not covered where the number of submissions was not told'),
    ),
    ...{ unit: 'PERCENT', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'accepted', records: 'cases', covered: 'submissionsKnown', group: 'submissionsKnown' },
      formula: { kind: 'RATIO', part: 'broughtAgain', of: 'submissionsKnown', times: 100 },
    },
  },
  {
    measure: 'system.trips',
    name: words('跑动次数', 'Trips'),
    definition: words('一件事到现场的平均次数', 'Mean number of trips for one case'),
    formula: words('到场次数之和 ÷ 报有次数的办结件数', 'trips / closed cases with a number of trips'),
    counted: andNot(closedCases, words('未报到场次数的不覆盖', 'Not covered where the number of trips was not told')),
    ...{ unit: 'COUNT', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'cases', covered: 'tripsKnown', group: 'tripsKnown' },
      formula: { kind: 'RATIO', part: 'trips', of: 'tripsKnown', times: 1 },
    },
  },
  {
    measure: 'system.finish-success',
    name: words('办成率', 'Finished with success'),
    definition: words('末次服务为办成的办件占比', 'The share of closed cases whose last service ended as done'),
    formula: words('末次服务办成的件数 ÷ 应计办结件数', 'last service done / cases that count'),
    counted: andNot(
      closedCases,
      words('末次为申请人撤回或依法应当不予办理的不计', 'Not those that were withdrawn or had to be refused by law'),
    ),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'judged', covered: 'judged', group: 'judged' },
      formula: { kind: 'RATIO', part: 'succeeded', of: 'judged', times: 100 },
    },
  },
  {
    measure: 'system.at-once',
    name: words('即来即办率', 'Done on the spot'),
    definition: words(
      '即办件中，受理当日、一次服务即办结的占比',
      'Of immediate cases, the share closed on the day of acceptance with one service',
    ),
    formula: words('当日一次办结数 ÷ 即办件受理数', 'closed that day with one service / immediate cases'),
    counted: andNot(acceptedCases, words('只计办件类型为即办件的', 'Only cases of the immediate type')),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'accepted', records: 'immediate', covered: 'immediate', group: 'immediate' },
      formula: { kind: 'RATIO', part: 'atOnce', of: 'immediate', times: 100 },
    },
  },
  {
    measure: 'system.online-share',
    name: words('全程网办占比', 'Done online from end to end'),
    definition: words(
      '办理渠道为网上且没有一次线下服务的办件占比',
      'The share of cases handled online without a single service elsewhere',
    ),
    formula: words('全程网办件数 ÷ 办结件数', 'online from end to end / closed cases'),
    counted: closedCases,
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'cases', covered: 'cases', group: 'cases' },
      formula: { kind: 'RATIO', part: 'online', of: 'cases', times: 100 },
    },
  },
  {
    measure: 'system.prejudged-share',
    name: words('智能预审占比', 'Judged first by machine'),
    definition: words('经智能预审的办件占比', 'The share of cases whose papers a machine has checked beforehand'),
    formula: words('智能预审件数 ÷ 报有该项的受理件数', 'prejudged / cases of which it was told'),
    counted: andNot(acceptedCases, words('未报是否预审的不覆盖', 'Not covered where it was not told')),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'accepted', records: 'cases', covered: 'prejudgedKnown', group: 'prejudgedKnown' },
      formula: { kind: 'RATIO', part: 'prejudged', of: 'prejudgedKnown', times: 100 },
    },
  },
  {
    measure: 'system.help-agent-share',
    name: words('帮办代办占比', 'Helped by an agent'),
    definition: words('由帮办代办人员协助的办件占比', 'The share of cases with a help agent'),
    formula: words('帮办代办件数 ÷ 报有该项的办结件数', 'helped / closed cases of which it was told'),
    counted: andNot(closedCases, words('未报是否帮办的不覆盖', 'Not covered where it was not told')),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'cases', covered: 'assistedKnown', group: 'assistedKnown' },
      formula: { kind: 'RATIO', part: 'assisted', of: 'assistedKnown', times: 100 },
    },
  },
  {
    measure: 'system.cross-department-days',
    name: words('跨部门办理工作日', 'Days across departments'),
    definition: words(
      '收件与决定不在同一部门的办件，从受理到办结的工作日，取中位数',
      'Working days of cases that one department takes in and another decides, the median',
    ),
    formula: words('跨部门办结件工作日数的中位数', 'median of the working days of such cases'),
    counted: andNot(
      closedCases,
      words('只计收件部门与决定部门不同的', 'Only where the receiving and the deciding department differ'),
    ),
    ...{ unit: 'WORKING_DAY', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'joint', covered: 'jointDaysKnown', group: 'jointDaysKnown' },
      formula: { kind: 'TOLD', column: 'jointDaysMedian' },
    },
  },
  {
    measure: 'system.cases-per-person',
    name: words('人均办件量', 'Cases per head'),
    definition: words(
      '首次服务有人接待的办结件数与接待人数之比。数量指标',
      'Closed cases over the people who took them in. It counts work, not quality',
    ),
    formula: words('有接待人员记录的办结件数 ÷ 接待人数', 'closed cases with a known member of staff / such members'),
    counted: andNot(
      closedCases,
      words('首次服务没有人员记录的不覆盖', 'Not covered where nobody was logged in at the first service'),
    ),
    ...{ unit: 'PER_PERSON', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'closed', records: 'cases', covered: 'staffed', group: 'staffed' },
      formula: { kind: 'RATIO', part: 'staffed', of: 'staff', times: 1 },
    },
  },
]
