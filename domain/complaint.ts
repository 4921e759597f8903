import { findWords } from './evaluation.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, toPlainDate } from './kernel/plain-date.ts'

/**
 * 投诉: what somebody has said badly of a service without evaluating it, by the way it came: the hotline 12345, the suggestion box,
 * the window for what could not be done (“办不成事”反映窗口), or to somebody in the hall.
 */
export const complaintChannels = ['HOTLINE_12345', 'SUGGESTION_BOX', 'UNRESOLVED_MATTER', 'IN_PERSON'] as const
export type ComplaintChannel = (typeof complaintChannels)[number]

/** How the receipt of what a desk has written down comes to whoever said it: by a letter that opens the order, or from the hands of the desk. */
export const receiptHandovers = ['LETTER', 'DESK'] as const

export interface ComplaintAsk {
  /** Already in NFC. */
  readonly words: string
  /** When whoever passes it on was told. */
  readonly receivedAt: InstantMs
}

export type ComplaintRefusal = 'COMMENT_EMPTY' | 'TIME_IN_FUTURE' | 'TIME_TOO_LONG_AGO'

export interface ComplaintPolicy {
  /** What is said to have been heard before that was typed wrong: it is said so, and taken when it is put right. */
  readonly receivedWithinNaturalDays: number
}

/** 100 % 受理: nothing that says something is turned away, however long ago that happened of which it speaks. */
export function receiveComplaint(
  { words, receivedAt }: ComplaintAsk,
  now: InstantMs,
  { toleranceMs, receivedWithinNaturalDays }: ComplaintPolicy & { readonly toleranceMs: number },
): Decision<ComplaintAsk, ComplaintRefusal> {
  const said = findWords(words)
  if (said === undefined) return refuse('COMMENT_EMPTY', '/words')
  if (receivedAt > now + toleranceMs) return refuse('TIME_IN_FUTURE', '/receivedAt')
  const first = addDays(toPlainDate(now), -receivedWithinNaturalDays)
  return toPlainDate(receivedAt) < first
    ? refuse('TIME_TOO_LONG_AGO', '/receivedAt')
    : grant({ words: said, receivedAt })
}
