import type { SystemIndicator } from './system-indicator.ts'
import { caseIndicators, words } from './system-indicator-case.ts'

const notHeld = (zh: string, en: string) => words(`此处不测：${zh}`, `Not measured here: ${en}`)

/** Every indicator that schemes may take from systems, in the order in which they are shown. */
export const systemIndicators: readonly SystemIndicator[] = [
  ...caseIndicators,
  {
    measure: 'system.complaints-per-thousand',
    name: words('千次服务投诉数', 'Complaints per thousand services'),
    definition: words('每千次服务收到的投诉数', 'Complaints for every thousand services'),
    formula: words('投诉数 ÷ 服务次数 × 1000', 'complaints / services × 1000'),
    counted: words(
      '期间立单的投诉与期间结束的服务；未指明窗口的投诉只计入大厅；演练不计',
      'Complaints whose orders were opened, and services that ended, in the period; complaints about no window count for the hall alone; drills do not count',
    ),
    ...{ unit: 'PER_THOUSAND', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'complaints', records: 'services', covered: 'services', group: 'services' },
      formula: { kind: 'RATIO', part: 'complaints', of: 'services', times: 1000 },
    },
  },
  {
    measure: 'handling.response-hours',
    name: words('问题响应速度', 'Hours to a first response'),
    definition: words(
      '差评、投诉从立单到首次联系上的小时数，取中位数',
      'Hours from opening an order to the first contact, the median',
    ),
    formula: words('各单首次联系小时数的中位数', 'median of the hours to the first contact'),
    counted: words(
      '期间立单的差评与投诉；尚未联系上的，按截至时刻已过的小时数计；无法联系的以核实为准；演练不计',
      'Orders about bad evaluations and complaints opened in the period; who has not been contacted yet counts with the hours up to the instant; who cannot be, with the verification; drills do not count',
    ),
    ...{ unit: 'HOUR', direction: 'LOWER_IS_BETTER' },
    source: {
      ...{ reading: 'responses', records: 'orders', covered: 'orders', group: 'orders' },
      formula: { kind: 'TOLD', column: 'hoursMedian' },
    },
  },
  {
    measure: 'handling.rectification',
    name: words('整改率', 'Put right'),
    definition: words(
      '到期的差评、投诉中已整改的占比',
      'Of bad evaluations and complaints that were due, the share put right',
    ),
    formula: words('已整改轮次 ÷（已整改轮次 + 到期未整改轮次）', 'rounds put right / (put right + overdue)'),
    counted: words(
      '期间开始的办理轮次；无法定依据、已作说明的不计，未到期的不计，被申诉撤销的评价不计；期限未排出的不覆盖',
      'Rounds of handling begun in the period; not where it was explained that nothing could be demanded, not what still has time, not evaluations found invalid; not covered without a term',
    ),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'rectifications', records: 'rounds', covered: 'judged', group: 'judged' },
      formula: { kind: 'RATIO', part: 'putRight', of: 'judged', times: 100 },
    },
  },
  {
    measure: 'opinion.adopted',
    name: words('意见采纳率', 'Opinions taken up'),
    definition: words(
      '期间收到的意见中，已决定采纳的占比',
      'Of suggestions received in the period, the share that was decided to be taken up',
    ),
    formula: words('采纳数 ÷ 收到数', 'taken up / received'),
    counted: words(
      '指明大厅的意见；并入他件的随主件；未指明窗口的只计入大厅',
      'Suggestions about a hall; one that was merged follows the other; those about no window count for the hall alone',
    ),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER' },
    source: {
      ...{ reading: 'suggestions', records: 'suggestions', covered: 'suggestions', group: 'suggestions' },
      formula: { kind: 'RATIO', part: 'takenUp', of: 'suggestions', times: 100 },
    },
  },
  {
    measure: 'system.accuracy',
    name: words('办件准确率', 'Cases without error'),
    definition: words(
      '办结后未被更正、撤销或退回的办件占比',
      'The share of closed cases that were not corrected, revoked or sent back',
    ),
    formula: words('1 − 更正、撤销、退回的办件数 ÷ 办结数', '1 − corrected, revoked or returned cases / closed cases'),
    counted: notHeld('业务系统不报更正与撤销', 'business systems do not tell what was corrected or revoked'),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER', source: null },
  },
  {
    measure: 'system.smart-devices',
    name: words('智慧设备使用率', 'Smart devices used'),
    definition: words('可由设备办理的业务中实际使用设备的占比', 'Of what machines can do, the share that they do'),
    formula: words('设备办理数 ÷ 可由设备办理数', 'done by machines / possible'),
    counted: notHeld('事项目录没有“可由设备办理”一项', 'the catalogue does not say which items machines can do'),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER', source: null },
  },
  {
    measure: 'entered.written-refusal',
    name: words('不予受理书面告知率', 'Refusals in writing'),
    definition: words('不予受理时出具书面告知并说明理由的占比', 'The share of refusals given in writing, with reasons'),
    formula: words('书面告知数 ÷ 不予受理数', 'in writing / refusals'),
    counted: notHeld(
      '业务系统只报不予办理，不报是否书面；由单位填报',
      'systems tell that a service was refused, not how; units enter it',
    ),
    ...{ unit: 'PERCENT', direction: 'HIGHER_IS_BETTER', source: null },
  },
]
