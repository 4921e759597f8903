import { describe, expect, test } from 'vitest'
import { type DelphiRules, judgeDelphi } from './delphi.ts'

const rules: DelphiRules = {
  roundsMax: 4,
  expertsMin: 5,
  concordanceMin: 5000,
  variationMax: 2500,
  meanFloor: 20,
  medianShiftMax: 50,
}

/*
 * Worked by hand: five experts, three things.
 *
 * Round 1: 90 50 20 / 60 80 30 / 80 40 60 / 50 90 10 / 70 60 50. Ranks (doubled to be whole, 2 the least, 6 the most): 6 4 2, 4 6 2, 6 2 4, 4 6 2, 6 4 2;
 * sums 26 22 12, mean 20, S = 36 + 4 + 64 = 104, doubled twice: 26. W = 12 · 26 / (25 · 24) = 0.52. But of the third thing (20 30 60 10 50) the mean is 34 and the
 * variance (196 + 16 + 676 + 576 + 256) / 4 = 430: CV = 20.74 / 34 = 0.61. Another round.
 *
 * Round 2: 85 60 30 / 75 70 35 / 80 60 40 / 70 75 30 / 80 65 40. All but the fourth put them in the same order: sums 28 22 10, S = (64 + 4 + 100) / 4 = 42,
 * W = 12 · 42 / 600 = 0.84; the third: mean 35, variance (25 + 0 + 25 + 25 + 25) / 4 = 25, CV = 5 / 35 = 0.14. But medians moved: the first from 70 to 80.
 *
 * Round 3: 85 65 35 / 80 65 35 / 80 65 35 / 75 65 35 / 80 65 40. W = 1; CV at most sqrt(50 / 4) / 80 = 0.04 and sqrt(20 / 4) / 36 = 0.06; medians 80 65 35 after
 * 80 65 35. Consensus. Sums 400 325 180 of 905: 44.1989 %, 35.9116 %, 19.8895 %; rounded down 4419 3591 1988 lack 2, to the largest remainders .95 and .89.
 */
const first = [
  [90, 50, 20],
  [60, 80, 30],
  [80, 40, 60],
  [50, 90, 10],
  [70, 60, 50],
]
const second = [
  [85, 60, 30],
  [75, 70, 35],
  [80, 60, 40],
  [70, 75, 30],
  [80, 65, 40],
]
const third = [
  [85, 65, 35],
  [80, 65, 35],
  [80, 65, 35],
  [75, 65, 35],
  [80, 65, 40],
]

describe('a Delphi that converges in round 3', () => {
  test('after the first round the third thing is rated too differently', () => {
    const state = judgeDelphi([first], rules)
    expect(state).toMatchObject({ outcome: 'ANOTHER_ROUND', round: 1, concordance: 5200, weights: null })
    expect(state.lacks).toEqual(['VARIATION', 'STABILITY'])
    expect(state.things[2]).toEqual({
      quartiles: { lower: 200, median: 300, upper: 500 },
      variation: 6099,
      isAgreed: false,
      isStable: null,
    })
  })

  test('after the second they agree, but a median has moved by ten points', () => {
    const state = judgeDelphi([first, second], rules)
    expect(state).toMatchObject({ outcome: 'ANOTHER_ROUND', concordance: 8400, lacks: ['STABILITY'] })
    expect(state.things.map(({ isStable }) => isStable)).toEqual([false, true, true])
  })

  test('after the third there is consensus, and weights that sum to the whole', () => {
    expect(judgeDelphi([first, second, third], rules)).toMatchObject({
      outcome: 'CONSENSUS',
      round: 3,
      concordance: 10_000,
      lacks: [],
      weights: [4420, 3591, 1989],
    })
  })
})

/*
 * Two camps that never move: three say 90 60 30, three say 30 60 90. Doubled sums of ranks are 24 24 24: S = 0, W = 0; of the first thing the mean is 60, the
 * variance 6 · 900 / 5 = 1080, CV = 32.86 / 60 = 0.55. Medians stand still at 60 each, and that alone is no agreement.
 */
test('a Delphi that does not converge says so after its last round, and gives no weights', () => {
  const camps = [...Array.from({ length: 3 }, () => [90, 60, 30]), ...Array.from({ length: 3 }, () => [30, 60, 90])]
  const rounds = [camps, camps, camps, camps]
  expect(judgeDelphi(rounds.slice(0, 3), rules).outcome).toBe('ANOTHER_ROUND')
  expect(judgeDelphi(rounds, rules)).toMatchObject({
    outcome: 'NO_CONSENSUS',
    concordance: 0,
    lacks: ['CONCORDANCE', 'VARIATION'],
    weights: null,
  })
  expect(judgeDelphi(rounds, rules).things.map(({ variation }) => variation)).toEqual([5477, 0, 5477])
})

test('of what hardly matters nobody has to agree to the last point', () => {
  // 2 and 6 with a mean of 4: a deviation of 2.19 is 55 % of 4, and 11 % of the floor of 20.
  const round = [
    [90, 2],
    [90, 6],
    [90, 2],
    [90, 6],
    [90, 4],
  ]
  expect(judgeDelphi([round], { ...rules, meanFloor: 0 }).things[1]?.isAgreed).toBe(false)
  expect(judgeDelphi([round], rules).things[1]).toMatchObject({ isAgreed: true, variation: 1000 })
})

test('too few experts are no consensus, whatever they say', () => {
  const few = [
    [90, 60],
    [90, 60],
  ]
  expect(judgeDelphi([few, few], rules)).toMatchObject({ outcome: 'ANOTHER_ROUND', lacks: ['EXPERTS'] })
})

test('everything rated nothing or all the same puts nothing in an order', () => {
  const nothing = Array.from({ length: 5 }, () => [0, 0])
  expect(judgeDelphi([nothing, nothing], { ...rules, meanFloor: 0 })).toMatchObject({
    concordance: null,
    weights: null,
  })
  expect(judgeDelphi([nothing], { ...rules, meanFloor: 0 }).things[0]?.variation).toBeNull()
})
