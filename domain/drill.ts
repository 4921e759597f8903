import { type EvaluationChannel, evaluationChannels } from './evaluation-channel.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from './kernel/plain-date.ts'

/**
 * The drill 系统拨测: each day the platform evaluates itself badly, through every channel, at a reserved place, and looks whether
 * what has to become of it does. A platform on which bad evaluations vanish would be found out on the same day. The numbers are
 * the policy `drill`.
 */
export const drillHops = ['REPORTED', 'ASKED', 'TAKEN', 'TALLIED', 'ORDER_OPENED', 'FOUND_AGAIN'] as const
export type DrillHop = (typeof drillHops)[number]

export interface DrillRules {
  /** Minutes after midnight, Asia/Shanghai, at which a day's drill begins. */
  readonly startMinute: number
  /** After so many minutes one that has not passed is missing, which is an incident. */
  readonly graceMinutes: number
  /** One that failed is tried again after so many minutes. */
  readonly againAfterMinutes: number
}

/** One channel tried once. */
export interface DrillRun {
  readonly day: PlainDate
  readonly channel: EvaluationChannel
  readonly attempt: number
  readonly startedAt: InstantMs
  /** In the order of `drillHops`, as far as it came; the last one may be at fault. */
  readonly hops: readonly { readonly hop: DrillHop; readonly at: InstantMs; readonly fault: string | null }[]
}

const minuteMs = 60_000

export function isPassed({ hops }: DrillRun): boolean {
  return hops.length === drillHops.length && hops.every(({ fault }) => fault === null)
}

/** When all of a day's channels had passed; undefined where one of them has not. */
export function findPass(runs: readonly DrillRun[], day: PlainDate): InstantMs | undefined {
  const ends = evaluationChannels.map((channel) => {
    const passed = runs.filter((run) => run.day === day && run.channel === channel && isPassed(run))
    return Math.min(...passed.map(({ hops }) => hops.at(-1)?.at ?? Number.POSITIVE_INFINITY))
  })
  const last = Math.max(...ends)
  return Number.isFinite(last) ? last : undefined
}

/** What is to be tried now, each with its number on that day: what has not passed, once its last try is long enough ago. */
export function findDue(
  rules: DrillRules,
  runs: readonly DrillRun[],
  now: InstantMs,
): readonly { readonly day: PlainDate; readonly channel: EvaluationChannel; readonly attempt: number }[] {
  const day = toPlainDate(now)
  if (now < dueAt(rules, day)) return []
  return evaluationChannels.flatMap((channel) => {
    const tried = runs.filter((run) => run.day === day && run.channel === channel)
    const lastAt = Math.max(...tried.map(({ startedAt }) => startedAt))
    const isDue = !tried.some(isPassed) && now >= lastAt + rules.againAfterMinutes * minuteMs
    return isDue ? [{ day, channel, attempt: tried.length + 1 }] : []
  })
}

/**
 * Whether the drill that was due last has not passed in its time. Who was started since has his time from then on.
 * @param since when the platform was started
 */
export function isMissing(rules: DrillRules, runs: readonly DrillRun[], now: InstantMs, since: InstantMs): boolean {
  const today = toPlainDate(now)
  if (findPass(runs, today) !== undefined) return false
  const graceMs = rules.graceMinutes * minuteMs
  const day = now < dueAt(rules, today) + graceMs ? addDays(today, -1) : today
  const until = Math.max(dueAt(rules, day), since) + graceMs
  return now >= until && findPass(runs, day) === undefined
}

const dueAt = ({ startMinute }: DrillRules, day: PlainDate) => startOfDay(day) + startMinute * minuteMs
