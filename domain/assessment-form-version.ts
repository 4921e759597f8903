import type { AssessmentForm, FormIndicator, ScaleStep } from './assessment-form.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { PlainDate } from './kernel/plain-date.ts'

/** 测评表版本: from a draft to what holds. A version is never changed; what shall be other is another version, by another pair of eyes. */
export const formOutcomes = ['PUBLISHED', 'REJECTED'] as const
export type FormOutcome = (typeof formOutcomes)[number]

export interface FormVersion {
  readonly formId: string
  readonly code: string
  readonly version: number
  readonly divisionId: number
  /** null: nobody has decided yet. */
  readonly outcome: FormOutcome | null
  /** The first day on which it may be in force; null where it was not put in force. */
  readonly effectiveFrom: PlainDate | null
}

/**
 * The version of one form that is in force for a place on a day: of the nearest division up the tree that has one, the latest not after the day, and
 * of that the highest. Whoever plans by it keeps to it for ever.
 */
export function findFormInForce<Each extends FormVersion>(
  versions: readonly Each[],
  code: string,
  divisionPath: readonly number[],
  on: PlainDate,
): Each | undefined {
  for (const divisionId of divisionPath) {
    const best = versions
      .filter((each) => each.code === code && each.divisionId === divisionId && isPublished(each, on))
      .reduce<Each | undefined>((found, next) => (isLater(next, found) ? next : found), undefined)
    if (best !== undefined) return best
  }
  return undefined
}

const endOfDays = '9999-12-31' as PlainDate

/** What a new version of a place is made from: the last that has been put in force for it, be it for a day to come. */
export function findFormBase<Each extends FormVersion>(
  versions: readonly Each[],
  code: string,
  divisionPath: readonly number[],
): Each | undefined {
  return findFormInForce(versions, code, divisionPath, endOfDays)
}

function isPublished({ outcome, effectiveFrom }: FormVersion, on: PlainDate): boolean {
  return outcome === 'PUBLISHED' && effectiveFrom !== null && effectiveFrom <= on
}

function isLater(next: FormVersion, found: FormVersion | undefined): boolean {
  if (found === undefined || (next.effectiveFrom ?? '') > (found.effectiveFrom ?? '')) return true
  return next.effectiveFrom === found.effectiveFrom && next.version > found.version
}

/** Numbers go on from what the place works by, so that nobody there sees the same number twice. */
export function nextFormVersion(
  versions: readonly FormVersion[],
  code: string,
  divisionPath: readonly number[],
): number {
  const seen = versions.filter((each) => each.code === code && divisionPath.includes(each.divisionId))
  return 1 + Math.max(0, ...seen.map(({ version }) => version))
}

export interface FormDecisionAsk {
  readonly outcome: FormOutcome
  readonly effectiveFrom: PlainDate | null
  readonly reason: string | null
}

export interface DraftedForm {
  readonly isOwn: boolean
  readonly isOpen: boolean
  /** What it was made from is still the last that was put in force for its place. */
  readonly isBaseLast: boolean
  /** Of the last version that was put in force in its division. */
  readonly lastEffectiveFrom: PlainDate | null
}

export type FormDecisionRefusal =
  | 'OWN_DRAFT'
  | 'DRAFT_ENDED'
  | 'STEP_INCOMPLETE'
  | 'VERSION_PASSED'
  | 'EFFECTIVE_TOO_EARLY'
  | 'EFFECTIVE_DAYS_WRONG'

/**
 * 四眼: nobody puts in force what he has drafted. From tomorrow at the earliest, because somebody may be filling in what holds today; and never before the
 * version that it follows, which would come back on its day.
 */
export function decideForm(
  draft: DraftedForm,
  ask: FormDecisionAsk,
  today: PlainDate,
): Decision<FormDecisionAsk, FormDecisionRefusal> {
  if (draft.isOwn) return refuse('OWN_DRAFT')
  if (!draft.isOpen) return refuse('DRAFT_ENDED')
  const { outcome, effectiveFrom, reason } = ask
  if (outcome === 'REJECTED')
    return reason === null ? refuse('STEP_INCOMPLETE', '/reason') : grant({ ...ask, effectiveFrom: null })
  if (effectiveFrom === null) return refuse('STEP_INCOMPLETE', '/effectiveFrom')
  if (!draft.isBaseLast) return refuse('VERSION_PASSED')
  if (effectiveFrom <= today) return refuse('EFFECTIVE_TOO_EARLY', '/effectiveFrom')
  if (draft.lastEffectiveFrom !== null && effectiveFrom < draft.lastEffectiveFrom)
    return refuse('EFFECTIVE_DAYS_WRONG', '/effectiveFrom')
  return grant(ask)
}

const formMembers = ['title', 'unit', 'location'] as const
const indicatorMembers = ['group', 'title', 'weight', 'evidence', 'evidenceBelow', 'mayNotApply'] as const

/** One difference between two versions of a form, for whoever decides. */
export type FormChange =
  | { readonly kind: 'FORM'; readonly members: readonly (typeof formMembers)[number][] }
  | { readonly kind: 'ADDED' | 'REMOVED'; readonly indicator: FormIndicator }
  | {
      readonly kind: 'CHANGED'
      readonly before: FormIndicator
      readonly after: FormIndicator
      readonly members: readonly (typeof indicatorMembers)[number][]
      readonly steps: readonly StepChange[]
    }
  /** The same indicators in another order: it is read otherwise and counts the same. */
  | { readonly kind: 'ORDER' }

interface StepChange {
  readonly mark: number
  readonly before: ScaleStep | undefined
  readonly after: ScaleStep | undefined
}

/** What is other in a version than in the one before; empty where nothing is. */
export function compareForms(before: AssessmentForm, after: AssessmentForm): readonly FormChange[] {
  const members = formMembers.filter((member) => !isSame(before[member], after[member]))
  const [old, kept] = [byCode(before), byCode(after)]
  const changed = after.indicators.flatMap((indicator): readonly FormChange[] => {
    const earlier = old.get(indicator.code)
    return earlier === undefined ? [{ kind: 'ADDED', indicator }] : compareIndicators(earlier, indicator)
  })
  const removed = before.indicators.filter(({ code }) => !kept.has(code))
  const orderOf = (form: AssessmentForm, among: ReadonlyMap<string, unknown>) =>
    form.indicators.map(({ code }) => code).filter((code) => among.has(code))
  return [
    ...(members.length === 0 ? [] : [{ kind: 'FORM', members } as const]),
    ...changed,
    ...removed.map((indicator) => ({ kind: 'REMOVED', indicator }) as const),
    ...(isSame(orderOf(before, kept), orderOf(after, old)) ? [] : [{ kind: 'ORDER' } as const]),
  ]
}

function compareIndicators(before: FormIndicator, after: FormIndicator): readonly FormChange[] {
  const members = indicatorMembers.filter((member) => !isSame(before[member], after[member]))
  const marks = [...new Set([...before.scale, ...after.scale].map(({ mark }) => mark))].sort((a, b) => a - b)
  const stepOf = ({ scale }: FormIndicator, mark: number) => scale.find((step) => step.mark === mark)
  const steps = marks
    .map((mark) => ({ mark, before: stepOf(before, mark), after: stepOf(after, mark) }))
    .filter((step) => !isSame(step.before, step.after))
  return members.length + steps.length === 0 ? [] : [{ kind: 'CHANGED', before, after, members, steps }]
}

const byCode = ({ indicators }: AssessmentForm) => new Map(indicators.map((each) => [each.code, each]))

/** Whatever order the members of an object have been kept in. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)])
}
