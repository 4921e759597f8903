import type { Answer } from '../call.ts'

type Told = Answer<'listRootCauses'>['causes'][number]
type Signal = Told['effects'][number]['signal']

/** What the page 根因分析 says. */
export interface RootCauseTexts {
  readonly title: string
  readonly hint: string
  readonly to: string
  readonly scope: (from: string, recentFrom: string, to: string, tested: string) => string
  readonly changedTitle: string
  readonly standingTitle: string
  readonly standingHint: string
  readonly none: string
  readonly item: (name: string, code: string) => string
  readonly window: (hall: string, code: string, name: string) => string
  readonly staff: (hall: string, no: string | null) => string
  readonly hall: (hall: string) => string
  readonly step: (step: string) => string
  readonly mode: (mode: string) => string
  readonly everywhere: string
  readonly owner: (name: string) => string
  readonly since: (day: string) => string
  readonly sinceKnown: (day: string) => string
  readonly sinceEarlier: (day: string) => string
  readonly between: (earliest: string, latest: string) => string
  readonly atStep: (step: string) => string
  readonly rule: string
  readonly signals: Readonly<Record<Signal, string>>
  readonly sentence: (signal: Signal, ratio: string, lower: string, upper: string) => string
  readonly counted: (seen: string, exposure: string, expected: string) => string
  readonly columns: {
    readonly signal: string
    readonly seen: string
    readonly expected: string
    readonly of: string
    readonly ratio: string
    readonly interval: string
  }
  readonly reasons: string
  readonly times: (count: string) => string
  readonly steps: Readonly<Record<NonNullable<Told['service']>, string>>
  readonly modes: Readonly<Record<NonNullable<Told['mode']>, string>>
  readonly notesTitle: string
  readonly notes: (falseShare: string, level: string) => readonly string[]
}

export const zh: RootCauseTexts = {
  title: '根因分析',
  hint: '把评价、办件、事项、环节和窗口放在一起看：最近变差的，是哪个事项、哪个窗口、哪一步，从哪天开始。',
  to: '截至',
  scope: (from, recentFrom, to, tested) =>
    `用 ${from} 至 ${to} 的办件和评价；最近的变化从 ${recentFrom} 起找，共检验 ${tested} 个对象。`,
  changedTitle: '最近变差的',
  standingTitle: '一贯偏高的',
  standingHint: '不是最近才变的；与其他事项、窗口相比一直偏高。',
  none: '没有发现有把握的变化。',
  item: (name, code) => `事项：${name}（${code}）`,
  window: (hall, code, name) => `窗口：${hall} ${code} ${name}`,
  staff: (hall, no) =>
    no === null ? `${hall}的一名工作人员（姓名、工号只告诉本大厅监督员）` : `工作人员：${hall} ${no}`,
  hall: (hall) => `大厅：${hall}`,
  step: (step) => `环节：${step}`,
  mode: (mode) => `办理方式：${mode}`,
  everywhere: '全部地方',
  owner: (name) => `主管单位：${name}`,
  since: (day) => `从${day}开始`,
  sinceKnown: (day) => `从${day}开始：系统里记着这一天有变动（新到岗，或者事项、材料有新版本）`,
  sinceEarlier: (day) => `${day}或者更早就开始了`,
  between: (earliest, latest) => `开始的日子很可能在${earliest}至${latest}之间。`,
  atStep: (step) => `主要出在“${step}”这一步。`,
  rule: '跟着事项走，不跟着办它的窗口走：先看材料、流程和系统，不要先怪窗口。',
  signals: { GRADE: '差评', RETURNED: '退回补正', REFUSED: '不予办理', ABANDONED: '中途放弃', HANDLING: '办理用时' },
  sentence: (signal, ratio, lower, upper) => `${zh.signals[signal]}是应有水平的 ${ratio} 倍（${lower}–${upper} 倍）`,
  counted: (seen, exposure, expected) => `${exposure} 次中有 ${seen} 次，按以往应有 ${expected} 次`,
  columns: { signal: '看什么', seen: '实际', expected: '应有', of: '总数', ratio: '倍数', interval: '区间' },
  reasons: '群众给出的理由',
  times: (count) => `${count} 次`,
  steps: {
    CONSULTATION: '咨询',
    APPLICATION: '申请受理',
    SUPPLEMENT: '补正材料',
    PAYMENT: '缴费',
    DECISION: '审查决定',
    COLLECTION: '领取结果',
    OTHER: '其他',
  },
  modes: { COUNTER: '窗口', SELF_SERVICE: '自助机', ONLINE: '网上', PHONE: '电话', HOME: '上门' },
  notesTitle: '怎么看',
  notes: (falseShare, level) => [
    '“应有”由这个对象自己以往的水平算出，并扣除了同一件办件里其他的因素：事项变了，不会算到办它的窗口头上；窗口变了，也不会算到它办的事项头上。',
    '先指出最明显的一个，把它当作已知，再检验其余的，直到没有有把握的为止。',
    `指出的对象里，因巧合而错报的预计不超过 ${falseShare}；区间的把握为 ${level}。`,
    '只在一天里出现的是偶发情况，不在这里指名。',
    '统计指出的是从哪里、从哪天开始看，是不是原因要到现场核实。',
  ],
}
