import { addDays, type InstantMs, startOfDay, toPlainDate } from './kernel/plain-date.ts'
import { type LetterPolicy, outsideQuietHours } from './letter.ts'
import type { MessageKind } from './message.ts'

/**
 * 短信提醒: whoever left a number for it is told by text message that something waits for him in his inbox. One letter for all that waits; it says how
 * much, and neither what nor where nor about whom.
 */

/**
 * What a policy may remind of: what somebody has to act on. Never a confidential report: that there is one is told within the console alone.
 */
export const remindedKinds = [
  'ORDER_OPENED',
  'ORDER_HELP_ASKED',
  'ORDER_DUE_SOON',
  'ORDER_OVERDUE',
  'ORDER_ESCALATED',
  'ORDER_CITIZEN_WROTE',
  'ORDER_REOPENED',
  'ORDER_PROBLEM_AGAIN',
  'ORDER_FALSE_CLOSURE',
  'APPEAL_LODGED',
  'APPEAL_OBJECTED',
  'REGISTER_PROPOSED',
  'REGISTER_OBJECTED',
  'ACCOUNTABILITY_PROPOSED',
] as const satisfies readonly MessageKind[]
type RemindedKind = (typeof remindedKinds)[number]

export interface ReminderPolicy {
  readonly kinds: readonly RemindedKind[]
  readonly minutesApartMin: number
  readonly perDayMax: number
  /** What nobody could send for so long is not sent: the next one says what waits then. */
  readonly validHours: number
}

type QuietHours = Pick<LetterPolicy, 'quietFrom' | 'quietUntil'>

const minuteMs = 60_000
/** An act is dated when it begins and seen when it is kept: what came so shortly before the last reminder may have been unseen by it. */
export const unseenMs = minuteMs
/** What came longer ago is no news: its holder had a reminder of it, or left his number afterwards. */
export const newsMs = 72 * 60 * minuteMs

/** When a reminder would go; undefined while the ones before are too near or too many. @param earlier when those of the last days were to go */
export function findReminderTurn(
  earlier: readonly InstantMs[],
  policy: Pick<ReminderPolicy, 'minutesApartMin' | 'perDayMax'>,
  quiet: QuietHours,
  now: InstantMs,
): InstantMs | undefined {
  const at = outsideQuietHours(now, quiet)
  if (earlier.some((before) => at - before < policy.minutesApartMin * minuteMs)) return undefined
  const day = toPlainDate(at)
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))]
  const thatDay = earlier.filter((before) => before >= from && before < until)
  return thatDay.length < policy.perDayMax ? at : undefined
}

/** From when on a message is news to whoever left his number then and was told last of what had come by then. */
export function newsSince(keptAt: InstantMs, toldUntil: InstantMs | null, now: InstantMs): InstantMs {
  const heard = toldUntil === null ? keptAt : Math.max(keptAt, toldUntil - unseenMs)
  return Math.max(heard, now - newsMs)
}

/** Why a wording must not be used: without the link nobody finds his way, without the number nobody knows that it is one letter for all. */
export function findReminderFault(wording: Readonly<Record<string, string>>): string | undefined {
  for (const text of Object.values(wording)) {
    for (const needed of ['{count}', '{link}', '{stop}'])
      if (!text.includes(needed)) return `the wording lacks ${needed}`
    const other = /\{(?!(?:count|link|stop)\})[^}]*\}/.exec(text)
    if (other !== null) return `the wording names ${other[0]}, which a reminder does not tell`
  }
  return undefined
}
