import type { AppealAsker } from '../../domain/appeal.ts'
import { findAsker, type Story } from '../handling-order/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface AppealDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** Who come from outside the administration (C6, G8). */
const outsiders = ['THIRD_PARTY_EVALUATOR', 'SOCIAL_SUPERVISOR']

/** Who is signed in, in relation to the order that was appealed against. */
export async function toAppealAsker(
  { world, rules }: AppealDeps,
  { accountId, post }: Session,
  { row, order }: Story,
): Promise<AppealAsker> {
  const found = post === null ? undefined : await findAsker(world.app, accountId, post.postId)
  if (post === null || found === undefined) throw new Refused('FORBIDDEN')
  const isOfHall = post.hallId === row.hallId || found.accountHallId === row.hallId
  const { organizationId, staffId } = found
  return {
    accountId,
    isRated: staffId !== null && staffId === row.staffId,
    isOfHall,
    speaksForUnit: (post.role === 'WINDOW_SUPERVISOR' && isOfHall) || organizationId === order.organizationId,
    organizationId,
    isAbove:
      post.hallId === null &&
      post.divisionId !== row.divisionId &&
      rules.divisionPath(row.divisionId).includes(post.divisionId),
    isOutsider: outsiders.includes(post.role),
  }
}
