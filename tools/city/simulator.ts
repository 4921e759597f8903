import { addDays, type PlainDate, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { PersonSent } from '../../domain/service-case.ts'
import type { ReportedCase } from '../../server/service-case/index.ts'
import { burstsOn, isBurstPlanned, type Silent } from './bursts.ts'
import { openDayAfter } from './calendar.ts'
import type { CityHall, CityWindow } from './city.ts'
import { type CityComplaint, complaintsOn } from './complaints.ts'
import { type Dice, diceOf } from './dice.ts'
import { findGiven, type Given, ratedOf } from './evaluating.ts'
import { firstDayOf } from './parameters.ts'
import { agentsOf } from './people.ts'
import { isAt, type PlantedCity, plantsOf } from './plants.ts'
import { toReport, withoutEnd } from './reports.ts'
import { type Matter, type Visit, visitsAt } from './visits.ts'

/** One day of the city: what business systems report on it, and the evaluations and complaints that reach us on it. */
export interface CityDay {
  readonly day: PlainDate
  readonly reports: readonly ReportedCase[]
  readonly evaluations: readonly Given[]
  readonly complaints: readonly CityComplaint[]
}

const agentCount = 40
/** What is reported later than this is history, and nobody is asked about it. */
const silentNaturalDays = 31

/** The city's days in order. The same city gives the same days; nothing here asks a clock or throws other dice. */
export function* daysOf(city: PlantedCity): Generator<CityDay, void> {
  const simulator = new Simulator(city)
  const { until } = city.parameters
  for (let day = firstDayOf(city.parameters); day <= until; day = addDays(day, 1)) yield simulator.live(day)
}

class Simulator {
  readonly #city: PlantedCity
  readonly #agents: readonly PersonSent[]
  readonly #endsAt: number
  /** By day and window: who comes again. */
  readonly #again = new Map<string, Matter[]>()
  readonly #keptBack = new Map<PlainDate, ReportedCase[]>()
  readonly #onTheWay = new Map<PlainDate, Given[]>()
  readonly #silent = new Map<string, Silent[]>()

  constructor(city: PlantedCity) {
    this.#city = city
    this.#agents = agentsOf(city.parameters.seed, agentCount)
    this.#endsAt = startOfDay(addDays(city.parameters.until, 1))
  }

  live(day: PlainDate): CityDay {
    const { seed } = this.#city.parameters
    const reports: ReportedCase[] = [...taken(this.#keptBack, day)]
    for (const hall of this.#city.halls) {
      for (const window of hall.windows)
        reports.push(...this.#liveAt(hall, window, day, diceOf(seed, day, window.hallCode, window.code)))
    }
    for (const given of burstsOn(this.#city, day, (...at) => this.#silentAt(...at), diceOf(seed, day, 'bursts')))
      this.#send(given)
    const evaluations = taken(this.#onTheWay, day)
    return {
      day,
      reports: reports.sort((a, b) => a.at - b.at),
      evaluations: evaluations.sort((a, b) => a.at - b.at),
      complaints: complaintsOn(this.#city, day),
    }
  }

  #liveAt(hall: CityHall, window: CityWindow, day: PlainDate, dice: Dice): readonly ReportedCase[] {
    const due = taken(this.#again, `${day} ${window.hallCode}/${window.code}`)
    const visits = visitsAt(this.#city, hall, window, day, due, this.#agents, dice)
    return visits.map((visit, at) => {
      const reported = toReport(hall, window, day, at + 1, visit, dice)
      if (this.#isKeptBack(window, visit, dice)) return this.#keepBack(reported, day)
      this.#evaluate(window, day, reported, visit, dice)
      this.#comeAgain(window, day, reported, visit, dice)
      return reported
    })
  }

  #evaluate(window: CityWindow, day: PlainDate, reported: ReportedCase, visit: Visit, dice: Dice): void {
    const { caseNo, report } = reported
    const sequence = report.occurrences.length
    const given = findGiven(this.#city, window, day, { caseNo, sequence, visit }, dice)
    if (given !== undefined) this.#send(given)
    else if (isBurstPlanned(this.#city, window.hallCode, window.code))
      this.#silentAt(window.hallCode, window.code).push({
        rated: ratedOf(window, visit),
        caseNo,
        sequence,
        endedAt: visit.endedAt,
      })
  }

  /** What arrives after the last day has not happened yet. */
  #send(given: Given): void {
    if (given.at < this.#endsAt) put(this.#onTheWay, toPlainDate(given.at), given)
  }

  #silentAt(hallCode: string, windowCode: string): Silent[] {
    const key = `${hallCode}/${windowCode}`
    const found = this.#silent.get(key) ?? []
    this.#silent.set(key, found)
    return found
  }

  /** Somebody does not want these people to be asked: the end is entered when nobody is asked any more. */
  #isKeptBack(window: CityWindow, { staff, outcome, matter }: Visit, dice: Dice): boolean {
    if (outcome === 'DONE' || matter.before !== undefined) return false
    return plantsOf(this.#city, 'SELECTIVE_INVITER').some(
      (one) =>
        isAt(one, window.hallCode, window.code) && one.staffNo === staff?.no && dice.chance(one.withheldPercent / 100),
    )
  }

  #keepBack(reported: ReportedCase, day: PlainDate): ReportedCase {
    const on = openDayAfter(addDays(day, silentNaturalDays), 1)
    put(this.#keptBack, on, { ...reported, at: startOfDay(on) + (reported.at - startOfDay(day)) })
    return withoutEnd(reported)
  }

  #comeAgain(window: CityWindow, day: PlainDate, { caseNo, report }: ReportedCase, visit: Visit, dice: Dice): void {
    if (window.kind === 'ONLINE' || window.kind === 'HOTLINE') return
    const next = findNextStep(visit, dice)
    if (next === undefined) return
    const { inDays, ...matter } = next
    const on = openDayAfter(day, inDays)
    put(this.#again, `${on} ${window.hallCode}/${window.code}`, {
      ...visit.matter,
      ...matter,
      before: { caseNo, report },
    })
  }
}

/** Who was sent home for papers often comes back with them; whose matter takes days may come for the result. */
function findNextStep(
  { outcome, matter }: Visit,
  dice: Dice,
): (Pick<Matter, 'service' | 'timesSubmitted'> & { readonly inDays: number }) | undefined {
  const { service, item, timesSubmitted } = matter
  if (service !== 'APPLICATION' && service !== 'SUPPLEMENT') return undefined
  if (outcome === 'RETURNED' && dice.chance(0.6))
    return { service: 'SUPPLEMENT', timesSubmitted: timesSubmitted + 1, inDays: dice.whole(1, 4) }
  if (outcome === 'DONE' && item.caseType === 'COMMITTED' && dice.chance(0.25))
    return { service: 'COLLECTION', timesSubmitted, inDays: item.days ?? 1 }
  return undefined
}

function put<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function taken<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const list = lists.get(key) ?? []
  lists.delete(key)
  return list
}
