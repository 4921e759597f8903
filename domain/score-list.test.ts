import { describe, expect, test } from 'vitest'
import { keyOf, listRules, type MonthsPlan, playMonths } from '../tests/support/planted-months.ts'
import { findProgress } from './progress-award.ts'
import { findListings } from './score-list.ts'

/** 120 windows in every run, 1,200 at night: LISTED_WINDOWS. */
const windows = Number(process.env.LISTED_WINDOWS ?? 120)
const plan: MonthsPlan = { windows, months: 14, perDay: 8, days: 20, dayShare: 0.05, worth: () => 0 }
const year = Array.from({ length: 12 }, (_, month) => month)

describe('equal windows over a year', () => {
  const months = playMonths(20_260_087, plan)

  test('are on no list, though many are among the last tenth two months running', () => {
    const listed = year.flatMap((from) => findListings(months.slice(from), listRules))
    console.log(`equal windows: ${windows}, entries in a year: ${listed.length}`)
    expect(listed.length).toBeLessThanOrEqual(windows / 400)
  }, 600_000)

  test('win no award for having been low by chance', () => {
    const won = year.slice(0, 6).flatMap((from) => findProgress(months.slice(from), listRules))
    console.log(`equal windows: ${windows}, awards in half a year: ${won.length}`)
    expect(won.length).toBeLessThanOrEqual(windows / 400)
  }, 600_000)
})

describe('windows that differ', () => {
  const few: MonthsPlan = {
    ...{ ...plan, windows: 40, months: 9 },
    worth: (window, month) => (window < 2 ? -0.9 : window < 4 ? 0.8 : window === 10 ? (month < 3 ? 0.5 : -0.5) : 0),
  }
  const months = playMonths(11, few)

  test('are listed where they truly are the last and the first, with what it rests on', () => {
    const listed = findListings(months, listRules)
    const of = (name: string) => listed.filter(({ list }) => list === name).map(({ key }) => key)
    expect(of('TO_IMPROVE')).toEqual([keyOf(0), keyOf(1)])
    expect(of('RED').every((key) => [keyOf(2), keyOf(3), keyOf(10)].includes(key))).toBe(true)
    const [last] = listed.filter(({ list }) => list === 'TO_IMPROVE')
    expect(last?.probabilityThousandths).toBeGreaterThanOrEqual(900)
    expect((last?.groupThousandths ?? 0) - (last?.scoreThousandths ?? 0)).toBeGreaterThan(3000)
    expect(last?.places).toHaveLength(2)
    for (const { at, of: all } of last?.places ?? []) expect(all - at).toBeLessThan(4)
  })

  test('are not listed for one month, however bad it was', () => {
    expect(findListings(months.slice(0, 1), listRules)).toEqual([])
    const turned = playMonths(12, { ...few, worth: (window, month) => (window < 2 && month === 0 ? -1.2 : 0) })
    expect(findListings(turned, listRules)).toEqual([])
  })

  test('are not listed where too few of the invited have answered', () => {
    const silent = months.map((month) => ({
      ...month,
      windows: month.windows.map((window) => ({ ...window, invited: 100 * (window.answered ?? 0) })),
    }))
    expect(findListings(silent, listRules)).toEqual([])
  })

  test('win the award for what they have become, not for where they were', () => {
    expect(findProgress(months, listRules).map(({ key }) => key)).toEqual([keyOf(10)])
    const [won] = findProgress(months, listRules)
    expect((won?.scoreThousandths ?? 0) - (won?.groupThousandths ?? 0)).toBeGreaterThan(3000)
    expect(findProgress(months.slice(0, 8), listRules)).toEqual([])
  })
})
