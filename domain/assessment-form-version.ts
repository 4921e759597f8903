import type { AssessmentForm, FormIndicator, ScaleStep } from './assessment-form.ts'
import type { PlacedVersion } from './kernel/placed-version.ts'
import { isSame } from './kernel/same.ts'

/**
 * 测评表版本: from a draft to what holds. A version is never changed; what shall be other is another version, by another pair of eyes. Which holds in
 * a place on a day, what another is made from, its number and who may put it in force is as with everything that is drafted for a place.
 */
export {
  type Drafted as DraftedForm,
  type DraftOutcome as FormOutcome,
  decideDraft as decideForm,
  draftOutcomes as formOutcomes,
  findBase as findFormBase,
  findInForce as findFormInForce,
  nextVersion as nextFormVersion,
} from './kernel/placed-version.ts'

export interface FormVersion extends PlacedVersion {
  readonly formId: string
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
