import type { DailyShare } from '../../domain/detector-drift.ts'
import { addDays, findPlainDate, type PlainDate, startOfDay, weekdayOf } from '../../domain/kernel/plain-date.ts'
import type { DetectorPolicy, SeenEvaluation } from '../../domain/manipulation.ts'
import type { DayOfHall } from '../../domain/manipulation-day.ts'
import { diceOf } from './dice.ts'

/** As shipped (migrations/0101_manipulation.sql; a test compares). */
export const detectorPolicy: DetectorPolicy = {
  quarantineLevelThousandths: 10,
  watchLevelThousandths: 100,
  baselineNaturalDays: 56,
  baselineEvaluationsMin: 200,
  shrinkEvaluations: 200,
  burst: { cellMinutes: 10, countMin: 8, sizeMinThousandths: 300, sizeMaxThousandths: 50_000 },
  drift: {
    oddsRatioThousandths: 3600,
    concentration: 40,
    reviewAtThousandths: 5000,
    escalateAtThousandths: 6000,
    lookBackNaturalDays: 60,
    evaluationsMin: 100,
  },
  streak: { expectedMaxThousandths: 50, lookBackNaturalDays: 30 },
  prompt: {
    seconds: 3,
    cleanShareMillionths: 13_000,
    concentration: 60,
    chanceMaxMillionths: 100,
    countMin: 4,
    weekNaturalDays: 7,
  },
  regular: {
    sessionGapMinutes: 10,
    limits: [
      { gaps: 15, watchBelow: 260, quarantineBelow: 130 },
      { gaps: 30, watchBelow: 360, quarantineBelow: 180 },
    ],
  },
  uniform: { evaluationsMin: 30, lookBackNaturalDays: 28 },
  selective: { zMaxThousandths: -3720, settleNaturalDays: 41, lookBackNaturalDays: 30, withheldMin: 4 },
  bombing: { gradeMax: 2, similarMin: 3 },
  markPercentAbove: 5,
  markNaturalDays: 30,
  decideWithin: { count: 10, unit: 'WORKING_DAYS' },
  replayNaturalDays: 90,
  wordsCodePointsMax: 2000,
}

export const dayOf = (text: string): PlainDate => {
  const day = findPlainDate(text)
  if (day === undefined) throw new Error(`no day: ${text}`)
  return day
}

/** What a clean world is made of: halls of counters whose pace varies, people who take some seconds, windows that differ. */
export interface CleanWorld {
  readonly seed: number
  readonly halls: number
  readonly windowsOfHall: number
  readonly perWindowDay: number
}

/** Hours in which people come, and how many of a day come then. */
const profile = [
  [9, 0.17],
  [10, 0.22],
  [11, 0.17],
  [13, 0.06],
  [14, 0.16],
  [15, 0.14],
  [16, 0.08],
] as const

const hourMs = 3_600_000

/** One day of a hall, from dice of its own: the same whenever it is asked for. */
export function cleanDay(world: CleanWorld, hall: number, day: PlainDate): SeenEvaluation[] {
  if (weekdayOf(day) > 5) return []
  const dice = diceOf(world.seed * 7919 + hall * 104_729 + Math.round(startOfDay(day) / 86_400_000) * 31)
  return Array.from({ length: world.windowsOfHall }, (_, at) => cleanWindow(world, hall * 100 + at, day, dice)).flat()
}

/** Windows differ in pace and praise, days in both; arrivals in ten minutes vary more than chance. */
function cleanWindow(world: CleanWorld, windowId: number, day: PlainDate, dice: Dice): SeenEvaluation[] {
  const own = diceOf(world.seed + windowId * 10)
  const pace = world.perWindowDay * Math.exp(0.4 * own.normal())
  const fives = Math.min(0.96, 0.84 + 0.05 * own.normal())
  const today = Math.min(0.99, Math.max(0.3, fives + 0.057 * dice.normal()))
  const quick = 0.013 * Math.exp(0.6 * dice.normal() - 0.18)
  const cells = profile.flatMap(([hour, share]) => [0, 1, 2, 3, 4, 5].map((cell) => ({ hour: hour + cell / 6, share })))
  return cells.flatMap(({ hour, share }) => {
    const count = poisson(((pace * share) / 6) * exponentialPair(dice.share), dice.share)
    return Array.from({ length: count }, (_, turn): SeenEvaluation => {
      const tappedAt = startOfDay(day) + Math.floor(hour * hourMs + dice.share() * 600_000)
      const id = `${windowId}/${tappedAt}/${turn}`
      return { id, windowId, staffId: null, tappedAt, grade: gradeOf(today, dice), isPrompt: dice.share() < quick }
    })
  })
}

type Dice = ReturnType<typeof diceOf>

function gradeOf(fives: number, { share }: Dice): number {
  if (share() < fives) return 5
  return share() < 0.7 ? 4 : 1 + Math.floor(share() * 3)
}

/** Gamma of shape 2 and mean 1: the sum of two exponentials, halved. */
const exponentialPair = (share: () => number) => -(Math.log(1 - share()) + Math.log(1 - share())) / 2

function poisson(mean: number, share: () => number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = share(); product > limit; product *= share()) count += 1
  return count
}

export function dailyOf(days: readonly (readonly [PlainDate, readonly SeenEvaluation[]])[]): DailyShare[] {
  return days.flatMap(([day, seen]) => {
    const rows = new Map<number, { given: number; fives: number }>()
    for (const { windowId, grade } of seen) {
      const row = rows.get(windowId) ?? { given: 0, fives: 0 }
      rows.set(windowId, { given: row.given + 1, fives: row.fives + (grade === 5 ? 1 : 0) })
    }
    return [...rows].map(([windowId, row]) => ({ windowId, day, ...row }))
  })
}

/** Days of a hall as the detectors are handed them, from everything that was given there. */
export function dayOfHall(
  day: PlainDate,
  byDay: ReadonlyMap<PlainDate, readonly SeenEvaluation[]>,
  policy: DetectorPolicy = detectorPolicy,
): DayOfHall {
  const back = (days: number) =>
    Array.from({ length: days }, (_, at) => addDays(day, at + 1 - days)).map(
      (each) => [each, byDay.get(each) ?? []] as const,
    )
  const recent = back(policy.streak.lookBackNaturalDays).flatMap(([, seen]) => seen)
  return {
    ...{ day, today: byDay.get(day) ?? [], recent, vectors: [], invited: [], counts: [] },
    daily: dailyOf(back(policy.drift.lookBackNaturalDays)),
  }
}
