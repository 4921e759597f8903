import { type Database, findRow, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface NewReminderPhone {
  readonly accountId: string
  readonly recordId: string
  readonly divisionId: number
  readonly key: WrappedKey
  readonly sealed: Buffer
  readonly at: Date
}

/** In the place of the one before, of which nothing stays. */
export async function replaceReminderPhone(tx: Database, row: NewReminderPhone): Promise<void> {
  await sql`
    with data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      values (${row.recordId}, ${row.divisionId}, null, ${row.key.epoch}, ${row.key.wrapped})
    )
    insert into reminder_phone (account_id, record_id, sealed, kept_at)
    values (${row.accountId}, ${row.recordId}, ${row.sealed}, ${row.at})
    on conflict (account_id) do update set record_id = ${row.recordId}, sealed = ${row.sealed}, kept_at = ${row.at}, reminded_at = null`.execute(
    tx,
  )
}

export async function deleteReminderPhone(tx: Database, accountId: string): Promise<void> {
  await sql`delete from reminder_phone where account_id = ${accountId}`.execute(tx)
}

/** Of accounts that were closed or have run out: nobody is reminded there any more. */
export async function deleteUnneeded(db: Database, now: Date): Promise<void> {
  await sql`
    delete from reminder_phone where account_id in (
      select r.account_id from reminder_phone r join account a on a.id = r.account_id where a.disabled_at is not null or a.expires_at <= ${now})`.execute(
    db,
  )
}

export interface ReminderPhoneRow extends WrappedKey {
  readonly recordId: string
  readonly sealed: Buffer
  readonly keptAt: Date
}

/** Read in the vault’s role alone. */
export function findSealedPhone(vaultDb: Database, accountId: string): Promise<ReminderPhoneRow | undefined> {
  return findRow(
    vaultDb,
    sql<ReminderPhoneRow>`
      select r.record_id as "recordId", r.sealed, r.kept_at as "keptAt", k.epoch, k.wrapped
      from reminder_phone r join vault.data_key k on k.record_id = r.record_id
      where r.account_id = ${accountId}`,
  )
}
