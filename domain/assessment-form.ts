import { type Decision, grant, refuse } from './kernel/decision.ts'

/**
 * 测评表: what an assessor answers at a window or about a case. Every mark of every indicator says by which behaviour it is given (行为锚定), so that two who
 * see the same give the same.
 */

/** What is read by people, in both languages of the faces. */
export interface FormWords {
  readonly zh: string
  readonly en: string
}

export interface ScaleStep {
  /** What the assessor chooses; whole, ascending. */
  readonly mark: number
  /** What it is worth, in hundredths of 100 (0..10000); ascending with the mark. */
  readonly points: number
  /** 行为锚定: what was seen where this mark is given. */
  readonly anchor: FormWords
}

export const evidenceKinds = ['NONE', 'WORDS', 'PHOTO', 'RECORDING', 'DOCUMENT'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export interface FormIndicator {
  /** Names it in marks, for ever. */
  readonly code: string
  /** Dimension or class; indicators with the same words belong together. */
  readonly group: FormWords
  readonly title: FormWords
  /** Of ten thousand; those of a form sum to 10000. */
  readonly weight: number
  readonly scale: readonly ScaleStep[]
  readonly evidence: EvidenceKind
  /** Evidence is needed where the mark is worth fewer points; null: with every mark. */
  readonly evidenceBelow: number | null
  /** 不适用: at some windows there is nothing of it to see. */
  readonly mayNotApply: boolean
}

export const formUnits = ['WINDOW', 'CASE'] as const
export type FormUnit = (typeof formUnits)[number]

export const locationRules = ['REQUIRED', 'OPTIONAL', 'NONE'] as const
export type LocationRule = (typeof locationRules)[number]

export interface AssessmentForm {
  readonly title: FormWords
  /** What one filled form is about. */
  readonly unit: FormUnit
  /** Whether the place of the visit is told with it. */
  readonly location: LocationRule
  readonly indicators: readonly FormIndicator[]
}

/** What all weights sum to, and what the best mark of all may be worth: a hundred, in hundredths. */
export const fullPoints = 10_000

export const formFaultCodes = [
  'FORM_EMPTY',
  'FORM_WORDS_MISSING',
  'INDICATOR_TWICE',
  /** A group with one name in one language has one in the other too. */
  'GROUP_NAMED_TWICE',
  'WEIGHT_WRONG',
  'WEIGHTS_NOT_FULL',
  'SCALE_TOO_SHORT',
  'MARK_TWICE',
  'MARKS_NOT_ASCENDING',
  'POINTS_NOT_ASCENDING',
  'ANCHOR_MISSING',
  /** No two marks of a scale may read the same: nobody could tell which to give. */
  'ANCHOR_TWICE',
  /** Asked for below a number that no mark falls below, or asked for never. */
  'EVIDENCE_SENSELESS',
  /** Where everything may not apply, a visit could end without anything said. */
  'NOTHING_ALWAYS_APPLIES',
] as const
export type FormFaultCode = (typeof formFaultCodes)[number]

export interface FormFault {
  readonly code: FormFaultCode
  /** JSON pointer into the form. */
  readonly at: string
}

/** Why a form may not be kept: the first fault in the order in which it is read; undefined where there is none. */
export function findFormFault(form: AssessmentForm): FormFault | undefined {
  return findFormFaults(form)[0]
}

/** All faults, for whoever is still writing. */
export function findFormFaults(form: AssessmentForm): readonly FormFault[] {
  const { indicators } = form
  if (indicators.length === 0) return [{ code: 'FORM_EMPTY', at: '/indicators' }]
  const faults: FormFault[] = isSaid(form.title) ? [] : [{ code: 'FORM_WORDS_MISSING', at: '/title' }]
  const [codes, groups] = [new Set<string>(), { zh: new Map<string, string>(), en: new Map<string, string>() }]
  for (const [place, indicator] of indicators.entries()) {
    const at = `/indicators/${place}`
    if (codes.has(indicator.code)) faults.push({ code: 'INDICATOR_TWICE', at: `${at}/code` })
    codes.add(indicator.code)
    const { zh, en } = indicator.group
    if ((groups.zh.get(zh) ?? en) !== en || (groups.en.get(en) ?? zh) !== zh)
      faults.push({ code: 'GROUP_NAMED_TWICE', at: `${at}/group` })
    groups.zh.set(zh, en)
    groups.en.set(en, zh)
    faults.push(...findIndicatorFaults(indicator, at))
  }
  if (indicators.reduce((sum, { weight }) => sum + weight, 0) !== fullPoints)
    faults.push({ code: 'WEIGHTS_NOT_FULL', at: '/indicators' })
  if (indicators.every(({ mayNotApply }) => mayNotApply))
    faults.push({ code: 'NOTHING_ALWAYS_APPLIES', at: '/indicators' })
  return faults
}

function findIndicatorFaults(indicator: FormIndicator, at: string): readonly FormFault[] {
  const { group, title, weight, scale, evidence, evidenceBelow } = indicator
  const faults: FormFault[] = []
  if (!isSaid(group)) faults.push({ code: 'FORM_WORDS_MISSING', at: `${at}/group` })
  if (!isSaid(title)) faults.push({ code: 'FORM_WORDS_MISSING', at: `${at}/title` })
  if (!Number.isInteger(weight) || weight < 1) faults.push({ code: 'WEIGHT_WRONG', at: `${at}/weight` })
  faults.push(...findScaleFaults(scale, `${at}/scale`))
  const lowest = Math.min(...scale.map(({ points }) => points))
  const isSensible = evidenceBelow === null || (evidence !== 'NONE' && isWorth(evidenceBelow) && evidenceBelow > lowest)
  if (!isSensible) faults.push({ code: 'EVIDENCE_SENSELESS', at: `${at}/evidenceBelow` })
  return faults
}

function findScaleFaults(scale: readonly ScaleStep[], at: string): readonly FormFault[] {
  if (scale.length < 2) return [{ code: 'SCALE_TOO_SHORT', at }]
  return scale.flatMap((step, place) => {
    const here = `${at}/${place}`
    const earlier = scale.slice(0, place)
    const before = earlier.at(-1)
    const faults: FormFault[] = []
    if (earlier.some(({ mark }) => mark === step.mark)) faults.push({ code: 'MARK_TWICE', at: `${here}/mark` })
    else if (!Number.isInteger(step.mark) || (before !== undefined && step.mark < before.mark))
      faults.push({ code: 'MARKS_NOT_ASCENDING', at: `${here}/mark` })
    if (!isWorth(step.points) || (before !== undefined && step.points <= before.points))
      faults.push({ code: 'POINTS_NOT_ASCENDING', at: `${here}/points` })
    if (!isSaid(step.anchor)) faults.push({ code: 'ANCHOR_MISSING', at: `${here}/anchor` })
    else if (earlier.some(({ anchor }) => anchor.zh === step.anchor.zh || anchor.en === step.anchor.en))
      faults.push({ code: 'ANCHOR_TWICE', at: `${here}/anchor` })
    return faults
  })
}

const isSaid = ({ zh, en }: FormWords) => zh.trim() !== '' && en.trim() !== ''
const isWorth = (points: number) => Number.isInteger(points) && points >= 0 && points <= fullPoints

/** Whether a mark has to be shown by evidence. What does not apply has nothing to show. */
export function needsEvidence(indicator: FormIndicator, mark: number | null): boolean {
  if (indicator.evidence === 'NONE' || mark === null) return false
  const step = indicator.scale.find((each) => each.mark === mark)
  return step !== undefined && (indicator.evidenceBelow === null || step.points < indicator.evidenceBelow)
}

/** By the code of the indicator: the mark, or null where it does not apply. */
export type FormMarks = Readonly<Record<string, number | null>>

interface IndicatorScore {
  readonly code: string
  readonly mark: number | null
  /** null: it does not apply. */
  readonly points: number | null
  /** What it weighed at this visit, of ten thousand; rounded to be read, the score is of the exact shares. */
  readonly weight: number
}

export interface FormScore {
  /** 0..10000, hundredths of 100. */
  readonly points: number
  readonly byIndicator: readonly IndicatorScore[]
}

export type ScoreRefusal = 'MARK_MISSING' | 'MARK_UNKNOWN' | 'INDICATOR_UNKNOWN' | 'APPLIES_ALWAYS' | 'NOTHING_APPLIES'

/**
 * What a filled form comes to. The weight of what does not apply goes to the others of its group in proportion to theirs; where nothing of a group
 * applies, that of the group goes to the other groups likewise. Counted in whole numbers without loss and rounded once, at the end, half up, so
 * that neither the order of the indicators nor the machine makes a difference.
 */
export function scoreForm(form: AssessmentForm, marks: FormMarks): Decision<FormScore, ScoreRefusal> {
  const refused = findMarkRefusal(form, marks)
  if (refused !== undefined) return refuse(refused.code, refused.at)
  const given = form.indicators.map((indicator) => ({ indicator, step: stepOf(indicator, marks) }))
  const groups = new Map<string, { whole: bigint; applying: bigint }>()
  for (const { indicator, step } of given) {
    const group = groups.get(indicator.group.zh) ?? { whole: 0n, applying: 0n }
    const weight = BigInt(indicator.weight)
    group.whole += weight
    if (step !== undefined) group.applying += weight
    groups.set(indicator.group.zh, group)
  }
  const applying = [...groups.values()].filter((group) => group.applying > 0n)
  const common = applying.reduce((product, group) => product * group.applying, 1n)
  const whole = common * applying.reduce((sum, group) => sum + group.whole, 0n)
  if (whole === 0n) return refuse('NOTHING_APPLIES')
  let points = 0n
  const byIndicator = given.map(({ indicator: { code, weight, group: words }, step }) => {
    const group = groups.get(words.zh)
    if (step === undefined || group === undefined) return { code, mark: null, points: null, weight: 0 }
    const share = BigInt(weight) * group.whole * (common / group.applying)
    points += share * BigInt(step.points)
    return { code, mark: step.mark, points: step.points, weight: roundedHalfUp(share * BigInt(fullPoints), whole) }
  })
  return grant({ points: roundedHalfUp(points, whole), byIndicator })
}

function stepOf({ code, scale }: FormIndicator, marks: FormMarks): ScaleStep | undefined {
  return scale.find(({ mark }) => mark === marks[code])
}

const roundedHalfUp = (of: bigint, by: bigint) => Number((of * 2n + by) / (by * 2n))

function findMarkRefusal(
  { indicators }: AssessmentForm,
  marks: FormMarks,
): { readonly code: ScoreRefusal; readonly at: string } | undefined {
  const known = new Set(indicators.map(({ code }) => code))
  const stray = Object.keys(marks).find((code) => !known.has(code))
  if (stray !== undefined) return { code: 'INDICATOR_UNKNOWN', at: `/marks/${stray}` }
  for (const { code, scale, mayNotApply } of indicators) {
    const [mark, at] = [Object.hasOwn(marks, code) ? marks[code] : undefined, `/marks/${code}`]
    if (mark === undefined) return { code: 'MARK_MISSING', at }
    if (mark === null && !mayNotApply) return { code: 'APPLIES_ALWAYS', at }
    if (mark !== null && !scale.some((step) => step.mark === mark)) return { code: 'MARK_UNKNOWN', at }
  }
  return undefined
}
