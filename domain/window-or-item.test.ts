import { describe, expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { tallied } from '../tests/support/tallied-window.ts'
import { leadingPart, type RatedCell, ratedCellsOf, windowOrItem } from './window-or-item.ts'

const policy = { cellEvaluationsMin: 5, partsMin: 2, levelThousandths: 950 }
const cell = (windowId: number, itemId: string, mean: number): RatedCell => ({
  windowId,
  itemId,
  mean,
  variance: 0,
  sharedVariance: 0,
})

test('by hand: two windows, two items', () => {
  // 90 80 / 70 60: the items differ by 10 at both windows, the windows by 20 at both items, and nothing else.
  // Half the mean squared difference: of one window 50, of one item 200, of neither ½·(30² + 10²)/2 = 250. Item 250 − 200, window 250 − 50, both 0.
  const found = windowOrItem([cell(1, 'a', 90), cell(1, 'b', 80), cell(2, 'a', 70), cell(2, 'b', 60)], policy)
  expect(found).toMatchObject({
    granted: true,
    value: { windows: 2, items: 2, cells: 4, ofItem: { value: 50 }, ofWindow: { value: 200 }, ofBoth: { value: 0 } },
  })
})

test('where nothing differs there are no shares, and nothing leads', () => {
  const same = windowOrItem([cell(1, 'a', 80), cell(1, 'b', 80), cell(2, 'a', 80), cell(2, 'b', 80)], policy)
  expect(same).toMatchObject({ granted: true, value: { shares: null } })
  expect(leadingPart({ shares: null })).toBe('NOT_SHOWN')
})

test('where each item is at one window only it cannot be separated, and that is said', () => {
  expect(windowOrItem([cell(1, 'a', 90), cell(1, 'b', 80), cell(2, 'c', 70), cell(2, 'd', 60)], policy)).toMatchObject({
    granted: false,
    code: 'CANNOT_BE_SEPARATED',
  })
  expect(windowOrItem([cell(1, 'a', 90), cell(2, 'a', 70)], policy)).toMatchObject({ code: 'CANNOT_BE_SEPARATED' })
})

test('of too few windows or items nothing is told', () => {
  const four = [cell(1, 'a', 90), cell(1, 'b', 80), cell(2, 'a', 70), cell(2, 'b', 60)]
  expect(windowOrItem([], policy)).toMatchObject({ granted: false, code: 'TOO_FEW' })
  expect(windowOrItem(four, { ...policy, partsMin: 5 })).toMatchObject({ granted: false, code: 'TOO_FEW' })
})

describe('what was planted comes back', () => {
  const play = (seed: number, item: number, window: number, both: number) => {
    const { normal } = diceOf(seed)
    const items = Array.from({ length: 30 }, () => item * normal())
    const windows = Array.from({ length: 40 }, () => window * normal())
    return windows.flatMap((own, at) =>
      items.map(
        (effect, place): RatedCell => ({
          ...{ windowId: at, itemId: String(place), mean: 80 + own + effect + both * normal() + normal() },
          ...{ variance: 1, sharedVariance: 0 },
        }),
      ),
    )
  }

  test('mostly the items: the institution', () => {
    const found = windowOrItem(play(1, 6, 2, 1), policy)
    if (!found.granted) throw new Error(found.code)
    const { ofItem, ofWindow, ofBoth } = found.value
    for (const [{ value, lower, upper }, planted] of [
      [ofItem, 36],
      [ofWindow, 4],
      [ofBoth, 1],
    ] as const) {
      expect(lower).toBeLessThan(planted)
      expect(upper).toBeGreaterThan(planted)
      expect(Math.abs(value - planted)).toBeLessThan(planted)
    }
    expect(ofItem.lower).toBeGreaterThan(ofWindow.upper)
    expect(leadingPart(found.value)).toBe('ITEM')
    // 36 of 41, 4 of 41, 1 of 41.
    const { shares } = found.value
    expect(Math.abs((shares?.ofItem.value ?? 0) - 8780)).toBeLessThan(1000)
    expect((shares?.ofItem.value ?? 0) + (shares?.ofWindow.value ?? 0) + (shares?.ofBoth.value ?? 0)).toBeGreaterThan(
      9998,
    )
    expect(shares?.ofItem.upper).toBeLessThanOrEqual(10_000)
  })

  test('mostly the windows, and where neither is shown to be more that is not said', () => {
    const windows = windowOrItem(play(3, 1, 6, 1), policy)
    if (!windows.granted) throw new Error(windows.code)
    expect(leadingPart(windows.value)).toBe('WINDOW')
    const even = windowOrItem(play(4, 3, 3, 1), policy)
    if (!even.granted) throw new Error(even.code)
    expect(leadingPart(even.value)).toBe('NOT_SHOWN')
  })

  test('of one item, how far windows differ at it', () => {
    const found = windowOrItem(play(2, 1, 4, 0), policy)
    if (!found.granted) throw new Error(found.code)
    const [first] = found.value.byItem
    expect(first?.windows).toBe(40)
    expect(first?.ofWindow?.value).toBeGreaterThan(8)
    expect(first?.ofWindow?.value).toBeLessThan(28)
  })
})

test('cells of too few evaluations are left out; the others are as sure as all windows make them', () => {
  const tallies = tallied([
    { windowId: 1, itemId: 1, grade: 5, count: 20 },
    { windowId: 1, itemId: 2, grade: 4, count: 4 },
    { windowId: 2, itemId: 1, grade: 3, count: 20 },
    { windowId: 2, itemId: 1, grade: 5, count: 20 },
  ])
  const cells = ratedCellsOf(tallies, [0, 25, 50, 75, 100], policy)
  expect(cells.map(({ windowId, itemId, mean }) => [windowId, itemId, mean])).toEqual([
    [1, '1', 100],
    [2, '1', 75],
  ])
  expect(cells[0]?.variance).toBeGreaterThan(0)
})
