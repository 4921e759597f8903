import { describe, expect, test } from 'vitest'
import { drained } from './kernel/steps.ts'
import { findRootCauses } from './root-cause.ts'
import { type CauseCell, knownKey, type RootCausePolicy } from './root-cause-kind.ts'
import { chanceOf, namedAmong, together } from './root-cause-test.ts'

const policy: RootCausePolicy = {
  recentDays: 21,
  pastDays: 60,
  falseShareThousandths: 50,
  ratioMinThousandths: 1250,
  daysMin: 2,
  standingRatioMinThousandths: 1500,
  levelThousandths: 950,
  namedMax: 20,
  smallestGroup: 5,
}
const lastDay = 80

/** Six windows that serve five items each day; of a hundred who come to one, some are sent home for papers. Evenly, without dice. */
function played(returnedOf: (day: number, item: number, window: number) => number): readonly CauseCell[] {
  const cells: CauseCell[] = []
  for (let day = 0; day <= lastDay; day += 1)
    for (let item = 0; item < 5; item += 1)
      for (let window = 0; window < 6; window += 1) {
        const services = 8
        // What is left of a whole one comes on another day.
        const share = (returnedOf(day, item, window) * services) / 100
        const returned =
          Math.floor(share * (day + 1) + item / 5 + window / 6) - Math.floor(share * day + item / 5 + window / 6)
        cells.push({
          day,
          keys: {
            ...{ ITEM: `I${item}`, WINDOW: `W${window}`, STAFF: `S${window}`, STEP: 'APPLICATION' },
            ...{ MODE: 'COUNTER', HALL: 'H', CITY: 'C' },
          },
          ...{ services, returned: Math.max(0, Math.min(services, returned)), refused: 0, abandoned: 0 },
          ...{ timed: 0, minutes: 0, rootMinutes: 0, evaluations: 0, bad: 0 },
        })
      }
  return cells
}
const find = (cells: readonly CauseCell[], known = new Map<string, number>()) =>
  drained(findRootCauses(cells, lastDay, known, policy))
const changed = (cells: readonly CauseCell[]) => find(cells).causes.filter(({ since }) => since !== null)

describe('a cause', () => {
  test('is not named where nothing has changed', () => {
    expect(find(played(() => 6)).causes).toEqual([])
  })

  test('that lies in an item is the item, since its day, at its step, and none of the windows that serve it', () => {
    const causes = changed(played((day, item) => (item === 2 && day >= 77 ? 30 : 6)))
    expect(causes.map(({ kind, key }) => [kind, key])).toEqual([['ITEM', 'I2']])
    expect(causes[0]?.since).toMatchObject({ day: 77, orEarlier: false })
    expect(causes[0]?.step).toBe('APPLICATION')
    const [effect] = causes[0]?.effects ?? []
    expect(effect?.signal).toBe('RETURNED')
    expect(effect?.lower).toBeLessThan(5)
    expect(effect?.upper).toBeGreaterThan(5)
  })

  test('that lies in a window is the window, and none of its items', () => {
    const causes = changed(played((day, _, window) => (window === 3 && day >= 76 ? 30 : 6)))
    expect(causes).toHaveLength(1)
    expect(['WINDOW', 'STAFF']).toContain(causes[0]?.kind)
    expect(causes[0]?.key.slice(1)).toBe('3')
  })

  test('beside another is named beside it: an item and a window at once', () => {
    const causes = changed(
      played((day, item, window) => (item === 2 && day >= 72 ? 24 : 6) + (window === 3 && day >= 74 ? 24 : 0)),
    )
    expect(causes.map(({ key }) => key.slice(1)).sort()).toEqual(['2', '3'])
  })

  test('that stands on one day alone is an incident, and not named', () => {
    expect(changed(played((day, item) => (item === 2 && day === 78 ? 60 : 6)))).toEqual([])
  })

  test('that has always been so has no day', () => {
    const { causes } = find(played((_, item) => (item === 4 ? 25 : 6)))
    expect(causes.map(({ kind, key, since }) => [kind, key, since])).toEqual([['ITEM', 'I4', null]])
  })

  test('of which it is known since when is asked from that day on', () => {
    const cells = played((day, item) => (item === 1 && day >= 79 ? 20 : 6))
    const known = new Map([[knownKey('ITEM', 'I1'), 79]])
    const [cause] = find(cells, known).causes
    expect([cause?.key, cause?.isKnown, cause?.since?.day]).toEqual(['I1', true, 79])
  })
})

describe('chance', () => {
  const event = { dispersion: 1, shape: 1e5, family: 'EVENTS' } as const
  test('of counted events is that of Poisson where the expected is known', () => {
    // P(X ≥ 5 | 2) = 0.052653, P(X ≥ 6 | 2) = 0.016564
    expect(chanceOf({ ...event, seen: 5, expected: 2 })).toBeCloseTo((0.052653 + 0.016564) / 2, 4)
  })

  test('is larger where the expected is not known as well', () => {
    const sure = chanceOf({ ...event, seen: 12, expected: 4 })
    expect(chanceOf({ ...event, seen: 12, expected: 4, shape: 6 })).toBeGreaterThan(10 * sure)
  })

  test('of several at once is led by the smallest, and not made smaller by asking often', () => {
    expect(together([1e-6, 0.4, 0.9, 1])).toBeCloseTo(4e-6, 7)
    expect(together([0.3, 0.5])).toBeGreaterThan(0.3)
    expect(together([])).toBe(1)
  })

  test('names by Benjamini and Hochberg: the third carries the second', () => {
    expect([...namedAmong([0.9, 0.012, 0.04, 0.03, 0.5], 0.1)].sort()).toEqual([1, 2, 3])
    expect(namedAmong([0.03, 0.5, 0.9, 0.9, 0.9], 0.1).size).toBe(0)
  })
})
