import { addDays, type PlainDate } from '../../domain/kernel/plain-date.ts'

/** What the city is made of. The same parameters give the same facts. */
export interface CityParameters {
  readonly seed: number
  /** The last day. */
  readonly until: PlainDate
  readonly days: number
  /** Services at an ordinary window on an ordinary day. */
  readonly servicesPerWindowDay: number
  /** Of a hundred invited services, how many are evaluated. */
  readonly participationPercent: number
}

export function firstDayOf({ until, days }: CityParameters): PlainDate {
  return addDays(until, 1 - days)
}

/** The day that lies at a share of the period. */
export function dayAt(parameters: CityParameters, share: number): PlainDate {
  return addDays(firstDayOf(parameters), Math.floor(share * (parameters.days - 1)))
}
