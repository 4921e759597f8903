import { type BroughtPlan, bringHandedIn, bringRatedPlan, bringRater, bringReviewAgency } from './assessment-review.ts'
import { diceOf } from './dice.ts'
import type { TestPlatform } from './platform.ts'

/** In hundredths of a point; their mean is nothing. */
export const severities: Readonly<Record<string, number>> = { strict: 900, mild: -700, middling: -200 }

export interface RatedScene {
  readonly plan: BroughtPlan
  readonly crossed: BroughtPlan
  readonly raters: ReadonlyMap<string, string>
}

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** Thirty-six places, each seen by two of four, one of whom does not look; and by another form five places that two have all seen. */
export async function bringRatedScene(platform: Pick<TestPlatform, 'database' | 'running'>): Promise<RatedScene> {
  const plan = await bringRatedPlan(platform)
  const agencyId = await bringReviewAgency(platform, plan.divisionId, '甲咨询')
  const raters = new Map<string, string>()
  for (const username of [...Object.keys(severities), 'careless'])
    raters.set(username, await bringRater(platform, plan.divisionId, { username, pool: 'THIRD_PARTY', agencyId }))
  const { share, normal } = diceOf(11)
  const names = [...raters.keys()]
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const))
  const hand = async (of: BroughtPlan, name: string, place: number, turn: 1 | 2, worth: number) => {
    const honest = Math.round(worth - (severities[name] ?? 0) + 150 * normal())
    const points = Math.max(0, Math.min(10_000, name === 'careless' ? Math.round(10_000 * share()) : honest))
    const step = Math.max(1, Math.min(5, Math.round(points / 2500) + 1))
    const hour = 9 + ((place * 3 + names.indexOf(name)) % 8)
    const at = `2026-${twoDigits(8 + (place % 2))}-${twoDigits(1 + (place % 27))}T${twoDigits(hour)}:00:00+08:00`
    await bringHandedIn(platform, of, {
      ...{ place, turn, points, at, assessorId: raters.get(name) ?? '' },
      marks: [step, Math.max(1, step - (place % 2)), Math.min(5, step + (place % 3 === 0 ? 1 : 0))],
    })
  }
  for (let place = 1; place <= 36; place += 1) {
    const [first, second] = pairs[place % pairs.length] ?? ['strict', 'mild']
    const worth = 6500 + 900 * normal()
    await hand(plan, first, place, 1, worth)
    await hand(plan, second, place, 2, worth)
  }
  const crossed = await bringRatedPlan(platform, { title: '两人同看' })
  for (let place = 1; place <= 5; place += 1) {
    const worth = 6500 + 900 * normal()
    await hand(crossed, 'strict', place, 1, worth)
    await hand(crossed, 'mild', place, 2, worth)
  }
  return { plan, crossed, raters }
}
