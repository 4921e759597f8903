import { type Database, findRow, sql } from '../../platform/database.ts'

/**
 * Notes that an account is used from somewhere. The account is held until the end of the transaction, so that two sign-ins at once do
 * not both find nothing.
 * @returns whether that is new, and whether anything else was known before
 */
export async function noteDevice(
  tx: Database,
  { accountId, mark, at }: { readonly accountId: string; readonly mark: Buffer; readonly at: Date },
): Promise<{ readonly isNew: boolean; readonly hasOthers: boolean }> {
  const row = await findRow(
    tx,
    sql<{ isNew: boolean; hasOthers: boolean }>`
      with known as (
        select mark from account_known_device where account_id = ${accountId}
      ), noted as (
        insert into account_known_device (account_id, mark, first_at, last_at)
        values (${accountId}::uuid, ${mark}::bytea, ${at}::timestamptz, ${at}::timestamptz)
        on conflict (account_id, mark) do update set last_at = excluded.last_at
        returning mark
      )
      select not exists (select from known join noted using (mark)) as "isNew",
        exists (select from known where mark <> ${mark}::bytea) as "hasOthers"`,
  )
  return row ?? { isNew: false, hasOthers: false }
}

/** The account of a user name, where there is one. */
export async function findAccountId(tx: Database, username: string): Promise<string | undefined> {
  return (await findRow(tx, sql<{ id: string }>`select id from account where username = ${username}`))?.id
}
