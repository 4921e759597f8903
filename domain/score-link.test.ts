import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainDate } from './kernel/plain-date.ts'
import { decideLink, findLinkOn, type ScoreLinkDecision } from './score-link.ts'

const day = (text: string) => text as PlainDate
const [city, district] = [1, 11]
const divisionPath = [district, city]
const decision = (turn: number, over: Partial<ScoreLinkDecision>): ScoreLinkDecision => ({
  ...{ id: `d${turn}`, link: 'ALERT', divisionId: city, isOn: true, fromDay: day('2026-10-01'), turn },
  ...over,
})
const ask = (periodFrom: string, today = '2026-12-20') => ({
  ...{ link: 'ALERT' as const, divisionPath },
  ...{ periodFrom: day(periodFrom), today: day(today) },
})

test('without a decision everything is in shadow', () => {
  expect(findLinkOn([], ask('2026-10-01'))).toBeUndefined()
  expect(findLinkOn([decision(1, { link: 'RED' })], ask('2026-10-01'))).toBeUndefined()
})

test('a decision counts for periods that begin on its day or later, and never for one before', () => {
  const decided = [decision(1, {})]
  expect(findLinkOn(decided, ask('2026-09-01'))).toBeUndefined()
  expect(findLinkOn(decided, ask('2026-10-01'))?.id).toBe('d1')
})

test('ended by another: what began under it leads to nothing any more', () => {
  const ended = [decision(1, {}), decision(2, { isOn: false, fromDay: day('2026-12-01') })]
  expect(findLinkOn(ended, ask('2026-10-01', '2026-11-20'))?.id).toBe('d1')
  expect(findLinkOn(ended, ask('2026-10-01', '2026-12-01'))).toBeUndefined()
  expect(findLinkOn(ended, ask('2026-12-01', '2027-01-20'))).toBeUndefined()
})

test('of two from one day the later one holds; the wider division’s holds for all within it', () => {
  const same = [decision(1, {}), decision(2, { isOn: false })]
  expect(findLinkOn(same, ask('2026-11-01'))).toBeUndefined()
  const wider = [decision(1, { divisionId: district }), decision(2, { isOn: false })]
  expect(findLinkOn(wider, ask('2026-11-01'))).toBeUndefined()
  expect(findLinkOn([decision(1, { divisionId: district })], ask('2026-11-01'))?.id).toBe('d1')
  expect(findLinkOn([decision(1, { divisionId: 12 })], ask('2026-11-01'))).toBeUndefined()
})

test('nobody decides about days that are over', () => {
  expect(decideLink(day('2026-09-30'), day('2026-10-01'))).toMatchObject({
    granted: false,
    code: 'EFFECTIVE_BEFORE_TODAY',
  })
  expect(decideLink(day('2026-10-01'), day('2026-10-01')).granted).toBe(true)
})

test('in whatever order decisions are told, the same one holds', () => {
  const months = ['2026-10-01', '2026-11-01', '2026-12-01'].map(day)
  const some = fc.array(fc.record({ isOn: fc.boolean(), fromDay: fc.constantFrom(...months) }), { maxLength: 6 })
  fc.assert(
    fc.property(some, (made) => {
      const decisions = made.map((each, turn) => decision(turn, each))
      for (const month of months)
        expect(findLinkOn([...decisions].reverse(), ask(month))).toEqual(findLinkOn(decisions, ask(month)))
    }),
  )
})
