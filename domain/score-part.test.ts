import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coarsenCells, type NamedCell } from './score-cell.ts'
import { coarsen, type NamedMoments, type ScoreInput, strictestOf } from './score-input.ts'
import { cellsInTwo, coarsenPart, inTwo, type LaterClusters } from './score-part.ts'
import { countedIn } from './score-rest.ts'
import { sizeOf } from './score-tally.ts'
import { readInput, writeInput } from './score-text.ts'

const limits = { smallestCell: 5, clustersMin: 3 }
const cell = (window: string, item: string, fives: number, ones = 0): NamedCell => ({
  ...{ window, item, audience: 'CITIZEN', mode: 'COUNTER', ageBand: 0, lagBand: 0, isRequiredRefusal: false },
  grades: [ones, 0, 0, 0, fives],
})
function monthOf(cells: readonly NamedCell[], moments: readonly NamedMoments[] = []): ScoreInput {
  const keys = ['A/1', 'A/2', 'B/1']
  return {
    windows: keys.map((key) => {
      const evaluations = cells
        .filter(({ window }) => window === key)
        .reduce((sum, { grades }) => sum + sizeOf(grades), 0)
      const asked = { invited: 2 * evaluations, answered: evaluations }
      return { key, kind: 'COMPREHENSIVE', family: evaluations === 0 ? '-' : 'unit', evaluations, ...asked }
    }),
    ...{ cells, moments },
  }
}
/** As both are published. */
function bothOf(all: ScoreInput, part: ScoreInput, later: readonly LaterClusters[] = []) {
  const told = coarsen(all, limits)
  return { told, before: coarsenPart({ all, part, later, told }, limits) }
}
const evaluationsOf = ({ windows }: ScoreInput) => windows.map(({ evaluations }) => evaluations)

describe('a month and what was given of it before an instant, beside each other', () => {
  test('by hand: where two came after, the eighteen before are not told, by their window or by the whole', () => {
    const all = monthOf([cell('A/1', 'x', 20), cell('A/2', 'x', 40), cell('B/1', 'x', 30)])
    const { told, before } = bothOf(all, monthOf([cell('A/1', 'x', 18), cell('A/2', 'x', 25), cell('B/1', 'x', 30)]))
    expect(evaluationsOf(told)).toEqual([20, 40, 30])
    expect(evaluationsOf(before)).toEqual([null, 25, 30])
    expect(before.cells.map(({ window, grades }) => [window, sizeOf(grades)])).toEqual([
      ['A/2', 25],
      ['B/1', 30],
    ])
    // Of the one window of which nothing is told nothing is told under the name of several either.
    expect(before.rests).toEqual([])
  })

  test('by hand: of a cell after which a few came nothing is told but with others of its window', () => {
    const all = monthOf([cell('A/1', 'x', 10, 3), cell('A/1', 'y', 20), cell('A/1', 'z', 7)])
    const { told, before } = bothOf(all, monthOf([cell('A/1', 'x', 10, 1), cell('A/1', 'y', 12), cell('A/1', 'z', 7)]))
    expect(told.cells).toHaveLength(3)
    // Two came after at x: with the eight that came after at y they are ten.
    expect(before.cells.map(({ item, grades }) => [item, grades])).toEqual([
      ['*1/A/1', [1, 0, 0, 0, 22]],
      ['z', [0, 0, 0, 0, 7]],
    ])
  })

  test('of clusters of which a few hold what came after it is told how many they are, and no more', () => {
    const moment = { window: 'A/1', kind: 'STAFF' as const, cubes: 900, products: Array.from({ length: 25 }, () => 4) }
    const all = monthOf([cell('A/1', 'x', 30)], [{ ...moment, clusters: 6 }])
    const part = monthOf([cell('A/1', 'x', 20)], [{ ...moment, clusters: 5 }])
    const toldBy = (clusters: number) => bothOf(all, part, [{ window: 'A/1', kind: 'STAFF', clusters }]).before.moments
    expect(toldBy(1)).toEqual([{ ...moment, clusters: 5, cubes: 0, products: [] }])
    expect(toldBy(3)).toEqual([{ ...moment, clusters: 5 }])
  })

  test('is the same text where nothing came after, and nothing at all beside a text of other limits', () => {
    const all = monthOf([cell('A/1', 'x', 20), cell('A/2', 'x', 3), cell('B/1', 'x', 4)])
    const { told, before } = bothOf(all, all)
    expect(writeInput(before)).toBe(writeInput(told))
    const part = monthOf([cell('A/1', 'x', 10)])
    const other = coarsenPart({ all, part, later: [], told: coarsen(all, { ...limits, smallestCell: 3 }) }, limits)
    expect([evaluationsOf(other), other.cells, other.rests]).toEqual([[null, null, null], [], []])
  })
})

const counts = fc.tuple(fc.nat(6), fc.nat(3), fc.nat(6), fc.nat(3))
const windowsOfTwo = fc.array(
  fc.record({
    window: fc.constantFrom('A/1', 'A/2', 'B/1'),
    item: fc.constantFrom('x', 'y', 'z'),
    audience: fc.constantFrom('CITIZEN', 'ENTERPRISE'),
    lagBand: fc.nat(2),
    counts,
  }),
  { maxLength: 24 },
)
type Two = readonly [ScoreInput, ScoreInput]
const months = windowsOfTwo.map((rows): Two => {
  const known = new Map(rows.map((row) => [JSON.stringify([row.window, row.item, row.audience, row.lagBand]), row]))
  const of = (isAll: boolean) =>
    monthOf(
      [...known.values()].flatMap(({ window, item, audience, lagBand, counts: [good, bad, lateGood, lateBad] }) => {
        const [fives, ones] = isAll ? [good + lateGood, bad + lateBad] : [good, bad]
        return fives + ones === 0 ? [] : [{ ...cell(window, item, fives, ones), audience, lagBand }]
      }),
    )
  return [of(true), of(false)]
})

const isFew = (count: number) => count > 0 && count < limits.smallestCell

test('whatever came when, no difference of what is told of both is a few', () => {
  fc.assert(
    fc.property(months, ([all, part]) => {
      const { told, before } = bothOf(all, part)
      for (const [at, { evaluations }] of before.windows.entries())
        expect(evaluations !== null && isFew((told.windows[at]?.evaluations ?? 0) - evaluations)).toBe(false)
      expect(isFew(countedIn([told]) - countedIn([before]))).toBe(false)
      const numbers = [...before.windows, ...(before.rests ?? [])].map(({ evaluations }) => evaluations)
      expect(numbers.every((count) => count === null || count >= limits.smallestCell)).toBe(true)
      expect(before.cells.every(({ grades }) => sizeOf(grades) >= limits.smallestCell)).toBe(true)
      for (const { key, evaluations } of before.windows) {
        const sum = before.cells
          .filter(({ window }) => window === key)
          .reduce((of, { grades }) => of + sizeOf(grades), 0)
        expect(sum).toBe(evaluations ?? 0)
      }
      const read = readInput(writeInput(before))
      expect(read.granted && writeInput(read.value)).toBe(writeInput(before))
    }),
    { numRuns: 400 },
  )
})

test('whatever came when, every cell of both is one of the whole, or several, with enough before and enough after', () => {
  fc.assert(
    fc.property(months, ([all, part]) => {
      for (const { key, evaluations } of coarsen(all, limits).windows) {
        const own = inTwo(all, part).filter(({ window }) => window === key)
        const before = own.reduce((sum, { grades }) => sum + sizeOf(grades.slice(0, 5)), 0)
        if (evaluations === null || isFew(before) || isFew(evaluations - before)) continue
        const cells = cellsInTwo(own, limits.smallestCell)
        for (const { grades } of cells)
          expect([isFew(sizeOf(grades.slice(0, 5))), isFew(sizeOf(grades.slice(5)))]).toEqual([false, false])
        expect(cells.reduce((sum, { grades }) => sum + sizeOf(grades), 0)).toBe(evaluations)
        // Nothing that the whole tells as one is taken apart.
        expect(cells.length).toBeLessThanOrEqual(coarsenCells(own, limits.smallestCell).length)
      }
    }),
    { numRuns: 400 },
  )
})

test('where several rules hold for the same evaluations the strictest does', () => {
  const all = [limits, { smallestCell: 3, clustersMin: 8 }]
  expect(strictestOf(all)).toEqual({ smallestCell: 5, clustersMin: 8 })
})
