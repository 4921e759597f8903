import { type Database, findRow, sql } from '../platform/database.ts'

type Wish = 'STOP' | 'RESUME'

export interface NewWish {
  readonly recipientIndexes: readonly Buffer[]
  readonly wish: Wish
  readonly apiKeyId: string | null
  readonly at: Date
}

/** Adds a wish for every address of a person; the same wish again is not written again. */
export async function appendWish(db: Database, { recipientIndexes, wish, apiKeyId, at }: NewWish): Promise<void> {
  await sql`
    insert into do_not_call (recipient_index, wish, api_key_id, at)
    select sent.recipient_index, ${wish}, ${apiKeyId}::uuid, ${at}::timestamptz from unnest(${recipientIndexes}::bytea[]) as sent (recipient_index)
    where coalesce((select d.wish from do_not_call d where d.recipient_index = sent.recipient_index order by d.seq desc limit 1), 'RESUME') <> ${wish}`.execute(
    db,
  )
}

export interface StopCodeMeaning {
  readonly recipientIndex: Buffer
  readonly otherIndex: Buffer | null
  readonly wish: Wish
}

/** Whom a stop code belongs to and what was wished last; undefined where its letter is no longer kept, or never was. */
export function findByStopHash(db: Database, stopHash: Buffer): Promise<StopCodeMeaning | undefined> {
  return findRow(
    db,
    sql<StopCodeMeaning>`
      select l.recipient_index as "recipientIndex", l.other_index as "otherIndex",
        coalesce((select d.wish from do_not_call d where d.recipient_index = l.recipient_index order by d.seq desc limit 1), 'RESUME') as wish
      from letter l where l.stop_hash = ${stopHash}`,
  )
}
