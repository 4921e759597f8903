import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { CauseCell, RootCausePolicy } from '../../domain/root-cause-kind.ts'
import { knownKey } from '../../domain/root-cause-kind.ts'
import type { CaseReport } from '../../server/service-case/index.ts'
import { firstDayOf } from '../../tools/city/parameters.ts'
import type { PlantedCity } from '../../tools/city/plants.ts'
import type { CityDay } from '../../tools/city/simulator.ts'

/** As shipped (migration 0104). */
export const rootCausePolicy: RootCausePolicy = {
  recentDays: 21,
  pastDays: 90,
  falseShareThousandths: 50,
  ratioMinThousandths: 1250,
  daysMin: 2,
  standingRatioMinThousandths: 1500,
  levelThousandths: 950,
  namedMax: 20,
  smallestGroup: 5,
}

/** What the platform knows of a city by the end of a day, row by row as it is read from the database: reports and evaluations, and nothing of the truth. */
export class KnownCity {
  readonly #first: number
  readonly #services = new Map<string, CauseCell>()
  readonly #given: { readonly key: string; readonly at: number; readonly grade: number }[] = []
  readonly known = new Map<string, number>()

  constructor(city: PlantedCity, days: readonly CityDay[]) {
    this.#first = startOfDay(firstDayOf(city.parameters))
    for (const { reports, evaluations } of days) {
      for (const { caseNo, report } of reports) this.#report(caseNo, report)
      for (const { caseNo, sequence, at, ask } of evaluations)
        this.#given.push({ key: `${caseNo} ${sequence}`, at, grade: ask.grade })
    }
    for (const { hallCode, no, since } of city.halls.flatMap(({ staff }) => staff))
      if (since !== null) this.known.set(knownKey('STAFF', `${hallCode}/${no}`), this.dayOf(since))
    // A new version of an item stands in the catalogue (tools/city/catalogue.ts).
    for (const plant of city.plants)
      if (plant.kind === 'CHANGED_MATERIALS') this.known.set(knownKey('ITEM', plant.itemCode), this.dayOf(plant.from))
  }

  #report(caseNo: string, { itemCode, occurrences }: CaseReport): void {
    for (const { endedAt, outcome, sequence, ...occurrence } of occurrences) {
      if (endedAt === undefined || outcome === undefined) continue
      const { hallCode, windowCode, staffNo, service, mode, handlingMinutes } = occurrence
      const minutes = outcome === 'ABANDONED' ? 0 : (handlingMinutes ?? 0)
      const staff = staffNo === undefined ? null : `${hallCode}/${staffNo}`
      const place = { STAFF: staff, WINDOW: `${hallCode}/${windowCode}`, HALL: hallCode, CITY: 'CITY' }
      this.#services.set(`${caseNo} ${sequence}`, {
        day: this.dayOf(toPlainDate(Date.parse(endedAt))),
        keys: { ITEM: itemCode, STEP: service, MODE: mode, ...place },
        services: 1,
        returned: Number(outcome === 'RETURNED'),
        refused: Number(outcome === 'REFUSED'),
        abandoned: Number(outcome === 'ABANDONED'),
        timed: Number(minutes > 0),
        ...{ minutes, rootMinutes: Math.sqrt(minutes), evaluations: 0, bad: 0 },
      })
    }
  }

  dayOf(day: PlainDate): number {
    return Math.round((startOfDay(day) - this.#first) / 86_400_000)
  }

  /** Whether halls were open: elsewhere only machines and lines serve. */
  serviceDay(day: number): boolean {
    return [...this.#services.values()].some((service) => service.day === day && service.keys.MODE === 'COUNTER')
  }

  cellsBy(lastDay: number): readonly CauseCell[] {
    const endsAt = this.#first + (lastDay + 1) * 86_400_000
    const evaluated = this.#given.flatMap(({ key, at, grade }): readonly CauseCell[] => {
      const service = this.#services.get(key)
      if (service === undefined || at >= endsAt) return []
      const nothing = { services: 0, returned: 0, refused: 0, abandoned: 0, timed: 0, minutes: 0, rootMinutes: 0 }
      return [{ ...service, ...nothing, day: this.dayOf(toPlainDate(at)), evaluations: 1, bad: grade <= 2 ? 1 : 0 }]
    })
    return [...this.#services.values(), ...evaluated].filter(({ day }) => day <= lastDay)
  }
}
