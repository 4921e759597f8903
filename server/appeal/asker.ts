import type { AppealAsker, AppealedOrder } from '../../domain/appeal.ts'
import type { Holder, Story } from '../handling-order/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'

export interface AppealDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** Who come from outside the administration (C6, G8). */
const outsiders = ['THIRD_PARTY_EVALUATOR', 'SOCIAL_SUPERVISOR']

/** Who is signed in, in relation to the order that was appealed against. */
export function toAppealAsker(rules: RuleBook, holder: Holder, { row, order }: Story): AppealAsker {
  const { accountId, post, organizationId, staffId, accountHallId } = holder
  const isOfHall = post.hallId === row.hallId || accountHallId === row.hallId
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

/** @param learnedAt where whoever asks was told later than it was opened */
export function toAppealedOrder({ row, order }: Story, learnedAt = row.openedAt.getTime()): AppealedOrder {
  return { ...order, learnedAt }
}
