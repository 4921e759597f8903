import type { SatisfactionGrade } from '../../domain/satisfaction-grade.ts'
import { type ClusterKind, type TalliedEvaluation, tallyOf } from '../../domain/score-tally.ts'
import { scoreWindows, type WindowScore, type WindowScorePolicy } from '../../domain/window-score.ts'
import { windowTalliesOf } from '../../domain/window-tally.ts'
import { diceOf } from './dice.ts'

/** As shipped (migrations/0084_window_score.sql; a test compares). */
export const windowScorePolicy: WindowScorePolicy = {
  windowsMin: 10,
  linkEvaluationsMin: 5,
  gradeMaps: [
    [0, 30, 60, 80, 100],
    [0, 25, 50, 75, 100],
  ],
  spreadPercent: { ITEM: 60, AUDIENCE: 25, MODE: 25, AGE_BAND: 25, LAG_BAND: 25, REQUIRED_REFUSAL: 75 },
  spreadLevels: 4,
  pooledClusters: 20,
  smallGroupBelow: 15,
  heterogeneityLevelThousandths: 10,
  topPercent: 30,
  bottomPercent: 10,
  probabilityMinThousandths: 900,
  reliabilityMinThousandths: 700,
  evaluationsMin: 30,
  clustersMin: 8,
  poolMonths: [1, 3, 12],
  intervalZThousandths: 1960,
}

/** A city whose windows are known: what each is worth is planted, and everything else is chance. */
export interface CityPlan {
  readonly windows: number
  readonly families: number
  readonly itemsOfFamily: number
  /** Of the items of a family that many are hard: one standard deviation and a quarter worse, and asked for at some windows only. */
  readonly hardItems: number
  readonly perDay: number
  readonly days: number
  /** What share of what people feel, whatever window and item, comes with the cluster. */
  readonly clusterShare: number
  readonly cluster: 'DAY' | 'STAFF' | 'WEEK'
  /** What the platform is told of clusters. */
  readonly told: readonly ClusterKind[]
  /** One standard deviation of what windows are worth; people differ by 0.8. */
  readonly spread: number
  readonly shape: 'NORMAL' | 'TWO_KINDS' | 'FEW_OUTLIERS'
  /** What people feel on average: 0.75 and more is a five, 0 a four. */
  readonly level: number
  /** Every so-manieth window has twelve evaluations in all; 0: none. */
  readonly twelveAtEvery: number
}

export const ordinaryCity: CityPlan = {
  ...{ windows: 120, families: 4, itemsOfFamily: 8, hardItems: 1, perDay: 12, days: 22 },
  ...{ clusterShare: 0.05, cluster: 'DAY', told: ['STAFF_DAY'], spread: 0.25, shape: 'NORMAL', level: 1.2 },
  twelveAtEvery: 0,
}

const peopleDiffer = 0.8
const gradeOf = (felt: number): SatisfactionGrade =>
  felt >= 0.75 ? 5 : felt >= 0 ? 4 : felt >= -0.6 ? 3 : felt >= -1.2 ? 2 : 1

export interface PlantedWindow {
  readonly windowId: number
  readonly family: string
  readonly worth: number
}

export interface PlayedCity {
  readonly windows: readonly PlantedWindow[]
  readonly evaluations: readonly TalliedEvaluation[]
}

type Dice = ReturnType<typeof diceOf>

function worthOf({ spread, shape }: CityPlan, { share, normal }: Dice): number {
  if (shape === 'NORMAL') return spread * normal()
  if (shape === 'TWO_KINDS') return share() < 0.5 ? spread : -spread
  return share() < 0.9 ? 0 : share() < 0.5 ? 3 * spread : -3 * spread
}

/** Which of the weighted ones a share falls on. */
function pick(weights: readonly number[], share: number): number {
  let left = share * weights.reduce((total, weight) => total + weight, 0)
  for (const [at, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return at
  }
  return weights.length - 1
}

/** What a day at a window has in common: by staff who take turns, by week, or by nothing but itself. */
function sharedFeelings({ clusterShare, cluster, days }: CityPlan, { normal }: Dice): readonly number[] {
  const between = Math.sqrt(clusterShare) * peopleDiffer
  const length = { DAY: days, STAFF: 2, WEEK: Math.ceil(days / 5) }[cluster]
  const drawn = Array.from({ length }, () => normal() * between)
  const placeOf = {
    DAY: (day: number) => day,
    STAFF: (day: number) => day % 2,
    WEEK: (day: number) => Math.floor(day / 5),
  }
  return Array.from({ length: days }, (_, day) => drawn[placeOf[cluster](day)] ?? 0)
}

function clustersOf({ told }: CityPlan, day: number): TalliedEvaluation['clusters'] {
  const all = {
    STAFF_DAY: `${day}`,
    STAFF: `${day % 2}`,
    WEEK: `${Math.floor(day / 5)}`,
    EVALUATOR: '',
    DEVICE_DAY: `${day}`,
  }
  return Object.fromEntries(told.map((kind) => [kind, all[kind]]))
}

function countOf(plan: CityPlan, at: number, day: number, usual: number, { share }: Dice): number {
  const isSmall = plan.twelveAtEvery > 0 && at % plan.twelveAtEvery === 0
  return isSmall ? Number(day < 12) : Math.round(usual * (0.7 + 0.6 * share()))
}

/** What is felt at one window, day by day. */
function atWindow(
  plan: CityPlan,
  at: number,
  felt: { readonly worth: number; readonly items: readonly number[] },
  dice: Dice,
) {
  const { share, normal } = dice
  const weights = felt.items.map((_, item) =>
    item < plan.hardItems ? (share() < 0.3 ? 3 : 0.1) : Math.exp(0.6 * normal()),
  )
  const usual = plan.perDay * Math.exp(0.5 * normal())
  const within = Math.sqrt(1 - plan.clusterShare) * peopleDiffer
  return sharedFeelings(plan, dice).flatMap((together, day) => {
    const clusters = clustersOf(plan, day)
    return Array.from({ length: countOf(plan, at, day, usual, dice) }, (): TalliedEvaluation => {
      const item = pick(weights, share())
      const [ageBand, isOnline] = [1 + Math.floor(5 * share()), share() < 0.5]
      const circumstances = (isOnline ? -0.1 : 0) + (ageBand > 3 ? 0.1 : 0)
      const grade = gradeOf(
        plan.level + felt.worth + (felt.items[item] ?? 0) + together + circumstances + within * normal(),
      )
      return {
        windowId: at + 1,
        itemId: (at % plan.families) * plan.itemsOfFamily + item,
        audience: share() < 0.5 ? 'CITIZEN' : 'ENTERPRISE',
        mode: isOnline ? 'ONLINE' : 'COUNTER',
        ...{ ageBand, lagBand: 1 + Math.floor(3 * share()), isRequiredRefusal: false, grade, clusters },
      }
    })
  })
}

export function playCity(seed: number, plan: CityPlan): PlayedCity {
  const dice = diceOf(seed)
  const itemEffects = Array.from({ length: plan.families }, () =>
    Array.from({ length: plan.itemsOfFamily }, (_, item) => (item < plan.hardItems ? -1 : 0.15 * dice.normal())),
  )
  const windows = Array.from({ length: plan.windows }, (_, at) => ({
    windowId: at + 1,
    family: `F${at % plan.families}`,
    worth: worthOf(plan, dice),
  }))
  const evaluations = windows.flatMap(({ worth }, at) =>
    atWindow(plan, at, { worth, items: itemEffects[at % plan.families] ?? [] }, dice),
  )
  return { windows, evaluations }
}

export interface JudgedCity {
  readonly scores: readonly WindowScore[]
  readonly named: number
  readonly wrong: number
  /** Windows that are truly worse than nine tenths of their family, and how many of them are named for it. */
  readonly bad: number
  readonly badNamed: number
  readonly reliability: number
  /** Spearman’s, on average over families. */
  readonly scoreCorrelation: number
  readonly rawCorrelation: number
}

function ranksOf(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0))
  const ranks = values.map(() => 0)
  for (const [rank, at] of order.entries()) ranks[at] = rank
  return ranks
}

/** Spearman’s rank correlation; ties keep the order they were told in. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  const [left, right] = [ranksOf(one), ranksOf(other)]
  const n = left.length
  const squares = left.reduce((total, rank, at) => total + (rank - (right[at] ?? 0)) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

/** Is what a window is named for untrue of what was planted in its family? Windows of the same worth share their places. */
export function isWronglyNamed(
  { verdict }: Pick<WindowScore, 'verdict'>,
  worth: number,
  family: readonly { readonly worth: number }[],
): boolean {
  const better = family.filter((other) => other.worth > worth).length
  const worse = family.filter((other) => other.worth < worth).length
  return verdict === 'TOP' ? better >= Math.floor(0.3 * family.length) : worse >= Math.floor(0.1 * family.length)
}

function badOf(
  windows: readonly PlantedWindow[],
  scores: readonly WindowScore[],
  familyOf: ReadonlyMap<number, readonly PlantedWindow[]>,
): Pick<JudgedCity, 'bad' | 'badNamed'> {
  const named = new Set(scores.filter(({ verdict }) => verdict === 'BOTTOM').map(({ windowId }) => windowId))
  const bad = windows.filter(({ windowId, worth }) => {
    const family = familyOf.get(windowId) ?? []
    return family.filter((other) => other.worth > worth).length >= 0.9 * family.length
  })
  return { bad: bad.length, badNamed: bad.filter(({ windowId }) => named.has(windowId)).length }
}

/** One month, compared as it is shipped, against what was planted. */
export function judgeCity({ windows, evaluations }: PlayedCity): JudgedCity {
  const scores = scoreWindows({
    windows: windows.map(({ windowId, family }) => ({ windowId, family, kind: 'COUNTER' })),
    spans: [{ months: 1, tallies: windowTalliesOf(tallyOf(evaluations)) }],
    lowParticipation: new Set(),
    negativeGradeMax: 2,
    policy: windowScorePolicy,
  })
  const families = [...new Set(windows.map(({ family }) => family))].map((family) =>
    windows.filter((window) => window.family === family),
  )
  const familyOf = new Map(families.flatMap((family) => family.map((window) => [window.windowId, family] as const)))
  const named = scores.filter(({ verdict }) => verdict === 'TOP' || verdict === 'BOTTOM')
  const compared = scores.filter(({ scoreThousandths }) => scoreThousandths !== null)
  const correlation = (of: (score: WindowScore) => number | null) =>
    families.reduce((total, family) => {
      const own = compared.filter(({ windowId }) => familyOf.get(windowId) === family)
      const worths = own.map(({ windowId }) => family.find((window) => window.windowId === windowId)?.worth ?? 0)
      return (
        total +
        spearman(
          own.map((score) => of(score) ?? 0),
          worths,
        )
      )
    }, 0) / families.length
  return {
    scores,
    named: named.length,
    wrong: named.filter((score) => {
      const family = familyOf.get(score.windowId) ?? []
      return isWronglyNamed(score, family.find(({ windowId }) => windowId === score.windowId)?.worth ?? 0, family)
    }).length,
    ...badOf(windows, scores, familyOf),
    reliability:
      compared.reduce((total, { reliabilityThousandths }) => total + reliabilityThousandths / 1000, 0) /
      compared.length,
    scoreCorrelation: correlation(({ scoreThousandths }) => scoreThousandths),
    rawCorrelation: correlation(({ rawThousandths }) => rawThousandths),
  }
}
