import type { EvaluatorGroup, Indicator, WindowKind } from './indicator.ts'
import { divideHalfEven } from './kernel/exact.ts'
import {
  type Audience,
  audiences,
  fullWeight,
  inapplicableAt,
  moveWeights,
  type ScoreScheme,
  wholeWeight,
} from './score-scheme.ts'
import { isShareRule, type SchemeRule, type ShareRule, type ShareRuleName } from './score-scheme-rule.ts'

/** 未满足的约束: a rule that a scheme does not keep, with the rule’s source and the share that it has instead. */
export interface SchemeBreach {
  readonly rule: SchemeRule
  /** Whose tree; null: of the indicator itself, in whichever tree. */
  readonly audience: Audience | null
  /** At windows of that kind, where weights have moved; null: where everything applies. */
  readonly windowKind: WindowKind | null
  /** The indicator that breaks it, where it is one. */
  readonly indicator: string | null
  /** In ten-thousandths, rounded to be read: whether it is kept is counted exactly. null: it is no share. */
  readonly share: number | null
}

/** Every rule that is not kept: in each tree where everything applies, and at kinds of windows where the moved weights break what held before. */
export function findBreaches(scheme: ScoreScheme, rules: readonly SchemeRule[]): readonly SchemeBreach[] {
  const needed = rules.filter((rule) => !isShareRule(rule)).flatMap((rule) => findLacking(scheme, rule))
  const kinds = [...new Set(scheme.indicators.flatMap(({ notAtKinds }) => notAtKinds))].sort()
  const shares = rules.filter(isShareRule)
  const broken = audiences.flatMap((audience) => {
    const everywhere = findBroken(scheme, shares, audience, null)
    const elsewhere = kinds.flatMap((kind) =>
      findBroken(scheme, shares, audience, kind).filter(
        (breach) => !everywhere.some(({ rule, indicator }) => rule === breach.rule && indicator === breach.indicator),
      ),
    )
    return [...everywhere, ...elsewhere]
  })
  return [...needed, ...broken]
}

function findLacking({ indicators }: ScoreScheme, rule: SchemeRule): readonly SchemeBreach[] {
  const lacks = (indicator: Indicator) =>
    rule.name === 'sourceNeeded' ? indicator.source === null : indicator.rule === null
  return indicators
    .filter(lacks)
    .map(({ code }) => ({ rule, audience: null, windowKind: null, indicator: code, share: null }))
}

interface Weighed {
  readonly indicator: Indicator
  readonly weight: bigint
}

function findBroken(
  scheme: ScoreScheme,
  rules: readonly ShareRule[],
  audience: Audience,
  windowKind: WindowKind | null,
): readonly SchemeBreach[] {
  const weighed = weigh(scheme, audience, windowKind)
  return rules.flatMap((rule): readonly SchemeBreach[] => {
    if (rule.name === 'volumeMax')
      return weighed
        .filter(({ indicator, weight }) => indicator.isVolume && weight > exact(rule))
        .map(({ indicator, weight }) => ({
          rule,
          audience,
          windowKind,
          indicator: indicator.code,
          share: shown(weight),
        }))
    const share = sum(weighed.filter(({ indicator }) => isMeant[rule.name](indicator)))
    const isKept = rule.name.endsWith('Min') ? share >= exact(rule) : share <= exact(rule)
    return isKept ? [] : [{ rule, audience, windowKind, indicator: null, share: shown(share) }]
  })
}

function weigh(scheme: ScoreScheme, audience: Audience, kind: WindowKind | null): readonly Weighed[] {
  const { nodes } = scheme.trees[audience]
  const { weights } = moveWeights(nodes, kind === null ? new Set() : inapplicableAt(scheme, kind))
  const byCode = new Map(scheme.indicators.map((each) => [each.code, each]))
  return nodes.flatMap(({ code, indicator: named }) => {
    const [weight, indicator] = [weights.get(code), byCode.get(named ?? '')]
    return weight === undefined || indicator === undefined ? [] : [{ indicator, weight }]
  })
}

const isOf =
  (group: EvaluatorGroup) =>
  ({ source }: Indicator) =>
    source?.group === group

const isMeant: Readonly<Record<ShareRuleName, (indicator: Indicator) => boolean>> = {
  processMin: ({ stage }) => stage === 'PROCESS',
  publicMin: isOf('PUBLIC'),
  publicMax: isOf('PUBLIC'),
  thirdPartyMin: isOf('THIRD_PARTY'),
  thirdPartyMax: isOf('THIRD_PARTY'),
  systemMin: isOf('SYSTEM'),
  systemMax: isOf('SYSTEM'),
  internalMin: isOf('INTERNAL'),
  internalMax: isOf('INTERNAL'),
  volumeMax: ({ isVolume }) => isVolume,
}

const sum = (weighed: readonly Weighed[]) => weighed.reduce((total, { weight }) => total + weight, 0n)
const exact = ({ share }: ShareRule) => (BigInt(share) * wholeWeight) / BigInt(fullWeight)
const shown = (weight: bigint) => Number(divideHalfEven(weight * BigInt(fullWeight), wholeWeight))
