import { isStopped } from '../letter/index.ts'
import { type Database, findRow, sql } from '../platform/database.ts'

type Wish = 'STOP' | 'RESUME'

export interface NewWish {
  readonly recipientIndexes: readonly Buffer[]
  readonly wish: Wish
  /** Who passes it on; null: the recipient, by the link in a letter. */
  readonly apiKeyId: string | null
  readonly at: Date
}

/** Every STOP that no RESUME has taken back, and whose it is: there is one exactly where the last wish is STOP. */
const standing = (recipientIndex: ReturnType<typeof sql>) => sql`
  select d.api_key_id from do_not_call d where d.recipient_index = ${recipientIndex} and d.wish = 'STOP'
    and d.seq > coalesce((select max(r.seq) from do_not_call r where r.recipient_index = d.recipient_index and r.wish = 'RESUME'), 0)`

/**
 * Adds a wish for every address of a person. The same wish of the same author again is not written again; but whoever says STOP
 * where another has said it already says it too, so that it does not end with the other’s.
 */
export async function appendWish(tx: Database, { recipientIndexes, wish, apiKeyId, at }: NewWish): Promise<void> {
  const isNews =
    wish === 'STOP'
      ? sql`not exists (select from (${standing(sql`sent.recipient_index`)}) s where s.api_key_id is not distinct from ${apiKeyId}::uuid)`
      : isStopped(sql`sent.recipient_index`)
  await sql`
    insert into do_not_call (recipient_index, wish, api_key_id, at)
    select sent.recipient_index, ${wish}, ${apiKeyId}::uuid, ${at}::timestamptz from unnest(${recipientIndexes}::bytea[]) as sent (recipient_index)
    where ${isNews}`.execute(tx)
}

/** Two wishes for one address wait for each other: what is decided about the first is not overtaken by the second. */
export async function lockRecipients(tx: Database, recipientIndexes: readonly Buffer[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('do-not-call|' || encode(recipient_index, 'hex'), 0))
    from (select recipient_index from unnest(${recipientIndexes}::bytea[]) as sent (recipient_index) order by 1) sorted`.execute(
    tx,
  )
}

/** Does a STOP stand that was not passed on by a key of the same division and hall: the recipient’s own, or one told elsewhere? */
export async function isStoppedByAnother(tx: Database, recipientIndex: Buffer, apiKeyId: string): Promise<boolean> {
  const row = await findRow(
    tx,
    sql<{ one: number }>`
      select 1 as one from (${standing(sql`${recipientIndex}::bytea`)}) s
      where not exists (select from api_key theirs join api_key mine on mine.division_id = theirs.division_id
        and mine.hall_id is not distinct from theirs.hall_id where theirs.id = s.api_key_id and mine.id = ${apiKeyId}::uuid)
      limit 1`,
  )
  return row !== undefined
}

export interface StopCodeMeaning {
  /** Of an invitation: the address, and the same person’s other. */
  readonly recipientIndex: Buffer
  readonly otherIndex: Buffer | null
  /** Of a notice: whom it went to is opened from the vault. */
  readonly orderId: string | null
  /** Of a reminder: who has left the number. */
  readonly accountId: string | null
  readonly letterId: string
  readonly divisionId: number
}

export function findByStopHash(db: Database, stopHash: Buffer): Promise<StopCodeMeaning | undefined> {
  return findRow(
    db,
    sql<StopCodeMeaning>`
      select l.recipient_index as "recipientIndex", l.other_index as "otherIndex", l.order_id as "orderId",
        l.account_id as "accountId", l.id as "letterId", l.division_id as "divisionId"
      from letter l where l.stop_hash = ${stopHash}`,
  )
}

/** The last wish for an address. */
export async function findWish(db: Database, recipientIndex: Buffer): Promise<Wish> {
  const row = await findRow(
    db,
    sql<{ wish: Wish }>`
      select wish from do_not_call where recipient_index = ${recipientIndex} order by seq desc limit 1`,
  )
  return row?.wish ?? 'RESUME'
}

/** Was it last wished that nothing be sent to any of these addresses? */
export async function isUnwanted(db: Database, recipientIndexes: readonly Buffer[]): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ one: number }>`
      select 1 as one from unnest(${recipientIndexes}::bytea[]) as sent (recipient_index)
      where ${isStopped(sql`sent.recipient_index`)} limit 1`,
  )
  return row !== undefined
}
