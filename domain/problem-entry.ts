import { addDays, type InstantMs, toPlainDate } from './kernel/plain-date.ts'

/**
 * 问题台账: each handling order whose verification found a problem is an entry. The same problem found again at the same place after it
 * was said to be mended is flagged with its whole history: the plan’s own case is one found three times, and still there next year.
 */

/** Where a problem is the same one: at the window, or of the item wherever in the hall it is served. */
export const problemPlaces = ['WINDOW', 'ITEM'] as const
type ProblemPlace = (typeof problemPlaces)[number]

/** What kind of problem, and by which reasons of the national sets a citizen says so. */
interface ProblemKind {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly tags: readonly string[]
}

/** The policy `problem-entry`. */
export interface ProblemEntryPolicy {
  readonly kinds: readonly ProblemKind[]
  readonly sameAt: readonly ProblemPlace[]
  /** So long after a closure it is the same problem again; later it is a new one. */
  readonly recursWithinNaturalDays: number
  /** From which time on the hall’s supervisor, and whoever reviews, is told; null: nobody. */
  readonly tellSupervisorFrom: number | null
  readonly tellReviewersFrom: number | null
  readonly exportRowsMax: number
}

/** What was found when it was verified. */
export interface FoundProblem {
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  /** Empty: nobody has said what the problem is, so nothing can be the same. */
  readonly kinds: readonly string[]
  readonly openedAt: InstantMs
}

export interface EarlierProblem extends FoundProblem {
  readonly orderId: string
  /** When its order was closed: as often as it was. */
  readonly closedAt: readonly InstantMs[]
  readonly occurrence: number
  /** The evaluation behind it was invalidated: it shows nothing. */
  readonly isInvalid: boolean
}

export interface Recurrence {
  /** 1 the first time. */
  readonly occurrence: number
  /** The orders after whose closure it was found again. */
  readonly previous: readonly string[]
}

/** What whoever verifies says it is goes before what was ticked: kinds in the order of the policy, each once. */
export function kindsOf(
  said: string | undefined,
  tags: readonly string[],
  { kinds }: Pick<ProblemEntryPolicy, 'kinds'>,
): readonly string[] {
  if (said !== undefined) return [said]
  return kinds.filter((kind) => kind.tags.some((tag) => tags.includes(tag))).map(({ code }) => code)
}

/** 屡改屡犯: how often the same problem has been found, this time included. What is still open is found once, however many say so. */
export function recurrenceOf(
  found: FoundProblem,
  earlier: readonly EarlierProblem[],
  policy: Pick<ProblemEntryPolicy, 'sameAt' | 'recursWithinNaturalDays'>,
): Recurrence {
  const again = earlier.filter(
    (each) =>
      !each.isInvalid &&
      isSameProblem(found, each, policy) &&
      each.closedAt.some((closedAt) => isWithin(closedAt, found.openedAt, policy)),
  )
  return {
    occurrence: 1 + Math.max(0, ...again.map(({ occurrence }) => occurrence)),
    previous: again.map(({ orderId }) => orderId),
  }
}

function isSameProblem(
  one: FoundProblem,
  other: FoundProblem,
  { sameAt }: Pick<ProblemEntryPolicy, 'sameAt'>,
): boolean {
  const isSameKind = one.kinds.some((kind) => other.kinds.includes(kind))
  return isSameKind && one.hallId === other.hallId && sameAt.some((place) => isSamePlace(place, one, other))
}

function isSamePlace(place: ProblemPlace, one: FoundProblem, other: FoundProblem): boolean {
  switch (place) {
    case 'WINDOW':
      return one.windowId !== null && one.windowId === other.windowId
    case 'ITEM':
      return one.itemId !== null && one.itemId === other.itemId
  }
}

/** The day of the closure is not counted and the last day counts whole (民法典 第二百零一条). */
function isWithin(
  closedAt: InstantMs,
  openedAt: InstantMs,
  { recursWithinNaturalDays }: Pick<ProblemEntryPolicy, 'recursWithinNaturalDays'>,
): boolean {
  return closedAt <= openedAt && toPlainDate(openedAt) <= addDays(toPlainDate(closedAt), recursWithinNaturalDays)
}

/** Whose desks hear of it: from which time on is policy, and the first time is no recurrence. */
export function desksToTell(
  occurrence: number,
  { tellSupervisorFrom, tellReviewersFrom }: Pick<ProblemEntryPolicy, 'tellSupervisorFrom' | 'tellReviewersFrom'>,
): readonly ('SUPERVISOR' | 'REVIEWERS')[] {
  const isFrom = (from: number | null) => from !== null && occurrence >= Math.max(2, from)
  return [
    ...(isFrom(tellSupervisorFrom) ? (['SUPERVISOR'] as const) : []),
    ...(isFrom(tellReviewersFrom) ? (['REVIEWERS'] as const) : []),
  ]
}
