import type { LetterChannel, LetterTurn } from '../../domain/letter.ts'
import type { NoticeKind } from '../../domain/notice.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface NewLetter {
  readonly id: string
  readonly occurrenceId: string
  readonly channel: LetterChannel
  readonly recipientIndex: Buffer
  readonly otherIndex: Buffer | null
  readonly stopHash: Buffer
  readonly revisionId: string
  readonly sealedField: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly serviceDay: string
  readonly dueAt: Date
  readonly notBefore: Date
}

/** The first letters about services, each for the invitation that it has and while that is valid. Written twice one is still one. */
export async function appendLetters(tx: Database, rows: readonly NewLetter[]): Promise<void> {
  if (rows.length === 0) return
  const sent = rows.map((row) => ({
    id: row.id,
    occurrence_id: row.occurrenceId,
    channel: row.channel,
    recipient_index: toHex(row.recipientIndex),
    other_index: row.otherIndex && toHex(row.otherIndex),
    stop_hash: toHex(row.stopHash),
    revision_id: row.revisionId,
    sealed_field: row.sealedField,
    division_id: row.divisionId,
    hall_id: row.hallId,
    window_id: row.windowId,
    service_day: row.serviceDay,
    due_at: row.dueAt,
    not_before: row.notBefore,
  }))
  await sql`
    insert into letter (id, occurrence_id, turn, channel, recipient_index, other_index, stop_hash, revision_id, sealed_field, division_id,
      hall_id, window_id, service_day, due_at, not_before, expires_at)
    select s.id, i.occurrence_id, 1, s.channel, s.recipient_index, s.other_index, s.stop_hash, s.revision_id, s.sealed_field, s.division_id,
      s.hall_id, s.window_id, s.service_day, s.due_at, s.not_before, i.expires_at
    from json_populate_recordset(null::letter, ${JSON.stringify(sent)}::json) s
    join invitation i on i.occurrence_id = s.occurrence_id and i.expires_at > s.not_before
    on conflict (occurrence_id, turn) do nothing`.execute(tx)
}

const toHex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

export interface SecondLetter {
  readonly id: string
  readonly firstId: string
  readonly stopHash: Buffer
  readonly dueAt: Date
}

/** The second letter is the first again, later. */
export async function appendSecondLetter(tx: Database, second: SecondLetter): Promise<void> {
  await sql`
    insert into letter (id, occurrence_id, turn, channel, recipient_index, other_index, stop_hash, revision_id, sealed_field, division_id,
      hall_id, window_id, service_day, due_at, not_before, expires_at)
    select ${second.id}::uuid, occurrence_id, 2, channel, recipient_index, other_index, ${second.stopHash}::bytea, revision_id, sealed_field,
      division_id, hall_id, window_id, service_day, ${second.dueAt}::timestamptz, ${second.dueAt}::timestamptz, expires_at
    from letter where id = ${second.firstId} and turn = 1
    on conflict (occurrence_id, turn) do nothing`.execute(tx)
}

interface Claimed {
  readonly id: string
  readonly turn: LetterTurn
  readonly channel: LetterChannel
  readonly divisionId: number
  readonly expiresAt: Date
  readonly attempts: number
  /** Who had it last. */
  readonly provider: string | null
  readonly begunAt: Date | null
}

export interface ClaimedInvitation extends Claimed {
  readonly notice: null
  readonly occurrenceId: string
  readonly serviceDay: string
}

export interface ClaimedNotice extends Claimed {
  readonly notice: NoticeKind
  readonly orderId: string
  readonly serviceDay: string
}

export interface ClaimedReminder extends Claimed {
  readonly notice: 'REMINDER'
  readonly accountId: string
}

export type ClaimedLetter = ClaimedInvitation | ClaimedNotice | ClaimedReminder

const claimedColumns = sql`l.id, l.occurrence_id as "occurrenceId", l.order_id as "orderId", l.account_id as "accountId", l.notice, l.turn,
  l.channel, l.division_id as "divisionId", l.service_day as "serviceDay", l.expires_at as "expiresAt", l.attempts, l.provider, l.begun_at as "begunAt"`

export interface Claim {
  readonly lease: string
  readonly now: Date
  readonly until: Date
  readonly limit: number
}

/**
 * Takes letters that are due. Of one recipient only the earliest open one is ever taken, so that letters keep their order;
 * what somebody else has just taken is passed by. Taking moves not_before on: if the taker dies, the letter is due again then.
 */
export function claimDue(
  db: Database,
  channels: readonly LetterChannel[],
  { lease, now, until, limit }: Claim,
): Promise<readonly ClaimedLetter[]> {
  return queryRows(
    db,
    sql<ClaimedLetter>`
      with due as (
        select d.id from letter d
        where d.state = 'WAITING' and d.not_before <= ${now} and d.channel = any(${channels}::letter_channel[])
          and not exists (select from letter earlier where earlier.recipient_index = d.recipient_index
            and earlier.state in ('WAITING', 'SENDING', 'UNKNOWN') and (earlier.due_at, earlier.seq) < (d.due_at, d.seq))
        order by d.not_before, d.seq limit ${limit} for update skip locked
      )
      update letter l set lease = ${lease}, not_before = ${until} from due where l.id = due.id returning ${claimedColumns}`,
  )
}

/** Takes letters of which it is not known whether a provider has them: those it did not answer for, and those whose sender died. */
export function claimUnknown(db: Database, { lease, now, until, limit }: Claim): Promise<readonly ClaimedLetter[]> {
  return queryRows(
    db,
    sql<ClaimedLetter>`
      with due as (
        select d.id from letter d
        where d.state in ('SENDING', 'UNKNOWN') and d.not_before <= ${now}
        order by d.not_before, d.seq limit ${limit} for update skip locked
      )
      update letter l set lease = ${lease}, not_before = ${until}, state = 'UNKNOWN' from due where l.id = due.id returning ${claimedColumns}`,
  )
}

/** From here on a provider may have it: durable before the call goes out. @returns whether the letter was still ours */
export async function beginSending(
  db: Database,
  letter: {
    readonly id: string
    readonly lease: string
    readonly provider: string
    readonly at: Date
    readonly until: Date
  },
): Promise<boolean> {
  const begun = await findRow(
    db,
    sql<{ id: string }>`
      update letter set state = 'SENDING', provider = ${letter.provider}, attempts = attempts + 1, begun_at = ${letter.at}, not_before = ${letter.until}
      where id = ${letter.id} and lease = ${letter.lease} and state = 'WAITING' returning id`,
  )
  return begun !== undefined
}

/** Still ours, still open: the letter waits until then, or is asked about then. */
export async function putBack(
  db: Database,
  letter: { readonly id: string; readonly lease: string; readonly state: 'WAITING' | 'UNKNOWN'; readonly until: Date },
): Promise<void> {
  await sql`
    update letter set state = ${letter.state}::letter_state, not_before = ${letter.until}, lease = null
    where id = ${letter.id} and lease = ${letter.lease} and state in ('WAITING', 'SENDING', 'UNKNOWN')`.execute(db)
}

export interface Closing {
  readonly id: string
  /** Whoever holds the letter, or the provider that tells of it. */
  readonly by: { readonly lease: string } | { readonly provider: string }
  readonly state: 'SENT' | 'DELIVERED' | 'UNDELIVERED' | 'UNCERTAIN' | 'DROPPED'
  /** When the provider took it; null where it never did, or nobody knows. */
  readonly sentAt: Date | null
  readonly reference: string | null
}

export interface Closed {
  readonly id: string
  readonly turn: LetterTurn
  readonly channel: LetterChannel
  readonly divisionId: number
  readonly expiresAt: Date
  /** Of an invitation: a second letter may follow. */
  readonly isNewlySent: boolean
}

/**
 * Moves a letter on to where nothing more is to be done (or only a receipt is to come), and its tally with it. What is closed
 * already stays so, however often a receipt is told: then the answer is undefined.
 */
export function closeLetter(tx: Database, closing: Closing): Promise<Closed | undefined> {
  const { by } = closing
  const lease = 'lease' in by ? by.lease : null
  const provider = 'provider' in by ? by.provider : null
  return findRow(
    tx,
    sql<Closed>`
      with old as (
        select id, sent_at from letter
        where id = ${closing.id}::uuid and (lease = ${lease}::uuid and state in ('WAITING', 'SENDING', 'UNKNOWN')
          or provider = ${provider}::text and state in ('WAITING', 'SENDING', 'UNKNOWN', 'SENT'))
        for update
      ), moved as (
        update letter l set state = ${closing.state}::letter_state, lease = null, sent_at = coalesce(l.sent_at, ${closing.sentAt}::timestamptz),
          provider_reference = coalesce(${closing.reference}::text, l.provider_reference)
        from old where l.id = old.id
        returning l.id, l.turn, l.channel, l.division_id, l.hall_id, l.window_id, l.service_day, l.expires_at, l.state,
          l.notice, old.sent_at is null and l.sent_at is not null as is_newly_sent
      ), tallied as (
        insert into letter_tally as kept (hall_id, service_day, window_id, channel, division_id, sent, delivered, undelivered, uncertain, dropped)
        select hall_id, service_day, window_id, channel, division_id, is_newly_sent::integer, (state = 'DELIVERED')::integer,
          (state = 'UNDELIVERED')::integer, (state = 'UNCERTAIN')::integer, (state = 'DROPPED')::integer from moved where window_id is not null
        on conflict (hall_id, service_day, window_id, channel, division_id) do update set sent = kept.sent + excluded.sent,
          delivered = kept.delivered + excluded.delivered, undelivered = kept.undelivered + excluded.undelivered,
          uncertain = kept.uncertain + excluded.uncertain, dropped = kept.dropped + excluded.dropped
      )
      select id, turn, channel, division_id as "divisionId", expires_at as "expiresAt", is_newly_sent and notice is null as "isNewlySent" from moved`,
  )
}

/** The letter that a provider means by the reference it once gave. */
export function findByReference(
  db: Database,
  provider: string,
  reference: string,
): Promise<{ id: string } | undefined> {
  return findRow(
    db,
    sql<{
      id: string
    }>`select id from letter where provider = ${provider} and provider_reference = ${reference} order by seq desc limit 1`,
  )
}

export interface LetterFactsRow {
  readonly hallName: string
  readonly epoch: number
  readonly wrapped: Buffer
  readonly sealed: Buffer
  readonly revisionId: string
  /** Of the last report of the case, which may name somebody else. */
  readonly lastRevisionId: string
  readonly sealedField: string
  readonly recipientIndex: Buffer
  readonly isEvaluated: boolean
  readonly isUnwanted: boolean
  readonly isAddressDead: boolean
  readonly sentToRecipientToday: number
}

/**
 * Whether the last wish for an address is that nothing be sent. Whatever sends asks it in this form, in its own statement: one look into the index.
 *
 * @param recipientIndex a column, or a bound value; null is nobody’s
 */
export const isStopped = (recipientIndex: ReturnType<typeof sql>) => sql<boolean>`
  coalesce((select d.wish from do_not_call d where d.recipient_index = ${recipientIndex} order by d.seq desc limit 1) = 'STOP', false)`

/** What has to be known right before sending. Read in the vault's role, which alone may see the sealed address. */
export function findLetterFacts(
  vaultDb: Database,
  letterId: string,
  nullifier: Buffer,
  dayBegan: Date,
): Promise<LetterFactsRow | undefined> {
  return findRow(
    vaultDb,
    sql<LetterFactsRow>`
      select (select v.name from service_hall_version v where v.hall_id = l.hall_id and v.effective_from <= l.service_day
          order by v.effective_from desc, v.revision desc limit 1) as "hallName",
        k.epoch, k.wrapped, f.sealed, l.revision_id as "revisionId", l.sealed_field as "sealedField",
        l.recipient_index as "recipientIndex", c.revision_id as "lastRevisionId",
        exists (select from redemption r where r.nullifier = ${nullifier}) as "isEvaluated",
        ${isStopped(sql`l.recipient_index`)} or ${isStopped(sql`l.other_index`)} as "isUnwanted",
        l.turn = 2 and exists (select from letter first where first.occurrence_id = l.occurrence_id and first.turn = 1 and first.state = 'UNDELIVERED'
          and first.recipient_index = l.recipient_index) as "isAddressDead",
        (select count(*) from letter other where other.recipient_index = l.recipient_index and other.id <> l.id and other.begun_at >= ${dayBegan}
          and other.state not in ('WAITING', 'DROPPED'))::integer as "sentToRecipientToday"
      from letter l
      join service_occurrence o on o.id = l.occurrence_id
      join service_case c on c.id = o.case_id
      join vault.data_key k on k.record_id = l.revision_id
      join vault.sealed_field f on f.record_id = l.revision_id and f.field = l.sealed_field
      where l.id = ${letterId}`,
  )
}
