import { expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { drained } from '../../domain/kernel/steps.ts'
import { findRootCauses } from '../../domain/root-cause.ts'
import { KnownCity, rootCausePolicy } from '../../tests/support/root-cause.ts'
import { buildCity } from './city.ts'
import { type Plant, plant } from './plants.ts'
import { daysOf } from './simulator.ts'

/** One city in every run; more at night: ROOT_CAUSE_CITIES. */
const seeds = Array.from({ length: Number(process.env.ROOT_CAUSE_CITIES ?? 1) }, (_, at) => at + 1)
const daysOfService = 3

interface Sought {
  readonly kind: string
  readonly key: string
  readonly from: number
}

const soughtOf = (one: Plant, dayOf: (day: PlainDate) => number): readonly Sought[] => {
  switch (one.kind) {
    case 'CHANGED_MATERIALS':
      return [{ kind: 'ITEM', key: one.itemCode, from: dayOf(one.from) }]
    case 'BROKEN_KIOSK':
      return [{ kind: 'WINDOW', key: `${one.hallCode}/${one.windowCode}`, from: dayOf(one.from) }]
    case 'NEW_CLERK':
      return [{ kind: 'STAFF', key: `${one.hallCode}/${one.staffNo}`, from: dayOf(one.from) }]
    default:
      return []
  }
}

test.each(seeds)(
  'city %i: an item whose materials changed, a broken machine and a new clerk are named within three days of service',
  {
    timeout: 280_000,
  },
  (seed) => {
    const parameters = {
      seed,
      until: '2026-10-10' as PlainDate,
      days: 130,
      servicesPerWindowDay: 11,
      participationPercent: 33,
    }
    const city = plant(buildCity(parameters))
    const known = new KnownCity(city, [...daysOf(city)])
    const sought = city.plants.flatMap((one) => soughtOf(one, (day) => known.dayOf(day)))
    expect(sought).toHaveLength(3)
    let [looks, wrong] = [0, 0]
    for (const { kind, key, from } of sought) {
      let found: number | undefined
      for (let day = from, served = 0; served < daysOfService && found === undefined; day += 1) {
        if (!known.serviceDay(day)) continue
        served += 1
        // What stands on one day alone is never named.
        if (served === 1) continue
        const { causes } = drained(findRootCauses(known.cellsBy(day), day, known.known, rootCausePolicy))
        const now = causes.filter(({ since }) => since !== null)
        if (now.some((cause) => cause.kind === kind && cause.key === key)) found = served
        looks += 1
        wrong += now.filter((cause) => !sought.some((one) => one.kind === cause.kind && one.key === cause.key)).length
      }
      console.log(`city ${seed}: ${kind} named on day ${found ?? '–'} of service`)
      expect(found, `${kind} ${key}`).toBeDefined()
    }
    console.log(`city ${seed}: ${wrong} other names in ${looks} looks`)
    expect(wrong).toBeLessThanOrEqual(looks)
  },
)
