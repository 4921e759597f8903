import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CircuitBreaker, closedBreaker, mayCall, onCall, onFailure, onSuccess } from './circuit-breaker.ts'

const rule = { failuresMax: 3, openMsMin: 10, openMsMax: 40 }

/** Fails so often, each time as soon as it may be called. @returns the breaker and how long it stayed open each time */
function fail(times: number, from: CircuitBreaker = closedBreaker) {
  let [breaker, now] = [from, 0]
  const pauses: number[] = []
  for (let time = 0; time < times; time += 1) {
    if (breaker.kind !== 'CLOSED') now = breaker.until
    breaker = onFailure(onCall(breaker, rule, now), rule, now)
    if (breaker.kind === 'OPEN') pauses.push(breaker.until - now)
  }
  return { breaker, pauses, now }
}

describe('a provider that fails', () => {
  test('is still called until so many failures in a row', () => {
    expect(fail(2).breaker).toEqual({ kind: 'CLOSED', failures: 2 })
    expect(fail(3).breaker.kind).toBe('OPEN')
    expect(fail(2, onSuccess()).breaker.kind).toBe('CLOSED')
  })

  test('is left alone for a time that doubles with each trial that fails, up to the most', () => {
    expect(fail(8).pauses).toEqual([10, 20, 40, 40, 40, 40])
  })

  test('is tried by one call alone, and used again when that succeeds', () => {
    const { breaker, now } = fail(3)
    expect(mayCall(breaker, now + 9)).toBe(false)
    expect(mayCall(breaker, now + 10)).toBe(true)
    const trying = onCall(breaker, rule, now + 10)
    expect(trying.kind).toBe('HALF_OPEN')
    expect(mayCall(trying, now + 11)).toBe(false)
    expect(mayCall(onSuccess(), now + 11)).toBe(true)
  })

  test('a trial that never comes back does not shut it out for ever', () => {
    const { breaker, now } = fail(3)
    const trying = onCall(breaker, rule, now + 10)
    expect(mayCall(trying, now + 10 + 40)).toBe(true)
  })

  test('what was on its way when it opened neither tries nor lengthens', () => {
    const { breaker, now } = fail(3)
    expect(onCall(breaker, rule, now + 1)).toBe(breaker)
    expect(onFailure(breaker, rule, now + 1)).toBe(breaker)
  })
})

test('whatever happens, it may be called again within the longest time', () => {
  const step = fc.record({ wait: fc.nat(60), ok: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      let [breaker, now]: [CircuitBreaker, number] = [closedBreaker, 0]
      for (const { wait, ok } of steps) {
        now += wait
        if (!mayCall(breaker, now)) continue
        breaker = onCall(breaker, rule, now)
        breaker = ok ? onSuccess() : onFailure(breaker, rule, now)
      }
      return mayCall(breaker, now + rule.openMsMax)
    }),
  )
})
