import type { MonthRules } from '../../domain/month-figure.ts'
import type { ScoreAlertPolicy } from '../../domain/score-alert.ts'
import type { NamedCell } from '../../domain/score-cell.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import type { ScoreListPolicy, ScoreListRules } from '../../domain/score-list.ts'
import type { GradeCounts } from '../../domain/score-tally.ts'
import { diceOf } from './dice.ts'
import { windowScorePolicy } from './planted-windows.ts'

/** As shipped (migrations/0087_score_alert.sql; a test compares). */
export const scoreAlertPolicy: ScoreAlertPolicy = {
  ...{ zThousandths: 1960, evaluationsMin: 10, whereServicesOpen: 'NOTHING' as const },
  lowTwice: {
    pointsBelow: 80,
    months: 2,
    opens: 'VISIT',
    title: {
      zh: '月均得分连续两个月低于 80 分，请现场核查',
      en: 'The monthly score was below 80 twice in a row: a visit is asked for',
    },
  },
  lowShare: {
    percentAbove: 20,
    opens: 'ORDER',
    title: {
      zh: '差评占比高于 20%，请查明原因并整改',
      en: 'More than 20% of the evaluations were bad: find out why and put it right',
    },
  },
  drift: {
    baselineMonths: 6,
    allowanceThousandths: 500,
    limitThousandths: 6000,
    opens: 'VISIT',
    title: { zh: '得分持续下滑，请现场核查', en: 'The score keeps falling: a visit is asked for' },
  },
}
export const scoreListPolicy: ScoreListPolicy = {
  red: { percent: 10, months: 3 },
  toImprove: { percent: 10, months: 2 },
  ...{ pooledMonths: 3, marginPoints: 3, probabilityMinThousandths: 900, falseDiscoveryPercent: 10 },
  progress: { beforeMonths: 6, afterMonths: 3, marginPoints: 3 },
  answerWithin: { count: 5, unit: 'WORKING_DAYS' },
  validMonths: 3,
}

const policy = { ...windowScorePolicy, smallestCell: 5, participationMinPercent: 10 }
export const monthRules: MonthRules = { points: [0, 30, 60, 80, 100], negativeGradeMax: 2, policy }
export const listRules: ScoreListRules = { policy, negativeGradeMax: 2, list: scoreListPolicy }

/** So many evaluations of each grade on each day at a window; what is left out of a month has none. */
export type PlantedDays = Readonly<Record<string, readonly GradeCounts[]>>

/** A month as it is kept: one item for all, days of staff as clusters. */
export function monthOf(planted: PlantedDays, item = 'ITEM'): ScoreInput {
  const keys = Object.keys(planted).sort()
  return {
    windows: keys.map((key) => ({
      ...{ key, kind: 'COMPREHENSIVE', family: 'F' },
      ...{
        evaluations: sum(planted[key] ?? []),
        invited: 3 * sum(planted[key] ?? []),
        answered: sum(planted[key] ?? []),
      },
    })),
    cells: keys.map((key) => cellOf(key, item, planted[key] ?? [])),
    moments: keys.map((key) => momentsOf(key, planted[key] ?? [])),
  }
}

const total = (grades: readonly number[]) => grades.reduce((all, count) => all + count, 0)
const sum = (days: readonly GradeCounts[]) => days.reduce((all, day) => all + total(day), 0)

function cellOf(window: string, item: string, days: readonly GradeCounts[]): NamedCell {
  const grades = [0, 1, 2, 3, 4].map((at) => days.reduce((all, day) => all + (day[at] ?? 0), 0))
  return {
    ...{ window, item, audience: 'CITIZEN', mode: 'COUNTER', ageBand: 0, lagBand: 0, isRequiredRefusal: false },
    grades: grades as unknown as GradeCounts,
  }
}

function momentsOf(window: string, days: readonly GradeCounts[]) {
  const products = Array.from({ length: 25 }, () => 0)
  let cubes = 0
  for (const day of days) {
    cubes += total(day) ** 3
    for (const [g, one] of day.entries())
      for (const [h, other] of day.entries()) products[5 * g + h] = (products[5 * g + h] ?? 0) + one * other
  }
  return { window, kind: 'STAFF_DAY' as const, clusters: days.length, cubes, products }
}

export interface MonthsPlan {
  readonly windows: number
  readonly months: number
  readonly perDay: number
  readonly days: number
  /** What share of what people feel comes with the day. */
  readonly dayShare: number
  /** What a window is worth in a month, the newest is 0; a four and a five part at 0.75, people differ by 0.8. */
  readonly worth: (window: number, month: number) => number
}

const peopleDiffer = 0.8
const level = 1.2
const placeOf = (felt: number) => (felt >= 0.75 ? 4 : felt >= 0 ? 3 : felt >= -0.6 ? 2 : felt >= -1.2 ? 1 : 0)
export const keyOf = (window: number) => `H/W${String(window).padStart(4, '0')}`

/** A year of a city, the newest month first. The same seed gives the same. */
export function playMonths(seed: number, plan: MonthsPlan): readonly ScoreInput[] {
  const { normal } = diceOf(seed)
  const between = Math.sqrt(plan.dayShare) * peopleDiffer
  const within = Math.sqrt(1 - plan.dayShare) * peopleDiffer
  return Array.from({ length: plan.months }, (_, month) =>
    monthOf(
      Object.fromEntries(
        Array.from({ length: plan.windows }, (__, window) => [
          keyOf(window),
          Array.from({ length: plan.days }, () => {
            const felt = level + plan.worth(window, month) + between * normal()
            const day = [0, 0, 0, 0, 0]
            for (let turn = 0; turn < plan.perDay; turn += 1) {
              const place = placeOf(felt + within * normal())
              day[place] = (day[place] ?? 0) + 1
            }
            return day as unknown as GradeCounts
          }),
        ]),
      ),
    ),
  )
}
