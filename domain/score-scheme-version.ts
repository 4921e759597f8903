import type { Indicator } from './indicator.ts'
import type { PlacedVersion } from './kernel/placed-version.ts'
import { isSame } from './kernel/same.ts'
import { type Audience, audiences, type SchemeNode, type ScoreScheme } from './score-scheme.ts'

/**
 * 评价方案版本: from a draft to what holds, as with everything that is drafted for a place (kernel/placed-version.ts). A period that has been computed keeps
 * the version it was computed by.
 */
export interface SchemeVersion extends PlacedVersion {
  readonly schemeId: string
}

const schemeMembers = ['title', 'packs', 'bonusMax'] as const
const indicatorMembers = [
  'name',
  'definition',
  'formula',
  'unit',
  'direction',
  'stage',
  'aspect',
  'reach',
  'isVolume',
  'source',
  'rule',
  'bottomLine',
  'developmentTarget',
  'anchors',
  'notAtKinds',
  'document',
] as const
const nodeMembers = ['parent', 'name', 'weight', 'indicator', 'alternates'] as const

/** One difference between two versions of a scheme, for whoever decides. */
export type SchemeChange =
  | { readonly kind: 'SCHEME'; readonly members: readonly (typeof schemeMembers)[number][] }
  | { readonly kind: 'INDICATOR_ADDED' | 'INDICATOR_REMOVED'; readonly indicator: Indicator }
  | {
      readonly kind: 'INDICATOR_CHANGED'
      readonly before: Indicator
      readonly after: Indicator
      readonly members: readonly (typeof indicatorMembers)[number][]
    }
  | { readonly kind: 'AUDIENCE'; readonly audience: Audience; readonly before: number; readonly after: number }
  | { readonly kind: 'NODE_ADDED' | 'NODE_REMOVED'; readonly audience: Audience; readonly node: SchemeNode }
  | {
      readonly kind: 'NODE_CHANGED'
      readonly audience: Audience
      readonly before: SchemeNode
      readonly after: SchemeNode
      readonly members: readonly (typeof nodeMembers)[number][]
    }

/** What is other in a version than in the one before; empty where nothing is that counts. Order alone counts for nothing. */
export function compareSchemes(before: ScoreScheme, after: ScoreScheme): readonly SchemeChange[] {
  const members = schemeMembers.filter((member) => !isSame(before[member], after[member]))
  return [
    ...(members.length === 0 ? [] : [{ kind: 'SCHEME', members } as const]),
    ...compareIndicators(before.indicators, after.indicators),
    ...audiences.flatMap((audience) => compareTrees(before, after, audience)),
  ]
}

function compareIndicators(before: readonly Indicator[], after: readonly Indicator[]): readonly SchemeChange[] {
  const [old, kept] = [byCode(before), byCode(after)]
  const changed = after.flatMap((indicator): readonly SchemeChange[] => {
    const earlier = old.get(indicator.code)
    if (earlier === undefined) return [{ kind: 'INDICATOR_ADDED', indicator }]
    const members = indicatorMembers.filter((member) => !isSame(earlier[member], indicator[member]))
    return members.length === 0 ? [] : [{ kind: 'INDICATOR_CHANGED', before: earlier, after: indicator, members }]
  })
  const removed = before.filter(({ code }) => !kept.has(code))
  return [...changed, ...removed.map((indicator) => ({ kind: 'INDICATOR_REMOVED', indicator }) as const)]
}

function compareTrees(before: ScoreScheme, after: ScoreScheme, audience: Audience): readonly SchemeChange[] {
  const [earlier, later] = [before.trees[audience], after.trees[audience]]
  const [old, kept] = [byCode(earlier.nodes), byCode(later.nodes)]
  const weighed: readonly SchemeChange[] =
    earlier.weight === later.weight ? [] : [{ kind: 'AUDIENCE', audience, before: earlier.weight, after: later.weight }]
  const changed = later.nodes.flatMap((node): readonly SchemeChange[] => {
    const was = old.get(node.code)
    if (was === undefined) return [{ kind: 'NODE_ADDED', audience, node }]
    const members = nodeMembers.filter((member) => !isSame(was[member], node[member]))
    return members.length === 0 ? [] : [{ kind: 'NODE_CHANGED', audience, before: was, after: node, members }]
  })
  const removed = earlier.nodes.filter(({ code }) => !kept.has(code))
  return [...weighed, ...changed, ...removed.map((node) => ({ kind: 'NODE_REMOVED', audience, node }) as const)]
}

const byCode = <Each extends { readonly code: string }>(list: readonly Each[]) =>
  new Map(list.map((each) => [each.code, each]))
