import type { Problem } from '../../contracts/problem.ts'
import type { Outcome } from './call.ts'

/** Why it has not arrived yet, as far as a face can know. */
export type Delay = 'OFFLINE' | 'BUSY' | 'FAULT'

export interface Delivery {
  /** Try now instead of waiting: the network is back, or the person asks for it. */
  readonly nudge: () => void
  readonly stop: () => void
}

export interface Listener<A> {
  readonly done: (answer: A) => void
  readonly later: (why: Delay) => void
  readonly refused: (problem: Problem) => void
}

/** The edge of time: waits and answers how to give up waiting. Handed in, so that a test decides when time passes. */
export type Wait = (ms: number, then: () => void) => () => void

/**
 * Sends until it is answered. What is sent must bear being sent twice (it carries its Idempotency-Key, or only asks),
 * because a lost answer looks like a lost question.
 */
export function deliver<A>(send: () => Promise<Outcome<A>>, wait: Wait, listener: Listener<A>): Delivery {
  let attempts = 0
  let giveUpWaiting: (() => void) | undefined
  let stopped = false

  function attempt(): void {
    giveUpWaiting = undefined
    attempts += 1
    void send().then(settle)
  }

  function settle(outcome: Outcome<A>): void {
    if (stopped) return
    const why = delayOf(outcome)
    if (outcome.ok) {
      listener.done(outcome.answer)
    } else if (why !== undefined) {
      giveUpWaiting = wait(waitMs(attempts, outcome.offline ? undefined : outcome.retryAfterSeconds), attempt)
      listener.later(why)
    } else if (!outcome.offline) {
      listener.refused(outcome.problem)
    }
  }

  attempt()
  return {
    nudge: () => {
      if (giveUpWaiting === undefined || stopped) return
      giveUpWaiting()
      attempts = 0
      attempt()
    },
    stop: () => {
      stopped = true
      giveUpWaiting?.()
    },
  }
}

/** A refusal is final; a fault, a full house and silence are worth another try. */
export function delayOf(outcome: Outcome<unknown>): Delay | undefined {
  if (outcome.ok) return undefined
  if (outcome.offline) return 'OFFLINE'
  const { code, status } = outcome.problem
  if (code === 'BUSY' || code === 'TOO_MANY_REQUESTS') return 'BUSY'
  return status >= 500 ? 'FAULT' : undefined
}

/** 2, 4, 8 … 60 seconds, or as long as the server asked for. */
export function waitMs(attempts: number, retryAfterSeconds = 0): number {
  return Math.max(Math.min(2000 * 2 ** (attempts - 1), 60_000), retryAfterSeconds * 1000)
}
