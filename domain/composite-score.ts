import { type EvaluatorGroup, evaluatorGroups, type Indicator, pointsMax, type WindowKind } from './indicator.ts'
import { floorPoints, isTargetReached, isVetoed, scoreValue } from './indicator-score.ts'
import { divideHalfEven } from './kernel/exact.ts'
import {
  type Audience,
  audiences,
  fullWeight,
  inapplicableAt,
  moveWeights,
  type SchemeNode,
  type ScoreScheme,
  wholeWeight,
} from './score-scheme.ts'

/** 综合得分: what the indicators of one window in one period come to by a scheme. Points are whole thousandths, shares whole ten-thousandths. */
export type IndicatorValue =
  | { readonly kind: 'MEASURED'; readonly value: number }
  | { readonly kind: 'NOT_APPLICABLE' }
  /** `byUnit`: the unit was to bring it and did not. Otherwise nobody is to blame, and it is left out. */
  | { readonly kind: 'MISSING'; readonly byUnit: boolean }

export interface CompositeAsk {
  readonly scheme: ScoreScheme
  readonly audience: Audience
  readonly windowKind: WindowKind
  /** By code of the indicator; what is not named is missing, and nobody is to blame. */
  readonly values: Readonly<Record<string, IndicatorValue>>
  /** Each in thousandths of a point, not negative. */
  readonly bonuses: readonly number[]
  readonly deductions: readonly number[]
  /** Below it nothing is published, in ten-thousandths: policy. */
  readonly coverageMin: number
}

/** 未排名的原因. A veto does not change the figure; it changes what the figure may be used for. */
const heldReasons = ['NOTHING_MEASURED', 'GROUP_MISSING', 'COVERAGE_LOW', 'VETOED'] as const
export type HeldReason = (typeof heldReasons)[number]

interface LeafScore {
  readonly node: string
  readonly indicator: string
  readonly group: EvaluatorGroup | null
  /** Of the whole, with what was moved to it; rounded to be read. */
  readonly weight: number
  readonly state: 'MEASURED' | 'FLOORED' | 'MISSING' | 'NOT_APPLICABLE'
  /** Thousandths of the unit. */
  readonly value: number | null
  /** null: it counts for nothing. */
  readonly points: number | null
  readonly isVetoed: boolean
  readonly isTargetReached: boolean | null
}

interface GroupScore {
  readonly group: EvaluatorGroup
  /** What the scheme gives it at this window. */
  readonly weight: number
  /** What it adds to the score before bonus and deductions, in thousandths; null: nobody of it has said anything. */
  readonly adds: number | null
}

export interface CompositeScore {
  /** With bonus and deductions, 0..100000; null where nothing was measured. */
  readonly points: number | null
  /** Of the indicators alone. */
  readonly base: number | null
  readonly bonus: number
  readonly deduction: number
  /** How much of the weight has a value. What the unit held back counts as had: hiding a figure shall not hide the window. */
  readonly coverage: number
  /** Why it stands in no order; empty: it may be ranked. */
  readonly held: readonly HeldReason[]
  readonly isPublished: boolean
  readonly missingGroups: readonly EvaluatorGroup[]
  /** Indicators whose bottom line is broken. */
  readonly vetoes: readonly string[]
  readonly leaves: readonly LeafScore[]
  readonly groups: readonly GroupScore[]
}

interface Scored {
  readonly leaf: LeafScore
  readonly weight: bigint
}

/**
 * A window’s score by one tree of an accepted scheme. What does not apply gives its weight to what the scheme has fixed; what the unit held back gets
 * the least of its rule; what else is missing is left out, and the rest carries the whole. Rounded once, half to even.
 */
export function computeComposite(ask: CompositeAsk): CompositeScore {
  const scored = scoreLeaves(ask)
  const had = scored.filter(({ leaf }) => leaf.points !== null)
  const covered = sumOf(had)
  const coverage = toShare(covered)
  const base = covered === 0n ? null : pointsOf(had, covered)
  const bonus = Math.min(ask.scheme.bonusMax, total(ask.bonuses))
  const deduction = total(ask.deductions)
  const groups = groupsOf(scored, covered)
  const missingGroups = groups.filter(({ weight, adds }) => weight > 0 && adds === null).map(({ group }) => group)
  const vetoes = scored.filter(({ leaf }) => leaf.isVetoed).map(({ leaf }) => leaf.indicator)
  const held: HeldReason[] = []
  if (base === null) held.push('NOTHING_MEASURED')
  if (missingGroups.length > 0) held.push('GROUP_MISSING')
  const isCovered = covered * BigInt(fullWeight) >= BigInt(ask.coverageMin) * wholeWeight
  if (!isCovered) held.push('COVERAGE_LOW')
  if (vetoes.length > 0) held.push('VETOED')
  return {
    points: base === null ? null : Math.min(pointsMax, Math.max(0, base + bonus - deduction)),
    ...{ base, bonus, deduction, coverage, held, missingGroups, vetoes, groups },
    isPublished: isCovered && base !== null,
    leaves: scored.map(({ leaf }) => leaf),
  }
}

const total = (points: readonly number[]) => points.reduce((sum, each) => sum + each, 0)
const sumOf = (scored: readonly Scored[]) => scored.reduce((sum, { weight }) => sum + weight, 0n)
const toShare = (weight: bigint) => Number(divideHalfEven(weight * BigInt(fullWeight), wholeWeight))

function pointsOf(scored: readonly Scored[], whole: bigint): number {
  const sum = scored.reduce((points, { leaf, weight }) => points + weight * BigInt(leaf.points ?? 0), 0n)
  return Number(divideHalfEven(sum, whole))
}

function scoreLeaves({ scheme, audience, windowKind, values }: CompositeAsk): readonly Scored[] {
  const { nodes } = scheme.trees[audience]
  const away = new Set(inapplicableAt(scheme, windowKind))
  for (const { code } of scheme.indicators) if (findValue(values, code)?.kind === 'NOT_APPLICABLE') away.add(code)
  const { weights } = moveWeights(nodes, away)
  const byCode = new Map(scheme.indicators.map((each) => [each.code, each]))
  return nodes.flatMap((node) => {
    const indicator = byCode.get(node.indicator ?? '')
    if (indicator === undefined) return []
    const weight = weights.get(node.code) ?? 0n
    const value = away.has(indicator.code) ? { kind: 'NOT_APPLICABLE' as const } : findValue(values, indicator.code)
    return [{ leaf: scoreLeaf(node, indicator, toShare(weight), value), weight }]
  })
}

const findValue = (values: CompositeAsk['values'], code: string) =>
  Object.hasOwn(values, code) ? values[code] : undefined

function scoreLeaf(
  node: SchemeNode,
  indicator: Indicator,
  weight: number,
  given: IndicatorValue | undefined,
): LeafScore {
  const { code, source, rule, direction } = indicator
  const leaf = { node: node.code, indicator: code, group: source?.group ?? null, weight }
  const nothing = { value: null, points: null, isVetoed: false, isTargetReached: null }
  if (rule === null || given === undefined) return { ...leaf, ...nothing, state: 'MISSING' }
  switch (given.kind) {
    case 'NOT_APPLICABLE':
      return { ...leaf, ...nothing, state: 'NOT_APPLICABLE' }
    case 'MISSING':
      return given.byUnit
        ? { ...leaf, ...nothing, state: 'FLOORED', points: floorPoints(rule) }
        : { ...leaf, ...nothing, state: 'MISSING' }
    case 'MEASURED':
      return {
        ...leaf,
        state: 'MEASURED',
        value: given.value,
        points: scoreValue(rule, direction, given.value),
        isVetoed: isVetoed(indicator, given.value),
        isTargetReached: isTargetReached(indicator, given.value),
      }
  }
}

function groupsOf(scored: readonly Scored[], covered: bigint): readonly GroupScore[] {
  return evaluatorGroups.flatMap((group) => {
    const own = scored.filter(({ leaf }) => leaf.group === group)
    if (own.length === 0) return []
    const had = own.filter(({ leaf }) => leaf.points !== null)
    return [{ group, weight: toShare(sumOf(own)), adds: had.length === 0 ? null : pointsOf(had, covered) }]
  })
}

/**
 * One score of a window that serves both citizens and enterprises: each audience counts by its weight in the scheme, or alone where the other was not
 * served (null). What holds one back holds the whole.
 */
export function joinAudiences(
  scheme: ScoreScheme,
  scores: Readonly<Record<Audience, CompositeScore | null>>,
): { readonly points: number | null; readonly held: readonly HeldReason[]; readonly isPublished: boolean } {
  const served = audiences.flatMap((audience) => {
    const score = scores[audience]
    return score === null ? [] : [{ score, weight: BigInt(scheme.trees[audience].weight) }]
  })
  const held = heldReasons.filter((reason) => served.some(({ score }) => score.held.includes(reason)))
  const isPublished = served.length > 0 && served.every(({ score }) => score.isPublished)
  const whole = served.reduce((sum, { weight }) => sum + weight, 0n)
  if (whole === 0n || served.some(({ score }) => score.points === null)) return { points: null, held, isPublished }
  const sum = served.reduce((points, { score, weight }) => points + weight * BigInt(score.points ?? 0), 0n)
  return { points: Number(divideHalfEven(sum, whole)), held, isPublished }
}
