/**
 * A challenge 工作量证明 against anonymous comments in bulk: a number is looked for that only trying finds. Nothing to see, to hear
 * or to solve for a person; a phone is done within a moment, and thousands cost as many moments. The numbers are the policy
 * `challenge`.
 */
export interface ChallengeRules {
  /** Comments in this minute, tried from one client or taken at one window, from which on a challenge is asked for. */
  readonly fromClientPerMinute: number
  readonly atWindowPerMinute: number
  /** The number lies below it: how much is to be tried at the most, a half of it on the average. */
  readonly numberMaxBase: number
  readonly numberMaxCeiling: number
}

export interface Pressure {
  readonly fromClient: number
  readonly atWindow: number
}

/** How much is asked for at this pressure: doubled each time it doubles, up to a ceiling that a phone still bears; nothing below. */
export function findNumberMax({ fromClient, atWindow }: Pressure, rules: ChallengeRules): number | undefined {
  const times = Math.max(fromClient / rules.fromClientPerMinute, atWindow / rules.atWindowPerMinute)
  if (times <= 1) return undefined
  const doublings = Math.floor(Math.log2(times))
  return Math.min(rules.numberMaxCeiling, rules.numberMaxBase * 2 ** doublings)
}
