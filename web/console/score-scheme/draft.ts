import type { Indicator } from '../../../domain/indicator.ts'
import { type Audience, audiences, type SchemeNode, type ScoreScheme } from '../../../domain/score-scheme.ts'

/** A percentage as it is typed, in ten-thousandths; what cannot be read is no number, which the rule finds at fault. */
export function toShare(text: string): number {
  return /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : Number.NaN
}

/** Points as they are typed, in thousandths. */
export function toThousandths(text: string): number {
  return /^\d{1,3}(\.\d{1,3})?$/.test(text.trim()) ? Math.round(Number(text) * 1000) : Number.NaN
}

export function withNodes(
  scheme: ScoreScheme,
  audience: Audience,
  change: (nodes: readonly SchemeNode[]) => readonly SchemeNode[],
): ScoreScheme {
  const tree = scheme.trees[audience]
  return tidy({ ...scheme, trees: { ...scheme.trees, [audience]: { ...tree, nodes: change(tree.nodes) } } })
}

/** Without indicators that no tree names any more. */
function tidy(scheme: ScoreScheme): ScoreScheme {
  const used = new Set(audiences.flatMap((each) => scheme.trees[each].nodes.map(({ indicator }) => indicator)))
  return { ...scheme, indicators: scheme.indicators.filter(({ code }) => used.has(code)) }
}

/** Without a node and everything below it; nothing is left that would send its weight there. */
export function withoutNode(nodes: readonly SchemeNode[], code: string): readonly SchemeNode[] {
  const below = nodes.filter(({ parent }) => parent === code)
  const left = nodes
    .filter((node) => node.code !== code)
    .map((node) => ({ ...node, alternates: node.alternates.filter(({ node: to }) => to !== code) }))
  return below.reduce<readonly SchemeNode[]>((rest, each) => withoutNode(rest, each.code), left)
}

/** An indicator of the library below a branch, with no weight yet: that is for whoever drafts to say. */
export function withIndicator(
  scheme: ScoreScheme,
  audience: Audience,
  parent: string | null,
  indicator: Indicator,
): ScoreScheme {
  const indicators = scheme.indicators.some(({ code }) => code === indicator.code)
    ? scheme.indicators
    : [...scheme.indicators, indicator]
  const { code, name } = indicator
  const leaf: SchemeNode = { code, parent, name, weight: Number.NaN, indicator: code, alternates: [] }
  return withNodes({ ...scheme, indicators }, audience, (nodes) => [...nodes, leaf])
}

/** A value as it is typed, in thousandths of its unit; null where nothing is typed, no number where it cannot be read. */
export function toValue(text: string): number | null {
  if (text.trim() === '') return null
  return /^\d{1,6}(\.\d{1,3})?$/.test(text.trim()) ? Math.round(Number(text) * 1000) : Number.NaN
}

/** The scheme’s own copy of an indicator, with something other; the library stays as it is. */
export function withIndicatorChanged(scheme: ScoreScheme, code: string, change: Partial<Indicator>): ScoreScheme {
  return {
    ...scheme,
    indicators: scheme.indicators.map((each) => (each.code === code ? { ...each, ...change } : each)),
  }
}
