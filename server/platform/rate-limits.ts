import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type LimitedCall, toClientBlock } from '../../domain/rate-limit.ts'

const minuteMs = 60_000
/** So many are counted at a time; beyond, the oldest is forgotten. Some megabytes at the most. */
const countsMax = 50_000

/** What one server has counted of one client since it last told the others, and what it knows from them. */
interface Count {
  readonly windowStart: number
  /** Of all servers, as of the last exchange. */
  known: number
  /** Counted here and not told yet. */
  untold: number
}

export interface Told {
  /** Whose calls, of what, in which minute. */
  readonly name: string
  readonly windowStart: number
  readonly calls: number
}

declare module 'fastify' {
  interface FastifyInstance {
    rateLimits: RateLimits
  }
}

/**
 * Counts calls by client and minute, here and at once; each second the servers tell each other what they have counted. So a
 * call costs no query, and where the database is away each server goes on limiting by what it knows itself: a limiter’s
 * outage lets nobody in without limit, and keeps nobody out.
 */
export class RateLimits {
  readonly #counts = new Map<string, Count>()
  #now: () => number = Date.now
  #perMinute: (call: LimitedCall) => number = () => 0

  /** Limits are policy, which is known once the database is read: before, nobody is served. */
  open(now: () => number, perMinute: (call: LimitedCall) => number): void {
    this.#now = now
    this.#perMinute = perMinute
  }

  perMinute(call: LimitedCall): number {
    return this.#perMinute(call)
  }

  /** One more call; how many it are in this minute, and when the next begins. */
  count(name: string): { readonly current: number; readonly ttl: number } {
    const now = this.#now()
    const count = this.#current(name, now)
    count.untold += 1
    return { current: count.known + count.untold, ttl: count.windowStart + minuteMs - now }
  }

  /** How many calls a client has made in this minute, at all servers as far as this one knows. */
  peek(name: string): number {
    const count = this.#counts.get(name)
    return count === undefined || count.windowStart !== this.#windowStart(this.#now()) ? 0 : count.known + count.untold
  }

  /** What the others have to be told. It counts as told from now on; `untell` takes that back where nobody heard it. */
  tell(most: number): readonly Told[] {
    const windowStart = this.#windowStart(this.#now())
    const told: Told[] = []
    for (const [name, count] of this.#counts) {
      if (count.windowStart !== windowStart) this.#counts.delete(name)
      else if (count.untold > 0 && told.length < most) {
        told.push({ name, windowStart, calls: count.untold })
        count.known += count.untold
        count.untold = 0
      }
    }
    return told
  }

  untell(told: readonly Told[]): void {
    for (const { name, windowStart, calls } of told) {
      const count = this.#counts.get(name)
      if (count === undefined || count.windowStart !== windowStart) continue
      count.known -= calls
      count.untold += calls
    }
  }

  /** What all servers together have counted. */
  hear(name: string, windowStart: number, calls: number): void {
    const count = this.#counts.get(name)
    if (count?.windowStart === windowStart) count.known = Math.max(count.known, calls)
  }

  #current(name: string, now: number): Count {
    const windowStart = this.#windowStart(now)
    const found = this.#counts.get(name)
    if (found?.windowStart === windowStart) return found
    const count = { windowStart, known: 0, untold: 0 }
    this.#counts.delete(name)
    const [oldest] = this.#counts.size >= countsMax ? this.#counts.keys() : []
    if (oldest !== undefined) this.#counts.delete(oldest)
    this.#counts.set(name, count)
    return count
  }

  #windowStart(now: number): number {
    return now - (now % minuteMs)
  }
}

/** Who is counted: the peer, or whom a declared trusted proxy names. What others write into X-Forwarded-For changes nothing. */
export function clientOf({ ip }: FastifyRequest): string {
  return toClientBlock(ip)
}

/** The store behind @fastify/rate-limit: names begin with the call they count (`groupId`). */
export function toLimitStore(limits: RateLimits) {
  return class {
    incr(name: string, told: (error: null, result: { current: number; ttl: number }) => void): void {
      told(null, limits.count(name))
    }
    child(): this {
      return this
    }
  }
}

/** The settings of a route whose calls are limited by who makes them. */
export function limitedBy(app: FastifyInstance, call: LimitedCall) {
  return { max: () => app.rateLimits.perMinute(call), timeWindow: minuteMs, groupId: `|${call}` }
}
