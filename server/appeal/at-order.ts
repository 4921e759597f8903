import type { seeAppealOfOrder } from '../../contracts/appeal.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { lodgingOf } from '../../domain/appeal-option.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { readScoped } from '../access/index.ts'
import { findStory, type Holder, loadReached, type Story } from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { Asking } from './actions.ts'
import { type AppealDeps, toAppealAsker, toAppealedOrder } from './asker.ts'
import { standingAt, toText } from './list.ts'
import { listAppeals } from './store.ts'
import { loadAppealStory } from './story.ts'

type AtOrder = AnswerOf<typeof seeAppealOfOrder>

/** Beside an order: its appeal, or whether whoever asks may lodge one. */
export async function viewAppealOfOrder(
  deps: AppealDeps,
  { session, reach: held }: Asking,
  orderId: string,
): Promise<AtOrder> {
  const { holder, reach } = await loadReached(deps, session, held, orderId)
  const found = await readScoped(deps, reach, (tx) => findAtOrder(deps, tx, holder, orderId))
  if (found === undefined) throw new Refused('NOT_FOUND', '/orderId')
  return found
}

/**
 * Whoever calls it has made sure that the order may be spoken of.
 *
 * @param learnedAt where whoever asks was told later than it was opened
 */
export async function findAtOrder(
  { world, rules }: AppealDeps,
  db: Database,
  holder: Holder,
  orderId: string,
  learnedAt?: number,
): Promise<AtOrder | undefined> {
  const now = world.now()
  const order = await findStory(rules, db, orderId)
  if (order === undefined) return undefined
  const [row] = await listAppeals(db, { orderId, limit: 1, today: toPlainDate(now) })
  if (row === undefined) return { appeal: null, lodging: viewLodging(rules, holder, { order, learnedAt }, now) }
  const story = await loadAppealStory(rules, db, row)
  const appeal = {
    appealId: row.id,
    standing: standingAt(story, now),
    verdict: story.appeal.verdict,
    objectUntil: toText(story.times.objectUntil),
    lodgedAt: new Date(story.appeal.lodgedAt).toISOString(),
  }
  return { appeal, lodging: null }
}

interface Learned {
  readonly order: Story
  readonly learnedAt: number | undefined
}

function viewLodging(
  rules: AppealDeps['rules'],
  holder: Holder,
  { order, learnedAt }: Learned,
  now: number,
): AtOrder['lodging'] {
  // A complaint is no evaluation: there is nothing that would not count.
  if (order.row.evaluationId === null || !isPermitted(holder.post.role, 'appeal:lodge')) return null
  const policy = rules.loadPolicy('appeal', order.row.divisionId, now).body
  const context = { policy, calendar: order.calendar, now }
  const lodging = lodgingOf(toAppealedOrder(order, learnedAt), toAppealAsker(rules, holder, order), context)
  if (lodging === undefined) return null
  return { hindrance: lodging.hindrance, until: toText(lodging.until), grounds: [...policy.grounds] }
}
