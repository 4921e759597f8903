import { describe, expect, test } from 'vitest'
import { codesAbove, decideVersion, isBelow } from './catalogue-version.ts'
import type { PlainDate } from './kernel/plain-date.ts'

const day = (text: string) => text as PlainDate
const [yesterday, today, tomorrow] = [day('2026-11-20'), day('2026-11-21'), day('2026-11-22')]
const other = { isSame: false, lastRevision: 0 }

describe('what the catalogue says of an entry', () => {
  test('begins on any day for an entry that nobody knows yet', () => {
    for (const from of [yesterday, today, tomorrow])
      expect(decideVersion(undefined, from, today)).toEqual({
        granted: true,
        value: { kind: 'APPEND', revision: 1, isNew: true },
      })
  })

  test('changes from today or a later day on, and the past stays as it was', () => {
    expect(decideVersion(other, yesterday, today)).toEqual({
      granted: false,
      code: 'EFFECTIVE_BEFORE_TODAY',
      at: '/effectiveFrom',
    })
    for (const from of [today, tomorrow])
      expect(decideVersion(other, from, today)).toEqual({
        granted: true,
        value: { kind: 'APPEND', revision: 1, isNew: false },
      })
  })

  test('is corrected on the day of its own effect by a further revision', () => {
    expect(decideVersion({ isSame: false, lastRevision: 2 }, today, today)).toMatchObject({ value: { revision: 3 } })
  })

  test('stays as it is where the same is said again, of the past as well', () => {
    for (const from of [yesterday, today, tomorrow])
      expect(decideVersion({ isSame: true, lastRevision: 1 }, from, today)).toEqual({
        granted: true,
        value: { kind: 'UNCHANGED' },
      })
  })
})

test.each([
  ['DISTRICT', 'CITY', true],
  ['STREET', 'CITY', true],
  ['CITY', 'CITY', false],
  ['CITY', 'DISTRICT', false],
] as const)('a %s below a %s: %s', (level, parent, isIt) => {
  expect(isBelow(level, parent)).toBe(isIt)
})

test.each([
  ['990102001003', ['990102001000', '990102000000', '990100000000', '990000000000']],
  ['990102001000', ['990102000000', '990100000000', '990000000000']],
  ['990102000000', ['990100000000', '990000000000']],
  ['990000000000', []],
])('by its digits %s lies in %s', (code, above) => {
  expect(codesAbove(code)).toEqual(above)
})
