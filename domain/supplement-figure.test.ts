import { expect, test } from 'vitest'
import { againOf, type CountedAgain } from './supplement-figure.ts'

const rows: readonly CountedAgain[] = [
  { first: 1, later: null, orders: 6 },
  { first: 1, later: 4, orders: 3 },
  { first: 2, later: 2, orders: 1 },
  { first: 2, later: 1, orders: 1 },
  { first: 1, later: 2, orders: 1 },
]
const told = { counts: 'FIRST', tooFewBelow: 5, negativeGradeMax: 2 } as const

test('of what was put right: how much was evaluated again, and what rose, stayed and fell', () => {
  expect(againOf(rows, told)).toEqual({
    rectified: 12,
    again: 6,
    againHundredths: 5000,
    changes: { rose: 4, stayed: 1, fell: 1 },
    content: 0,
    counts: 'FIRST',
  })
})

test('a grade that counts is the later one only where the policy says so', () => {
  expect(againOf(rows, { ...told, counts: 'LAST' })).toMatchObject({ content: 3, counts: 'LAST' })
})

test('of too few it is not told which way they went', () => {
  expect(againOf(rows.slice(1, 3), told)).toMatchObject({
    again: 4,
    againHundredths: null,
    changes: null,
    content: null,
  })
  expect(againOf([], told)).toMatchObject({ rectified: 0, again: 0, againHundredths: null, changes: null })
})
