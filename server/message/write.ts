import type { Role } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { MessageDetail, MessageKind, MessagePage } from '../../domain/message.ts'
import type { Database } from '../platform/database.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { findRolePlaces, insertMessages, type Recipient } from './store.ts'

export interface NewMessage {
  readonly kind: MessageKind
  /** Codes, numbers and days: never a name, a phone, a case number or words of a citizen. */
  readonly detail?: MessageDetail
  /** Where in the console it leads. */
  readonly page?: MessagePage
  readonly target?: string
  /** What is told: told again under the same key, it is not told twice. */
  readonly onceKey?: string
}

/**
 * Tells an account, or whoever holds a role that reaches a place. Called with the transaction of the act that is told of: both are kept,
 * or neither.
 */
export async function appendMessage(tx: Database, to: Recipient, message: NewMessage, now: number): Promise<void> {
  await appendMessages(tx, [{ to, message }], now)
}

/** Many at once, in one statement. */
export async function appendMessages(
  tx: Database,
  letters: readonly { readonly to: Recipient; readonly message: NewMessage }[],
  now: number,
): Promise<void> {
  if (letters.length === 0) return
  const at = new Date(now)
  await insertMessages(
    tx,
    letters.map(({ to, message: { kind, detail = {}, page = null, target = null, onceKey = null } }) => ({
      to,
      id: uuidV7(now),
      at,
      kind,
      detail,
      page,
      target,
      onceKey,
    })),
  )
}

/** What concerns no one place is told wherever one of these roles is held. */
export async function appendEverywhere(
  tx: Database,
  roles: readonly Role[],
  { onceKey, ...message }: NewMessage & { readonly onceKey: string },
  now: number,
): Promise<void> {
  for (const place of await findRolePlaces(tx, roles, toPlainDate(now))) {
    const { role, divisionId, hallId } = place
    await appendMessage(tx, place, { ...message, onceKey: `${onceKey}|${role}|${divisionId}|${hallId ?? ''}` }, now)
  }
}
