import { addDays, type PlainDate } from '../../../domain/kernel/plain-date.ts'
import type { Answer } from '../call.ts'
import type { DutyTexts } from './texts.zh.ts'

export type Roster = Answer<'listDutyShifts'>
export type Shift = Roster['shifts'][number]

/** 1020 is 17:00, 1440 is 24:00. */
export function sayMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export const weekFrom = (monday: PlainDate): readonly PlainDate[] =>
  Array.from({ length: 7 }, (_, index) => addDays(monday, index))

export function sayHours(t: DutyTexts, { fromMinute, toMinute }: Pick<Shift, 'fromMinute' | 'toMinute'>): string {
  return fromMinute === 0 && toMinute === 1440 ? t.wholeDay : `${sayMinute(fromMinute)}–${sayMinute(toMinute)}`
}
