import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { staffFigurePolicy } from '../tests/support/staff-figure.ts'
import type { GradePoints } from './cluster-variance.ts'
import type { GradeCounts } from './score-tally.ts'
import { connectedStaff, type StaffCell, staffFiguresOf } from './staff-figure.ts'

const points: GradePoints = [0, 30, 60, 80, 100]
const cell = (staffId: number, windowId: number, grades: GradeCounts, itemId = 1): StaffCell => ({
  ...{ staffId, windowId, itemId, grades },
})
const some: GradeCounts = [0, 0, 0, 5, 5]
const askOf = (cells: readonly StaffCell[]) => {
  const staff = [...new Set(cells.map(({ staffId }) => staffId))]
  const sizeOf = (staffId: number) =>
    cells
      .filter((each) => each.staffId === staffId)
      .reduce((all, { grades }) => all + grades.reduce((a, b) => a + b, 0), 0)
  return {
    cells,
    days: staff.map((staffId) => ({ staffId, days: 20, squares: sizeOf(staffId) ** 2 / 20 })),
    points,
    policy: staffFigurePolicy,
  }
}

test('people are connected by windows at which both have served often enough', () => {
  const cells = [
    cell(1, 10, some),
    cell(2, 10, some),
    cell(2, 11, some),
    cell(3, 11, some),
    cell(4, 12, some),
    cell(5, 10, [0, 0, 0, 0, 4]),
  ]
  expect(connectedStaff(cells, 5)).toEqual([[1, 2, 3], [4]])
})

test('whoever sits alone at a window of his own has no personal figure, and nor have two', () => {
  const big: GradeCounts = [50, 0, 0, 100, 100]
  const figures = staffFiguresOf(askOf([cell(1, 10, big), cell(2, 11, big), cell(3, 11, big)]))
  expect(figures.map(({ kind }) => kind)).toEqual(['NONE', 'NONE', 'NONE'])
  expect(figures[0]).toMatchObject({ reason: 'NOT_CONNECTED', evaluations: 250 })
})

/** Three people at two windows; the second window is ten points worse for everybody. */
const crossed = (): readonly StaffCell[] =>
  [1, 2, 3].flatMap((staffId) => {
    const good = staffId === 1 ? 90 : 60
    // At the first window four of ten points of a hundred come from fives, at the second a tenth of all are ones.
    return [
      cell(staffId, 10, [0, 0, 0, 200 - 2 * good, 2 * good]),
      ...(staffId === 3 ? [] : [cell(staffId, 11, [20, 0, 0, 200 - 2 * good, 2 * good - 20])]),
    ]
  })

test('by hand: the first is six points better at both windows, wherever he has served', () => {
  // 90 of 100 fives against 60 of 100: 98 − 92 = 6 points apart at either window; from the mean of three: +4, −2, −2.
  const figures = staffFiguresOf(askOf(crossed()))
  const apart = figures.map((each) => (each.kind === 'FIGURE' ? each.apartThousandths / 1000 : null))
  expect(apart[0]).toBeGreaterThan(3)
  expect(apart[0]).toBeLessThan(4.1)
  expect(Math.abs((apart[1] ?? 9) - (apart[2] ?? -9))).toBeLessThan(0.5)
})

test('of few evaluations nothing is told of the person', () => {
  const figures = staffFiguresOf(askOf([...crossed(), cell(4, 10, [0, 0, 0, 9, 9])]))
  expect(figures[3]).toMatchObject({ kind: 'NONE', reason: 'TOO_FEW', evaluations: 18 })
})

/** Eight people of whom all are alike, at four windows that are not, each at two of them. */
function equalPeople(seed: number): readonly StaffCell[] {
  const { share, normal } = diceOf(seed)
  const hard = Array.from({ length: 4 }, () => 0.1 * normal())
  const at = (staffId: number, windowId: number) => {
    const grades = [0, 0, 0, 0, 0]
    for (let turn = 0; turn < 80; turn += 1) {
      const place = share() < 0.7 + (hard[windowId] ?? 0) ? 4 : share() < 0.6 ? 3 : 1
      grades[place] = (grades[place] ?? 0) + 1
    }
    return cell(staffId, windowId, grades as unknown as GradeCounts)
  }
  return Array.from({ length: 8 }, (_, staffId) => [at(staffId, staffId % 4), at(staffId, (staffId + 1) % 4)]).flat()
}

test('of equal people at hard and easy windows hardly anybody is told that he differs', () => {
  const cities = Array.from({ length: 40 }, (_, seed) => staffFiguresOf(askOf(equalPeople(seed + 1)))).flat()
  const told = cities.filter((each) => each.kind === 'FIGURE')
  const wrong = told.filter((each) => each.lowerThousandths > 0 || each.upperThousandths < 0)
  console.log(`equal people: ${wrong.length} of ${told.length} figures leave nought out, of ${cities.length} people`)
  expect(wrong.length).toBeLessThanOrEqual(0.05 * cities.length)
})

test('in whatever order cells are told, the figures are the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...crossed()], { minLength: 5 }), (cells) => {
      expect(staffFiguresOf(askOf(cells))).toEqual(staffFiguresOf(askOf(crossed())))
    }),
    { numRuns: 20 },
  )
})
