import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, fisherRise, lift, liftInterval, logGamma, shrunken, signedG2 } from './statistics.ts'

describe('figures that textbooks have', () => {
  test('the gamma function', () => {
    expect(Math.exp(logGamma(6))).toBeCloseTo(120, 6)
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 8)
  })

  test('Fisher’s lady: four of four cups are one in seventy', () => {
    expect(fisherRise({ a: 4, n1: 4, b: 0, n0: 4 })).toBeCloseTo(1 / 70, 10)
    expect(fisherRise({ a: 3, n1: 4, b: 1, n0: 4 })).toBeCloseTo(17 / 70, 10)
    expect(fisherRise({ a: 0, n1: 4, b: 4, n0: 4 })).toBeCloseTo(1, 10)
  })

  test('G² is nothing where shares are equal, and has the sign of the change', () => {
    expect(signedG2({ a: 5, n1: 50, b: 10, n0: 100 })).toBeCloseTo(0, 10)
    expect(signedG2({ a: 10, n1: 50, b: 5, n0: 100 })).toBeGreaterThan(3.84)
    expect(signedG2({ a: 1, n1: 50, b: 30, n0: 100 })).toBeLessThan(-3.84)
  })

  test('of the fifteen p-values of Benjamini and Hochberg’s example four stand at 5 %', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(benjaminiHochberg(p, 0.05).filter(Boolean)).toHaveLength(4)
    expect(benjaminiHochberg([0.02], 0.05, 10)).toEqual([false])
  })

  test('the interval of a lift holds it, and is wider where less was seen', () => {
    const much = liftInterval({ a: 40, n1: 100, b: 100, n0: 1000 })
    const little = liftInterval({ a: 4, n1: 10, b: 10, n0: 100 })
    expect(much.low).toBeLessThan(lift({ a: 40, n1: 100, b: 100, n0: 1000 }))
    expect(much.high).toBeGreaterThan(much.lift)
    expect(little.high / little.low).toBeGreaterThan(much.high / much.low)
  })

  test('a small scope is drawn to the wider one, a large one hardly', () => {
    expect(shrunken(1, 2, 0.1, 20)).toBeCloseTo(3 / 22, 10)
    expect(shrunken(500, 1000, 0.1, 20)).toBeGreaterThan(0.49)
  })
})
