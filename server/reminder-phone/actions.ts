import type { keepReminderPhone } from '../../contracts/reminder.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { findMobile } from '../../domain/letter.ts'
import { maskPhone } from '../../domain/masking.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { Session } from '../session/index.ts'
import { deleteReminderPhone, findSealedPhone, replaceReminderPhone } from './store.ts'

type Kept = AnswerOf<typeof keepReminderPhone>

interface ReminderPhone {
  readonly phone: string
  readonly keptAt: Date
}

/** Opened at this moment and kept nowhere else. Undefined where none was left, or it was taken away. */
export async function findReminderPhone(
  { vault, vaultDb }: Pick<World, 'vault' | 'vaultDb'>,
  accountId: string,
): Promise<ReminderPhone | undefined> {
  const row = await findSealedPhone(vaultDb, accountId)
  if (row === undefined) return undefined
  const phone = vault.openRecord(row.recordId, row).open('reminder_phone|sealed', row.sealed).toString('utf8')
  return { phone, keptAt: row.keptAt }
}

export async function viewReminderPhone(world: World, { accountId }: Pick<Session, 'accountId'>): Promise<Kept> {
  const found = await findReminderPhone(world, accountId)
  return found === undefined
    ? { phone: null, keptAt: null }
    : { phone: maskPhone(found.phone), keptAt: found.keptAt.toISOString() }
}

/** @param inAudit says that a number was left, and not which */
export async function keepPhone(
  world: World,
  session: Pick<Session, 'accountId' | 'accountDivisionId'>,
  sent: string,
  inAudit: Transact,
): Promise<Kept> {
  const phone = findMobile(sent)
  if (phone === undefined) throw new Refused('MALFORMED', '/phone')
  const { accountId, accountDivisionId: divisionId } = session
  const now = world.now()
  const recordId = uuidV7(now)
  const record = world.vault.newRecord(recordId, now)
  const sealed = record.seal('reminder_phone|sealed', phone)
  await inAudit(world.app, (tx) =>
    replaceReminderPhone(tx, { accountId, recordId, divisionId, key: record.key, sealed, at: new Date(now) }),
  )
  return viewReminderPhone(world, session)
}

export async function removePhone(world: World, session: Pick<Session, 'accountId'>, inAudit: Transact): Promise<Kept> {
  await inAudit(world.app, (tx) => deleteReminderPhone(tx, session.accountId))
  return viewReminderPhone(world, session)
}
