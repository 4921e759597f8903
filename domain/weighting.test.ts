import { describe, expect, test } from 'vitest'
import type { ScoreScheme } from './score-scheme.ts'
import {
  answerRound,
  applyWeights,
  closeRound,
  findThings,
  judgeAnswer,
  judgeRounds,
  openRound,
  openWeighting,
  type RoundStand,
  stateOf,
  type WeightingPolicy,
} from './weighting.ts'

const policy: WeightingPolicy = {
  ahp: { thingsMin: 3, thingsMax: 9, consistencyMax: 1000, expertsMin: 3, roundsMax: 2 },
  delphi: {
    ...{ thingsMin: 2, thingsMax: 20, expertsMin: 3, roundsMax: 3 },
    ...{ concordanceMin: 5000, variationMax: 2500, meanFloor: 20, medianShiftMax: 50 },
  },
  answerWithinNaturalDaysMax: 30,
}
const now = Date.parse('2026-11-23T10:00:00+08:00')
const dayMs = 86_400_000

describe('one answer', () => {
  test('in pairs: 0.09 is taken, 0.1066 is refused with its worst triple (worked by hand in ahp.test.ts)', () => {
    expect(judgeAnswer('AHP', 3, [7, 8, 3], policy)).toEqual({ kind: 'TAKEN', consistency: 900 })
    expect(judgeAnswer('AHP', 3, [4, 7, 5], policy)).toEqual({
      ...{ kind: 'INCONSISTENT', consistency: 1066, worst: [0, 1, 2] },
    })
    // Under a policy that bears more, the same is taken.
    const ahp = { ...policy.ahp, consistencyMax: 1100 }
    expect(judgeAnswer('AHP', 3, [4, 7, 5], { ...policy, ahp })).toMatchObject({ kind: 'TAKEN' })
  })

  test.each([
    ['AHP', [7, 8], ''],
    ['AHP', [7, 0, 3], '/1'],
    ['DELPHI', [50, 50], ''],
    ['DELPHI', [50, 50, 101], '/2'],
    ['DELPHI', [-1, 50, 100], '/0'],
    ['DELPHI', [1, 50.5, 100], '/1'],
  ] as const)('%s of %j is none', (method, values, at) => {
    expect(judgeAnswer(method, 3, values, policy)).toEqual({ kind: 'WRONG', at })
  })
})

describe('what all together come to', () => {
  const agreed = [
    [80, 60, 30],
    [80, 60, 30],
    [80, 60, 30],
  ]

  test('of too few nothing is told, and the last round ends without consensus', () => {
    const silent = { lacks: ['EXPERTS'], concordance: null, consistency: null, things: null, weights: null }
    const two = agreed.slice(1)
    expect(judgeRounds('DELPHI', 3, [two], policy)).toEqual({ outcome: 'ANOTHER_ROUND', ...silent })
    expect(judgeRounds('DELPHI', 3, [agreed, two, two], policy)).toEqual({ outcome: 'NO_CONSENSUS', ...silent })
    expect(judgeRounds('AHP', 3, [[[1, 1, 1]]], policy)).toEqual({ outcome: 'ANOTHER_ROUND', ...silent })
    expect(judgeRounds('AHP', 3, [[], []], policy)).toEqual({ outcome: 'NO_CONSENSUS', ...silent })
  })

  test('a round of too few is none that the next is compared with', () => {
    const { outcome, lacks, things } = judgeRounds('DELPHI', 3, [agreed.slice(1), agreed], policy)
    expect({ outcome, lacks }).toEqual({ outcome: 'ANOTHER_ROUND', lacks: ['STABILITY'] })
    expect(things?.map(({ isStable }) => isStable)).toEqual([null, null, null])
    expect(judgeRounds('DELPHI', 3, [agreed.slice(1), agreed, agreed], policy).outcome).toBe('WEIGHED')
  })

  test('compared in pairs a group has weights, and how far its members agree beside them', () => {
    // 4 : 2 : 1 by all three.
    const group = judgeRounds('AHP', 3, [Array.from({ length: 3 }, () => [2, 4, 2])], policy)
    expect(group).toEqual({
      ...{ outcome: 'WEIGHED', lacks: [], concordance: 10_000, consistency: 0, things: null },
      weights: [5714, 2857, 1429],
    })
    // Everybody takes everything for the same: nobody puts anything in an order.
    const same = judgeRounds('AHP', 3, [Array.from({ length: 3 }, () => [1, 1, 1])], policy)
    expect(same).toMatchObject({ concordance: null, weights: [3334, 3333, 3333] })
    expect(() => judgeRounds('AHP', 3, [[[0], [0], [0]]], policy)).toThrow('AHP_JUDGEMENT')
  })
})

test.each([
  [{}, undefined, undefined],
  [{ things: 2 }, 'WEIGHTING_SIZE_WRONG', '/parent'],
  [{ things: 10 }, 'WEIGHTING_SIZE_WRONG', '/parent'],
  [{ method: 'DELPHI', things: 10 }, undefined, undefined],
  [{ method: 'DELPHI', things: 1 }, 'WEIGHTING_SIZE_WRONG', '/parent'],
  [{ experts: 2 }, 'EXPERTS_TOO_FEW', '/accountIds'],
  [{ answerBy: now }, 'EXPIRY_OUT_OF_BOUNDS', '/answerBy'],
  [{ answerBy: now + 31 * dayMs }, 'EXPIRY_OUT_OF_BOUNDS', '/answerBy'],
] as const)('opened with %j: %s', (over, code, at) => {
  const ask = { method: 'AHP' as const, things: 3, experts: 3, answerBy: now + dayMs, ...over }
  expect(openWeighting(ask, policy, now)).toEqual(
    code === undefined ? { granted: true, value: ask } : { granted: false, code, at },
  )
  expect(openRound(now + 30 * dayMs, policy, now)).toBe(true)
})

describe('a round', () => {
  const stand: RoundStand = { round: 2, answerBy: now + dayMs, isClosed: false, answered: 2, experts: 3 }

  test('is answered while it is open, and by whoever has seen that very round', () => {
    expect(answerRound(stand, 2, now)).toEqual({ granted: true, value: 2 })
    expect(answerRound(stand, 1, now)).toMatchObject({ code: 'VERSION_PASSED' })
    expect(answerRound({ ...stand, isClosed: true }, 2, now)).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
    expect(answerRound(stand, 2, stand.answerBy)).toMatchObject({ code: 'TOO_LATE' })
  })

  test('is closed when its time has passed or everybody has answered', () => {
    expect(closeRound(stand, 2, now)).toMatchObject({ code: 'TOO_EARLY' })
    expect(closeRound({ ...stand, answered: 3 }, 2, now).granted).toBe(true)
    expect(closeRound(stand, 2, stand.answerBy).granted).toBe(true)
    expect(closeRound(stand, 3, stand.answerBy)).toMatchObject({ code: 'VERSION_PASSED' })
    expect(closeRound({ ...stand, isClosed: true }, 2, stand.answerBy)).toMatchObject({ code: 'NOT_AT_THIS_STAGE' })
  })

  test('says how the whole stands', () => {
    expect([null, 'ANOTHER_ROUND', 'WEIGHED', 'NO_CONSENSUS'].map((each) => stateOf(each as null))).toEqual([
      ...['OPEN', 'BETWEEN_ROUNDS', 'WEIGHED', 'NO_CONSENSUS'],
    ])
  })
})

test('weights go to the things of one node in one tree, and everything else stays', () => {
  const words = { zh: '项', en: 'thing' }
  const node = (code: string, parent: string | null, weight: number) => ({
    ...{ code, parent, weight, name: words, indicator: null, alternates: [] },
  })
  const nodes = [node('a', null, 6000), node('b', null, 4000), node('c', 'a', 5000), node('d', 'a', 5000)]
  const tree = { weight: 5000, nodes }
  const scheme: ScoreScheme = {
    ...{ title: words, packs: [], indicators: [], bonusMax: 0 },
    trees: { CITIZEN: tree, ENTERPRISE: tree },
  }
  expect(findThings(scheme, 'CITIZEN', null)?.map(({ code }) => code)).toEqual(['a', 'b'])
  expect(findThings(scheme, 'CITIZEN', 'a')?.map(({ code }) => code)).toEqual(['c', 'd'])
  expect(findThings(scheme, 'CITIZEN', 'c')).toEqual([])
  expect(findThings(scheme, 'CITIZEN', 'e')).toBeUndefined()
  const weights = new Map([
    ['c', 7000],
    ['d', 3000],
  ])
  const applied = applyWeights(scheme, 'CITIZEN', weights)
  expect(applied.trees.CITIZEN.nodes.map(({ weight }) => weight)).toEqual([6000, 4000, 7000, 3000])
  expect(applied.trees.ENTERPRISE).toBe(tree)
})
