import { toNetwork } from '../../../domain/agent.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { appendMessage } from '../../message/index.ts'
import type { Database } from '../../platform/database.ts'
import type { World } from '../../platform/world.ts'
import { findAccountId, noteDevice } from './store.ts'

/** Tells the holder when his account is used from a browser or a network it has not been used from; the very first time tells nothing. */
export async function tellNewDevice(
  world: Pick<World, 'vault' | 'now'>,
  tx: Database,
  accountId: string,
  { from, agent }: { readonly from: string | null; readonly agent: string | null },
): Promise<void> {
  const now = world.now()
  const mark = world.vault.blindIndex('sign-in', `device|${accountId}|${agent ?? ''}|${toNetwork(from)}`)
  const { isNew, hasOthers } = await noteDevice(tx, { accountId, mark, at: new Date(now) })
  if (!isNew || !hasOthers) return
  const detail = { agent: agent ?? '', from: from ?? '' }
  await appendMessage(tx, { accountId }, { kind: 'SIGNED_IN_ELSEWHERE', detail, page: 'own' }, now)
}

/** Tells the holder that somebody tries passwords: once a day, however often. A name that nobody has tells nobody. */
export async function tellLocked(tx: Database, username: string, now: number): Promise<void> {
  const accountId = await findAccountId(tx, username)
  if (accountId === undefined) return
  const onceKey = `account-locked|${accountId}|${toPlainDate(now)}`
  await appendMessage(tx, { accountId }, { kind: 'ACCOUNT_LOCKED', page: 'own', onceKey }, now)
}
