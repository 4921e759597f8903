import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findIndicatorFaults, type Indicator, type ScoringRule } from './indicator.ts'
import { floorPoints, isTargetReached, isVetoed, scoreValue } from './indicator-score.ts'

const words = { zh: '名', en: 'Name' }
const indicator: Indicator = {
  ...{
    code: 'days',
    name: words,
    definition: words,
    formula: words,
    unit: 'WORKING_DAY',
    direction: 'LOWER_IS_BETTER',
  },
  ...{ stage: 'PROCESS', aspect: 'EFFICIENCY', reach: 'COMMON', isVolume: false },
  source: { group: 'SYSTEM', measure: 'system.handling-days' },
  rule: { kind: 'LINEAR', floor: 5000, target: 1750 },
  ...{ bottomLine: 8000, developmentTarget: 1000, anchors: null, notAtKinds: [], document: '红旗窗口活动方案 6.2' },
}
const codes = (wish: Partial<Indicator>) =>
  findIndicatorFaults({ ...indicator, ...wish }).map(({ code, at }) => `${code} ${at}`)

describe('what a value is worth', () => {
  // 1.75 working days are a hundred, 5 are nothing; 2.4 lie (5 − 2.4) / 3.25 = 0.8 of the way.
  test.each([
    [1750, 100_000],
    [1000, 100_000],
    [2400, 80_000],
    [5000, 0],
    [9000, 0],
    // (5000 − 3000) / 3250 = 0.615384…
    [3000, 61_538],
  ])('in a straight line: %i thousandths of a day are %i thousandths of a point', (value, points) => {
    expect(scoreValue({ kind: 'LINEAR', floor: 5000, target: 1750 }, 'LOWER_IS_BETTER', value)).toBe(points)
  })

  test('what lies between two thousandths goes to the even one', () => {
    const rule: ScoringRule = { kind: 'LINEAR', floor: 0, target: 200_000 }
    expect([1, 3, 5].map((value) => scoreValue(rule, 'HIGHER_IS_BETTER', value))).toEqual([0, 2, 2])
  })

  // Ten minutes are a hundred, twenty half of it, an hour nothing.
  test.each([
    [5000, 100_000],
    [10_000, 100_000],
    [20_000, 50_000],
    [30_000, 33_333],
    [59_999, 16_667],
    [60_000, 0],
  ])('in inverse proportion: %i thousandths of a minute are %i', (value, points) => {
    expect(scoreValue({ kind: 'INVERSE', floor: 60_000, target: 10_000 }, 'LOWER_IS_BETTER', value)).toBe(points)
  })

  const steps: ScoringRule = {
    kind: 'STEPS',
    steps: [
      { bound: 95_000, points: 60_000 },
      { bound: 98_000, points: 100_000 },
    ],
    otherwise: 10_000,
  }
  test.each([
    [94_999, 10_000],
    [95_000, 60_000],
    [97_999, 60_000],
    [98_000, 100_000],
  ])('by steps, whose bounds themselves reach them: %i is %i', (value, points) => {
    expect(scoreValue(steps, 'HIGHER_IS_BETTER', value)).toBe(points)
  })

  test('by steps where lower is better', () => {
    const rule: ScoringRule = {
      ...steps,
      steps: [
        { bound: 20, points: 50_000 },
        { bound: 10, points: 90_000 },
      ],
    }
    expect([10, 11, 20, 21].map((value) => scoreValue(rule, 'LOWER_IS_BETTER', value))).toEqual([
      90_000, 50_000, 50_000, 10_000,
    ])
  })

  test('what the unit held back is worth the least that its rule can give', () => {
    expect(floorPoints(steps)).toBe(10_000)
    expect(floorPoints({ kind: 'INVERSE', floor: 60_000, target: 10_000 })).toBe(0)
  })

  test('the bottom line itself is kept, and the target itself reached', () => {
    expect([7999, 8000, 8001].map((value) => isVetoed(indicator, value))).toEqual([false, false, true])
    expect([1001, 1000].map((value) => isTargetReached(indicator, value))).toEqual([false, true])
    expect(isVetoed({ ...indicator, bottomLine: null }, 99_999)).toBe(false)
    expect(isTargetReached({ ...indicator, developmentTarget: null }, 0)).toBeNull()
  })

  test('a better value is never worth less', () => {
    const rules: readonly ScoringRule[] = [
      { kind: 'LINEAR', floor: 9000, target: 100 },
      { kind: 'INVERSE', floor: 9000, target: 100 },
    ]
    const value = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(fc.constantFrom(...rules), value, value, (rule, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(scoreValue(rule, 'LOWER_IS_BETTER', low)).toBeGreaterThanOrEqual(
          scoreValue(rule, 'LOWER_IS_BETTER', high),
        )
      }),
    )
  })
})

describe('what is wrong with an indicator', () => {
  test('nothing, where it is whole; and it may be drafted without source and rule', () => {
    expect(codes({})).toEqual([])
    expect(codes({ source: null, rule: null })).toEqual([])
  })

  const step = (bound: number, points: number) => ({ bound, points })
  const anchor = (points: number, zh: string) => ({ points, words: { zh, en: zh } })
  test.each<[string, Partial<Indicator>, readonly string[]]>([
    [
      'words in one language',
      { name: { zh: '名', en: ' ' }, document: '' },
      ['INDICATOR_WORDS_MISSING /name', 'INDICATOR_WORDS_MISSING /document'],
    ],
    [
      'a target that is worse than the floor',
      { rule: { kind: 'LINEAR', floor: 1000, target: 2000 } },
      ['RULE_SENSELESS /rule'],
    ],
    [
      'inverse proportion where higher is better',
      { direction: 'HIGHER_IS_BETTER', bottomLine: null, rule: { kind: 'INVERSE', floor: 9, target: 1 } },
      ['RULE_SENSELESS /rule'],
    ],
    ['inverse proportion to nothing', { rule: { kind: 'INVERSE', floor: 9, target: 0 } }, ['RULE_SENSELESS /rule']],
    ['no steps', { rule: { kind: 'STEPS', steps: [], otherwise: 0 } }, ['RULE_SENSELESS /rule']],
    [
      'a harder step worth less',
      { rule: { kind: 'STEPS', steps: [step(20, 500), step(10, 400)], otherwise: 0 } },
      ['RULE_SENSELESS /rule'],
    ],
    [
      'steps in the wrong order',
      { rule: { kind: 'STEPS', steps: [step(10, 400), step(20, 500)], otherwise: 0 } },
      ['RULE_SENSELESS /rule'],
    ],
    [
      'more than a hundred',
      { rule: { kind: 'STEPS', steps: [step(10, 100_001)], otherwise: 0 } },
      ['RULE_SENSELESS /rule'],
    ],
    ['a bottom line better than the target', { bottomLine: 500 }, ['BOTTOM_LINE_SENSELESS /bottomLine']],
    [
      'a bottom line that is no number',
      { bottomLine: Number.NaN, developmentTarget: null },
      ['BOTTOM_LINE_SENSELESS /bottomLine'],
    ],
    ['one anchor', { anchors: [anchor(0, '差')] }, ['ANCHORS_WRONG /anchors']],
    ['anchors that read the same', { anchors: [anchor(0, '差'), anchor(100, '差')] }, ['ANCHORS_WRONG /anchors']],
    ['anchors that fall', { anchors: [anchor(100, '好'), anchor(0, '差')] }, ['ANCHORS_WRONG /anchors']],
  ])('%s', (_, wish, expected) => {
    expect(codes(wish)).toEqual(expected)
  })
})
