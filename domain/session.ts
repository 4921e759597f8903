import type { InstantMs } from './kernel/plain-date.ts'

/** How a signed-in session goes on and ends. The numbers are the policy `account`. */
export interface SessionRules {
  readonly idleMinutesMax: number
  readonly minutesMax: number
  readonly stepUpMinutes: number
}

/** What is still to be done before a session may do anything. */
export const sessionStages = ['SECOND_FACTOR', 'ENROL_FACTOR', 'CHANGE_PASSWORD', 'OPEN'] as const
export type SessionStage = (typeof sessionStages)[number]

export interface SessionFacts {
  readonly startedAt: InstantMs
  readonly seenAt: InstantMs
  readonly secondFactorAt: InstantMs | null
  readonly hasFactor: boolean
  readonly passwordSetAt: InstantMs
  /** It was given by somebody else, for the first sign-in. */
  readonly passwordIsFirst: boolean
  /** Through a provider: no password was asked for. */
  readonly isSignedOn: boolean
}

const minuteMs = 60_000
const dayMs = 86_400_000

export function isSessionOver(facts: Pick<SessionFacts, 'startedAt' | 'seenAt'>, now: InstantMs, rules: SessionRules) {
  return now >= facts.seenAt + rules.idleMinutesMax * minuteMs || now >= facts.startedAt + rules.minutesMax * minuteMs
}

/** A second factor first: without it a stolen password could be changed, or a factor enrolled beside the holder's. */
export function stageOf(facts: SessionFacts, now: InstantMs, passwordValidNaturalDays: number | null): SessionStage {
  if (facts.hasFactor && facts.secondFactorAt === null) return 'SECOND_FACTOR'
  const isOld = passwordValidNaturalDays !== null && now >= facts.passwordSetAt + passwordValidNaturalDays * dayMs
  if (!facts.isSignedOn && (facts.passwordIsFirst || isOld)) return 'CHANGE_PASSWORD'
  const isShownElsewhere = facts.isSignedOn && facts.secondFactorAt !== null
  return facts.hasFactor || isShownElsewhere ? 'OPEN' : 'ENROL_FACTOR'
}

export function isSteppedUp(steppedUpAt: InstantMs | null, now: InstantMs, rules: SessionRules): boolean {
  return steppedUpAt !== null && now < steppedUpAt + rules.stepUpMinutes * minuteMs
}

export interface BackOffRules {
  readonly failuresFree: number
  readonly backOffSecondsMin: number
  readonly backOffSecondsMax: number
}

/** How long nobody may try again after so many failures in a row, in seconds: it doubles, up to a bound, and never locks for good. */
export function backOffSeconds(failures: number, rules: BackOffRules): number {
  const beyond = failures - rules.failuresFree
  if (beyond < 0) return 0
  return Math.min(rules.backOffSecondsMax, rules.backOffSecondsMin * 2 ** Math.min(beyond, 30))
}
