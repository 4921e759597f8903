import { addDays, startOfDay, toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { findRecipient, type LetterChannel, outsideQuietHours } from '../../../domain/letter.ts'
import type { NoticeKind } from '../../../domain/notice.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import type { PolicyBody } from '../../policy/index.ts'
import { stopHash } from '../write.ts'
import { findNoticeRecipient, indexesOf, type NoticeDeps } from './address.ts'
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
  order: NoticedOrder,
  notice: NoticeKind,
  turn: number,
): Promise<NewNotice | undefined> {
  const policies = findPolicies(deps, order, notice)
  const recipient =
    policies === undefined ? undefined : await findNoticeRecipient(deps, { ...order, orderId: order.id })
  return policies === undefined || recipient === undefined
    ? undefined
    : toNotice(deps, order, { notice, turn, channel: recipient.channel, policies })
}

/**
 * The notice that an order has been opened, for whoever leaves his phone with it at this moment. Undefined also where nobody is named who
 * would bring it: whoever waits for it would wait for ever.
 */
export function prepareFirstNotice(
  deps: NoticeDeps,
  order: NoticedOrder,
  notice: NoticeKind,
  phone: string,
): { readonly notice: NewNotice; readonly indexes: readonly Buffer[] } | undefined {
  const { world } = deps
  const policies = findPolicies(deps, order, notice)
  if (policies === undefined) return undefined
  const recipient = findRecipient({ phone }, undefined, policies.letters, world.letterChannels)
  if (recipient === undefined || !world.isNoticeCarried(recipient.channel, notice)) return undefined
  return {
    notice: toNotice(deps, order, { notice, turn: 1, channel: recipient.channel, policies }),
    indexes: indexesOf(world, recipient),
  }
}

interface Policies {
  readonly notices: PolicyBody<'notice'>
  readonly letters: PolicyBody<'letter'>
}

/** Undefined where no such notice is wanted. */
function findPolicies(
  { world, rules }: NoticeDeps,
  { divisionId, isDrill }: NoticedOrder,
  notice: NoticeKind,
): Policies | undefined {
  const now = world.now()
  const notices = rules.findPolicy('notice', divisionId, now)?.body
  const letters = rules.findPolicy('letter', divisionId, now)?.body
  if (isDrill || notices === undefined || letters === undefined) return undefined
  return notices.kinds.includes(notice) && notices.wording[notice] !== undefined ? { notices, letters } : undefined
}

interface Telling {
  readonly notice: NoticeKind
  readonly turn: number
  readonly channel: LetterChannel
  readonly policies: Policies
}

function toNotice(
  { world: { vault, now: clock } }: NoticeDeps,
  { id: orderId, divisionId, hallId, openedAt }: NoticedOrder,
  { notice, turn, channel, policies: { notices, letters } }: Telling,
): NewNotice {
  const now = clock()
  const id = uuidV7(now)
  return {
    id,
    orderId,
    notice,
    noticeKey: `${notice}:${turn}`,
    channel,
    recipientIndex: noticeRecipientIndex(vault, orderId),
    codeHash: noticeCodeHash(noticeCode(vault, id)),
    stopHash: stopHash(noticeStopCode(vault, id)),
    divisionId,
    hallId,
    serviceDay: toPlainDate(openedAt.getTime()),
    dueAt: new Date(now),
    notBefore: new Date(outsideQuietHours(now, letters)),
    expiresAt: new Date(startOfDay(addDays(toPlainDate(now), notices.validNaturalDays + 1))),
  }
}
