import { type Database, findRow, sql } from '../../platform/database.ts'
import { sealedSteps } from '../../platform/sealed-insert.ts'
import type { WrappedKey } from '../../platform/vault.ts'

export interface TotpRow extends WrappedKey {
  readonly factorId: string
  readonly isConfirmed: boolean
  readonly lastStep: number
  readonly sealed: Buffer
}

/** Read in the vault’s role alone: nobody else opens a secret. */
export function findTotp(vaultDb: Database, accountId: string, factorId: string | null): Promise<TotpRow | undefined> {
  return findRow(
    vaultDb,
    sql<TotpRow>`
      select f.id as "factorId", f.confirmed_at is not null as "isConfirmed", f.last_step as "lastStep", k.epoch, k.wrapped, s.sealed
      from account_factor f
      join vault.data_key k on k.record_id = f.id
      join vault.sealed_field s on s.record_id = f.id and s.field = 'totp-secret'
      where f.account_id = ${accountId} and f.kind = 'TOTP' and f.removed_at is null
        and case when ${factorId}::uuid is null then f.confirmed_at is not null else f.id = ${factorId}::uuid end`,
  )
}

export interface NewTotp {
  readonly id: string
  readonly accountId: string
  readonly divisionId: number
  readonly key: WrappedKey
  readonly sealed: Buffer
  readonly at: Date
  readonly confirmedAt: Date | null
}

export async function insertTotp(tx: Database, row: NewTotp): Promise<void> {
  await sql`
    with ${sealedSteps({ ...row, recordId: row.id, hallId: null, field: 'totp-secret' })}
    insert into account_factor (id, account_id, kind, created_at, confirmed_at)
    values (${row.id}, ${row.accountId}, 'TOTP', ${row.at}, ${row.confirmedAt})`.execute(tx)
}

/** Takes a code’s time step once: of two that send the same code together, one gets it. */
export async function takeStep(
  tx: Database,
  factorId: string,
  step: number,
  confirmedAt: Date | null,
): Promise<boolean> {
  const taken = await findRow(
    tx,
    sql<{ id: string }>`
      update account_factor set last_step = ${step}, confirmed_at = coalesce(confirmed_at, ${confirmedAt}::timestamptz)
      where id = ${factorId} and last_step < ${step} and removed_at is null returning id`,
  )
  return taken !== undefined
}

export async function removeFactors(tx: Database, accountId: string, at: Date): Promise<void> {
  await sql`update account_factor set removed_at = ${at} where account_id = ${accountId} and removed_at is null`.execute(
    tx,
  )
}
