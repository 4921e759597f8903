import { expect, test } from 'vitest'
import type { NamedCell } from '../../domain/score-cell.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import type { GradeCounts } from '../../domain/score-tally.ts'
import { Report } from './finding.ts'
import { type Counted, compareGiven, givenOf } from './ranking-given.ts'

const cell = (window: string, grades: GradeCounts): NamedCell => ({
  ...{
    window,
    item: 'I',
    audience: 'CITIZEN',
    mode: 'COUNTER',
    ageBand: 1,
    lagBand: 0,
    isRequiredRefusal: false,
    grades,
  },
})
const inputOf = (cells: readonly NamedCell[]): ScoreInput => ({
  windows: [...new Set(cells.map(({ window }) => window))].map((key) => ({
    ...{ key, kind: 'COMPREHENSIVE', family: '-', invited: 0, answered: 0 },
    evaluations: cells
      .filter(({ window }) => window === key)
      .reduce((sum, { grades }) => sum + grades.reduce((total, count) => total + count, 0), 0),
  })),
  cells,
  moments: [],
})
const counted = (cells: readonly NamedCell[], leftOut = 0): Counted => ({
  ...{ period: '2026-09', fromDay: '2026-07-01', endDay: '2026-10-01', countsUntilMs: 0, lateDays: 30, leftOut },
  untold: 0,
  inputs: [inputOf(cells)],
})

const day = (name: string) => ({ period: { day: name, week: null } })
const week = { period: { day: null, week: '2026-W36' } }
const periods = [
  { ...day('2026-09-02'), fromDay: '2026-09-02', toDay: '2026-09-02' },
  { ...day('2026-10-05'), fromDay: '2026-10-05', toDay: '2026-10-05' },
  { ...week, fromDay: '2026-08-31', toDay: '2026-09-06' },
]
const halls = [
  { ...day('2026-09-02'), hallCode: 'H', given: 14, opened: 10, notOpened: 4 },
  { ...day('2026-10-05'), hallCode: 'H', given: 6, opened: 5, notOpened: 1 },
  { ...week, hallCode: 'H', given: 4, opened: 3, notOpened: 1 },
]
const windows = [
  { place: 'H/A', told: { grades: [1, 0, 0, 2, 7], counts: { notOpened: 0 } } },
  { place: 'H/A', told: { grades: [0, 0, 0, 0, 5], counts: { notOpened: 0 } } },
  { place: 'H/B', told: { grades: [0, 1, 0, 0, 2], counts: { notOpened: 0 } } },
]
const given = givenOf(windows, halls, periods, counted([]))
const found = (asked: Counted) => {
  const told: string[] = []
  compareGiven(new Report((line) => told.push(line)), asked, given)
  return told.map((line) => (JSON.parse(line) as { readonly what: string }).what)
}

test('what was too few on a day is opened with its week, and of both only what stays closed may be anything', () => {
  expect(given.opened.get('H/A')).toEqual([1, 0, 0, 2, 12])
  expect(given.closed.get('H')).toBe(2)
  // Ten of a day and three of a week in which nothing of June could be given any more; October is not of these months.
  expect(given.surely).toBe(13)
})

test('what was opened is what may be counted, and two more that nobody saw', () => {
  expect(found(counted([cell('H/A', [1, 0, 0, 2, 12]), cell('H/B', [0, 1, 0, 0, 2])]))).toEqual([])
  expect(found(counted([cell('H/A', [1, 0, 0, 2, 13]), cell('H/B', [0, 1, 0, 0, 3])]))).toEqual([])
})

test('praise that nobody gave is more than was opened, though the sum be the same', () => {
  const what = ['more is counted of a hall than was given there, grade by grade']
  expect(found(counted([cell('H/A', [0, 0, 0, 0, 15]), cell('H/B', [0, 1, 0, 0, 2])]))).toEqual(what)
})

test('bad ones that vanish are missed, unless a reason is told', () => {
  const cells = [cell('H/A', [0, 0, 0, 2, 7]), cell('H/B', [0, 0, 0, 0, 2])]
  expect(found(counted(cells))).toEqual(['fewer are counted than were given for services of these months'])
  expect(found(counted(cells, 2))).toEqual([])
})

test('a window that is left out is found though another has as many more, and though its number is the same with it', () => {
  const sure = {
    period: '2026-09-02',
    place: 'H/C',
    told: { grades: [0, 0, 0, 0, 6], counts: { valid: 6, notOpened: 0 } },
  }
  const asked = counted([cell('H/A', [1, 0, 0, 2, 12]), cell('H/B', [0, 1, 0, 0, 2])])
  const told: string[] = []
  const more = givenOf([...windows, sure], halls, periods, asked)
  compareGiven(new Report((line) => told.push(line)), asked, more)
  expect(told.map((line) => JSON.parse(line))).toMatchObject([{ window: 'H/C', counted: 0, given: 6 }])
  // Six that were left out by a reason that is told may have been these.
  told.length = 0
  compareGiven(new Report((line) => told.push(line)), { ...asked, leftOut: 6 }, more)
  expect(told).toEqual([])
})
