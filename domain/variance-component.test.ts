import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diceOf } from '../tests/support/dice.ts'
import { crossedComponents, doubleVisitComponents } from './variance-component.ts'

/** Shrout and Fleiss, Intraclass correlations, Psychological Bulletin 86 (1979) 420–428, table 2: six targets, four judges. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

function crossed(rows: readonly (readonly (number | null)[])[], level = 0.95) {
  const decision = crossedComponents(rows, level)
  if (!decision.granted) throw new Error(decision.code)
  return decision.value
}

describe('ICC of the worked example of Shrout and Fleiss (1979)', () => {
  const found = crossed(shroutFleiss)

  test('mean squares and the three coefficients are theirs, to the decimals they print', () => {
    const { targets, raters, residual, within } = found.meanSquares
    expect([targets, within, raters, residual].map((each) => each.toFixed(2))).toEqual([
      '11.24',
      '6.26',
      '32.49',
      '1.02',
    ])
    expect([found.iccOneWay, found.icc.value, found.iccFixed].map((each) => each?.toFixed(2))).toEqual([
      ...['0.17', '0.29', '0.71'],
    ])
  })

  test('the interval of ICC(2,1) is the one that psych::ICC prints for these data: .019 to .761', () => {
    expect([found.icc.lower, found.icc.upper].map((each) => each.toFixed(3))).toEqual(['0.019', '0.761'])
  })

  test('by hand, in fractions: the sum is 127, the sum of squares 841, of rows squared 2913, of columns squared 4617', () => {
    // Between rows 2913/4 − 127²/24 = 1349/24; columns 4617/6 − 127²/24 = 2339/24; all 841 − 127²/24 = 4055/24; rest 367/24.
    expect(found.meanSquares.targets).toBeCloseTo(1349 / 120, 13)
    expect(found.meanSquares.raters).toBeCloseTo(2339 / 72, 13)
    expect(found.meanSquares.residual).toBeCloseTo(367 / 360, 13)
    expect(found.meanSquares.within).toBeCloseTo(2706 / 432, 13)
    expect(found.icc.value).toBeCloseTo(184 / 635, 14)
    expect(found.iccOneWay).toBeCloseTo(448 / 2703, 14)
    expect(found.iccFixed).toBeCloseTo(920 / 1287, 14)
    expect(found.ofTargets.value).toBeCloseTo(3680 / 1440, 13)
    expect(found.ofRaters.value).toBeCloseTo(11_328 / 2160, 13)
    expect(found.residual.value).toBeCloseTo(367 / 360, 13)
  })
})

test('ICC of two targets is refused: where two raters give each the mark of the other it would have no bound below', () => {
  expect(
    crossedComponents(
      [
        [1, 2],
        [2, 1],
      ],
      0.95,
    ),
  ).toMatchObject({ granted: false, code: 'TOO_FEW' })
  const three = crossedComponents(
    [
      [1, 2],
      [2, 1],
      [1, 2],
    ],
    0.95,
  )
  expect(three.granted && Number.isFinite(three.value.icc.value)).toBe(true)
})

test('ICC is refused where not every rater has rated every target, and says why', () => {
  expect(
    crossedComponents(
      [
        [1, 2],
        [3, null],
        [2, 2],
      ],
      0.95,
    ),
  ).toMatchObject({ granted: false, code: 'NOT_CROSSED' })
  expect(crossedComponents([[1, 2]], 0.95)).toMatchObject({ granted: false, code: 'TOO_FEW' })
  expect(crossedComponents([[1], [2]], 0.95)).toMatchObject({ granted: false, code: 'TOO_FEW' })
  expect(
    crossedComponents(
      [
        [5, 5],
        [5, 5],
        [5, 5],
      ],
      0.95,
    ),
  ).toMatchObject({ granted: false, code: 'NO_VARIATION' })
})

describe('whatever marks raters give', () => {
  const marks = (raters: number) =>
    fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: raters, maxLength: raters })
  const tenths = (row: readonly number[]) => row.map((mark) => mark / 10)
  /** What is told of them is a number, or nothing; never what is no number. */
  const isTold = (rows: readonly (readonly number[])[]) => {
    const decision = crossedComponents(rows, 0.95)
    if (!decision.granted) return decision.code
    const { icc, iccOneWay, iccFixed, ofTargets, ofRaters, residual } = decision.value
    for (const each of [icc, ofTargets, ofRaters, residual])
      expect(
        [each.value, each.lower, each.upper].some(Number.isNaN),
        JSON.stringify({ rows, icc, ofTargets, ofRaters, residual }),
      ).toBe(false)
    expect(Number.isFinite(iccOneWay)).toBe(true)
    expect(iccFixed === undefined || Number.isFinite(iccFixed)).toBe(true)
    return iccFixed
  }

  test('of raters who each give every target the same ICC(3,1) is a share of nothing, and says nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }).chain(marks), fc.integer({ min: 3, max: 12 }), (row, targets) => {
        const isOne = row.every((mark) => mark === row[0])
        expect(isTold(Array.from({ length: targets }, () => tenths(row)))).toBe(isOne ? 'NO_VARIATION' : undefined)
      }),
    )
  })

  test('no figure is no number', () => {
    const few = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(marks(3), few), { minLength: 3, maxLength: 8 }),
        (rows) => void isTold(rows.map(tenths)),
      ),
    )
  })
})

describe('double visits', () => {
  const policy = { pairsMin: 3, level: 0.95 }

  test('by hand: three places 1 3, 4 4, 8 6 have a mean square of 38/3 between and of 4/3 within', () => {
    // Means 2 4 7, in all 13/3: between 2·((7/3)² + (1/3)² + (8/3)²)/2 = 38/3; within (2 + 0 + 2)/3 = 4/3.
    const decision = doubleVisitComponents(
      [
        [1, 3],
        [4, 4],
        [8, 6],
      ],
      policy,
    )
    if (!decision.granted) throw new Error(decision.code)
    const { icc, ofTargets, within, pairs } = decision.value
    expect(pairs).toBe(3)
    expect(icc.value).toBeCloseTo((38 - 4) / (38 + 4), 14)
    expect(ofTargets.value).toBeCloseTo(17 / 3, 13)
    expect(within.value).toBeCloseTo(4 / 3, 13)
    expect(icc.lower).toBeLessThan(icc.value)
    expect(icc.upper).toBeGreaterThan(icc.value)
  })

  test('fewer than the policy says are refused', () => {
    expect(doubleVisitComponents([[1, 2]], { pairsMin: 30, level: 0.95 })).toMatchObject({ code: 'TOO_FEW' })
  })

  test('two who always agree: all of the variance lies in the places', () => {
    const pairs = Array.from({ length: 30 }, (_, place) => [place, place] as const)
    const decision = doubleVisitComponents(pairs, { pairsMin: 30, level: 0.95 })
    if (!decision.granted) throw new Error(decision.code)
    expect(decision.value.icc).toEqual({ value: 1, lower: 1, upper: 1 })
    expect(decision.value.within.upper).toBe(0)
  })
})

test('the intervals hold what was planted in some 95 of a hundred runs, none in fewer than 93', () => {
  const { normal } = diceOf(7)
  const runs = 600
  const planted = { targets: 36, raters: 16, residual: 9 }
  const held = { icc: 0, targets: 0, raters: 0, residual: 0, doubles: 0 }
  const holds = ({ lower, upper }: { lower: number; upper: number }, value: number) =>
    lower <= value && value <= upper ? 1 : 0
  for (let run = 0; run < runs; run += 1) {
    const severities = Array.from({ length: 6 }, () => 4 * normal())
    const rows = Array.from({ length: 30 }, () => {
      const place = 80 + 6 * normal()
      return severities.map((severity) => place + severity + 3 * normal())
    })
    const found = crossed(rows)
    held.icc += holds(found.icc, planted.targets / 61)
    held.targets += holds(found.ofTargets, planted.targets)
    held.raters += holds(found.ofRaters, planted.raters)
    held.residual += holds(found.residual, planted.residual)
    const pairs = rows.map(() => {
      const place = 80 + 6 * normal()
      return [place + 5 * normal(), place + 5 * normal()] as const
    })
    const decision = doubleVisitComponents(pairs, { pairsMin: 30, level: 0.95 })
    if (decision.granted) held.doubles += holds(decision.value.icc, 36 / 61)
  }
  for (const [name, count] of Object.entries(held)) {
    expect(count / runs, name).toBeGreaterThanOrEqual(0.93)
    expect(count / runs, name).toBeLessThanOrEqual(0.985)
  }
})
