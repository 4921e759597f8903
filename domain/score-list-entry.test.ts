import { expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { type ScoreListEntryFacts, scoreListEntryState } from './score-list-entry.ts'

const [until, today] = [1_000_000, '2026-12-10' as PlainDate]
const facts: ScoreListEntryFacts = {
  ...{ answersUntil: until, hasAnswer: false, outcome: null, endsOn: '2027-02-01' as PlainDate },
  ...{ isReplaced: false, isWithdrawn: false, isLinkOn: true },
}
const stateOf = (over: Partial<ScoreListEntryFacts>, now = until - 1) =>
  scoreListEntryState({ ...facts, ...over }, now, today)

test.each([
  ['the unit is told first', {}, until - 1, 'NOTIFIED'],
  ['it stands when nobody has answered in time', {}, until, 'LISTED'],
  ['an answer holds it up, however long', { hasAnswer: true }, until + 1, 'TO_DECIDE'],
  ['it stands when the answer did not help', { hasAnswer: true, outcome: 'KEPT' as const }, until - 1, 'LISTED'],
  ['it goes when it did', { hasAnswer: true, outcome: 'REMOVED' as const }, until + 1, 'REMOVED'],
  ['it ends by itself', { endsOn: today }, until + 1, 'ENDED'],
  ['it ends with its list', { isLinkOn: false }, until + 1, 'ENDED'],
  ['made in shadow it stays there, though the list is on since', { answersUntil: null }, until + 1, 'SHADOW'],
  ['another version of its month counts', { isReplaced: true, answersUntil: null }, until + 1, 'REPLACED'],
  ['a month that it rests on was withdrawn', { isWithdrawn: true, hasAnswer: true }, until + 1, 'WITHDRAWN'],
] as const)('%s', (_, over, now, state) => {
  expect(stateOf(over, now)).toBe(state)
})
