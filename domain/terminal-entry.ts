import type { InstantMs } from './kernel/plain-date.ts'

/** The policy `terminal`: how long a terminal may be away, and how long it shows what. */
export interface TerminalPolicy {
  /** So many days after it was tapped an evaluation may still arrive. */
  readonly offlineGraceNaturalDays: number
  /** Services that ended within so many hours are handed to the terminal ahead, so that it can ask about them without network. */
  readonly deliverAheadHours: number
  /** A service that ended longer ago is not shown by itself any more. */
  readonly showServiceWithinMinutes: number
  /** A case named by its number at the counter is looked for among services that ended so near to the tap. */
  readonly caseMatchWithinHours: number
  readonly backToIdleAfterSeconds: number
  readonly reasonsWithinSeconds: number
  readonly thanksSeconds: number
  readonly heartbeatEverySeconds: number
  readonly silentAfterSeconds: number
}

/** Where a terminal's chain ends: the last number and what it hashes to. */
export interface ChainEnd {
  readonly sequence: number
  readonly hash: string
}

export interface ChainLink {
  readonly sequence: number
  readonly previous: string
}

/** Numbers that are missing, both ends included. */
interface Gap {
  readonly first: number
  readonly last: number
}

export interface Place {
  /** Names the entry that stands before it as its predecessor, as far as that one is known. */
  readonly fits: boolean
  readonly gap?: Gap
}

/**
 * Where an entry stands in its terminal's chain. It is taken in every case: the citizen must not lose the word because the
 * device lost another. But a missing number is a gap and another predecessor does not fit, and both are said.
 * @param before the nearest known entry below it, or the beginning of the chain
 * @param after the nearest known entry above it, where it comes belatedly
 */
export function placeEntry(link: ChainLink, hash: string, before: ChainEnd, after: ChainLink | undefined): Place {
  const follows = before.sequence === link.sequence - 1
  const fitsBefore = !follows || before.hash === link.previous
  const fitsAfter = after === undefined || after.sequence !== link.sequence + 1 || after.previous === hash
  const fits = fitsBefore && fitsAfter
  if (follows || after !== undefined) return { fits }
  return { fits, gap: { first: before.sequence + 1, last: link.sequence - 1 } }
}

/**
 * Numbers that the terminal has given out, does not hold any more and has not handed in: lost at the end of the chain, where
 * no later number tells of them.
 */
export function countMissingAtEnd(lastSequence: number, queueLength: number, lastReceived: number): number {
  return Math.max(0, lastSequence - Math.max(0, lastReceived) - queueLength)
}

/**
 * The last number of a terminal only grows. A smaller one than it has said before means that it was reset, or that its storage was
 * restored or copied: then numbers are given out twice.
 */
export function hasGoneBack(saidBefore: number | undefined, said: number): boolean {
  return saidBefore !== undefined && said < saidBefore
}

/** May an evaluation that was tapped then still arrive now? */
export function isWithinGrace(givenAt: InstantMs, arrivedAt: InstantMs, policy: TerminalPolicy): boolean {
  return arrivedAt - givenAt <= policy.offlineGraceNaturalDays * 86_400_000
}

/**
 * May whoever tapped it still stand before the screen? No longer ago, nor further ahead, than a visitor takes to answer, to say why
 * and to be thanked.
 */
export function isBeforeScreen(tappedAt: InstantMs, now: InstantMs, policy: TerminalPolicy): boolean {
  const { backToIdleAfterSeconds, reasonsWithinSeconds, thanksSeconds } = policy
  return Math.abs(now - tappedAt) <= (backToIdleAfterSeconds + reasonsWithinSeconds + thanksSeconds) * 1000
}

/**
 * When it was tapped, as far as can be known: what the terminal worked out from its last contact with us, but neither before
 * the service ended nor after it arrived. A terminal with a wrong clock must not cost anybody the evaluation.
 */
export function toGivenAt(said: InstantMs, serviceEndedAt: InstantMs, arrivedAt: InstantMs): InstantMs {
  return Math.min(Math.max(said, serviceEndedAt), Math.max(arrivedAt, serviceEndedAt))
}

/**
 * Among which services a case told by its number is looked for. A clock that was not running all the time, or that says what
 * cannot be, tells nothing: then everything that may still arrive is looked through, beginning with the newest.
 */
export function toCaseSearch(
  said: InstantMs,
  isRunning: boolean,
  arrivedAt: InstantMs,
  policy: TerminalPolicy,
): { readonly near: InstantMs; readonly from: InstantMs; readonly until: InstantMs } {
  const spanMs = policy.caseMatchWithinHours * 3_600_000
  const isPossible = said <= arrivedAt && isWithinGrace(said, arrivedAt, policy)
  if (isRunning && isPossible) return { near: said, from: said - spanMs, until: said + spanMs }
  const from = arrivedAt - policy.offlineGraceNaturalDays * 86_400_000
  return { near: isPossible ? said : arrivedAt, from, until: arrivedAt + spanMs }
}

/** ONLINE, silent for longer than the policy allows, never heard of, or revoked. */
export const deviceConditions = ['ONLINE', 'SILENT', 'NEVER_HEARD', 'REVOKED'] as const
export type DeviceCondition = (typeof deviceConditions)[number]

export function conditionOf(
  device: { readonly heardAt: InstantMs | null; readonly isRevoked: boolean },
  policy: TerminalPolicy,
  now: InstantMs,
): DeviceCondition {
  if (device.isRevoked) return 'REVOKED'
  if (device.heardAt === null) return 'NEVER_HEARD'
  return now - device.heardAt > policy.silentAfterSeconds * 1000 ? 'SILENT' : 'ONLINE'
}
