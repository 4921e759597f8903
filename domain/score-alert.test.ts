import { expect, test } from 'vitest'
import { keyOf, listRules, monthOf, playMonths, scoreAlertPolicy } from '../tests/support/planted-months.ts'
import { findScoreAlerts } from './score-alert.ts'
import type { GradeCounts } from './score-tally.ts'

const rules = { ...listRules, alert: scoreAlertPolicy }
const days = (count: number, day: GradeCounts) => Array.from({ length: count }, () => day)
/** Twenty windows of which nothing is to be said; people differ a little. */
const others = Object.fromEntries(
  Array.from({ length: 20 }, (_, at) => [`H/Z${at + 10}`, days(20, [0, 0, 1, 3, 6])] as const),
)
const kindsOf = (months: Parameters<typeof findScoreAlerts>[0]) =>
  findScoreAlerts(months, rules).map(({ key, kind }) => `${key} ${kind}`)

test('one bad evaluation of four is no alert, nor are four of four', () => {
  const one = monthOf({
    ...others,
    'H/A': days(4, [1, 0, 0, 0, 0])
      .slice(0, 1)
      .concat(days(3, [0, 0, 0, 0, 1])),
  })
  expect(kindsOf([one, one])).toEqual([])
  const four = monthOf({ ...others, 'H/A': days(4, [1, 0, 0, 0, 0]) })
  expect(kindsOf([four, four])).toEqual([])
})

test('a month with four of ten bad on twenty days is an alert of its share; below 80 in both months is another', () => {
  const low = monthOf({ ...others, 'H/A': days(20, [4, 0, 0, 0, 6]) })
  const found = findScoreAlerts([low, low], rules)
  expect(found.map(({ kind, opens }) => [kind, opens])).toEqual([
    ['LOW_TWICE', 'VISIT'],
    ['LOW_SHARE', 'ORDER'],
  ])
  // 60 points and 40 % bad of 200, told at the ends that speak for the window.
  expect(found[0]?.months).toHaveLength(2)
  expect(found[1]?.months[0]).toMatchObject({ evaluations: 200, meanThousandths: 60_000, lowShareThousandths: 400 })
  expect(found[1]?.months[0]?.lowShareLowerThousandths).toBeGreaterThan(200)
  expect(found[0]?.months[0]?.upperThousandths).toBeLessThan(80_000)
})

test('below 80 in one month alone, or not in the month between, is no alert of that kind', () => {
  const low = monthOf({ ...others, 'H/A': days(20, [1, 2, 3, 4, 0]) })
  const good = monthOf({ ...others, 'H/A': days(20, [0, 0, 0, 4, 6]) })
  const none = monthOf(others)
  expect(kindsOf([low])).not.toContain('H/A LOW_TWICE')
  expect(kindsOf([low, good, low])).not.toContain('H/A LOW_TWICE')
  expect(kindsOf([low, none, low])).not.toContain('H/A LOW_TWICE')
  expect(kindsOf([low, low])).toContain('H/A LOW_TWICE')
})

test('one bad day is no bad month: the same share in two lumps is less sure', () => {
  const bad: GradeCounts = [10, 0, 0, 0, 0]
  const good: GradeCounts = [0, 0, 0, 0, 10]
  const spread = monthOf({ ...others, 'H/A': days(10, [3, 0, 0, 0, 7]) })
  const lumped = monthOf({ ...others, 'H/A': [...days(3, bad), ...days(7, good)] })
  expect(kindsOf([spread])).toContain('H/A LOW_SHARE')
  expect(kindsOf([lumped])).not.toContain('H/A LOW_SHARE')
})

test('a window that slides is told once, though it is still above the lines; the others are not', () => {
  const plan = { windows: 30, months: 12, perDay: 10, days: 22, dayShare: 0.05 }
  const months = playMonths(871, { ...plan, worth: (window, month) => (window === 3 && month < 5 ? -0.45 : 0.3) })
  const found = [4, 3, 2, 1, 0].flatMap((from) =>
    findScoreAlerts(months.slice(from), rules)
      .filter(({ kind }) => kind === 'DRIFT')
      .map(({ key, sumThousandths }) => ({ key, over: (sumThousandths ?? 0) > 6000 })),
  )
  expect(found.map(({ key }) => key)).toContain(keyOf(3))
  expect(new Set(found.map(({ key }) => key))).toEqual(new Set([keyOf(3)]))
  expect(found.every(({ over }) => over)).toBe(true)
})

test('the order of windows and cells says nothing', () => {
  const months = playMonths(5, {
    windows: 12,
    months: 2,
    perDay: 8,
    days: 10,
    dayShare: 0.05,
    worth: (at) => -0.1 * at,
  })
  const turned = months.map(({ windows, cells, moments }) => ({
    windows: [...windows].reverse(),
    cells: [...cells].reverse(),
    moments: [...moments].reverse(),
  }))
  expect(findScoreAlerts(turned, rules)).toEqual(findScoreAlerts(months, rules))
  expect(findScoreAlerts(months, rules).length).toBeGreaterThan(0)
})

test('where the same services would have brought any window below the line, it is not the window that is asked', () => {
  // Every window is rated well for one item and badly for the other; the first does hardly anything but the other.
  const month = (share: (at: number) => number) => {
    const keys = Array.from({ length: 12 }, (_, at) => keyOf(at))
    const good = monthOf(
      Object.fromEntries(keys.map((key, at) => [key, days(10 - share(at), [0, 0, 0, 2, 8])])),
      'EASY',
    )
    const bad = monthOf(Object.fromEntries(keys.map((key, at) => [key, days(share(at), [4, 1, 0, 2, 3])])), 'HARD')
    const moments = monthOf(
      Object.fromEntries(
        keys.map((key, at) => [key, [...days(10 - share(at), [0, 0, 0, 2, 8]), ...days(share(at), [4, 1, 0, 2, 3])]]),
      ),
    )
    return { ...moments, cells: [...good.cells, ...bad.cells] }
  }
  const found = findScoreAlerts([month((at) => (at === 0 ? 9 : 1))], rules)
  expect(found.map(({ key, kind, cause, opens }) => [key, kind, cause, opens])).toEqual([
    [keyOf(0), 'LOW_SHARE', 'SERVICES', 'NOTHING'],
  ])
  expect(found[0]?.expected?.lowShareThousandths).toBeGreaterThan(200)
})
