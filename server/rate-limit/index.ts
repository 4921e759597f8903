import type { RateLimits, Told } from '../platform/rate-limits.ts'
import type { Sweep } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { addCounts, deleteCounts } from './store.ts'

interface LimitDeps {
  readonly world: Pick<World, 'sweep' | 'vault' | 'now'>
  readonly rules: RuleBook
}

const countsPerExchange = 2_000
const exchangeEveryMs = 1_000
const minuteMs = 60_000

/** Limits by policy, counted by all servers together. */
export function openRateLimits(limits: RateLimits, { world, rules }: LimitDeps): readonly Sweep[] {
  limits.open(
    () => world.now(),
    // What a version of before says nothing of is not limited by it.
    (call) =>
      rules.loadPolicy('rate-limit', rules.rootDivisionId, world.now()).body.callsPerMinute[call] ??
      Number.MAX_SAFE_INTEGER,
  )
  return [
    { name: 'rate-limits', everyMs: exchangeEveryMs, run: () => exchangeCounts(limits, world) },
    {
      name: 'rate-limits-tidy',
      everyMs: minuteMs,
      run: () => deleteCounts(world.sweep, new Date(world.now() - minuteMs)),
    },
  ]
}

/** An address is personal: the database gets a keyed image of it that is another one each minute. */
export async function exchangeCounts(limits: RateLimits, { sweep, vault }: LimitDeps['world']): Promise<void> {
  const told = limits.tell(countsPerExchange)
  if (told.length === 0) return
  const byBucket = new Map<string, Told>()
  const counts = told.map((one) => {
    const bucket = vault.blindIndex('rate-limit', `${one.name}|${one.windowStart}`)
    byBucket.set(bucket.toString('hex'), one)
    return { bucket, windowStart: new Date(one.windowStart), calls: one.calls }
  })
  try {
    for (const { bucket, calls } of await addCounts(sweep, counts)) {
      const one = byBucket.get(bucket.toString('hex'))
      if (one !== undefined) limits.hear(one.name, one.windowStart, calls)
    }
  } catch (error) {
    limits.untell(told)
    throw error
  }
}
