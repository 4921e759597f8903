import { expect, test } from 'vitest'
import { withoutOverdue } from './overdue.ts'
import type { Known } from './store.ts'

const told = Date.parse('2026-11-16T10:00:00+08:00')
const at = (time: string) => Date.parse(`${time}+08:00`)
/** What the store keeps of a list, as far as it is looked at here. */
const known = (over: Partial<Known> = {}): Known => ({
  username: 'shopper',
  fetchedAt: told,
  visits: {
    asOf: new Date(told).toISOString(),
    limits: {} as Known['visits']['limits'],
    visits: [
      { visitId: 'a', formId: 'x', submitUntil: '2026-11-18' },
      { visitId: 'b', formId: 'y', submitUntil: '2026-11-30' },
    ] as unknown as Known['visits']['visits'],
    forms: [{ formId: 'x' }, { formId: 'y' }] as Known['visits']['forms'],
  },
  ...over,
})
const left = (one: Known, now: number) => {
  const { visits, forms } = withoutOverdue(one, now).visits
  return [visits.map(({ visitId }) => visitId).join(''), forms.map(({ formId }) => formId).join('')]
}

test('visits lie on the phone to the last moment of the last day on which they are taken, with their forms', () => {
  const one = known()
  expect(withoutOverdue(one, at('2026-11-18T23:59:59'))).toBe(one)
  expect(left(one, at('2026-11-19T00:00:00'))).toEqual(['b', 'y'])
  expect(left(one, at('2026-12-01T00:00:00'))).toEqual(['', ''])
})

test('a clock that went wrong already when the list was fetched throws nothing away, and keeps nothing longer', () => {
  const year = 365 * 86_400_000
  expect(left(known({ fetchedAt: told + year }), at('2026-11-18T12:00:00') + year)).toEqual(['ab', 'xy'])
  expect(left(known({ fetchedAt: told + year }), at('2026-11-19T12:00:00') + year)).toEqual(['b', 'y'])
  expect(left(known(), told - year)).toEqual(['ab', 'xy'])
})
