import { findIndicatorFaults, type IndicatorFaultCode, pointsMax, type WindowKind } from './indicator.ts'
import {
  type Audience,
  audiences,
  depthMax,
  fullWeight,
  inapplicableAt,
  moveWeights,
  pathOf,
  type SchemeNode,
  type ScoreScheme,
} from './score-scheme.ts'
import { findBreaches, type SchemeBreach } from './score-scheme-breach.ts'
import { findConflicts, type SchemeConflict, type SchemeRule } from './score-scheme-rule.ts'

/** 方案校验: everything that is wrong with a scheme, at once, so that whoever drafts it sees the whole. */
export const schemeFaultCodes = [
  'SCHEME_EMPTY',
  'SCHEME_WORDS_MISSING',
  'SCHEME_PACK_UNKNOWN',
  'SCHEME_BONUS_WRONG',
  'INDICATOR_TWICE',
  'INDICATOR_UNKNOWN',
  /** Measured and weighed nowhere: it would look as if it counted. */
  'INDICATOR_UNUSED',
  /** Two leaves of one tree would count the same thing twice. */
  'INDICATOR_COUNTED_TWICE',
  'NODE_TWICE',
  /** There is no such node, it is a leaf, it runs in a circle, or the tree is too deep. */
  'NODE_PARENT_WRONG',
  'NODE_EMPTY',
  'NODE_WEIGHT_WRONG',
  'WEIGHTS_NOT_FULL',
  /** It may not apply, and its weight has nowhere to go; or goes to itself, to no leaf, or in parts that do not sum. */
  'ALTERNATES_WRONG',
] as const
export type SchemeFaultCode = (typeof schemeFaultCodes)[number] | IndicatorFaultCode

export interface SchemeFault {
  readonly code: SchemeFaultCode
  /** JSON pointer into the scheme. */
  readonly at: string
}

export interface SchemeCheck {
  /** What makes it no scheme. */
  readonly faults: readonly SchemeFault[]
  /** Which rules it does not keep, each with its source. */
  readonly breaches: readonly SchemeBreach[]
  /** Which rules nobody could keep together; nothing is chosen between them. */
  readonly conflicts: readonly SchemeConflict[]
  readonly isAccepted: boolean
}

/** @param rules of every pack that is in force; those of `COMMON` hold for every scheme, the others for those that name them */
export function checkScheme(scheme: ScoreScheme, rules: readonly SchemeRule[]): SchemeCheck {
  const known = new Set(rules.map(({ pack }) => pack))
  const held = rules.filter(({ pack }) => pack === 'COMMON' || scheme.packs.includes(pack))
  const faults = [...findSchemeFaults(scheme, known), ...audiences.flatMap((each) => findTreeFaults(scheme, each))]
  const areTreesSound = !faults.some(({ code }) => unsound.has(code))
  const breaches = areTreesSound ? findBreaches(scheme, held) : []
  const conflicts = findConflicts(held)
  return { faults, breaches, conflicts, isAccepted: faults.length + breaches.length + conflicts.length === 0 }
}

/** With them there is no tree whose weights could be counted. */
const unsound: ReadonlySet<SchemeFaultCode> = new Set([
  'INDICATOR_TWICE',
  'INDICATOR_UNKNOWN',
  'NODE_TWICE',
  'NODE_PARENT_WRONG',
  'NODE_WEIGHT_WRONG',
])

function findSchemeFaults(scheme: ScoreScheme, known: ReadonlySet<string>): readonly SchemeFault[] {
  const { title, packs, indicators, trees, bonusMax } = scheme
  const faults: SchemeFault[] = []
  if (title.zh.trim() === '' || title.en.trim() === '') faults.push({ code: 'SCHEME_WORDS_MISSING', at: '/title' })
  for (const [place, pack] of packs.entries())
    if (pack === 'COMMON' || !known.has(pack) || packs.indexOf(pack) !== place)
      faults.push({ code: 'SCHEME_PACK_UNKNOWN', at: `/packs/${place}` })
  if (!Number.isInteger(bonusMax) || bonusMax < 0 || bonusMax > pointsMax)
    faults.push({ code: 'SCHEME_BONUS_WRONG', at: '/bonusMax' })
  if (indicators.length === 0) faults.push({ code: 'SCHEME_EMPTY', at: '/indicators' })
  const used = new Set(audiences.flatMap((each) => trees[each].nodes.map(({ indicator }) => indicator)))
  const seen = new Set<string>()
  for (const [place, indicator] of indicators.entries()) {
    const at = `/indicators/${place}`
    if (seen.has(indicator.code)) faults.push({ code: 'INDICATOR_TWICE', at: `${at}/code` })
    seen.add(indicator.code)
    if (!used.has(indicator.code)) faults.push({ code: 'INDICATOR_UNUSED', at })
    faults.push(...findIndicatorFaults(indicator).map((fault) => ({ code: fault.code, at: `${at}${fault.at}` })))
  }
  if (!isFull(audiences.map((each) => trees[each].weight))) faults.push({ code: 'WEIGHTS_NOT_FULL', at: '/trees' })
  return faults
}

const isFull = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0) === fullWeight

function findTreeFaults(scheme: ScoreScheme, audience: Audience): readonly SchemeFault[] {
  const { nodes } = scheme.trees[audience]
  const root = `/trees/${audience}/nodes`
  if (nodes.length === 0) return [{ code: 'SCHEME_EMPTY', at: root }]
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  const indicators = new Set(scheme.indicators.map(({ code }) => code))
  const faults = nodes.flatMap((node, place) =>
    findNodeFaults(node, nodes.slice(0, place), byCode, indicators).map(({ code, at }) => ({
      code,
      at: `${root}/${place}${at}`,
    })),
  )
  for (const [parent, weights] of weightsByParent(nodes)) {
    const place = nodes.findIndex(({ code }) => code === parent)
    if (!isFull(weights)) faults.push({ code: 'WEIGHTS_NOT_FULL', at: place < 0 ? root : `${root}/${place}` })
  }
  const isSound = !faults.some(({ code }) => unsound.has(code))
  return isSound ? [...faults, ...findAlternateFaults(scheme, nodes, root)] : faults
}

function weightsByParent(nodes: readonly SchemeNode[]): ReadonlyMap<string | null, readonly number[]> {
  const byParent = new Map<string | null, number[]>()
  for (const { parent, weight } of nodes) byParent.set(parent, [...(byParent.get(parent) ?? []), weight])
  return byParent
}

function findNodeFaults(
  node: SchemeNode,
  earlier: readonly SchemeNode[],
  byCode: ReadonlyMap<string, SchemeNode>,
  indicators: ReadonlySet<string>,
): readonly SchemeFault[] {
  const faults: SchemeFault[] = []
  if (earlier.some(({ code }) => code === node.code)) faults.push({ code: 'NODE_TWICE', at: '/code' })
  if (node.name.zh.trim() === '' || node.name.en.trim() === '')
    faults.push({ code: 'SCHEME_WORDS_MISSING', at: '/name' })
  const above = node.parent === null ? null : byCode.get(node.parent)
  const isDeep = pathOf(node, byCode).length > depthMax
  if (above === undefined || isDeep || (above !== null && above.indicator !== null))
    faults.push({ code: 'NODE_PARENT_WRONG', at: '/parent' })
  if (!Number.isInteger(node.weight) || node.weight < 1 || node.weight > fullWeight)
    faults.push({ code: 'NODE_WEIGHT_WRONG', at: '/weight' })
  return [
    ...faults,
    ...(node.indicator === null ? findBranchFaults(node, byCode) : findLeafFaults(node, earlier, indicators)),
  ]
}

function findBranchFaults(node: SchemeNode, byCode: ReadonlyMap<string, SchemeNode>): readonly SchemeFault[] {
  const isEmpty = ![...byCode.values()].some(({ parent }) => parent === node.code)
  const empty: readonly SchemeFault[] = isEmpty ? [{ code: 'NODE_EMPTY', at: '' }] : []
  return node.alternates.length === 0 ? empty : [...empty, { code: 'ALTERNATES_WRONG', at: '/alternates' }]
}

function findLeafFaults(
  { indicator: own }: SchemeNode,
  earlier: readonly SchemeNode[],
  indicators: ReadonlySet<string>,
): readonly SchemeFault[] {
  const faults: SchemeFault[] = []
  if (!indicators.has(own ?? '')) faults.push({ code: 'INDICATOR_UNKNOWN', at: '/indicator' })
  if (earlier.some(({ indicator }) => indicator === own))
    faults.push({ code: 'INDICATOR_COUNTED_TWICE', at: '/indicator' })
  return faults
}

/** Every kind of window at which something of the scheme does not apply. */
function kindsOf({ indicators }: ScoreScheme): readonly WindowKind[] {
  return [...new Set(indicators.flatMap(({ notAtKinds }) => notAtKinds))].sort()
}

function findAlternateFaults(scheme: ScoreScheme, nodes: readonly SchemeNode[], root: string): readonly SchemeFault[] {
  const leaves = new Map(nodes.filter(({ indicator }) => indicator !== null).map((node) => [node.code, node]))
  const faults = nodes.flatMap((node, place): readonly SchemeFault[] => {
    const { alternates } = node
    if (node.indicator === null || alternates.length === 0) return []
    const isKnown = alternates.every(({ node: to }) => to !== node.code && leaves.has(to))
    const isOnce = new Set(alternates.map(({ node: to }) => to)).size === alternates.length
    const isWhole = alternates.every(({ share }) => Number.isInteger(share) && share > 0)
    if (isKnown && isOnce && isWhole && isFull(alternates.map(({ share }) => share))) return []
    return [{ code: 'ALTERNATES_WRONG', at: `${root}/${place}/alternates` }]
  })
  if (faults.length > 0) return faults
  for (const kind of kindsOf(scheme)) {
    const away = inapplicableAt(scheme, kind)
    if (moveWeights(nodes, away).lost === 0n) continue
    // Named once for each leaf whose weight would get lost at windows of that kind.
    for (const [place, node] of nodes.entries()) {
      if (node.indicator === null || !away.has(node.indicator)) continue
      const arrives = node.alternates.every(({ node: to }) => !away.has(leaves.get(to)?.indicator ?? ''))
      const at = `${root}/${place}/alternates`
      const isLost = node.alternates.length === 0 || !arrives
      if (isLost && !faults.some((fault) => fault.at === at)) faults.push({ code: 'ALTERNATES_WRONG', at })
    }
  }
  return faults
}
