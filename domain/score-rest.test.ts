import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NamedWindow, ScoreInput } from './score-input.ts'
import { countedIn, sumAsked, sumTold, withoutFew } from './score-rest.ts'
import { readInput, writeInput } from './score-text.ts'

const window = (key: string, evaluations: number, invited = 2 * evaluations, answered = evaluations): NamedWindow => ({
  ...{ key, kind: 'COMPREHENSIVE', family: '-', evaluations, invited, answered },
})
const few = 5

describe('windows of too few', () => {
  test('by hand: are counted together in their hall where they are enough, else with those of other halls', () => {
    // A: 3 and 4 are seven of A. B: 2 alone, C: 4 alone, six of several halls. Of D one is in no figure at all.
    const all = [
      window('A/1', 100),
      window('A/2', 3),
      window('A/3', 4),
      window('B/1', 2),
      window('B/2', 40),
      window('C/1', 4),
    ]
    const { windows, rests } = withoutFew({ windows: all }, few)
    expect(windows.map(({ key, evaluations, invited }) => [key, evaluations, invited])).toEqual([
      ['A/1', 100, 200],
      ['A/2', null, null],
      ['A/3', null, null],
      ['B/1', null, null],
      ['B/2', 40, 80],
      ['C/1', null, null],
    ])
    expect(rests).toEqual([
      { hall: '', evaluations: 6, invited: 0, answered: 6 },
      { hall: 'A', evaluations: 7, invited: 14, answered: 7 },
      { hall: 'C', evaluations: 0, invited: 8, answered: 0 },
    ])
    expect(countedIn([{ windows, rests }])).toBe(153)
    const alone = withoutFew({ windows: [window('A/1', 100), window('D/1', 1)] }, few)
    expect([alone.rests, countedIn([alone])]).toEqual([[], 100])
  })

  test('at which few were asked tell who spoke only where enough did', () => {
    const { windows } = withoutFew({ windows: [window('A/1', 50, 3, 2), window('A/2', 50, 90, 0)] }, few)
    expect(windows.map(({ evaluations, invited, answered }) => [evaluations, invited, answered])).toEqual([
      [50, null, null],
      [50, null, null],
    ])
    expect([sumTold([null, 0]), sumTold([null, 7]), sumTold([0])]).toEqual([null, 7, 0])
    expect(
      sumAsked([
        { invited: null, answered: null },
        { invited: 9, answered: 0 },
      ]),
    ).toEqual({ invited: 9, answered: 0 })
  })
})

test('a window at which nobody spoke is told as one of a few, whoever was asked there', () => {
  for (const asked of [0, 3, 700]) {
    const told = [0, 1, 4].map((evaluations) =>
      withoutFew(
        { windows: [window('A/1', 80), window('A/2', evaluations, asked, Math.min(asked, evaluations))] },
        few,
      ),
    )
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(told[0]?.windows[1]).toMatchObject({ evaluations: null, invited: null, answered: null })
    // Those who were asked and stayed silent are not lost.
    expect(told[0]?.rests).toEqual(asked < few ? [] : [{ hall: 'A', evaluations: 0, invited: asked, answered: 0 }])
  }
})

const windows = fc
  .uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(5)), { selector: ([hall, at]) => `${hall}/${at}` })
  .chain((places) =>
    fc.tuple(...places.map(([hall, at]) => fc.nat(12).map((evaluations) => window(`${hall}/${at}`, evaluations)))),
  )
const numbersOf = ({ windows: told, rests = [] }: Pick<ScoreInput, 'windows' | 'rests'>) =>
  [...told, ...rests].flatMap(({ evaluations, invited, answered }) => [evaluations, invited, answered])

test('no number of a few is told, and no more than a few are left out of the whole', () => {
  fc.assert(
    fc.property(windows, (all) => {
      const told = withoutFew({ windows: all }, few)
      expect(numbersOf(told).every((count) => count === null || count === 0 || count >= few)).toBe(true)
      for (const { evaluations, invited, answered } of told.windows)
        expect([evaluations, invited, answered]).not.toContain(0)
      const left = countedIn([{ windows: all }]) - countedIn([told])
      expect(left >= 0 && left < few).toBe(true)
      expect(withoutFew(told, few)).toEqual(told)
    }),
  )
})

test('a quarter less its published months leaves nothing, and a hall less its windows no few', () => {
  fc.assert(
    fc.property(fc.tuple(windows, windows, windows), (months) => {
      const told = months.map((all) => withoutFew({ windows: all }, few))
      expect(countedIn(told) - told.reduce((sum, month) => sum + countedIn([month]), 0)).toBe(0)
      for (const { windows: own, rests } of told)
        for (const hall of ['A', 'B', 'C']) {
          const ofHall = own.filter(({ key }) => key.startsWith(hall))
          const whole = countedIn([{ windows: ofHall, rests: rests.filter((rest) => rest.hall === hall) }])
          const rest = whole - countedIn([{ windows: ofHall }])
          expect(rest === 0 || rest >= few).toBe(true)
        }
    }),
  )
})

test('the text of it says so, is read again word for word, and a text of before still is', () => {
  const input = {
    ...withoutFew({ windows: [window('A/1', 9), window('A/2', 3), window('A/3', 4)] }, few),
    cells: [],
    moments: [],
  }
  const text = writeInput(input)
  expect(text).toContain('score-input/v2')
  expect(text).toContain('["w","A/2","COMPREHENSIVE","-",null,null,null]')
  expect(readInput(text)).toMatchObject({ granted: true, value: input })
  const before = writeInput({ windows: [window('A/2', 3)], cells: [], moments: [] })
  expect(before).toContain('score-input/v1')
  expect(readInput(before).granted).toBe(true)
  expect(readInput(before.replace(',3,', ',null,')).granted).toBe(false)
  expect(readInput(`${before}["r","A",7,0,0]\n`).granted).toBe(false)
})
