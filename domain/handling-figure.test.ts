import { describe, expect, test } from 'vitest'
import { cycleOf } from './handling-cycle.ts'
import {
  type CountedRounds,
  exceptionsOf,
  figuresOf,
  type HandlingFigurePolicy,
  handlingRates,
  judge,
  type RoundFacts,
} from './handling-figure.ts'

const policy: HandlingFigurePolicy = {
  goalPercent: {
    acceptanceRate: 100,
    followUpRate: 100,
    onTimeFollowUpRate: null,
    realNameFollowUpRate: 100,
    completionRate: 100,
    rectificationRate: 100,
    onTimeRectificationRate: 95,
    replyRate: 100,
    rectificationSatisfactionRate: null,
  },
  satisfactionGoal: 90,
  cycleGoalPercent: 50,
  cycleBaselineMinutes: 20_000,
  tooFewBelow: 10,
  intervalZThousandths: 1960,
  periodNaturalDays: 90,
  periodNaturalDaysMax: 366,
}

/** Everything in time, answered, solved and closed. */
const kept: RoundFacts = {
  isNamed: true,
  isInvalid: false,
  isThroughDesk: false,
  isExplained: false,
  acknowledge: 'KEPT',
  contact: 'KEPT',
  handle: 'KEPT',
  answer: 'KEPT',
  isTakenUp: false,
  isClosed: true,
  isSolved: true,
}
const open: RoundFacts = {
  ...kept,
  contact: 'RUNNING',
  handle: 'RUNNING',
  answer: 'RUNNING',
  isClosed: false,
  isSolved: null,
}

describe('each figure says of every round whether it counts, fails or is left out, and why', () => {
  test.each<[Partial<RoundFacts>, Partial<Record<(typeof handlingRates)[number], string>>]>([
    [{}, Object.fromEntries(handlingRates.map((rate) => [rate, 'COUNTS']))],
    [open, { acceptanceRate: 'COUNTS', followUpRate: 'NOT_DUE', rectificationRate: 'NOT_DUE', replyRate: 'NOT_DUE' }],
    [{ ...open, acknowledge: 'OVERDUE' }, { acceptanceRate: 'FAILS' }],
    [{ contact: 'MISSED' }, { followUpRate: 'COUNTS', onTimeFollowUpRate: 'FAILS' }],
    [{ contact: 'OVERDUE' }, { followUpRate: 'FAILS', onTimeFollowUpRate: 'FAILS', realNameFollowUpRate: 'FAILS' }],
    [{ isNamed: false }, { followUpRate: 'COUNTS', realNameFollowUpRate: 'ANONYMOUS' }],
    [{ handle: 'MISSED' }, { rectificationRate: 'COUNTS', onTimeRectificationRate: 'FAILS' }],
    [
      { ...open, handle: 'OVERDUE', answer: 'OVERDUE' },
      { rectificationRate: 'FAILS', replyRate: 'FAILS' },
    ],
    [
      { isExplained: true },
      { completionRate: 'COUNTS', rectificationRate: 'EXPLAINED', onTimeRectificationRate: 'COUNTS' },
    ],
    [
      { isExplained: true, handle: 'MISSED' },
      { rectificationRate: 'EXPLAINED', onTimeRectificationRate: 'FAILS' },
    ],
    [{ isSolved: null }, { rectificationSatisfactionRate: 'NOT_RATED', replyRate: 'COUNTS' }],
    [{ isSolved: false }, { rectificationSatisfactionRate: 'FAILS' }],
    [{ isSolved: null, isTakenUp: true, isClosed: false }, { rectificationSatisfactionRate: 'FAILS' }],
    [{ isThroughDesk: true }, { rectificationSatisfactionRate: 'RECEIPT_THROUGH_DESK', replyRate: 'COUNTS' }],
    [{ isThroughDesk: true, isSolved: false }, { rectificationSatisfactionRate: 'RECEIPT_THROUGH_DESK' }],
    [{ isThroughDesk: true, isSolved: null }, { rectificationSatisfactionRate: 'NOT_RATED' }],
    [{ isThroughDesk: true, isSolved: false, isTakenUp: true }, { rectificationSatisfactionRate: 'FAILS' }],
    [{ isInvalid: true }, Object.fromEntries(handlingRates.map((rate) => [rate, 'INVALIDATED']))],
  ])('%o', (changes, expected) => {
    const facts = { ...kept, ...changes }
    const judged = Object.fromEntries(
      handlingRates.filter((rate) => rate in expected).map((rate) => [rate, judge(rate, facts)]),
    )
    expect(judged).toEqual(expected)
  })
})

test.each<[Partial<RoundFacts>, readonly string[]]>([
  [{}, []],
  [{ acknowledge: 'OVERDUE' }, ['ACCEPTED_LATE']],
  [{ contact: 'MISSED' }, ['CONTACTED_LATE']],
  [{ handle: 'OVERDUE', answer: 'OVERDUE' }, ['HANDLED_LATE']],
  [{ handle: 'MISSED', answer: 'MISSED' }, ['HANDLED_LATE', 'ANSWERED_LATE']],
  [{ answer: 'OVERDUE' }, ['ANSWERED_LATE']],
  [{ isTakenUp: true, isSolved: false, isClosed: false }, ['TAKEN_UP_AGAIN']],
  [{ isSolved: false }, ['UNSOLVED']],
  [{ isExplained: true }, ['EXPLAINED']],
  [{ isExplained: true, handle: 'MISSED', isInvalid: true }, []],
])('what is not as it should be is an exception: %o', (changes, expected) => {
  expect(exceptionsOf({ ...kept, ...changes })).toEqual(expected)
})

describe('what is told of many', () => {
  const of = (rounds: number, facts: RoundFacts, mark: number | null = null): CountedRounds => ({
    ...facts,
    rounds,
    rated: mark === null ? 0 : rounds,
    satisfactionSum: (mark ?? 0) * rounds,
    satisfactionSquares: (mark ?? 0) ** 2 * rounds,
  })
  const rate = (counted: readonly CountedRounds[], name: (typeof handlingRates)[number]) =>
    figuresOf(counted, policy).rates.find((each) => each.rate === name)

  test('a rate has both its numbers, Wilson’s interval rounded outwards, its goal, and what is left out', () => {
    expect(rate([of(95, kept), of(5, { ...kept, handle: 'MISSED' }), of(7, open)], 'onTimeRectificationRate')).toEqual({
      rate: 'onTimeRectificationRate',
      count: 95,
      of: 100,
      leftOut: [{ reason: 'NOT_DUE', rounds: 7 }],
      hundredths: 9500,
      lowerHundredths: 8882,
      upperHundredths: 9785,
      goalHundredths: 9500,
      standing: 'MET',
    })
    expect(rate([of(94, kept), of(6, { ...kept, handle: 'MISSED' })], 'onTimeRectificationRate')?.standing).toBe(
      'MISSED',
    )
  })

  test('all of all is 100 % and not more, and how sure that is depends on how many', () => {
    const whole = { hundredths: 10_000, upperHundredths: 10_000, standing: 'MET' }
    expect(rate([of(10, kept)], 'replyRate')).toMatchObject({ ...whole, lowerHundredths: 7224 })
    expect(rate([of(1000, kept)], 'replyRate')).toMatchObject({ ...whole, lowerHundredths: 9961 })
  })

  test('a rate of too few is not told; their number is', () => {
    const few = { hundredths: null, lowerHundredths: null, upperHundredths: null, standing: 'TOO_FEW' }
    expect(rate([of(9, kept)], 'replyRate')).toMatchObject({ count: 9, of: 9, ...few })
    expect(rate([], 'replyRate')).toMatchObject({ count: 0, of: 0, ...few })
    expect(figuresOf([of(9, kept, 80)], policy).satisfaction).toMatchObject({ rated: 9, ...few })
  })

  test('satisfaction is the mean of the marks that citizens gave: nothing is put in for the others, and what went through a desk stands apart', () => {
    const throughDesk = of(3, { ...kept, isThroughDesk: true }, 100)
    const { satisfaction } = figuresOf(
      [of(10, kept, 100), of(10, kept, 80), of(50, { ...kept, isSolved: null }), throughDesk],
      policy,
    )
    expect(satisfaction).toEqual({
      rated: 20,
      ratedThroughDesk: 3,
      hundredths: 9000,
      lowerHundredths: 8550,
      upperHundredths: 9450,
      goalHundredths: 9000,
      standing: 'MET',
    })
    const alone = figuresOf([of(1, kept, 70)], { ...policy, tooFewBelow: 1 }).satisfaction
    expect(alone).toMatchObject({ hundredths: 7000, lowerHundredths: 0, upperHundredths: 10_000 })
  })

  test('the cycle is held against half of what it was; where that was not measured, against nothing', () => {
    const measured = { answered: 12, medianMinutes: 10_000, ninetiethMinutes: 15_000 }
    expect(cycleOf(measured, policy)).toMatchObject({ medianMinutes: 10_000, goalMinutes: 10_000, standing: 'MET' })
    expect(cycleOf({ ...measured, medianMinutes: 10_001 }, policy).standing).toBe('MISSED')
    expect(cycleOf(measured, { ...policy, cycleBaselineMinutes: null })).toMatchObject({
      goalMinutes: null,
      standing: 'NO_GOAL',
    })
    expect(cycleOf({ ...measured, answered: 9 }, policy)).toMatchObject({ medianMinutes: null, standing: 'TOO_FEW' })
    expect(cycleOf(undefined, policy)).toMatchObject({ answered: 0, standing: 'TOO_FEW' })
  })
})
