import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from './kernel/plain-date.ts'
import { maskWords, type OwnEvaluationPolicy, toBatches } from './own-evaluation.ts'

/** Chosen for these tests. */
const policy: OwnEvaluationPolicy = { groupMin: 5, toldAfterNaturalDays: 3, maskedWords: ['混蛋', 'idiot'] }
const monday = '2026-11-02' as PlainDate
const at = (days: number, evaluations: number) => ({ day: addDays(monday, days), evaluations })
const told = (days: Parameters<typeof toBatches>[0], today: string) =>
  toBatches(days, policy, today as PlainDate).map(({ from, until }) => `${from} ${until}`)

describe('own evaluations are told by whole weeks', () => {
  test('some days after the last', () => {
    expect(told([at(0, 3), at(6, 2)], '2026-11-11')).toEqual([])
    expect(told([at(0, 3), at(6, 2)], '2026-11-12')).toEqual(['2026-11-02 2026-11-08'])
  })

  test('joined until there are enough of them', () => {
    expect(told([at(0, 4), at(14, 1), at(21, 5)], '2026-12-31')).toEqual([
      '2026-11-02 2026-11-22',
      '2026-11-23 2026-11-29',
    ])
    expect(told([at(0, 4)], '2026-12-31')).toEqual([])
  })

  test('and never change by what comes later', () => {
    const days = fc.array(fc.record({ day: fc.nat(60), evaluations: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 90 }), fc.nat(30), (given, day, more) => {
        const known = given.map((each) => at(each.day, each.evaluations))
        const knownBefore = (last: number) => known.filter((each) => each.day < addDays(monday, last))
        const then = toBatches(knownBefore(day), policy, addDays(monday, day))
        expect(toBatches(knownBefore(day + more), policy, addDays(monday, day + more)).slice(0, then.length)).toEqual(
          then,
        )
      }),
    )
  })
})

test.each([
  ['态度真好', '态度真好'],
  ['你这个混蛋！', '你这个＊＊！'],
  ['混 。蛋', '＊＊＊＊'],
  ['IDIOT', '＊＊＊＊＊'],
  ['打我电话 1540000', '打我电话 ＊＊＊＊＊＊＊'],
  ['等了 40 分钟', '等了 40 分钟'],
])('abuse and long numbers are covered up: %s', (text, masked) => {
  expect(maskWords(text, policy)).toBe(masked)
})
