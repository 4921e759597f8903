import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DetailGroup, settleDetail } from './opening-detail.ts'

const group = (hour: number, itemCode: string, count: number): DetailGroup => ({ hour, itemCode, count })

describe('of a window and day is opened', () => {
  test.each<[string, readonly DetailGroup[], readonly string[]]>([
    ['hour and item where enough share both', [group(9, 'a', 5)], ['HOUR_AND_ITEM']],
    ['the item alone where enough share that', [group(9, 'a', 3), group(10, 'a', 2)], ['ITEM', 'ITEM']],
    ['neither where only all together are enough', [group(9, 'a', 3), group(9, 'b', 2)], ['NEITHER', 'NEITHER']],
    [
      'each as much as can be',
      [group(9, 'a', 6), group(10, 'a', 5), group(11, 'a', 4), group(12, 'a', 1), group(9, 'b', 4), group(9, 'c', 1)],
      ['HOUR_AND_ITEM', 'HOUR_AND_ITEM', 'ITEM', 'ITEM', 'NEITHER', 'NEITHER'],
    ],
    [
      'one that would stand alone not without the smallest of those that would not',
      [group(9, 'a', 8), group(10, 'a', 6), group(14, 'a', 1)],
      ['HOUR_AND_ITEM', 'NEITHER', 'NEITHER'],
    ],
  ])('%s', (_, groups, details) => {
    expect(settleDetail('DAY', groups, 5)).toEqual(details)
  })

  test('of a week no hour, however many share it', () => {
    expect(settleDetail('WEEK', [group(9, 'a', 9), group(10, 'b', 9)], 5)).toEqual(['ITEM', 'ITEM'])
  })
})

test('whoever knows hour and item of somebody never finds fewer that look alike than may be opened at all', () => {
  const some = fc.uniqueArray(
    fc.record({
      hour: fc.integer({ min: 8, max: 17 }),
      itemCode: fc.constantFrom('a', 'b', 'c', 'd'),
      count: fc.integer({ min: 1, max: 12 }),
    }),
    { selector: ({ hour, itemCode }) => `${hour} ${itemCode}`, minLength: 1 },
  )
  fc.assert(
    fc.property(
      fc.constantFrom('DAY' as const, 'WEEK' as const),
      some,
      fc.integer({ min: 1, max: 9 }),
      (kind, groups, k) => {
        const all = groups.reduce((sum, { count }) => sum + count, 0)
        fc.pre(all >= k)
        const details = settleDetail(kind, groups, k)
        const seen = new Map<string, number>()
        for (const [at, { hour, itemCode, count }] of groups.entries()) {
          const detail = details[at]
          const looks =
            detail === 'HOUR_AND_ITEM' ? `${hour} ${itemCode}` : detail === 'ITEM' ? `of ${itemCode}` : 'neither'
          seen.set(looks, (seen.get(looks) ?? 0) + count)
        }
        for (const count of seen.values()) expect(count).toBeGreaterThanOrEqual(k)
      },
    ),
  )
})
