import { toThousandths } from './kernel/steady-math.ts'
import { type MonthFigure, monthFiguresOf, wilsonLower } from './month-figure.ts'
import { type DriftPolicy, findDrift } from './score-drift.ts'
import type { ScoreInput } from './score-input.ts'
import { comparePooled } from './score-list.ts'
import type { ScoreRules } from './score-result.ts'

/**
 * LOW_TWICE: the score lies below the line month after month. LOW_SHARE: too many are bad. DRIFT: the window slides away from what it was.
 */
export const scoreAlertKinds = ['LOW_TWICE', 'LOW_SHARE', 'DRIFT'] as const
export type ScoreAlertKind = (typeof scoreAlertKinds)[number]

/** What an alert leads to, once a decision has switched it on: an order to put right, a visit to look, or nothing but being seen. */
export const scoreAlertOpenings = ['ORDER', 'VISIT', 'NOTHING'] as const
export type ScoreAlertOpening = (typeof scoreAlertOpenings)[number]

/** What a kind leads to, and how it is told to whoever puts it right. */
interface AlertRule {
  readonly opens: ScoreAlertOpening
  readonly title: { readonly zh: string; readonly en: string }
}

export const scoreAlertCauses = ['WINDOW', 'SERVICES'] as const
export type ScoreAlertCause = (typeof scoreAlertCauses)[number]

/** 预警, policy `score-alert`. */
export interface ScoreAlertPolicy {
  /** 1960: what is told has to hold at the end of an interval so wide. */
  readonly zThousandths: number
  /** 10: of a month with fewer evaluations nothing is told. */
  readonly evaluationsMin: number
  /** What opens where any window would have been rated so for the same services: it is their rule that has to be looked at, not the window. */
  readonly whereServicesOpen: ScoreAlertOpening
  /** Below 80 points, two months running. */
  readonly lowTwice: AlertRule & { readonly pointsBelow: number; readonly months: number }
  /** More than 20 % bad. */
  readonly lowShare: AlertRule & { readonly percentAbove: number }
  readonly drift: DriftPolicy & AlertRule
}

/** One month as the alert tells it, in whole thousandths. */
interface ToldMonth {
  readonly evaluations: number
  readonly effectiveThousandths: number
  readonly meanThousandths: number
  /** The end of the interval that speaks for the window. */
  readonly upperThousandths: number
  readonly lowShareThousandths: number
  /** The end of the interval that speaks for the window. */
  readonly lowShareLowerThousandths: number
}

export interface ScoreAlert {
  readonly key: string
  readonly kind: ScoreAlertKind
  /** SERVICES: for the same services the windows of its group would have come below the line as well, and it is not worse than they for sure. */
  readonly cause: ScoreAlertCause
  /** What they would have been given, in points and as a share of bad ones; null where there is nothing to compare with. */
  readonly expected: { readonly meanThousandths: number; readonly lowShareThousandths: number } | null
  readonly opens: ScoreAlertOpening
  /** The months that it rests on, the newest first. */
  readonly months: readonly ToldMonth[]
  /** Of DRIFT: how far the sum has come; null for others. */
  readonly sumThousandths: number | null
}

export interface ScoreAlertRules extends ScoreRules {
  readonly alert: ScoreAlertPolicy
}

type Expected = NonNullable<ScoreAlert['expected']>

/**
 * Looks through a month that is final. Everything is asked at the end of the interval that speaks for the window: one bad evaluation of four is no alert.
 *
 * @param months the month itself first, then backwards without a gap
 * @returns by window, then kind
 */
export function findScoreAlerts(months: readonly ScoreInput[], rules: ScoreAlertRules): readonly ScoreAlert[] {
  const [own] = months
  const [points] = rules.policy.gradeMaps
  if (own === undefined || points === undefined) return []
  const figures = months.map((month) => monthFiguresOf(month, { ...rules, points }))
  const expected = expectedIn(own, rules)
  const keys = [...(figures[0]?.keys() ?? [])].sort()
  return keys.flatMap((key) =>
    alertsOf(backwards(figures, key), rules.alert).map((found) => ({
      ...{ key, ...found, ...causeOf(found, expected.get(key) ?? null, rules.alert) },
    })),
  )
}

/** By window, what its group would have been given for its services. */
function expectedIn(month: ScoreInput, rules: ScoreRules): ReadonlyMap<string, Expected> {
  const { comparison, keys } = comparePooled([month], {
    ...rules,
    policy: { ...rules.policy, gradeMaps: rules.policy.gradeMaps.slice(0, 1) },
  })
  const found = new Map<string, Expected>()
  for (const { group, fits } of comparison.groups) {
    const [scored, notBad] = fits
    for (const [at, { windowId, expected }] of (scored?.windows ?? []).entries())
      if (group.judged.includes(windowId))
        found.set(keys.get(windowId) ?? '', {
          meanThousandths: toThousandths(expected),
          lowShareThousandths: toThousandths(1 - (notBad?.windows[at]?.expected ?? 100) / 100),
        })
  }
  return found
}

type Raised = Omit<ScoreAlert, 'key' | 'cause' | 'expected'>

/**
 * The services are the cause where what is expected for them lies beyond the line as well, and the window is not worse than that for sure. A window that slides
 * away from itself does so with the services that it had.
 */
function causeOf({ kind, opens, months: [month] }: Raised, expected: Expected | null, policy: ScoreAlertPolicy) {
  const { lowTwice, lowShare, whereServicesOpen } = policy
  const ofMean =
    kind === 'LOW_TWICE' &&
    (expected?.meanThousandths ?? 100_000) < Math.min(lowTwice.pointsBelow * 1000, (month?.upperThousandths ?? 0) + 1)
  const ofShare =
    kind === 'LOW_SHARE' &&
    (expected?.lowShareThousandths ?? 0) >=
      Math.max(lowShare.percentAbove * 10 + 1, month?.lowShareLowerThousandths ?? 0)
  return ofMean || ofShare
    ? { cause: 'SERVICES' as const, expected, opens: whereServicesOpen }
    : { cause: 'WINDOW' as const, expected, opens }
}

/** Its figures from the month itself backwards, as far as it has one in every month. */
function backwards(figures: readonly ReadonlyMap<string, MonthFigure>[], key: string): readonly MonthFigure[] {
  const found: MonthFigure[] = []
  for (const month of figures) {
    const figure = month.get(key)
    if (figure === undefined) break
    found.push(figure)
  }
  return found
}

function alertsOf(figures: readonly MonthFigure[], policy: ScoreAlertPolicy): readonly Raised[] {
  const enough = (figure: MonthFigure | undefined) => (figure?.evaluations ?? 0) >= policy.evaluationsMin
  if (!enough(figures[0])) return []
  const { lowTwice, lowShare, drift } = policy
  const z = policy.zThousandths / 1000
  const told = figures.map((figure) => toldOf(figure, z))
  const running = told.slice(0, lowTwice.months)
  const isLow = (month: ToldMonth, at: number) =>
    enough(figures[at]) && month.upperThousandths < lowTwice.pointsBelow * 1000
  const found: Raised[] = []
  if (running.length === lowTwice.months && running.every(isLow))
    found.push({ kind: 'LOW_TWICE', opens: lowTwice.opens, months: running, sumThousandths: null })
  if ((told[0]?.lowShareLowerThousandths ?? 0) > lowShare.percentAbove * 10)
    found.push({ kind: 'LOW_SHARE', opens: lowShare.opens, months: told.slice(0, 1), sumThousandths: null })
  const slid = findDrift([...figures].reverse(), drift)
  if (slid?.hasFired === true)
    found.push({
      ...{ kind: 'DRIFT' as const, opens: drift.opens, months: told.slice(0, slid.sums.length) },
      sumThousandths: toThousandths(slid.sums[slid.sums.length - 1] ?? 0),
    })
  return found
}

function toldOf({ evaluations, effective, mean, deviation, lowShare }: MonthFigure, z: number): ToldMonth {
  return {
    evaluations,
    effectiveThousandths: toThousandths(effective),
    meanThousandths: toThousandths(mean),
    upperThousandths: toThousandths(Math.min(100, mean + z * deviation)),
    lowShareThousandths: toThousandths(lowShare),
    lowShareLowerThousandths: toThousandths(wilsonLower(lowShare, effective, z)),
  }
}

/** The rule of a kind. */
export function alertRuleOf({ lowTwice, lowShare, drift }: ScoreAlertPolicy, kind: ScoreAlertKind): AlertRule {
  switch (kind) {
    case 'LOW_TWICE':
      return lowTwice
    case 'LOW_SHARE':
      return lowShare
    case 'DRIFT':
      return drift
  }
}
