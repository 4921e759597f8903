import { expect, test } from 'vitest'
import { normalDensity, normalShare, quickNormalShare, steadyExp, steadyLog, toThousandths } from './steady-math.ts'

test('as the engine has them, to thirteen digits', () => {
  for (const x of [-650, -30.5, -1, -1e-9, 0, 0.3, 1, 7.25, 100, 600])
    expect(steadyExp(x) / Math.exp(x)).toBeCloseTo(1, 12)
  for (const x of [1e-12, 0.2, 0.75, 1, 1.5, 2, 10, 12345.678, 1e9]) expect(steadyLog(x)).toBeCloseTo(Math.log(x), 12)
  expect(steadyExp(-1000)).toBe(0)
})

test('Φ as tables print it', () => {
  // From printed tables of the normal distribution.
  expect(normalShare(0)).toBe(0.5)
  expect(normalShare(1)).toBeCloseTo(0.841344746, 9)
  expect(normalShare(1.959963985)).toBeCloseTo(0.975, 9)
  expect(normalShare(-1.281551566)).toBeCloseTo(0.1, 9)
  expect(normalShare(-4)).toBeCloseTo(3.16712e-5, 9)
  expect(normalDensity(0)).toBeCloseTo(0.39894228, 8)
})

test('the quick one is right to six digits and ends in 0 and 1', () => {
  for (let z = -7.99; z < 8; z += 0.0137) expect(Math.abs(quickNormalShare(z) - normalShare(z))).toBeLessThan(1e-6)
  expect([quickNormalShare(-8), quickNormalShare(9)]).toEqual([0, 1])
})

test('half a thousandth goes to the even one', () => {
  // 0.0625 and 0.1875 are exact in binary: 62.5 and 187.5 thousandths.
  expect([0.0625, 0.1875, -0.0625, 0.0004, 83.2436].map(toThousandths)).toEqual([62, 188, -62, 0, 83_244])
})
