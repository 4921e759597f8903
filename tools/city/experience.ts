import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import type { serviceOutcomes } from '../../domain/service-case.ts'
import type { CityItem, CityStaff, CityWindow } from './city.ts'
import type { Dice } from './dice.ts'
import type { CityParameters } from './parameters.ts'
import { isAt, type PlantedCity, plantsOf } from './plants.ts'

export type Outcome = (typeof serviceOutcomes)[number]

/** One service as the citizen lived it. */
export interface Lived {
  readonly window: CityWindow
  readonly staff: CityStaff | undefined
  readonly item: CityItem
  readonly day: PlainDate
  readonly waitingMinutes: number
  readonly timesSubmitted: number
  readonly outcome: Outcome
  /** Years; undefined for a company. */
  readonly age: number | undefined
}

/** What weighed most where it went badly. */
export type Cause = 'PAPERS' | 'WAIT' | 'SKILL' | 'ATTITUDE' | 'ONLINE' | 'MACHINE' | 'LIMIT'

export interface Experience {
  readonly value: number
  readonly grade: SatisfactionGrade
  readonly cause: Cause
}

const ordinary = 2.05
const outcomeEffects: Readonly<Record<Outcome, number>> = {
  DONE: 0,
  RETURNED: -1.3,
  REFUSED: -1.7,
  WITHDRAWN: -0.7,
  ABANDONED: -1.9,
}
/** Most people are content, whatever happens: the ceiling that every honest figure has to live with. */
const gradeFrom: readonly (readonly [SatisfactionGrade, number])[] = [
  [5, 0.75],
  [4, 0],
  [3, -0.6],
  [2, -1.2],
]
const patienceMinutes = 12
const oldAge = 65

export function live(city: PlantedCity, lived: Lived, dice: Dice): Experience {
  const { window, staff, item, waitingMinutes, timesSubmitted, outcome } = lived
  const wait = -0.035 * Math.max(0, Math.min(waitingMinutes, 60) - patienceMinutes)
  const papers = -0.5 * (timesSubmitted - 1) + materialsEffect(city, lived) + (outcome === 'RETURNED' ? -0.6 : 0)
  const skill = apprenticeEffect(city, lived) + (staff?.effect ?? 0)
  const value =
    ordinary +
    window.effect +
    item.effect +
    wait +
    papers +
    skill +
    outcomeEffects[outcome] +
    ((lived.age ?? 0) >= oldAge ? 0.15 : 0) +
    dice.normal(0, 0.8)
  const grade = gradeFrom.find(([, from]) => value >= from)?.[0] ?? 1
  return { value, grade, cause: causeOf(lived, { wait, papers, skill }, dice) }
}

function materialsEffect(city: PlantedCity, { item, day }: Lived): number {
  const changed = plantsOf(city, 'CHANGED_MATERIALS').find(
    ({ itemCode, from }) => itemCode === item.code && from <= day,
  )
  return changed?.effect ?? 0
}

/** Bad at first, as good as anybody at the end of the probation. */
function apprenticeEffect(city: PlantedCity, { staff, day }: Lived): number {
  return findApprentice(city, staff, day)?.effect ?? 0
}

export function findApprentice(
  city: PlantedCity,
  staff: CityStaff | undefined,
  day: PlainDate,
): { readonly effect: number; readonly slowness: number } | undefined {
  if (staff === undefined || staff.onProbationUntil === null || staff.since === null) return undefined
  const clerk = plantsOf(city, 'NEW_CLERK').find(
    ({ hallCode, staffNo }) => hallCode === staff.hallCode && staffNo === staff.no,
  )
  if (clerk === undefined || day < clerk.from || day > clerk.onProbationUntil) return undefined
  const left = daysBetween(day, clerk.onProbationUntil) / Math.max(1, daysBetween(clerk.from, clerk.onProbationUntil))
  return { effect: clerk.effect * left, slowness: 1 + 0.6 * left }
}

function daysBetween(from: PlainDate, to: PlainDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

function causeOf(
  { window, outcome, item }: Lived,
  { wait, papers, skill }: { readonly wait: number; readonly papers: number; readonly skill: number },
  dice: Dice,
): Cause {
  if (window.kind === 'SELF_SERVICE') return 'MACHINE'
  if (window.kind === 'ONLINE') return 'ONLINE'
  const weights: readonly (readonly [Cause, number])[] = [
    ['WAIT', 0.1 - wait],
    ['PAPERS', 0.1 - papers + (outcome === 'RETURNED' || outcome === 'REFUSED' ? 1 : 0)],
    ['SKILL', 0.1 - Math.min(0, skill)],
    ['ATTITUDE', 0.2 - Math.min(0, window.effect)],
    ['LIMIT', item.caseType === 'COMMITTED' ? 0.2 : 0.02],
  ]
  return dice.weighted(weights, ([, weight]) => Math.max(0, weight))[0]
}

const readiness: Readonly<Record<SatisfactionGrade, number>> = { 5: 1.06, 4: 1, 3: 0.75, 2: 0.6, 1: 0.62 }
/** The product of the factors over all services of a city: divides the share that is wished for. */
const ordinaryReadiness = 1.087

/** How likely the citizen is to say it: less where it went badly, and less the older people are. */
export function willingness(
  { participationPercent }: CityParameters,
  { age, window }: Pick<Lived, 'age' | 'window'>,
  grade: SatisfactionGrade,
): number {
  const wished = participationPercent / 100 / ordinaryReadiness
  return Math.min(0.95, wished * readiness[grade] * readinessOfAge(age) * (readinessAt[window.kind] ?? 1.1))
}

const readinessAt: { readonly [kind in CityWindow['kind']]?: number } = {
  HOTLINE: 0.6,
  ONLINE: 0.85,
  SELF_SERVICE: 0.8,
}

function readinessOfAge(age: number | undefined): number {
  if (age === undefined) return 1
  if (age >= 80) return 0.3
  if (age >= oldAge) return 0.5
  return age < 35 ? 1.15 : 1.05
}

/** On the days of a fault the machine is given up, and cannot take an evaluation. */
export function isKioskBroken(city: PlantedCity, window: CityWindow, day: PlainDate): boolean {
  return plantsOf(city, 'BROKEN_KIOSK').some(
    (one) => isAt(one, window.hallCode, window.code) && one.from <= day && day <= one.to,
  )
}
