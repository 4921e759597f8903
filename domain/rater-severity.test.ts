import { describe, expect, test } from 'vitest'
import { correctMarks, fitSeverities, type RatedPlace } from './rater-severity.ts'

const marked = (placeId: string, points: Readonly<Record<string, number>>): readonly RatedPlace[] =>
  Object.entries(points).map(([raterId, each]) => ({ raterId, placeId, points: each }))

describe('宽严度', () => {
  test('by hand: three raters around a ring', () => {
    // At their places b gives 4 fewer than a, c 8 fewer than b, and c only 6 fewer than a, where 12 would fit: nothing fits all three.
    const marks = [
      ...marked('p1', { a: 90, b: 86 }),
      ...marked('p2', { b: 80, c: 72 }),
      ...marked('p3', { a: 70, c: 64 }),
    ]
    const { raters, groups } = fitSeverities(marks, 0.95)
    // Equations (halved): 2a − b − c = −10, 2b − a − c = −4, 2c − a − b = 14, a + b + c = 0.
    const severities = Object.fromEntries(raters.map(({ raterId, severity }) => [raterId, severity]))
    expect(severities.a).toBeCloseTo(-10 / 3, 13)
    expect(severities.b).toBeCloseTo(-4 / 3, 13)
    expect(severities.c).toBeCloseTo(14 / 3, 13)
    // Fitted differences 2, 6, 8 for 4, 8, 6: off by 2 each, halved on both sides: 3 · 2²/2 = 6, of 6 − 3 − 3 + 1 = 1 degree.
    expect(groups).toMatchObject([{ raters: 3, places: 3, freedom: 1 }])
    expect(groups[0]?.residualVariance).toBeCloseTo(6, 12)
    // Each severity has the variance 4/9 of a residual: the inverse of ½(3·1 − J) on what sums to nothing is ⅔, less its share.
    for (const { standardError } of raters) expect(standardError).toBeCloseTo(Math.sqrt((6 * 4) / 9), 12)
  })

  test('raw beside corrected: two who see the same differ before and agree after', () => {
    const marks = ['p1', 'p2', 'p3'].flatMap((placeId, index) => marked(placeId, { a: 80 + index, b: 70 + index }))
    const fit = fitSeverities(marks, 0.95)
    expect(fit.raters).toMatchObject([
      { raterId: 'a', visits: 3, paired: 3, meanPoints: 81 },
      { raterId: 'b', visits: 3, paired: 3, meanPoints: 71 },
    ])
    for (const { corrected, placeId } of correctMarks(marks, fit))
      expect(corrected).toBeCloseTo(75 + ['p1', 'p2', 'p3'].indexOf(placeId), 12)
  })

  test('who shares no place with anybody is not connected, and nothing of him is corrected', () => {
    const marks = [...marked('p1', { a: 90, b: 80 }), ...marked('p2', { c: 60 }), ...marked('p3', { c: 61 })]
    const { raters } = fitSeverities(marks, 0.95)
    expect(raters.find(({ raterId }) => raterId === 'c')).toEqual({
      ...{ raterId: 'c', visits: 2, paired: 0, meanPoints: 60.5, group: null },
      ...{ severity: null, standardError: null, lower: null, upper: null, correctedMean: null },
    })
    expect(correctMarks(marks, fitSeverities(marks, 0.95)).map(({ corrected }) => corrected)).toEqual([
      85,
      85,
      null,
      null,
    ])
  })

  test('two groups that share nobody are compared only within themselves', () => {
    const marks = [...marked('p1', { a: 90, b: 80 }), ...marked('p2', { c: 50, d: 46 })]
    const { raters, groups } = fitSeverities(marks, 0.95)
    expect(raters.map(({ raterId, group, severity }) => [raterId, group, severity])).toEqual([
      ['a', 0, -5],
      ['b', 0, 5],
      ['c', 1, -2],
      ['d', 1, 2],
    ])
    expect(groups.map(({ residualVariance, freedom }) => [residualVariance, freedom])).toEqual([
      [null, 0],
      [null, 0],
    ])
  })

  test('with nothing left over there is a value and no word on how sure it is', () => {
    const { raters } = fitSeverities(marked('p1', { a: 90, b: 80 }), 0.95)
    expect(raters[0]).toMatchObject({ severity: -5, standardError: null, lower: null, upper: null })
  })

  test('the same rater twice at one place connects him with nobody', () => {
    const twice = [
      { raterId: 'a', placeId: 'p1', points: 90 },
      { raterId: 'a', placeId: 'p1', points: 80 },
    ]
    expect(fitSeverities(twice, 0.95)).toMatchObject({ raters: [{ group: null, paired: 0 }], groups: [] })
  })
})
