import { describe, expect, test } from 'vitest'
import type { GradePoints } from './cluster-variance.ts'
import { participationScores, propensitiesOf, type ResponseTally, selectiveInvitations } from './response-propensity.ts'

const even: GradePoints = [0, 25, 50, 75, 100]
const policy = {
  participationMinPercent: 10,
  weightMaxHundredths: 500,
  priorInvitations: 0,
  selectiveLevelThousandths: 10,
}
const asked = (
  windowId: number,
  outcome: string,
  delivered: number,
  grades: ResponseTally['grades'],
): ResponseTally => ({
  ...{ windowId, itemId: 1, outcome, waitingBand: 1, mode: 'COUNTER', ageBand: 2, delivered, grades },
})

describe('by hand: who was refused answers half as often', () => {
  // Of 100 that were done 40 answer, all five; of 100 that were refused 20, all one.
  const tallies = [asked(1, 'DONE', 100, [0, 0, 0, 0, 40]), asked(1, 'REFUSED', 100, [20, 0, 0, 0, 0])]

  test('each of those stands for more', () => {
    // Likelihoods .4 and .2, weights 2.5 and 5: (40·2.5·100 + 20·5·0)/(100 + 100) = 50, where the mean of answers is 4,000/60 = 66.667.
    // As sure as 200²/(40·6.25 + 20·25) = 53.333. If everybody else were displeased 4,000/200 = 20; pleased 20 + 140·100/200 = 90.
    const fitted = propensitiesOf(tallies, policy)
    expect(fitted[0]).toBeCloseTo(0.4, 12)
    expect(fitted[1]).toBeCloseTo(0.2, 12)
    expect(participationScores(tallies, even, policy)).toEqual([
      {
        ...{ windowId: 1, delivered: 200, evaluated: 60, shareThousandths: 300, meanThousandths: 66_667 },
        ...{
          weightedThousandths: 50_000,
          effectiveThousandths: 53_333,
          worstThousandths: 20_000,
          bestThousandths: 90_000,
        },
        isBelowFloor: false,
      },
    ])
  })

  test('but for no more than the policy lets it', () => {
    // The mean weight is 200/60; at most 1.2 times that is 4: (40·2.5·100)/(100 + 80) = 55.556.
    const [one] = participationScores(tallies, even, { ...policy, weightMaxHundredths: 120 })
    expect(one?.weightedThousandths).toBe(55_556)
  })

  test('and levels of few are drawn towards the whole', () => {
    const [, refused] = propensitiesOf(tallies, { priorInvitations: 1000 })
    expect(refused).toBeGreaterThan(0.2)
    expect(refused).toBeLessThan(0.3)
  })
})

test('the order of tallies says nothing, and below the floor it is said', () => {
  const tallies = [
    asked(2, 'DONE', 100, [0, 0, 0, 1, 8]),
    asked(1, 'DONE', 100, [0, 0, 0, 1, 9]),
    asked(1, 'REFUSED', 30, [3, 0, 0, 0, 0]),
  ]
  const scores = participationScores(tallies, even, policy)
  expect(participationScores([...tallies].reverse(), even, policy)).toEqual(scores)
  expect(scores.map(({ windowId, isBelowFloor }) => [windowId, isBelowFloor])).toEqual([
    [1, false],
    [2, true],
  ])
})

test('nobody has answered: nothing is made up', () => {
  const [one] = participationScores([asked(1, 'DONE', 50, [0, 0, 0, 0, 0])], even, policy)
  expect(one).toMatchObject({
    meanThousandths: null,
    weightedThousandths: null,
    worstThousandths: 0,
    bestThousandths: 100_000,
    isBelowFloor: true,
  })
})

test('by hand: who invites only those it went well for is found', () => {
  // Of 4 good and 4 bad all 4 good ones are invited: 1 of (8 over 4) = 70 ways, 14,286 millionths. Twice as many: 1 of 12,870, 78 millionths;
  // Holm over two: 156, and 14,286.
  const found = selectiveInvitations(
    [
      { windowId: 2, good: 4, goodInvited: 4, bad: 4, badInvited: 0 },
      { windowId: 1, good: 8, goodInvited: 8, bad: 8, badInvited: 0 },
    ],
    policy,
  )
  expect(found).toEqual([
    { windowId: 1, chanceMillionths: 155, isSelective: true },
    { windowId: 2, chanceMillionths: 14_286, isSelective: false },
  ])
})
