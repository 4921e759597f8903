import type { InstantMs } from './kernel/plain-date.ts'

/**
 * Whether something outside that fails again and again is still asked. CLOSED: it is. OPEN: it is left alone until an instant.
 * HALF_OPEN: one call is out to try it; only its success closes the breaker again.
 */
export type CircuitBreaker =
  | { readonly kind: 'CLOSED'; readonly failures: number }
  | { readonly kind: 'OPEN'; readonly until: InstantMs; readonly openings: number }
  | { readonly kind: 'HALF_OPEN'; readonly until: InstantMs; readonly openings: number }

export interface CircuitBreakerRule {
  /** So many failures in a row open it. */
  readonly failuresMax: number
  /** How long it stays open the first time; each trial that fails doubles it, up to the most. */
  readonly openMsMin: number
  readonly openMsMax: number
}

export const closedBreaker: CircuitBreaker = { kind: 'CLOSED', failures: 0 }

/** May a call go out now? A trial whose answer never came does not keep the breaker half open for ever. */
export function mayCall(breaker: CircuitBreaker, now: InstantMs): boolean {
  return breaker.kind === 'CLOSED' || now >= breaker.until
}

/** A call goes out: the first one after the time has passed is the trial; one that was on its way when it opened is none. */
export function onCall(breaker: CircuitBreaker, rule: CircuitBreakerRule, now: InstantMs): CircuitBreaker {
  if (breaker.kind === 'CLOSED' || now < breaker.until) return breaker
  return { kind: 'HALF_OPEN', until: now + openMs(rule, breaker.openings), openings: breaker.openings }
}

/** It answered, whatever it said of the one call. */
export function onSuccess(): CircuitBreaker {
  return closedBreaker
}

export function onFailure(breaker: CircuitBreaker, rule: CircuitBreakerRule, now: InstantMs): CircuitBreaker {
  switch (breaker.kind) {
    case 'CLOSED': {
      const failures = breaker.failures + 1
      if (failures < rule.failuresMax) return { kind: 'CLOSED', failures }
      return { kind: 'OPEN', until: now + openMs(rule, 0), openings: 1 }
    }
    case 'HALF_OPEN':
      return { kind: 'OPEN', until: now + openMs(rule, breaker.openings), openings: breaker.openings + 1 }
    // A call that went out before it opened: nothing new is learnt from it.
    case 'OPEN':
      return breaker
  }
}

function openMs(rule: CircuitBreakerRule, openings: number): number {
  return Math.min(rule.openMsMax, rule.openMsMin * 2 ** Math.min(openings, 30))
}
