import type { AppealEvent } from '../../domain/appeal.ts'
import type { MessageDetail } from '../../domain/message.ts'
import { findPlaces } from '../handling-order/index.ts'
import { appendMessages, type NewMessage, type Recipient } from '../message/index.ts'
import type { Database } from '../platform/database.ts'
import { isLodgedByRated } from './store.ts'

interface Told {
  readonly id: string
  readonly orderId: string
  readonly divisionId: number
  readonly hallId: number
}

/** Whoever may decide; whether somebody is of the hall or the unit is asked when he does. */
const deciders = ['REVIEWER', 'WORKING_GROUP'] as const

/**
 * Tells what has happened to an appeal in its own transaction: those who decide, that there is one and that the citizen objects;
 * whoever lodged it, how it was decided.
 */
export async function tellOfAppeal(
  tx: Database,
  row: Told,
  { events, lodgedBy }: { readonly events: readonly AppealEvent[]; readonly lodgedBy: string | null },
  now: number,
): Promise<void> {
  for (const event of events) {
    if (event.kind === 'LODGED')
      await appendMessages(tx, toDeciders(row, 'APPEAL_LODGED', await loadPlace(tx, row)), now)
    if (event.kind === 'CITIZEN_SPOKE' && event.stance === 'OBJECTS')
      await appendMessages(tx, toDeciders(row, 'APPEAL_OBJECTED', await loadPlace(tx, row)), now)
    if (event.kind === 'DECIDED' && lodgedBy !== null) {
      const isRated = await isLodgedByRated(tx, row.orderId, lodgedBy)
      const { target, ...message } = toMessage(row, 'APPEAL_DECIDED', {
        ...(await loadPlace(tx, row)),
        verdict: event.verdict,
      })
      // Whoever is rated follows it beside his own evaluation, where no number says which order it is.
      const shown = isRated ? { ...message, page: 'own-evaluations' as const } : { ...message, target }
      await appendMessages(tx, [{ to: { accountId: lodgedBy }, message: shown }], now)
    }
  }
}

async function loadPlace(tx: Database, { orderId }: Told): Promise<MessageDetail> {
  const place = (await findPlaces(tx, [orderId])).get(orderId)
  if (place === undefined) throw new Error('an appeal is about an order')
  return { hallCode: place.hallCode, windowCode: place.windowCode ?? '' }
}

function toDeciders(row: Told, kind: 'APPEAL_LODGED' | 'APPEAL_OBJECTED', place: MessageDetail) {
  const { divisionId, hallId } = row
  return deciders.map((role): { to: Recipient; message: NewMessage } => {
    const message = toMessage(row, kind, place)
    return { to: { role, divisionId, hallId }, message: { ...message, onceKey: `${message.onceKey}|${role}` } }
  })
}

function toMessage({ id }: Told, kind: NewMessage['kind'], detail: MessageDetail) {
  return { kind, detail, page: 'appeals', target: id, onceKey: `appeal|${id}|${kind}` } as const
}
