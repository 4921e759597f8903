import type { MessageKind } from '../../../domain/message.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface Candidate {
  readonly accountId: string
  readonly divisionId: number
  readonly keptAt: Date
  readonly remindedAt: Date | null
  /** Until when what came is in the last reminder: it waits for the morning, and counts what waits when it goes. */
  readonly toldUntil: Date | null
  /** When the reminders of the last days were to go. */
  readonly earlier: readonly Date[]
}

export interface CandidateWish {
  readonly kinds: readonly MessageKind[]
  /** No message of before is news. */
  readonly firstMessageId: string
  readonly unseenMs: number
  readonly earlierSince: Date
  readonly now: Date
}

/**
 * Open accounts with a number, to one of whose posts, or to whom, something may have been told since. What each of them is shown is asked afterwards, as
 * his inbox asks it: here a post of a division reaches everything.
 */
export function findCandidates(db: Database, wish: CandidateWish): Promise<readonly Candidate[]> {
  const { kinds, firstMessageId, unseenMs, earlierSince, now } = wish
  return queryRows(
    db,
    sql<Candidate>`
      select r.account_id as "accountId", a.division_id as "divisionId", r.kept_at as "keptAt", r.reminded_at as "remindedAt",
        told.until as "toldUntil", told.earlier
      from reminder_phone r join account a on a.id = r.account_id
      cross join lateral (
        select greatest(r.reminded_at, max(l.begun_at)) as until, coalesce(array_agg(l.due_at order by l.due_at)
          filter (where l.state <> 'DROPPED'), '{}') as earlier
        from letter l where l.account_id = r.account_id and l.due_at >= ${earlierSince}) told
      where a.disabled_at is null and (a.expires_at is null or a.expires_at > ${now})
        and exists (select from message m
          where m.id >= ${firstMessageId}::uuid and m.kind = any(${kinds}::text[]) and m.at >= r.kept_at
            and (told.until is null or m.at >= told.until - ${unseenMs}::integer * interval '1 millisecond')
            and (m.account_id = r.account_id or exists (select from account_post p
              where p.account_id = r.account_id and p.ended_at is null and p.role = m.role and (p.hall_id is null or p.hall_id = m.hall_id)))
            and not exists (select from message_read seen where seen.message_id = m.id and seen.account_id = r.account_id))
      order by r.account_id`,
  )
}

export interface NewReminder {
  readonly id: string
  readonly accountId: string
  readonly divisionId: number
  /** The newest message that it tells of. */
  readonly messageId: string
  readonly recipientIndex: Buffer
  readonly stopHash: Buffer
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly at: Date
  /** When the last one was written, as far as its writer knew. */
  readonly remindedAt: Date | null
}

/** Only where nobody has written one meanwhile. @returns whether it was written */
export async function insertReminder(tx: Database, row: NewReminder): Promise<boolean> {
  const written = await findRow(
    tx,
    sql<{ id: string }>`
      with taken as (
        update reminder_phone set reminded_at = greatest(kept_at, ${row.at}::timestamptz)
        where account_id = ${row.accountId} and reminded_at is not distinct from ${row.remindedAt}::timestamptz
        returning account_id
      )
      insert into letter (id, account_id, turn, notice, notice_key, channel, recipient_index, stop_hash, division_id, due_at, not_before, expires_at)
      select ${row.id}::uuid, t.account_id, 1, 'REMINDER', ${row.messageId}::text, 'SMS', ${row.recipientIndex}::bytea, ${row.stopHash}::bytea,
        ${row.divisionId}::integer, ${row.dueAt}::timestamptz, ${row.dueAt}::timestamptz, ${row.expiresAt}::timestamptz
      from taken t
      on conflict do nothing returning id`,
  )
  return written !== undefined
}

/** Has the holder of a number said since he left it that he wants nothing there? What he said before as a citizen is older than his wish to be reminded. */
export async function isStoppedSince(db: Database, recipientIndex: Buffer, since: Date): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ isStopped: boolean }>`
      select wish = 'STOP' and at >= ${since} as "isStopped" from do_not_call
      where recipient_index = ${recipientIndex} order by seq desc limit 1`,
  )
  return row?.isStopped ?? false
}
