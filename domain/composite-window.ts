import type { CompositeInput } from './composite-input.ts'
import { type CompositeScore, computeComposite, joinAudiences } from './composite-score.ts'
import { type KnownValues, type ValueAsk, type ValueOfIndicator, valuesOf } from './composite-value.ts'
import { type EvaluatorGroup, evaluatorGroups, type WindowKind } from './indicator.ts'
import { divideHalfEven } from './kernel/exact.ts'
import { type Audience, audiences, type ScoreScheme } from './score-scheme.ts'

/** 窗口综合得分: both audiences of one window together, with what each evaluator group adds and how sure it is. Thousandths of a point. */
export interface WindowComposite {
  readonly key: string
  readonly scores: Readonly<Record<Audience, CompositeScore | null>>
  readonly points: number | null
  readonly held: ReturnType<typeof joinAudiences>['held']
  readonly isPublished: boolean
  /** Of the points, in thousandths squared: what every group leaves open, put together. */
  readonly variance: number
  readonly groups: readonly WindowGroup[]
}

interface WindowGroup {
  readonly group: EvaluatorGroup
  /** Of ten thousand: what the scheme gives it at this window. */
  readonly weight: number
  readonly adds: number | null
  readonly variance: number
}

export interface WindowAsk extends Omit<ValueAsk, 'scheme' | 'window' | 'audience'> {
  readonly scheme: ScoreScheme
  readonly window: string
  readonly windowKind: WindowKind
  readonly served: readonly Audience[]
  readonly events: CompositeInput['events']
  readonly coverageMin: number
}

export function scoreWindow(known: KnownValues, ask: WindowAsk): WindowComposite {
  const of = (audience: Audience) => {
    if (!ask.served.includes(audience)) return undefined
    const values = valuesOf(known, { ...ask, audience })
    return { audience, values, score: scoreAudience(ask, audience, values) }
  }
  const parts = audiences.flatMap((audience) => of(audience) ?? [])
  const scoreOf = (audience: Audience) => parts.find((part) => part.audience === audience)?.score ?? null
  const scores = { CITIZEN: scoreOf('CITIZEN'), ENTERPRISE: scoreOf('ENTERPRISE') }
  const variances = variancesOf(ask.scheme, parts)
  return {
    key: ask.window,
    scores,
    ...joinAudiences(ask.scheme, scores),
    variance: [...variances.values()].reduce((sum, each) => sum + each, 0),
    groups: evaluatorGroups.flatMap((group) => groupOf(ask.scheme, parts, group, variances)),
  }
}

interface Part {
  readonly audience: Audience
  readonly values: ReadonlyMap<string, ValueOfIndicator>
  readonly score: CompositeScore
}

function scoreAudience(
  { scheme, windowKind, events, coverageMin }: WindowAsk,
  audience: Audience,
  values: Part['values'],
): CompositeScore {
  const pointsOf = (kind: 'BONUS' | 'DEDUCTION') =>
    events.filter((event) => event.kind === kind).map(({ points }) => points)
  return computeComposite({
    ...{ scheme, audience, windowKind, coverageMin },
    values: Object.fromEntries([...values].map(([code, { value }]) => [code, value])),
    bonuses: pointsOf('BONUS'),
    deductions: pointsOf('DEDUCTION'),
  })
}

/**
 * By group. What weighs in both trees by one figure weighs once, with both weights: its error does not average out. What was left out is carried by the
 * rest, and so is its weight.
 */
function variancesOf(scheme: ScoreScheme, parts: readonly Part[]): ReadonlyMap<EvaluatorGroup, number> {
  const whole = parts.reduce((sum, { audience }) => sum + scheme.trees[audience].weight, 0)
  const figures = new Map<string, { group: EvaluatorGroup; weight: number; variance: number }>()
  for (const { audience, values, score } of parts) {
    const had = score.leaves.filter(({ points }) => points !== null)
    const covered = had.reduce((sum, { weight }) => sum + weight, 0)
    for (const { indicator, group, weight, state } of had) {
      const value = values.get(indicator)
      if (value === undefined || group === null || state !== 'MEASURED') continue
      const share = ((weight / covered) * scheme.trees[audience].weight) / whole
      const name = JSON.stringify([indicator, value.source])
      const known = figures.get(name)
      figures.set(name, { group, weight: (known?.weight ?? 0) + share, variance: value.variance })
    }
  }
  const found = new Map<EvaluatorGroup, number>()
  for (const name of [...figures.keys()].sort()) {
    const figure = figures.get(name)
    if (figure === undefined) continue
    const { group, weight, variance } = figure
    found.set(group, (found.get(group) ?? 0) + weight * weight * variance)
  }
  return found
}

function groupOf(
  scheme: ScoreScheme,
  parts: readonly Part[],
  group: EvaluatorGroup,
  variances: ReadonlyMap<EvaluatorGroup, number>,
): readonly WindowGroup[] {
  const own = parts.flatMap(({ audience, score }) => {
    const found = score.groups.find((each) => each.group === group)
    return [
      {
        share: BigInt(scheme.trees[audience].weight),
        ...(found ?? { weight: 0, adds: null }),
        isIn: found !== undefined,
      },
    ]
  })
  if (own.every(({ isIn }) => !isIn)) return []
  const whole = own.reduce((sum, { share }) => sum + share, 0n)
  if (whole === 0n) return []
  const joined = (of: (each: (typeof own)[number]) => number) =>
    Number(
      divideHalfEven(
        own.reduce((sum, each) => sum + each.share * BigInt(of(each)), 0n),
        whole,
      ),
    )
  const isTold = own.some(({ adds }) => adds !== null)
  return [
    {
      group,
      weight: joined(({ weight }) => weight),
      adds: isTold ? joined(({ adds }) => adds ?? 0) : null,
      variance: variances.get(group) ?? 0,
    },
  ]
}
