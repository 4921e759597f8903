import { type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { PersonSent } from '../../domain/service-case.ts'
import type { CaseReport } from '../../server/service-case/index.ts'
import type { CityHall, CityItem, CityStaff, CityWindow } from './city.ts'
import { arrivalsAt } from './crowd.ts'
import type { Dice } from './dice.ts'
import { findApprentice, isKioskBroken, type Outcome } from './experience.ts'
import { citizenOf, companyOf, relativeOf } from './people.ts'
import { type PlantedCity, plantsOf } from './plants.ts'

export type Occurrence = CaseReport['occurrences'][number]

/** What somebody came for: a new matter, or the next step of an old one. */
export interface Matter {
  readonly item: CityItem
  readonly service: Occurrence['service']
  readonly applicant: { readonly type: CaseReport['applicant']['type'] } & PersonSent
  readonly agent: PersonSent | undefined
  readonly age: number | undefined
  readonly timesSubmitted: number
  /** The report as it was when they left last time. */
  readonly before: { readonly caseNo: string; readonly report: CaseReport } | undefined
}

export interface Visit {
  readonly matter: Matter
  readonly staff: CityStaff | undefined
  readonly arrivedAt: number
  readonly startedAt: number
  readonly endedAt: number
  readonly waitingMinutes: number
  readonly handlingMinutes: number
  readonly outcome: Outcome
}

const minuteMs = 60_000
const shiftChangesAtMinute = 12 * 60 + 30
const hallClosesAtMinute = 17 * 60 + 30
const patience = { median: 55, sigma: 0.35 }
const collectionMinutes = 3
const sicknessChance = 0.04
const changedMaterialsReturned = 5
const brokenChance = 0.55

/** Everything at one window on one day: a queue, people who lose patience, and whoever is logged in at that hour. */
export function visitsAt(
  city: PlantedCity,
  hall: CityHall,
  window: CityWindow,
  day: PlainDate,
  due: readonly Matter[],
  agents: readonly PersonSent[],
  dice: Dice,
): readonly Visit[] {
  const crew = crewOf(hall, window, day, dice)
  const fresh = arrivalsAt(city.parameters, window, day, dice)
  const again = due.map(() => startOfDay(day) + Math.round((9.2 * 60 + dice.next() * 6 * 60) * minuteMs))
  const arrivals = [
    ...fresh.map((arrivedAt) => ({ arrivedAt, matter: newMatter(window, day, agents, dice) })),
    ...again.map((arrivedAt, at) => ({ arrivedAt, matter: due[at] as Matter })),
  ].sort((a, b) => a.arrivedAt - b.arrivedAt)
  const isQueue = !['SELF_SERVICE', 'ONLINE', 'HOTLINE'].includes(window.kind)
  const closesAt = startOfDay(day) + hallClosesAtMinute * minuteMs
  const visits: Visit[] = []
  let freeAt = 0
  for (const { arrivedAt, matter } of arrivals) {
    const turnAt = isQueue ? Math.max(arrivedAt, freeAt) : arrivedAt
    const limit = dice.lognormal(patience.median, patience.sigma) * minuteMs
    const leavesAt = Math.min(arrivedAt + limit, closesAt)
    const visit =
      turnAt > leavesAt && isQueue
        ? abandoned(matter, arrivedAt, Math.max(arrivedAt + minuteMs, leavesAt), crew)
        : served(city, window, day, { arrivedAt, matter, turnAt }, crew, dice)
    if (isQueue && visit.outcome !== 'ABANDONED') freeAt = visit.endedAt + dice.whole(15, 60) * 1000
    visits.push(visit)
  }
  return visits
}

/** Who is logged in at an instant. */
type Crew = (at: number) => CityStaff | undefined

/** Mornings and afternoons change between two people, and change over every week; now and then somebody is away. */
function crewOf(hall: CityHall, window: CityWindow, day: PlainDate, dice: Dice): Crew {
  const relief = hall.reliefNos.length === 0 ? undefined : dice.pick(hall.reliefNos)
  const isAway = window.staffNos.map(() => dice.chance(sicknessChance))
  const week = Math.floor((startOfDay(day) / 86_400_000 + 3) / 7)
  const person = (shift: number): CityStaff | undefined => {
    const turn = (shift + week) % Math.max(1, window.staffNos.length)
    const own = hall.staff.find(({ no }) => no === window.staffNos[turn])
    const isHere = own !== undefined && !isAway[turn] && (own.since === null || own.since <= day)
    return isHere ? own : hall.staff.find(({ no }) => no === (own === undefined ? undefined : relief))
  }
  const [morning, afternoon] = [person(0), person(1)]
  const changesAt = startOfDay(day) + shiftChangesAtMinute * minuteMs
  return (at) => (at < changesAt ? morning : afternoon)
}

function newMatter(window: CityWindow, day: PlainDate, agents: readonly PersonSent[], dice: Dice): Matter {
  const item = dice.weighted(window.items, ({ demand }) => demand)
  const isCompany = item.audience === 'ENTERPRISE' || (item.audience === 'BOTH' && dice.chance(0.5))
  const base = { item, service: serviceAt(window, dice), timesSubmitted: dice.chance(0.06) ? 2 : 1, before: undefined }
  const who = isCompany && window.kind !== 'ELDERLY' ? company(item, window, agents, dice) : citizen(window, day, dice)
  return { ...base, ...who }
}

function serviceAt({ kind }: CityWindow, dice: Dice): Matter['service'] {
  if (kind === 'HOTLINE' || kind === 'UNRESOLVED_MATTER' || dice.chance(0.15)) return 'CONSULTATION'
  return dice.chance(0.05) ? 'PAYMENT' : 'APPLICATION'
}

type Who = Pick<Matter, 'applicant' | 'agent' | 'age'>

function company(item: CityItem, window: CityWindow, agents: readonly PersonSent[], dice: Dice): Who {
  const agent = dice.chance(0.18) ? favourite(agents, window, dice) : undefined
  const type = item.name.startsWith('个体') ? 'NON_CORPORATE_ENTERPRISE' : 'ENTERPRISE'
  return { applicant: { type, ...companyOf(dice) }, agent, age: undefined }
}

function citizen(window: CityWindow, day: PlainDate, dice: Dice): Who {
  const { age, person } = citizenOf(dice, day, agesAt(window))
  const agent = dice.chance(age >= 65 ? 0.1 : 0.02) ? relativeOf(dice, day) : undefined
  return { applicant: { type: 'NATURAL_PERSON', ...person }, agent, age }
}

/** An agent goes to the windows where the agent is known. */
function favourite(agents: readonly PersonSent[], window: CityWindow, dice: Dice): PersonSent | undefined {
  const first = [...`${window.hallCode}${window.code}`].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return agents[(first + dice.whole(0, 3)) % Math.max(1, agents.length)]
}

const agesInHall = [
  [18, 34, 0.34],
  [35, 49, 0.3],
  [50, 64, 0.21],
  [65, 79, 0.12],
  [80, 94, 0.03],
] as const
const agesOfElderly = [
  [60, 64, 0.1],
  [65, 79, 0.65],
  [80, 94, 0.25],
] as const
const agesOnline = [
  [18, 34, 0.55],
  [35, 49, 0.33],
  [50, 64, 0.1],
  [65, 79, 0.02],
] as const

function agesAt({ kind }: CityWindow) {
  return kind === 'ELDERLY' ? agesOfElderly : kind === 'ONLINE' ? agesOnline : agesInHall
}

function abandoned(matter: Matter, arrivedAt: number, endedAt: number, crew: Crew): Visit {
  const waitingMinutes = Math.round((endedAt - arrivedAt) / minuteMs)
  const staff = crew(endedAt)
  return {
    matter,
    staff,
    arrivedAt,
    startedAt: endedAt,
    endedAt,
    waitingMinutes,
    handlingMinutes: 0,
    outcome: 'ABANDONED',
  }
}

function served(
  city: PlantedCity,
  window: CityWindow,
  day: PlainDate,
  { arrivedAt, matter, turnAt }: { readonly arrivedAt: number; readonly matter: Matter; readonly turnAt: number },
  crew: Crew,
  dice: Dice,
): Visit {
  const staff = crew(turnAt)
  const typical = matter.service === 'COLLECTION' ? collectionMinutes : matter.item.handlingMinutes
  const minutes = Math.max(1.5, dice.lognormal(typical * (findApprentice(city, staff, day)?.slowness ?? 1), 0.45))
  return {
    matter,
    staff,
    arrivedAt,
    startedAt: turnAt,
    endedAt: turnAt + Math.round(minutes * minuteMs),
    waitingMinutes: Math.floor((turnAt - arrivedAt) / minuteMs),
    handlingMinutes: Math.round(minutes),
    outcome: outcomeOf(city, window, day, matter, dice),
  }
}

function outcomeOf(
  city: PlantedCity,
  window: CityWindow,
  day: PlainDate,
  { item, service }: Matter,
  dice: Dice,
): Outcome {
  const fate = dice.next() * 100
  if (isKioskBroken(city, window, day) && fate < brokenChance * 100) return 'ABANDONED'
  if (service !== 'APPLICATION' && service !== 'SUPPLEMENT') return fate < 0.5 ? 'ABANDONED' : 'DONE'
  const isChanged = plantsOf(city, 'CHANGED_MATERIALS').some(
    ({ itemCode, from }) => itemCode === item.code && from <= day,
  )
  const returned = item.returnedPercent * (isChanged ? changedMaterialsReturned : 1)
  if (fate < returned) return 'RETURNED'
  if (fate < returned + item.refusedPercent) return 'REFUSED'
  return fate > 99.4 ? 'WITHDRAWN' : 'DONE'
}
