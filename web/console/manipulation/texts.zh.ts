import type { DetectorName, SignalState } from '../../../domain/manipulation.ts'
import type { ManipulationOutcome, ReviewState } from '../../../domain/manipulation-review.ts'

export interface ManipulationTexts {
  readonly title: string
  readonly hint: string
  readonly review: string
  readonly every: string
  readonly reviews: Readonly<Record<ReviewState, string>>
  readonly states: Readonly<Record<SignalState, string>>
  readonly detectors: Readonly<Record<DetectorName, string>>
  readonly meanings: Readonly<Record<DetectorName, string>>
  readonly outcomes: Readonly<Record<ManipulationOutcome, string>>
  readonly none: string
  readonly shown: (count: string) => string
  readonly more: string
  readonly staff: (no: string) => string
  readonly found: (day: string) => string
  readonly cell: string
  readonly observed: string
  readonly expected: string
  readonly chance: string
  readonly level: string
  readonly evaluations: string
  readonly parameters: string
  readonly figure: (from: string, to: string) => string
  readonly grade: string
  readonly counted: string
  readonly without: string
  readonly given: string
  readonly mean: string
  readonly marked: (percent: string) => string
  readonly unmarked: (percent: string) => string
  readonly proposed: (outcome: string, time: string, isOwn: boolean) => string
  readonly confirmed: (time: string) => string
  readonly refused: (time: string) => string
  readonly reasons: string
  readonly decideBy: (time: string) => string
  readonly overdue: string
  readonly refusedBefore: (count: string) => string
  readonly proposing: { readonly label: string; readonly submit: string; readonly outcome: string }
  readonly deciding: { readonly label: string; readonly submit: string; readonly answer: string }
  readonly answers: { readonly yes: string; readonly no: string }
  readonly words: string
  readonly wordsHint: string
  readonly refusals: Readonly<Record<string, string>>
}

export const zh: ManipulationTexts = {
  title: '刷评识别',
  hint: '这里列出看起来像刷评的情况。它只是线索，不是结论：暂存的评价在两个人复核以前照常计入得分，复核后放行或者作废，都留有记录，什么也不删除。对好评和差评用同样的方法，不会只因为分数低而暂存。',
  review: '复核状态',
  every: '全部',
  reviews: { OPEN: '待提出意见', PROPOSED: '待另一人审定', DECIDED: '已审定', WATCHED: '只提示' },
  states: { QUARANTINED: '暂存', WATCHED: '提示' },
  detectors: {
    BURST: '短时激增',
    DRIFT: '持续偏移',
    STREAK: '连续满分',
    PROMPT: '秒评',
    REGULAR: '间隔过匀',
    UNIFORM: '千篇一律',
    SELECTIVE: '选择性邀评',
    BOMBING: '集中差评',
    COUNTS: '数量不符',
  },
  meanings: {
    BURST: '几分钟内的评价远多于这个窗口这个时段平常的数量。',
    DRIFT: '五分的比例持续高于或者低于平常。也可能确实变好或者变差了。',
    STREAK: '连续五分的次数超出偶然，而且同一窗口有秒评。',
    PROMPT: '办结后几秒内就评的太多，几乎没有人这么快，可能有人代评。',
    REGULAR: '评价之间的间隔太均匀，不像不同的人先后来评。',
    UNIFORM: '同一组分项打分反复出现，明显多于本大厅其他窗口。',
    SELECTIVE: '办得不顺的人被邀请评价的，明显少于同一天其他人。',
    BOMBING: '几分钟内集中出现差评，而且文字几乎一样。',
    COUNTS: '评价多于邀请，或者邀请多于服务。',
  },
  outcomes: { RELEASE: '放行', VOID: '作废' },
  none: '没有这样的线索。',
  shown: (count) => `显示 ${count} 条`,
  more: '显示更多',
  staff: (no) => `工号 ${no}`,
  found: (day) => `${day} 的评价`,
  cell: '时段或类别',
  observed: '实际',
  expected: '平常',
  chance: '偶然出现的概率',
  level: '错误发现率',
  evaluations: '涉及的评价',
  parameters: '当月冻结参数的摘要',
  figure: (from, to) => `本窗口 ${from} 至 ${to} 的评价，计入和不计入暂存的对照`,
  grade: '分数',
  counted: '计入暂存',
  without: '不计入暂存',
  given: '合计',
  mean: '平均分',
  marked: (percent) => `暂存的占 ${percent}%，超过标注线，得分应同时看两列。`,
  unmarked: (percent) => `暂存的占 ${percent}%。`,
  proposed: (outcome, time, isOwn) => `${time} 有人提出：${outcome}${isOwn ? '（是您提出的）' : ''}`,
  confirmed: (time) => `${time} 另一人同意，已生效`,
  refused: (time) => `${time} 另一人不同意，可以重新提出`,
  reasons: '理由',
  decideBy: (time) => `请在 ${time} 前完成复核`,
  overdue: '复核已超过期限。超期不等于作废，评价仍然计入。',
  refusedBefore: (count) => `以前有 ${count} 次意见没有得到同意。`,
  proposing: { label: '提出复核意见', submit: '提出', outcome: '意见' },
  deciding: { label: '审定别人的意见', submit: '审定', answer: '是否同意' },
  answers: { yes: '同意', no: '不同意' },
  words: '理由',
  wordsHint: '请写明核查了什么、看到了什么。',
  refusals: {
    OWN_PROPOSAL: '您提出的意见要由另一个人审定。',
    DECIDES_OWN_CASE: '您是这个大厅的人，请由别人复核。',
    PROPOSAL_DECIDED: '已经审定过了，请重新打开本页。',
    CONFLICT: '情况已有变化，请重新打开本页。',
    COMMENT_EMPTY: '请写明理由。',
    COMMENT_TOO_LONG: '理由太长。',
  },
}
