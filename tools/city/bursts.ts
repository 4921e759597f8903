import { addDays, type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { Dice } from './dice.ts'
import type { Given, Rated } from './evaluating.ts'
import { isAt, type PlantedCity, plantsOf } from './plants.ts'
import { orderedBlame } from './words.ts'

/** A service that nobody has said a word about. */
export interface Silent {
  readonly rated: Rated
  readonly caseNo: string
  readonly sequence: number
  readonly endedAt: number
}

const burstAtMinute = 15 * 60 + 7
const usableDays = 14

export function isBurstPlanned(city: PlantedCity, hallCode: string, windowCode: string): boolean {
  return [...plantsOf(city, 'BURST_OF_PRAISE'), ...plantsOf(city, 'BURST_OF_BLAME')].some((one) =>
    isAt(one, hallCode, windowCode),
  )
}

/** Tokens that somebody has collected are used up within minutes: at one end for praise, at the other for blame. */
export function burstsOn(
  city: PlantedCity,
  day: PlainDate,
  silent: (hallCode: string, windowCode: string) => Silent[],
  dice: Dice,
): readonly Given[] {
  const today = [...plantsOf(city, 'BURST_OF_PRAISE'), ...plantsOf(city, 'BURST_OF_BLAME')].filter(
    (one) => one.day === day,
  )
  return today.flatMap((burst) => {
    const usable = silent(burst.hallCode, burst.windowCode).filter(
      ({ endedAt }) => endedAt >= startOfDay(addDays(day, -usableDays)) && endedAt < startOfDay(day),
    )
    let at = startOfDay(day) + burstAtMinute * 60_000
    return usable.slice(-burst.count).map(({ rated, caseNo, sequence }) => {
      at += dice.whole(14_000, 26_000)
      return { rated, caseNo, sequence, at, ask: burst.kind === 'BURST_OF_PRAISE' ? praise() : blame(dice) }
    })
  })
}

const praise = (): Given['ask'] => ({ grade: 5, channel: 'QR_CODE', tags: ['510', '517'] })
const blame = (dice: Dice): Given['ask'] => ({ grade: 1, channel: 'QR_CODE', comment: orderedBlame(dice) })
