import type { Indicator, IndicatorWords, WindowKind } from './indicator.ts'

/**
 * 评价方案: which indicators make a score, and how much each weighs: a tree for citizens and one for enterprises. Weights are whole ten-thousandths of what is
 * above; how much an indicator weighs in the whole is counted without loss.
 */
export interface SchemeNode {
  readonly code: string
  /** The node above; null: the top. */
  readonly parent: string | null
  readonly name: IndicatorWords
  /** Of ten thousand of the node above; those of one node sum to it. */
  readonly weight: number
  /** The indicator of a leaf; null: a branch. */
  readonly indicator: string | null
  /** 替代权重: to which other leaves its weight goes where it does not apply, in ten-thousandths of it. Empty: it always applies. */
  readonly alternates: readonly Alternate[]
}

interface Alternate {
  /** Code of the other leaf. */
  readonly node: string
  readonly share: number
}

export const audiences = ['CITIZEN', 'ENTERPRISE'] as const
export type Audience = (typeof audiences)[number]

interface AudienceTree {
  /** Of ten thousand: how much it counts at a window that serves both. */
  readonly weight: number
  readonly nodes: readonly SchemeNode[]
}

export interface ScoreScheme {
  readonly title: IndicatorWords
  /** 约束集: which rule packs it is held to, beside what holds for every scheme. */
  readonly packs: readonly string[]
  readonly indicators: readonly Indicator[]
  readonly trees: Readonly<Record<Audience, AudienceTree>>
  /** 弹性加分 in all at most, in thousandths of a point. */
  readonly bonusMax: number
}

export const fullWeight = 10_000
/** A tree is no deeper: with the shares of what does not apply, five times ten thousand is what every weight is a whole number of. */
export const depthMax = 4
export const wholeWeight = BigInt(fullWeight) ** 5n

interface LeafWeight {
  readonly node: string
  readonly indicator: string
  /** Of `wholeWeight`, where everything applies. */
  readonly weight: bigint
}

/** The leaves of a tree in its order, each with what it weighs in the whole. Of a tree without fault. */
export function leafWeightsOf(nodes: readonly SchemeNode[]): readonly LeafWeight[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  return nodes.flatMap((node) =>
    node.indicator === null ? [] : [{ node: node.code, indicator: node.indicator, weight: weightOf(node, byCode) }],
  )
}

function weightOf(node: SchemeNode, byCode: ReadonlyMap<string, SchemeNode>): bigint {
  let weight = wholeWeight
  for (const each of pathOf(node, byCode)) weight = (weight * BigInt(each.weight)) / BigInt(fullWeight)
  return weight
}

/** From a node up to the top; cut off where it would be deeper than a tree may be, so that a circle ends. */
export function pathOf(node: SchemeNode, byCode: ReadonlyMap<string, SchemeNode>): readonly SchemeNode[] {
  const path: SchemeNode[] = []
  let next: SchemeNode | undefined = node
  while (next !== undefined && path.length <= depthMax) {
    path.push(next)
    next = next.parent === null ? undefined : byCode.get(next.parent)
  }
  return path
}

export interface MovedWeights {
  /** By code of the leaf, of `wholeWeight`; what does not apply is not among them. */
  readonly weights: ReadonlyMap<string, bigint>
  /** What would have gone to a leaf that does not apply either. Nobody is told to take it: it is missing. */
  readonly lost: bigint
}

/** The weights of a tree where some indicators do not apply: what they weigh goes where the scheme has fixed it, once, and no further. */
export function moveWeights(nodes: readonly SchemeNode[], inapplicable: ReadonlySet<string>): MovedWeights {
  const leaves = leafWeightsOf(nodes)
  const alternatesOf = new Map(nodes.map(({ code, alternates }) => [code, alternates]))
  const weights = new Map(
    leaves.filter(({ indicator }) => !inapplicable.has(indicator)).map(({ node, weight }) => [node, weight]),
  )
  let lost = 0n
  for (const { node, indicator, weight } of leaves) {
    if (!inapplicable.has(indicator)) continue
    let left = weight
    for (const { node: to, share } of alternatesOf.get(node) ?? []) {
      const taken = weights.get(to)
      if (taken === undefined) continue
      const part = (weight * BigInt(share)) / BigInt(fullWeight)
      weights.set(to, taken + part)
      left -= part
    }
    lost += left
  }
  return { weights, lost }
}

/** Indicators of a scheme that say of themselves that there is nothing of them at windows of a kind. */
export function inapplicableAt({ indicators }: ScoreScheme, kind: WindowKind): ReadonlySet<string> {
  return new Set(indicators.filter(({ notAtKinds }) => notAtKinds.includes(kind)).map(({ code }) => code))
}
