import type { Reach } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Holder, loadHolder } from '../handling-order/index.ts'
import type { World } from '../platform/world.ts'
import type { Session } from '../session/index.ts'
import { findStanding, type Standing } from './store.ts'

/** Who asks, with what else he is in other posts than the one he comes in. */
export interface Party {
  readonly holder: Holder
  readonly standing: Standing
}

/** What somebody may be of, or have proposed himself. */
export interface OfUnit {
  readonly hallId: number
  readonly organizationId: number
  readonly proposedBy: string
}

/** @param since posts that have ended count from that day on */
export async function loadParty(
  world: World,
  { session }: { readonly session: Session; readonly reach: Reach },
  since: PlainDate,
): Promise<Party> {
  const holder = await loadHolder(world, session)
  return { holder, standing: await findStanding(world.app, session.accountId, since) }
}

/** What somebody has to do with it. */
export interface Relation {
  readonly isOfUnit: boolean
  readonly isProposer: boolean
}

/** Of the hall by his account or his post, or of those who handle for the unit. */
export function relationOf(holder: Holder, row: OfUnit): Relation {
  const { accountId, accountHallId, organizationId, post } = holder
  const isOfHall = post.hallId === row.hallId || accountHallId === row.hallId
  // A department handles in many halls: it is a party where the thing is its own.
  const isOfUnit = post.role === 'DEPARTMENT_HANDLER' ? organizationId === row.organizationId : isOfHall
  return { isOfUnit: isOfUnit || organizationId === row.organizationId, isProposer: row.proposedBy === accountId }
}

/** Whoever decides has to be a stranger in every post that he holds, or he would come in the other. */
export function relationInEveryPost({ holder, standing }: Party, row: OfUnit): Relation {
  const { isOfUnit, isProposer } = relationOf(holder, row)
  const isOfOther = standing.hallIds.includes(row.hallId) || standing.organizationIds.includes(row.organizationId)
  return { isOfUnit: isOfUnit || isOfOther, isProposer }
}
