import type { PlainDate } from './kernel/plain-date.ts'

/** One version of one policy: what holds from a day on in a division and everything below it, and where that is written. */
export interface PolicyVersion<Body = unknown> {
  readonly id: number
  readonly word: string
  readonly divisionId: number
  readonly effectiveFrom: PlainDate
  readonly version: number
  /** The first day on which it holds no more; null: until a later one comes. */
  readonly effectiveUntil: PlainDate | null
  readonly source: string
  /** By JSON pointer: of what has a source of its own. The rest is as its document, `source`, says. */
  readonly sources: RuleSources
  readonly body: Body
}

/** Where one rule of a policy is written. */
export interface RuleSource {
  readonly text: string
  /** null: nobody has found out when it was published. */
  readonly publishedOn: PlainDate | null
  readonly url: string | null
  /** The document itself sets it, knowing that the level above is stricter. */
  readonly mayBeLaxer: boolean
}

export type RuleSources = Readonly<Record<string, RuleSource>>

/**
 * The version in force for a place on a day: of the nearest division up the tree that has one, the latest not after the
 * day and not over by then, and of that the highest version. `divisionPath` runs from the place itself up to the country.
 * The version in force when something happened governs it for ever.
 */
export function findPolicyInForce<Body>(
  versions: readonly PolicyVersion<Body>[],
  divisionPath: readonly number[],
  on: PlainDate,
): PolicyVersion<Body> | undefined {
  for (const divisionId of divisionPath) {
    const best = versions
      .filter((version) => version.divisionId === divisionId && isInForce(version, on))
      .reduce<PolicyVersion<Body> | undefined>((found, next) => (isLater(next, found) ? next : found), undefined)
    if (best !== undefined) return best
  }
  return undefined
}

function isInForce({ effectiveFrom, effectiveUntil }: PolicyVersion, on: PlainDate): boolean {
  return effectiveFrom <= on && (effectiveUntil === null || on < effectiveUntil)
}

function isLater(next: PolicyVersion, found: PolicyVersion | undefined): boolean {
  if (found === undefined || next.effectiveFrom > found.effectiveFrom) return true
  return next.effectiveFrom === found.effectiveFrom && next.version > found.version
}
