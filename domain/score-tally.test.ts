import { describe, expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { ordinaryCity, playCity } from '../tests/support/planted-windows.ts'
import { mergeTallies, type TalliedEvaluation, tallyOf } from './score-tally.ts'
import { addPeriods, pairAt, windowTalliesOf } from './window-tally.ts'

const { evaluations } = playCity(7, {
  ...ordinaryCity,
  windows: 6,
  families: 2,
  days: 8,
  told: ['STAFF_DAY', 'STAFF', 'WEEK'],
})

function shuffled<Row>(rows: readonly Row[], seed: number): readonly Row[] {
  const { share } = diceOf(seed)
  return rows
    .map((row) => [share(), row] as const)
    .sort(([one], [other]) => one - other)
    .map(([, row]) => row)
}

describe('the same evaluations give the same tallies', () => {
  const whole = tallyOf(evaluations)

  test('in whatever order they arrive', () => {
    for (const seed of [1, 2, 3]) expect(tallyOf(shuffled(evaluations, seed))).toEqual(whole)
  })

  test('in batches of any size, at any number of nodes, merged in any order', () => {
    for (const nodes of [2, 5, 17]) {
      const rows = shuffled(evaluations, nodes)
      const parts = Array.from({ length: nodes }, (_, node) => tallyOf(rows.filter((__, at) => at % nodes === node)))
      expect(mergeTallies(shuffled(parts, nodes))).toEqual(whole)
      expect(mergeTallies([mergeTallies(parts.slice(0, 2)), ...parts.slice(2)])).toEqual(whole)
    }
  })

  test('and what is compared is the same text', () => {
    const text = JSON.stringify(windowTalliesOf(whole))
    expect(JSON.stringify(windowTalliesOf(tallyOf(shuffled(evaluations, 9))))).toBe(text)
  })
})

const at = (grade: 1 | 2 | 3 | 4 | 5, day: string, itemId = 1): TalliedEvaluation => ({
  ...{
    windowId: 3,
    itemId,
    audience: 'CITIZEN',
    mode: 'COUNTER',
    ageBand: 2,
    lagBand: 1,
    isRequiredRefusal: itemId === 2,
  },
  ...{ grade, clusters: { STAFF_DAY: day } },
})

test('by hand: two days of one window', () => {
  // Day a: grades 5, 5, 4; day b: 1. Sizes 3 and 1: cubes 27 + 1. Products: (0,0,0,1,2)ᵀ(0,0,0,1,2) + (1,0,0,0,0)ᵀ(1,0,0,0,0).
  const [window] = windowTalliesOf(tallyOf([at(5, 'a'), at(5, 'a'), at(4, 'a', 2), at(1, 'b')]))
  expect(window?.grades).toEqual([1, 0, 0, 1, 2])
  expect(window?.moments).toEqual([
    {
      kind: 'STAFF_DAY',
      clusters: 2,
      cubes: 28,
      products: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 2, 4],
    },
  ])
  expect(window?.levels.map(({ factor, level }) => `${factor} ${level}`)).toEqual([
    ...['ITEM 1', 'ITEM 2', 'AUDIENCE CITIZEN', 'MODE COUNTER', 'AGE_BAND 2', 'LAG_BAND 1', 'REQUIRED_REFUSAL YES'],
  ])
  const pairs = (one: number, other: number) => window?.pairs[pairAt(7, one, other)]
  expect([pairs(0, 0), pairs(0, 1), pairs(1, 1), pairs(1, 6), pairs(2, 5)]).toEqual([3, 0, 1, 1, 4])
})

test('months one after another are the tally of all of them, where no cluster goes on', () => {
  const months = ['1', '2', '3'].map((month) =>
    evaluations.map(
      (one): TalliedEvaluation => ({ ...one, clusters: { STAFF_DAY: `${month} ${one.clusters.STAFF_DAY}` } }),
    ),
  )
  const together = windowTalliesOf(tallyOf(months.flat()))
  expect(addPeriods(months.map((month) => windowTalliesOf(tallyOf(month))))).toEqual(together)
})
