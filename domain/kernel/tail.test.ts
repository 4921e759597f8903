import { describe, expect, test } from 'vitest'
import { binomialTail } from './distribution.ts'
import { falseDiscovery } from './false-discovery.ts'
import { betaBinomialTail, logBetaBinomial, negativeBinomialTail } from './tail.ts'

describe('the tail of a negative binomial', () => {
  test('of size 1 is geometric: P(X ≥ x) = (μ/(μ+1))ˣ', () => {
    expect(negativeBinomialTail(3, 1, 1)).toBeCloseTo(1 / 8, 14)
    expect(negativeBinomialTail(8, 0.25, 1) / 0.2 ** 8).toBeCloseTo(1, 11)
    expect(negativeBinomialTail(0, 5, 2)).toBe(1)
  })

  test('of size 2 and mean 2: 1 − 1/4 − 1/4 − 3/16 from three on', () => {
    expect(negativeBinomialTail(3, 2, 2)).toBeCloseTo(5 / 16, 13)
  })

  test('of a great size it is that of Poisson: 1 − 2.5·e⁻¹ from three on of a mean of one', () => {
    expect(negativeBinomialTail(3, 1, 1e9)).toBeCloseTo(1 - 2.5 * Math.exp(-1), 7)
  })

  test('far out it still is right to ten digits, where one minus a share would be nothing', () => {
    expect(negativeBinomialTail(40, 0.1, 1) / (0.1 / 1.1) ** 40).toBeCloseTo(1, 10)
  })

  test('refuses what is no law', () => {
    expect(() => negativeBinomialTail(1, 0, 1)).toThrow(RangeError)
    expect(() => negativeBinomialTail(1, 1, 0)).toThrow(RangeError)
  })
})

describe('the tail of a beta-binomial', () => {
  test('with a = b = 1 every count is as likely', () => {
    const law = { tries: 4, share: 0.5, concentration: 2 }
    for (const count of [0, 1, 2, 3, 4]) {
      expect(Math.exp(logBetaBinomial(count, law))).toBeCloseTo(1 / 5, 13)
      expect(betaBinomialTail(count, law)).toBeCloseTo((5 - count) / 5, 13)
    }
    expect(betaBinomialTail(5, law)).toBe(0)
  })

  test('with a = 1, b = 2 of two tries: 1/2, 1/3, 1/6', () => {
    const law = { tries: 2, share: 1 / 3, concentration: 3 }
    expect(betaBinomialTail(1, law)).toBeCloseTo(1 / 2, 13)
    expect(betaBinomialTail(2, law)).toBeCloseTo(1 / 6, 13)
  })

  test('of a great concentration it is binomial', () => {
    expect(betaBinomialTail(8, { tries: 10, share: 0.5, concentration: 1e8 })).toBeCloseTo(binomialTail(8, 10, 0.5), 6)
  })

  test('refuses what is no law', () => {
    expect(() => betaBinomialTail(1, { tries: 2, share: 1, concentration: 3 })).toThrow(RangeError)
  })
})

describe('what counts when many are looked at', () => {
  test('the k-th smallest of n is multiplied by n/k, and none is above the one that follows', () => {
    const rounded = (levels: readonly number[]) => levels.map((each) => Number(each.toFixed(10)))
    expect(rounded(falseDiscovery([0.01, 0.04, 0.03, 0.005]))).toEqual([0.02, 0.04, 0.04, 0.02])
    expect(rounded(falseDiscovery([0.001, 0.9], 100))).toEqual([0.1, 1])
    expect(falseDiscovery([])).toEqual([])
  })

  test('a family is not smaller than what was found in it', () => {
    expect(() => falseDiscovery([0.1, 0.2], 1)).toThrow(RangeError)
  })
})
