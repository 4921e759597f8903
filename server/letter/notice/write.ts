import { addDays, startOfDay, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { outsideQuietHours } from '../../../domain/letter.ts'
import type { NoticeKind } from '../../../domain/notice.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { stopHash } from '../write.ts'
import { findNoticeRecipient, type NoticeDeps } from './address.ts'
import { noticeCode, noticeCodeHash, noticeRecipientIndex, noticeStopCode } from './codes.ts'
import type { NewNotice } from './store.ts'

/** The order that is told about. */
export interface NoticedOrder {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly isDrill: boolean
  readonly openedAt: Date
}

/**
 * Prepares what is to be told; it is inserted in the transaction of what it tells of. Undefined where there is no way to the citizen,
 * or the policy wants none.
 *
 * @param turn what of its kind it is, of the order: told again under the same, it is not told twice
 */
export async function prepareNotice(
  deps: NoticeDeps,
  { id: orderId, divisionId, hallId, isDrill, openedAt }: NoticedOrder,
  notice: NoticeKind,
  turn: number,
): Promise<NewNotice | undefined> {
  const { world, rules } = deps
  const now = world.now()
  const policy = rules.findPolicy('notice', divisionId, now)?.body
  const letters = rules.findPolicy('letter', divisionId, now)?.body
  if (isDrill || policy === undefined || letters === undefined || !policy.kinds.includes(notice)) return undefined
  const recipient = await findNoticeRecipient(deps, { orderId, divisionId })
  if (recipient === undefined) return undefined
  const { vault } = world
  const id = uuidV7(now)
  return {
    id,
    orderId,
    notice,
    noticeKey: `${notice}:${turn}`,
    channel: recipient.channel,
    recipientIndex: noticeRecipientIndex(vault, orderId),
    codeHash: noticeCodeHash(noticeCode(vault, id)),
    stopHash: stopHash(noticeStopCode(vault, id)),
    divisionId,
    hallId,
    serviceDay: toPlainDate(openedAt.getTime()),
    dueAt: new Date(now),
    notBefore: new Date(outsideQuietHours(now, letters)),
    expiresAt: new Date(startOfDay(addDays(toPlainDate(now), policy.validNaturalDays + 1))),
  }
}
