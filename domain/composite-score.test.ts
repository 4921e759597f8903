import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someScheme } from '../tests/support/score-scheme.ts'
import { type CompositeAsk, computeComposite, type IndicatorValue, joinAudiences } from './composite-score.ts'
import { effectiveWeights } from './effective-weight.ts'

const measured = (value: number): IndicatorValue => ({ kind: 'MEASURED', value })
const ask: CompositeAsk = {
  ...{ scheme: someScheme, audience: 'CITIZEN', windowKind: 'COMPREHENSIVE' },
  values: {
    manner: measured(90_000),
    grade: measured(96_000),
    visit: measured(80_000),
    survey: measured(70_000),
    check: measured(85_000),
  },
  ...{ bonuses: [], deductions: [], coverageMin: 8000 },
}
const withValues = (values: CompositeAsk['values'], wish: Partial<CompositeAsk> = {}) =>
  computeComposite({ ...ask, values: { ...ask.values, ...values }, ...wish })
const missing: IndicatorValue = { kind: 'MISSING', byUnit: false }
const heldBack: IndicatorValue = { kind: 'MISSING', byUnit: true }

/*
 * Weights of the small scheme: manner 30, grade 20, visit 15, survey 15, check 20 %.
 * 90 · .30 + 96 · .20 + 80 · .15 + 70 · .15 + 85 · .20 = 27 + 19.2 + 12 + 10.5 + 17 = 85.7.
 */
describe('worked by hand', () => {
  test('a whole window', () => {
    const score = computeComposite(ask)
    expect(score).toMatchObject({
      points: 85_700,
      base: 85_700,
      coverage: 10_000,
      held: [],
      vetoes: [],
      isPublished: true,
    })
    expect(score.groups).toEqual([
      { group: 'PUBLIC', weight: 5000, adds: 46_200 },
      { group: 'THIRD_PARTY', weight: 3000, adds: 22_500 },
      { group: 'INTERNAL', weight: 2000, adds: 17_000 },
    ])
    expect(score.leaves[1]).toEqual({
      ...{ node: 'grade', indicator: 'grade', group: 'PUBLIC', weight: 2000, state: 'MEASURED' },
      ...{ value: 96_000, points: 96_000, isVetoed: false, isTargetReached: false },
    })
  })

  // 94.9 instead of 96: 85.7 − 1.1 · .20 = 85.48. The figure stands; what it may be used for does not.
  test('a period with a veto: the good rate fell below its bottom line of 95 %', () => {
    expect(withValues({ grade: measured(94_900) })).toMatchObject({
      ...{ points: 85_480, held: ['VETOED'], vetoes: ['grade'], isPublished: true },
    })
    expect(withValues({ grade: measured(95_000) }).held).toEqual([])
  })

  // The visit’s 15 % go to the survey: 27 + 19.2 + 70 · .30 + 17 = 84.2.
  test('what does not apply gives its weight where the scheme says', () => {
    const score = withValues({ visit: { kind: 'NOT_APPLICABLE' } })
    expect(score).toMatchObject({ points: 84_200, coverage: 10_000, held: [] })
    expect(score.leaves.map(({ weight }) => weight)).toEqual([3000, 2000, 0, 3000, 2000])
    const indicators = someScheme.indicators.map((each) =>
      each.code === 'visit' ? { ...each, notAtKinds: ['HOTLINE'] as const } : each,
    )
    const atHotline = { ...ask, scheme: { ...someScheme, indicators }, windowKind: 'HOTLINE' } as const
    expect(computeComposite(atHotline).points).toBe(84_200)
  })

  // 85.7 − 12 = 73.7: nothing for the visit, flagged, and it counts as covered.
  test('what the unit held back is worth the floor, flagged', () => {
    const score = withValues({ visit: heldBack })
    expect(score).toMatchObject({ points: 73_700, coverage: 10_000, held: [] })
    expect(score.leaves[2]).toMatchObject({ state: 'FLOORED', points: 0, value: null })
  })

  // 73.7 of 85 %: 86.70588…
  test('what else is missing is left out, and the rest carries the whole', () => {
    expect(withValues({ visit: missing })).toMatchObject({
      points: 86_706,
      coverage: 8500,
      held: [],
      isPublished: true,
    })
  })

  // Without the public: 39.5 of 50 %, and half of the weight is missing.
  test('without an evaluator group a window stands in no order, and below 80 % nothing is published', () => {
    const score = withValues({ manner: missing, grade: missing })
    expect(score).toMatchObject({ points: 79_000, coverage: 5000, missingGroups: ['PUBLIC'], isPublished: false })
    expect(score.held).toEqual(['GROUP_MISSING', 'COVERAGE_LOW'])
    // 20 % of the unit itself: covered enough, and still a group short. 68.7 of 80 %.
    expect(withValues({ check: missing })).toMatchObject({ points: 85_875, held: ['GROUP_MISSING'], isPublished: true })
  })

  // 85.7 + 3 (of 5) − 1.5.
  test('bonuses are capped, deductions are not, and the whole stays between nothing and a hundred', () => {
    expect(withValues({}, { bonuses: [2000, 3000], deductions: [1500] })).toMatchObject({
      points: 87_200,
      bonus: 3000,
      deduction: 1500,
    })
    expect(withValues({}, { deductions: [60_000, 60_000] }).points).toBe(0)
    const best = Object.fromEntries(Object.keys(ask.values).map((code) => [code, measured(100_000)]))
    expect(withValues(best, { bonuses: [3000] }).points).toBe(100_000)
  })

  test('where nothing was measured there is no score', () => {
    expect(computeComposite({ ...ask, values: {} })).toMatchObject({
      points: null,
      base: null,
      isPublished: false,
      coverage: 0,
    })
    expect(computeComposite({ ...ask, values: {} }).held).toEqual(['NOTHING_MEASURED', 'GROUP_MISSING', 'COVERAGE_LOW'])
  })

  // 85.7 · 60 % + 73.7 · 40 % = 80.9.
  test('a window that serves both has one score of both, and of one alone that one', () => {
    const [one, other] = [computeComposite(ask), withValues({ visit: heldBack }, { audience: 'ENTERPRISE' })]
    expect(joinAudiences(someScheme, { CITIZEN: one, ENTERPRISE: other })).toEqual({
      points: 80_900,
      held: [],
      isPublished: true,
    })
    expect(joinAudiences(someScheme, { CITIZEN: null, ENTERPRISE: other }).points).toBe(73_700)
    const vetoed = withValues({ grade: measured(0) })
    expect(joinAudiences(someScheme, { CITIZEN: vetoed, ENTERPRISE: other }).held).toEqual(['VETOED'])
    expect(joinAudiences(someScheme, { CITIZEN: null, ENTERPRISE: null })).toEqual({
      points: null,
      held: [],
      isPublished: false,
    })
  })
})

test('the order in which indicators and nodes are written down never changes a score', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 100_000 }).map(measured), fc.constantFrom(missing, heldBack))
  const values = fc.record({ manner: value, grade: value, visit: value, survey: value, check: value })
  fc.assert(
    fc.property(values, (each) => {
      const { CITIZEN, ENTERPRISE } = someScheme.trees
      const turned = {
        ...someScheme,
        indicators: someScheme.indicators.toReversed(),
        trees: { ENTERPRISE, CITIZEN: { ...CITIZEN, nodes: CITIZEN.nodes.toReversed() } },
      }
      const [one, other] = [withValues(each), withValues(each, { scheme: turned })]
      expect([other.points, other.coverage, other.held]).toEqual([one.points, one.coverage, one.held])
    }),
  )
})

describe('what really decides', () => {
  /*
   * Three windows; the public adds 49, 50, 51, a third party 20, 26, 23, the unit 20 to each. Wholes 89 96 94, mean 93, deviations −4 3 1: Σ² = 26.
   * The public’s deviations −1 0 1: Σ = 4 + 0 + 1 = 5, 19.23 %; the third party’s −3 3 0: 12 + 9 = 21, 80.77 %; the unit’s nothing.
   */
  test('a nominal half decides a fifth where it hardly differs, and what is the same everywhere decides nothing', () => {
    const rows = [
      [49_000, 20_000, 20_000],
      [50_000, 26_000, 20_000],
      [51_000, 23_000, 20_000],
    ]
    expect(effectiveWeights(rows)).toEqual([1923, 8077, 0])
  })

  test('where all windows are the same, or there is one, nothing decides', () => {
    expect(
      effectiveWeights([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined()
    expect(effectiveWeights([[1, 2]])).toBeUndefined()
    expect(effectiveWeights([[1, 2], [2]])).toBeUndefined()
  })
})
