import type { listLogOpenings, seeLogHistory } from '../../contracts/ledger-opening.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import {
  addDays,
  type InstantMs,
  type PlainDate,
  startOfDay,
  toPlainDate,
  weekdayOf,
} from '../../domain/kernel/plain-date.ts'
import { type Calls, occurrenceOf } from './calls.ts'
import type { TestPlatform } from './platform.ts'

export type Openings = AnswerOf<typeof listLogOpenings>
export type History = AnswerOf<typeof seeLogHistory>

/** The Monday after a moment. */
export function nextMonday(now: InstantMs): PlainDate {
  const today = toPlainDate(now)
  return addDays(today, 8 - weekdayOf(today))
}

export const atHour = (day: PlainDate, hour: number): InstantMs => startOfDay(day) + hour * 3_600_000 + 754_321

let keys = 0

/** A service at a window that has just ended, evaluated at once. @returns the id and the receipt */
export async function giveAt(
  platform: TestPlatform,
  calls: Calls,
  windowCode: string,
  grade: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly receipt: string }> {
  keys += 1
  const token = await platform.invite({
    occurrences: [occurrenceOf(platform.running.world.now(), { windowCode, staffNo: undefined })],
  })
  const answer = await calls.give(token, grade, `opening-${keys}`, more)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body
}
