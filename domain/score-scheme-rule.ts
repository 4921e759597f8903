import { fullWeight } from './score-scheme.ts'

/**
 * 约束规则: what a document asks of every scheme that is held to it. The numbers are policy (`score-scheme`); here is what they mean. Shares are
 * ten-thousandths.
 */
export const shareRuleNames = [
  'processMin',
  'publicMin',
  'publicMax',
  'thirdPartyMin',
  'thirdPartyMax',
  'systemMin',
  'systemMax',
  'internalMin',
  'internalMax',
  'volumeMax',
] as const
export type ShareRuleName = (typeof shareRuleNames)[number]

/** Of every indicator: where it comes from; how it becomes points. */
export const neededRuleNames = ['sourceNeeded', 'ruleNeeded'] as const
type NeededRuleName = (typeof neededRuleNames)[number]

export interface ShareRule {
  readonly pack: string
  readonly name: ShareRuleName
  readonly share: number
  /** Where it is written. */
  readonly source: string
}

interface NeededRule {
  readonly pack: string
  readonly name: NeededRuleName
  readonly source: string
}

export type SchemeRule = ShareRule | NeededRule

/** What a pack sets, as the policy keeps it. What is not set is not asked. */
export type PackBody = { readonly [name in ShareRuleName]?: number } & { readonly [name in NeededRuleName]?: true }

/** @param sourceOf where a rule of a pack is written */
export function rulesOfPacks(
  packs: Readonly<Record<string, PackBody>>,
  sourceOf: (pack: string, name: SchemeRule['name']) => string,
): readonly SchemeRule[] {
  return Object.keys(packs)
    .sort()
    .flatMap((pack): readonly SchemeRule[] => {
      const body = packs[pack] ?? {}
      const needed = neededRuleNames
        .filter((name) => body[name] === true)
        .map((name) => ({ pack, name, source: sourceOf(pack, name) }))
      const shares = shareRuleNames.flatMap((name) => {
        const share = body[name]
        return share === undefined ? [] : [{ pack, name, share, source: sourceOf(pack, name) }]
      })
      return [...needed, ...shares]
    })
}

export const isShareRule = (rule: SchemeRule): rule is ShareRule => 'share' in rule

/** Rules that no scheme could keep together. Each names its pack and its source; which of them gives way is for people to decide. */
export interface SchemeConflict {
  readonly rules: readonly ShareRule[]
}

const groupMeasures = ['public', 'thirdParty', 'system', 'internal'] as const

export function findConflicts(rules: readonly SchemeRule[]): readonly SchemeConflict[] {
  const shares = rules.filter(isShareRule)
  const conflicts: SchemeConflict[] = []
  for (const measure of groupMeasures) {
    const least = shares.filter(({ name }) => name === `${measure}Min`)
    const most = shares.filter(({ name }) => name === `${measure}Max`)
    for (const min of least) for (const max of most) if (min.share > max.share) conflicts.push({ rules: [min, max] })
  }
  const [least, most] = [strictest(shares, 'Min'), strictest(shares, 'Max')]
  // Together they ask for more than there is, or allow less than has to be given away.
  if (sum(least) > fullWeight) conflicts.push({ rules: least })
  if (most.length === groupMeasures.length && sum(most) < fullWeight) conflicts.push({ rules: most })
  return conflicts
}

function strictest(shares: readonly ShareRule[], bound: 'Min' | 'Max'): readonly ShareRule[] {
  return groupMeasures.flatMap((measure) => {
    const same = shares.filter(({ name }) => name === `${measure}${bound}`)
    const order = same.toSorted((one, other) => (bound === 'Min' ? other.share - one.share : one.share - other.share))
    return order.slice(0, 1)
  })
}

const sum = (rules: readonly ShareRule[]) => rules.reduce((total, { share }) => total + share, 0)
