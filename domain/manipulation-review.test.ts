import { describe, expect, test } from 'vitest'
import {
  figureOf,
  findDecideRefusal,
  findProposeRefusal,
  type ReviewStand,
  reviewStateOf,
} from './manipulation-review.ts'

const open: ReviewStand = { state: 'QUARANTINED', outcome: null, isConfirmed: null }
const proposed: ReviewStand = { ...open, outcome: 'VOID' }
const refused: ReviewStand = { ...proposed, isConfirmed: false }
const decided: ReviewStand = { ...proposed, isConfirmed: true }
const watched: ReviewStand = { ...open, state: 'WATCHED' }
const stranger = { isOfUnit: false, isProposer: false }

describe('what was set aside', () => {
  test('is open, then proposed, then decided; refused, it is open again', () => {
    expect([open, proposed, refused, decided, watched].map(reviewStateOf)).toEqual([
      'OPEN',
      'PROPOSED',
      'OPEN',
      'DECIDED',
      'WATCHED',
    ])
  })

  test('is proposed by anybody but the hall, once at a time', () => {
    expect([open, refused].map((stand) => findProposeRefusal(stand, stranger))).toEqual([undefined, undefined])
    expect(findProposeRefusal(open, { ...stranger, isOfUnit: true })).toBe('DECIDES_OWN_CASE')
    expect(findProposeRefusal(proposed, stranger)).toBe('CONFLICT')
    expect(findProposeRefusal(decided, stranger)).toBe('PROPOSAL_DECIDED')
    expect(findProposeRefusal(watched, stranger)).toBe('CONFLICT')
  })

  test('is decided by another, who is not of the hall either, and once', () => {
    expect(findDecideRefusal(proposed, stranger)).toBeUndefined()
    expect(findDecideRefusal(proposed, { ...stranger, isProposer: true })).toBe('OWN_PROPOSAL')
    expect(findDecideRefusal(proposed, { ...stranger, isOfUnit: true })).toBe('DECIDES_OWN_CASE')
    expect([open, refused, watched].map((stand) => findDecideRefusal(stand, stranger))).toEqual([
      'CONFLICT',
      'CONFLICT',
      'CONFLICT',
    ])
    expect(findDecideRefusal(decided, stranger)).toBe('PROPOSAL_DECIDED')
  })
})

test('a figure of counts by grade is how many there are, and their mean to three places', () => {
  expect(figureOf([1, 0, 0, 1, 4])).toEqual({ given: 6, meanGrade: 4.167 })
  expect(figureOf([0, 0, 0, 0, 0])).toEqual({ given: 0, meanGrade: null })
})
