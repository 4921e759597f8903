import { describe, expect, test } from 'vitest'
import { agreementOf, gwetAgreement, krippendorffAlpha, type RatedUnits, weightOf } from './rater-agreement.ts'

const none = null
/**
 * The table of Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011; Content Analysis, ch. 12): twelve units, four observers. The same
 * table is `cac.raw4raters` of Gwet’s R package irrCAC, whose documentation prints the coefficients of his Handbook of Inter-Rater Reliability (2014).
 */
const krippendorff: RatedUnits = [
  [1, 1, none, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [none, 5, 5, 5],
  [none, none, 1, 1],
  [none, none, 3, none],
]
const five = [1, 2, 3, 4, 5]

const repeat = (times: number, unit: readonly number[]): RatedUnits => Array.from({ length: times }, () => unit)

/** `cont3x3abstractors` of irrCAC: what two have read out of a hundred charts. */
const abstractors = [
  ...repeat(13, [1, 1]),
  ...repeat(20, [2, 2]),
  ...repeat(7, [2, 3]),
  ...repeat(4, [3, 2]),
  ...repeat(56, [3, 3]),
]

/** `distrib.6raters` of irrCAC: how many of six psychiatrists (Fleiss 1971) put each of fifteen patients into which of five classes. */
const psychiatrists = [
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031',
].flatMap((table) =>
  table.split(' ').map((row) => [...row].flatMap((times, place) => Array<number>(Number(times)).fill(place + 1))),
)

describe('Krippendorff’s α', () => {
  test('his published example, to the decimals he prints: nominal .743, ordinal .815, interval .849', () => {
    expect(krippendorffAlpha(krippendorff, 'NOMINAL')?.toFixed(3)).toBe('0.743')
    expect(krippendorffAlpha(krippendorff, 'ORDINAL')?.toFixed(3)).toBe('0.815')
    expect(krippendorffAlpha(krippendorff, 'INTERVAL')?.toFixed(3)).toBe('0.849')
  })

  test('by hand, in fractions: 40 marks that can be compared, 9 13 10 5 3 of each value', () => {
    // Unlike marks on one unit, over one less than its marks: 1–2 and 2–3 4/3 each; 1–3, 1–4, 2–4, 3–4 1/3 each; 4 in all.
    // Expected without regard to units: (40² − 9² − 13² − 10² − 5² − 3²)/2 = 608.
    expect(krippendorffAlpha(krippendorff, 'NOMINAL')).toBeCloseTo(1 - (39 * 4) / 608, 14)
    // Squared differences: (4 + 4 + 4 + 9 + 4 + 1)/3 observed; expected 40·306 − 100², of the sum of squares and the sum.
    expect(krippendorffAlpha(krippendorff, 'INTERVAL')).toBeCloseTo(1 - (39 * (26 / 3)) / (40 * 306 - 100 ** 2), 14)
    // Ordinal: the marks between, half of those at the ends: 1–2 11, 2–3 11½, 3–4 7½, 4–5 4, 1–3 22½, 2–4 19, 3–5 11½, 1–4 30, 2–5 23, 1–5 34.
    const observed = (4 * 11 ** 2 + 4 * 11.5 ** 2 + 22.5 ** 2 + 30 ** 2 + 19 ** 2 + 7.5 ** 2) / 3
    const near = 9 * 13 * 11 ** 2 + 13 * 10 * 11.5 ** 2 + 10 * 5 * 7.5 ** 2 + 5 * 3 * 4 ** 2
    const far = 9 * 10 * 22.5 ** 2 + 13 * 5 * 19 ** 2 + 10 * 3 * 11.5 ** 2 + 9 * 5 * 30 ** 2 + 13 * 3 * 23 ** 2
    const expected = near + far + 9 * 3 * 34 ** 2
    expect(krippendorffAlpha(krippendorff, 'ORDINAL')).toBeCloseTo(1 - (39 * observed) / expected, 14)
  })

  test('what irrCAC prints for its other tables', () => {
    expect(krippendorffAlpha(abstractors, 'NOMINAL')?.toFixed(7)).toBe('0.7972585')
    expect(krippendorffAlpha(abstractors, 'INTERVAL')?.toFixed(7)).toBe('0.8926487')
    expect(krippendorffAlpha(psychiatrists, 'NOMINAL')?.toFixed(7)).toBe('0.4204384')
    expect(krippendorffAlpha(psychiatrists, 'INTERVAL')?.toFixed(6)).toBe('0.259511')
  })

  test('where all gave the same there is nothing to agree about, and where nobody was doubled nothing to compare', () => {
    expect(krippendorffAlpha(repeat(20, [5, 5]), 'ORDINAL')).toBeUndefined()
    expect(krippendorffAlpha([[1], [2], [none, 3]], 'NOMINAL')).toBeUndefined()
  })
})

describe('Gwet’s AC1 and AC2', () => {
  test('cac.raw4raters, to the decimals irrCAC prints: AC1 .77544, AC2 .914 under quadratic weights', () => {
    const [ac1, ac2] = [gwetAgreement(krippendorff, five, 'IDENTITY'), gwetAgreement(krippendorff, five, 'QUADRATIC')]
    expect([ac1?.raw.toFixed(7), ac1?.chance.toFixed(7), ac1?.coefficient.toFixed(5)]).toEqual([
      ...['0.8181818', '0.1903212', '0.77544'],
    ])
    expect([ac2?.raw.toFixed(7), ac2?.chance.toFixed(7), ac2?.coefficient.toFixed(3)]).toEqual([
      ...['0.9753788', '0.7137044', '0.914'],
    ])
  })

  test('by hand, in fractions', () => {
    // Eleven units were rated twice: eight in full agreement, two in half (3 of 6 pairs), one in none. Shares of the values: 3, 3¼, 3½, 1¼, 1 of 12.
    const ac1 = gwetAgreement(krippendorff, five, 'IDENTITY')
    expect(ac1?.raw).toBeCloseTo(9 / 11, 14)
    expect(ac1?.chance).toBeCloseTo(877 / 4608, 14)
    expect(ac1?.coefficient).toBeCloseTo(31_825 / 41_041, 14)
    // One step apart agrees by 15/16, two by 12/16, three by 7/16; the weights sum to 18¾.
    const ac2 = gwetAgreement(krippendorff, five, 'QUADRATIC')
    expect(ac2?.raw).toBeCloseTo(515 / 528, 14)
    expect(ac2?.chance).toBeCloseTo(4385 / 6144, 14)
    expect(ac2?.coefficient).toBeCloseTo(848_880 / 928_752, 14)
  })

  test('what irrCAC prints for its other tables', () => {
    const of = (units: RatedUnits, scale: readonly number[], weight: 'IDENTITY' | 'QUADRATIC') =>
      gwetAgreement(units, scale, weight)?.coefficient.toFixed(7)
    expect(of(abstractors, [1, 2, 3], 'IDENTITY')).toBe('0.8493305')
    expect(of(abstractors, [1, 2, 3], 'QUADRATIC')).toBe('0.9402369')
    expect(of(psychiatrists, five, 'IDENTITY')).toBe('0.4448007')
    expect(of(psychiatrists, five, 'QUADRATIC')).toBe('0.4837438')
  })

  test('the weights of three steps are those that irrCAC prints', () => {
    const row = (weight: 'LINEAR' | 'QUADRATIC' | 'ORDINAL') =>
      [0, 1, 2].map((other) => weightOf([1, 2, 3], weight)(0, other))
    expect(row('LINEAR')).toEqual([1, 0.5, 0])
    expect(row('QUADRATIC')).toEqual([1, 0.75, 0])
    expect(row('ORDINAL').map((each) => each.toFixed(7))).toEqual(['1.0000000', '0.6666667', '0.0000000'])
  })

  test('steps are weighed by what they are worth, not by their number', () => {
    expect(weightOf([0, 90, 100], 'LINEAR')(1, 2)).toBeCloseTo(0.9, 14)
    expect(weightOf([0, 90, 100], 'ORDINAL')(1, 2)).toBeCloseTo(2 / 3, 14)
  })
})

describe('at the ceiling, where nearly every window gets nearly every point', () => {
  const policy = { unitsMin: 10, levelThousandths: 950 }
  // Of forty double visits thirty-eight got the best mark twice, in two one of the two gave one step less.
  const ceiling = [...repeat(38, [5, 5]), ...repeat(2, [5, 4])]

  test('α collapses although 95 of a hundred pairs agree, AC2 does not: so both are shown, with raw agreement', () => {
    const same = gwetAgreement(ceiling, five, 'IDENTITY')
    expect(same?.raw).toBe(0.95)
    const { raw, alpha, ac2 } = agreementOf(ceiling, five, policy)
    expect(alpha?.value).toBeLessThan(0)
    expect(ac2?.value).toBeGreaterThan(0.99)
    expect(raw?.value).toBeGreaterThan(0.99)
  })

  test('in the middle of the scale, with the same agreement, the two say the same', () => {
    const middle = five
      .flatMap((mark) => repeat(8, [mark, mark]))
      .with(0, [1, 2])
      .with(39, [4, 5])
    const { alpha, ac2 } = agreementOf(middle, five, policy)
    expect(alpha?.value).toBeGreaterThan(0.97)
    expect(ac2?.value).toBeGreaterThan(0.97)
  })

  test('where all gave the best mark α says nothing, and says why; few units say nothing at all', () => {
    expect(agreementOf(repeat(20, [5, 5]), five, policy)).toMatchObject({
      ...{ units: 20, marks: 40, alpha: null, alphaGap: 'NO_VARIATION' },
      ac2: { value: 1, lower: 1, upper: 1 },
    })
    expect(agreementOf(repeat(9, [5, 4]), five, policy)).toMatchObject({
      ...{ raw: null, alpha: null, ac2: null, alphaGap: 'TOO_FEW', units: 9 },
    })
  })
})

test('the interval of the jackknife lies around the value and within what a coefficient can be', () => {
  const { alpha, ac2, units, marks } = agreementOf(krippendorff, five, { unitsMin: 10, levelThousandths: 950 })
  expect([units, marks]).toEqual([11, 40])
  for (const figure of [alpha, ac2]) {
    expect(figure?.lower).toBeLessThan(figure?.value ?? 0)
    expect(figure?.upper).toBeLessThanOrEqual(1)
  }
})

test('a mark beside its scale is a fault of whoever asks', () => {
  expect(() => gwetAgreement([[9, 1]], five, 'IDENTITY')).toThrow('scale')
})
