import type { Appeal, AppealAsker, AppealedOrder } from '../../domain/appeal.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { loadHolder } from '../handling-order/index.ts'
import { Refused } from '../platform/refused.ts'
import type { Asking } from './actions.ts'
import { type AppealDeps, toAppealAsker, toAppealedOrder } from './asker.ts'
import { type AppealRow, listAppeals } from './store.ts'
import { type AppealStory, loadAppealStory } from './story.ts'

/** An appeal with who asks about it, for what comes of it elsewhere. */
export interface AskedAppeal {
  readonly row: AppealRow
  readonly appeal: Appeal
  readonly order: AppealedOrder
  /** What the citizen may be told about. */
  readonly told: AppealStory['order']['row']
  readonly asker: AppealAsker
}

/** Another place’s appeals are not there. */
export async function loadAppealAsked(
  { world, rules }: AppealDeps,
  { session, reach }: Asking,
  appealId: string,
): Promise<AskedAppeal> {
  const [row] = await listAppeals(world.app, { appealId, limit: 1, today: toPlainDate(world.now()) })
  if (row === undefined || !rules.isReached(reach, row)) throw new Refused('NOT_FOUND', '/appealId')
  const { appeal, order } = await loadAppealStory(rules, world.app, row)
  const asker = toAppealAsker(rules, await loadHolder(world, session), order)
  return { row, appeal, order: toAppealedOrder(order), told: order.row, asker }
}
