import { mayTellPart } from './participation.ts'

/** 邀评计数: what was counted of a window and a day at one time. */
export interface InvitationCount {
  readonly revision: number
  readonly services: number
  readonly invited: number
  readonly evaluated: number
}

/**
 * Of which revisions of a window’s day it is told how many evaluated: never of a smaller group than the smallest, and never of two
 * between which fewer were invited than that, because what those few did would be the difference. Which are told does not depend on
 * when it is asked: a later revision hides no earlier one.
 */
export function revisionsToTell(counts: readonly InvitationCount[], smallestGroup: number): ReadonlySet<number> {
  const told = new Set<number>()
  let before = 0
  for (const { revision, invited } of counts.toSorted((a, b) => a.revision - b.revision)) {
    const isSmall = invited > 0 && invited < smallestGroup
    const isBeside = invited >= before && mayTellPart(before, invited, smallestGroup)
    if (isSmall || !isBeside) continue
    told.add(revision)
    before = invited
  }
  return told
}
