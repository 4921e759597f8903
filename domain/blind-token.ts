import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate, weekdayOf } from './kernel/plain-date.ts'

/**
 * 盲签名凭证: who was served may have something signed that the platform does not see, and later show it with a general comment or a confidential report: then
 * it is known that somebody speaks who was served there in that week, and nobody can know who. It is never an evaluation: a case is evaluated once, openly
 * for that case.
 */
export const blindPurposes = ['PUBLIC_COMMENT', 'CONFIDENTIAL_REPORT'] as const
export type BlindPurpose = (typeof blindPurposes)[number]

export interface BlindTokenPolicy {
  readonly isOffered: boolean
  /** A window in which fewer services are expected in a week has no key of its own: it shares that of its hall. */
  readonly expectedMin: number
  /** Over so many past weeks is counted what is expected. */
  readonly expectedOverWeeks: number
  /** Keys are made, and shown to everybody, so many weeks before the week that they are for. */
  readonly keyWeeksAhead: number
  /** So many days after its week nothing more is signed by a key, and it is destroyed. */
  readonly graceDays: number
  /** So many days longer what was signed may be used. */
  readonly useDays: number
  /** A device waits a random time, at most so long, before it uses one: else the time of both would tell. */
  readonly delayMinutesMax: number
}

/** The Monday of the week in which an instant lies. */
export function weekOf(instant: InstantMs): PlainDate {
  const day = toPlainDate(instant)
  return addDays(day, 1 - weekdayOf(day))
}

/** Of which weeks there must be keys now. */
export function weeksWithKeys(now: InstantMs, { keyWeeksAhead }: BlindTokenPolicy): readonly PlainDate[] {
  const first = weekOf(now)
  return Array.from({ length: keyWeeksAhead + 1 }, (_, ahead) => addDays(first, 7 * ahead))
}

export interface BlindTimes {
  /** The first instant at which nothing is signed any more. */
  readonly issuesUntil: InstantMs
  /** The first instant at which what was signed is not taken any more. */
  readonly usableUntil: InstantMs
}

export function blindTimes(week: PlainDate, policy: Pick<BlindTokenPolicy, 'graceDays' | 'useDays'>): BlindTimes {
  const issuesUntil = addDays(week, 7 + policy.graceDays)
  return { issuesUntil: startOfDay(issuesUntil), usableUntil: startOfDay(addDays(issuesUntil, policy.useDays)) }
}

export interface ExpectedAt {
  readonly windowId: number
  /** Services in a week. */
  readonly expected: number
}

/** One key of a hall in a week. */
export interface KeyPlan {
  readonly purpose: BlindPurpose
  /** null: of the hall, for every window without one of its own. */
  readonly windowId: number | null
  /** Among how many services of the week whoever uses it is expected to be. */
  readonly expected: number
}

/**
 * The keys that a hall needs in a week: a window has its own where enough services are expected there; the others share one, so that nobody stands in a
 * crowd of three. A report has always that of the hall: at which window somebody was is nothing that he has to tell.
 */
export function planKeys(
  windows: readonly ExpectedAt[],
  { expectedMin }: Pick<BlindTokenPolicy, 'expectedMin'>,
): readonly KeyPlan[] {
  if (windows.length === 0) return []
  const large = windows.filter(({ expected }) => expected >= expectedMin)
  const small = windows.filter(({ expected }) => expected < expectedMin)
  const shared = small.length === 0 ? [] : [hallKey('PUBLIC_COMMENT', small)]
  const own = large.map((window) => ({ purpose: 'PUBLIC_COMMENT' as const, ...window }))
  return [...own, ...shared, hallKey('CONFIDENTIAL_REPORT', windows)]
}

function hallKey(purpose: BlindPurpose, windows: readonly ExpectedAt[]): KeyPlan {
  return { purpose, windowId: null, expected: windows.reduce((sum, { expected }) => sum + expected, 0) }
}

export type IssueRefusal = 'TOKEN_NOT_OFFERED' | 'INVITATION_EXPIRED' | 'TOKEN_ALREADY_ISSUED'

export interface IssueAsk {
  /** Undefined: the service has no key, or the key asked for is not that of the service. */
  readonly times: BlindTimes | undefined
  readonly invitationExpiresAt: InstantMs
  readonly isIssued: boolean
}

/** One for an invitation and a purpose, whether or not the service was evaluated. */
export function mayIssue(
  { times, invitationExpiresAt, isIssued }: IssueAsk,
  now: InstantMs,
): Decision<true, IssueRefusal> {
  if (times === undefined || now >= times.issuesUntil) return refuse('TOKEN_NOT_OFFERED')
  if (now >= invitationExpiresAt) return refuse('INVITATION_EXPIRED')
  return isIssued ? refuse('TOKEN_ALREADY_ISSUED') : grant(true)
}

export interface BlindPlace {
  readonly hallId: number | null
  readonly windowId: number | null
}

/** A token of a window speaks of that window alone, one of a hall of the hall; what names no place is refused by none. */
export function isKeyOfPlace(key: BlindPlace, place: BlindPlace): boolean {
  if (place.hallId === null) return true
  return place.hallId === key.hallId && (key.windowId === null || key.windowId === place.windowId)
}
