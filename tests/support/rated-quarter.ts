import type { RatedVisit } from '../../domain/careless-rater.ts'
import { diceOf } from './dice.ts'

/** A quarter that is played with the truth known: who is how strict, and who does not look. */
export interface RatedQuarter {
  readonly visits: readonly RatedVisit[]
  /** In points; whoever is left out by `careless` has none. */
  readonly severities: ReadonlyMap<string, number>
  readonly careless: string
  /** How many places each pool has, and how many of them two have rated. */
  readonly doubles: Readonly<Record<string, number>>
}

interface PoolPlan {
  readonly pool: string
  readonly raters: readonly string[]
  readonly places: number
  readonly doubles: number
  /** Of two raters of a pool, whether they may rate the same place: of two agencies, not of one. */
  readonly mayPair: (one: string, other: string) => boolean
}

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)

/**
 * Three agencies of four, whose sixty windows are each seen by two agencies; twenty supervisors, a hundred windows twice; forty mystery visits by eight
 * shoppers, thirty of them doubled. Windows are worth 80 ± 7, raters are strict by 0 ± 6, and the rest is 4; nobody gets more than 100.
 */
export function playQuarter(seed: number): RatedQuarter {
  const { share, normal } = diceOf(seed)
  const plans: readonly PoolPlan[] = [
    {
      ...{ pool: 'THIRD_PARTY', places: 60, doubles: 60 },
      raters: ['a', 'b', 'c'].flatMap((agency) => names(`agency-${agency}-`, 4)),
      mayPair: (one, other) => one.slice(0, 8) !== other.slice(0, 8),
    },
    {
      ...{ pool: 'SOCIAL_SUPERVISOR', places: 100, doubles: 100 },
      raters: names('supervisor-', 20),
      mayPair: (one, other) => one !== other,
    },
    {
      ...{ pool: 'MYSTERY_SHOPPER', places: 40, doubles: 30 },
      raters: names('shopper-', 8),
      mayPair: (one, other) => one !== other,
    },
  ]
  const raters = plans.flatMap((plan) => plan.raters)
  const severities = new Map(raters.map((raterId) => [raterId, 6 * normal()]))
  const careless = raters[Math.floor(share() * raters.length)] ?? ''
  const clock = { hour: 0 }
  const visits = plans.flatMap((plan) =>
    assign(plan, share).map(([raterId, place]) => {
      const placeId = `${plan.pool}|${place}`
      const worth = 80 + 7 * diceOf(seed * 4001 + place * 31 + plan.pool.length).normal()
      const points = raterId === careless ? 40 + 60 * share() : worth - (severities.get(raterId) ?? 0) + 4 * normal()
      clock.hour += 1
      return {
        ...{ raterId, placeId, visitId: `${placeId}|${raterId}`, formId: plan.pool, hallId: place },
        points: Math.max(0, Math.min(100, Math.round(points * 100) / 100)),
        arrivedAt: clock.hour * 3_600_000,
        leftAt: clock.hour * 3_600_000 + 1_500_000,
        marks: Object.fromEntries(names('q', 8).map((code) => [code, markOf(points / 20 + 0.5 * normal())])),
      }
    }),
  )
  const doubles = Object.fromEntries(plans.map((plan) => [plan.pool, plan.doubles]))
  return { visits, severities, careless, doubles }
}

const markOf = (worth: number) => Math.max(1, Math.min(5, Math.round(worth)))

/** Everybody goes to as many as the others, as far as it comes out even; whom a place is seen by beside him, the dice say. */
function assign(
  { raters, places, doubles, mayPair }: PoolPlan,
  share: () => number,
): [raterId: string, place: number][] {
  const load = new Map(raters.map((raterId) => [raterId, 0]))
  const take = (may: (raterId: string) => boolean) => {
    const ranked = raters
      .filter(may)
      .map((raterId) => ({ raterId, rank: (load.get(raterId) ?? 0) + share() }))
      .sort((one, other) => one.rank - other.rank)
    const taken = ranked[0]?.raterId ?? ''
    load.set(taken, (load.get(taken) ?? 0) + 1)
    return taken
  }
  return Array.from({ length: places }, (_, place) => place).flatMap((place) => {
    const first = take(() => true)
    return place < doubles
      ? [
          [first, place],
          [take((other) => mayPair(first, other)), place],
        ]
      : [[first, place]]
  })
}
