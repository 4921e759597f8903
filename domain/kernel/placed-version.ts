import { type Decision, grant, refuse } from './decision.ts'
import type { PlainDate } from './plain-date.ts'

/** What is drafted for a division by one, decided by another, and then holds there and below from a day on. A version is never changed. */
export const draftOutcomes = ['PUBLISHED', 'REJECTED'] as const
export type DraftOutcome = (typeof draftOutcomes)[number]

export interface PlacedVersion {
  readonly code: string
  readonly version: number
  readonly divisionId: number
  /** null: nobody has decided yet. */
  readonly outcome: DraftOutcome | null
  /** The first day on which it may be in force; null where it was not put in force. */
  readonly effectiveFrom: PlainDate | null
}

/**
 * The version of one code that is in force for a place on a day: of the nearest division up the tree that has one, the latest not after the day, and
 * of that the highest. Whoever works by it keeps to it for ever.
 */
export function findInForce<Each extends PlacedVersion>(
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
export function findBase<Each extends PlacedVersion>(
  versions: readonly Each[],
  code: string,
  divisionPath: readonly number[],
): Each | undefined {
  return findInForce(versions, code, divisionPath, endOfDays)
}

function isPublished({ outcome, effectiveFrom }: PlacedVersion, on: PlainDate): boolean {
  return outcome === 'PUBLISHED' && effectiveFrom !== null && effectiveFrom <= on
}

function isLater(next: PlacedVersion, found: PlacedVersion | undefined): boolean {
  if (found === undefined || (next.effectiveFrom ?? '') > (found.effectiveFrom ?? '')) return true
  return next.effectiveFrom === found.effectiveFrom && next.version > found.version
}

/** Numbers go on from what the place works by, so that nobody there sees the same number twice. */
export function nextVersion(versions: readonly PlacedVersion[], code: string, divisionPath: readonly number[]): number {
  const seen = versions.filter((each) => each.code === code && divisionPath.includes(each.divisionId))
  return 1 + Math.max(0, ...seen.map(({ version }) => version))
}

export interface DraftDecisionAsk {
  readonly outcome: DraftOutcome
  readonly effectiveFrom: PlainDate | null
  readonly reason: string | null
}

export interface Drafted {
  readonly isOwn: boolean
  readonly isOpen: boolean
  /** What it was made from is still the last that was put in force for its place. */
  readonly isBaseLast: boolean
  /** Of the last version that was put in force in its division. */
  readonly lastEffectiveFrom: PlainDate | null
}

export type DraftDecisionRefusal =
  | 'OWN_DRAFT'
  | 'DRAFT_ENDED'
  | 'STEP_INCOMPLETE'
  | 'VERSION_PASSED'
  | 'EFFECTIVE_TOO_EARLY'
  | 'EFFECTIVE_DAYS_WRONG'

/**
 * 四眼: nobody puts in force what he has drafted. From tomorrow at the earliest, because somebody may be working by what holds today; and never before
 * the version that it follows, which would come back on its day.
 */
export function decideDraft(
  draft: Drafted,
  ask: DraftDecisionAsk,
  today: PlainDate,
): Decision<DraftDecisionAsk, DraftDecisionRefusal> {
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
