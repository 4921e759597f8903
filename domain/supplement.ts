import { type HandlingOrder, hasCitizen } from './handling-order.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import type { SatisfactionGrade } from './satisfaction-grade.ts'
import { dueAt, type ServiceCalendar, type TimeLimit } from './time-limit.ts'

/** 改评: how it is after somebody has been in touch; 追评: how it is after it has been put right. The first grade stays beside both. */
export const supplementKinds = ['REVISION', 'SUPPLEMENTARY'] as const
export type SupplementKind = (typeof supplementKinds)[number]

/** 首评、末评: which of somebody’s grades a figure counts. */
export const countedGrades = ['FIRST', 'LAST'] as const
type CountedGrade = (typeof countedGrades)[number]

/** The policy `supplement`; null: a region knows none of that kind. */
export interface SupplementPolicy {
  readonly revisionWithin: TimeLimit | null
  readonly supplementaryWithin: TimeLimit | null
  readonly counts: CountedGrade
}

export type SupplementRefusal = 'NOT_AT_THIS_STAGE' | 'SUPPLEMENTED_ALREADY' | 'INVALIDATED' | 'TOO_LATE'

/** What has become of an evaluation, as far as it matters for saying how it is now. */
export interface SupplementFacts {
  readonly order: HandlingOrder
  readonly given: readonly SupplementKind[]
  readonly isInvalidated: boolean
}

export interface SupplementContext {
  readonly policy: SupplementPolicy
  readonly calendar: ServiceCalendar
  readonly now: InstantMs
}

interface Offer {
  readonly kind: SupplementKind
  /** The first instant that is too late; null: the year is not published yet, so that nobody is. */
  readonly endsAt: InstantMs | null
}

/** What is asked for at this point of the order: never both, so that nobody is asked twice for one thing. */
function openedBy(order: HandlingOrder, policy: SupplementPolicy) {
  if (order.source !== 'EVALUATION' || !hasCitizen(order)) return undefined
  const { CONTACTED: contactedAt, FED_BACK: fedBackAt } = order.marks
  const isRectified = fedBackAt !== undefined && order.finding !== 'NO_LEGAL_BASIS'
  if (isRectified && policy.supplementaryWithin !== null)
    return { kind: 'SUPPLEMENTARY', from: fedBackAt, within: policy.supplementaryWithin } as const
  // An explanation is a contact too, also for somebody who could not be reached before.
  const from = fedBackAt ?? contactedAt
  if (from === undefined || policy.revisionWithin === null) return undefined
  return { kind: 'REVISION', from, within: policy.revisionWithin } as const
}

/** May this kind be given now? Which grade it is matters nothing: it may rise, stay or fall. */
export function giveSupplement(
  kind: SupplementKind,
  { order, given, isInvalidated }: SupplementFacts,
  { policy, calendar, now }: SupplementContext,
): Decision<Offer, SupplementRefusal> {
  if (given.includes(kind)) return refuse('SUPPLEMENTED_ALREADY')
  if (isInvalidated) return refuse('INVALIDATED')
  const opened = openedBy(order, policy)
  if (opened?.kind !== kind) return refuse('NOT_AT_THIS_STAGE')
  const due = dueAt(opened.within, opened.from, calendar)
  if (due.granted && now >= due.value) return refuse('TOO_LATE')
  return grant({ kind, endsAt: due.granted ? due.value : null })
}

/** What the citizen may give now; undefined where there is nothing. */
export function findOffer(facts: SupplementFacts, context: SupplementContext): Offer | undefined {
  for (const kind of supplementKinds) {
    const decision = giveSupplement(kind, facts, context)
    if (decision.granted) return decision.value
  }
  return undefined
}

/** @param later in the order in which they were given */
export function countedGradeOf(
  first: SatisfactionGrade,
  later: readonly SatisfactionGrade[],
  { counts }: Pick<SupplementPolicy, 'counts'>,
): SatisfactionGrade {
  return counts === 'LAST' ? (later.at(-1) ?? first) : first
}

export type GradeChange = 'ROSE' | 'STAYED' | 'FELL'

export function changeOf(first: SatisfactionGrade, later: SatisfactionGrade): GradeChange {
  if (later === first) return 'STAYED'
  return later > first ? 'ROSE' : 'FELL'
}
