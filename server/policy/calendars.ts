import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { OpeningPeriod } from '../../domain/opening-hours.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import type { CalendarDayKind } from '../../domain/working-calendar.ts'
import type { Database } from '../platform/database.ts'
import { findCalendars, findHallHours } from './store.ts'

/** The calendars of all divisions, kept in memory: every clock of every order counts on one of them. */
export class Calendars {
  readonly #years = new Map<number, Set<number>>()
  readonly #days = new Map<number, Map<PlainDate, CalendarDayKind>>()
  readonly #hours: ReadonlyMap<number, readonly OpeningPeriod[]>
  /** Put together once for each path and hall. */
  readonly #made = new Map<string, ServiceCalendar>()

  constructor(
    found: Awaited<ReturnType<typeof findCalendars>> = { years: [], days: [] },
    hours: ReadonlyMap<number, readonly OpeningPeriod[]> = new Map(),
  ) {
    for (const { divisionId, year } of found.years)
      this.#years.set(divisionId, (this.#years.get(divisionId) ?? new Set()).add(year))
    for (const { divisionId, day, kind } of found.days)
      this.#days.set(divisionId, (this.#days.get(divisionId) ?? new Map()).set(day, kind))
    this.#hours = hours
  }

  /** A year counts as published where any division up the tree has it; of a day the nearest one speaks. */
  of(divisionPath: readonly number[], hallId: number | null): ServiceCalendar {
    const key = `${divisionPath.join('/')}#${hallId}`
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const fromTheTop = divisionPath.toReversed()
    const made: ServiceCalendar = {
      years: new Set(fromTheTop.flatMap((divisionId) => [...(this.#years.get(divisionId) ?? [])])),
      days: new Map(fromTheTop.flatMap((divisionId) => [...(this.#days.get(divisionId) ?? [])])),
      hours: (hallId === null ? undefined : this.#hours.get(hallId)) ?? [],
    }
    this.#made.set(key, made)
    return made
  }
}

export async function loadCalendars(db: Database): Promise<Calendars> {
  const [found, hours] = await Promise.all([findCalendars(db), findHallHours(db)])
  return new Calendars(found, hours)
}
