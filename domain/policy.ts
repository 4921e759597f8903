import type { PlainDate } from './kernel/plain-date.ts'

/** One version of one policy: what holds from a day on in a division and everything below it, and where that is written. */
export interface PolicyVersion<Body = unknown> {
  readonly id: number
  readonly word: string
  readonly divisionId: number
  readonly effectiveFrom: PlainDate
  readonly version: number
  readonly source: string
  readonly body: Body
}

/**
 * The version in force for a place on a day: of the nearest division up the tree that has one, the latest not after the
 * day, and of that the highest version. `divisionPath` runs from the place itself up to the country.
 * The version in force when something happened governs it for ever.
 */
export function findPolicyInForce<Body>(
  versions: readonly PolicyVersion<Body>[],
  divisionPath: readonly number[],
  on: PlainDate,
): PolicyVersion<Body> | undefined {
  for (const divisionId of divisionPath) {
    const best = versions
      .filter((version) => version.divisionId === divisionId && version.effectiveFrom <= on)
      .reduce<PolicyVersion<Body> | undefined>((found, next) => (isLater(next, found) ? next : found), undefined)
    if (best !== undefined) return best
  }
  return undefined
}

function isLater(next: PolicyVersion, found: PolicyVersion | undefined): boolean {
  if (found === undefined || next.effectiveFrom > found.effectiveFrom) return true
  return next.effectiveFrom === found.effectiveFrom && next.version > found.version
}
