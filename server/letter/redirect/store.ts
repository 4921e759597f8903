import type { LetterChannel } from '../../../domain/letter.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface WaitingLetter {
  readonly id: string
  readonly caseId: string
  readonly channel: LetterChannel
  readonly recipientIndex: Buffer
  readonly divisionId: number
}

/** The letters about cases that nobody has given to a provider yet. */
export function findWaitingOf(tx: Database, caseIds: readonly string[]): Promise<readonly WaitingLetter[]> {
  return queryRows(
    tx,
    sql<WaitingLetter>`
      select l.id, o.case_id as "caseId", l.channel, l.recipient_index as "recipientIndex", l.division_id as "divisionId"
      from service_occurrence o join letter l on l.occurrence_id = o.id
      where o.case_id = any(${caseIds}::uuid[]) and l.state = 'WAITING' order by l.id`,
  )
}

interface MovedLetter {
  readonly oldId: string
  readonly id: string
  readonly channel: LetterChannel
  readonly recipientIndex: Buffer
  readonly otherIndex: Buffer | null
  readonly stopHash: Buffer
  readonly revisionId: string
  readonly sealedField: string
}

/**
 * Takes letters back that still wait, and writes those of them anew that go to somebody else, each in its place and at its time.
 * (Of one that somebody holds, not_before is no time to go but the end of the lease.)
 */
export async function moveLetters(tx: Database, ids: readonly string[], anew: readonly MovedLetter[]): Promise<void> {
  if (ids.length === 0) return
  const sent = anew.map((row) => ({
    old_id: row.oldId,
    id: row.id,
    channel: row.channel,
    recipient_index: toHex(row.recipientIndex),
    other_index: row.otherIndex && toHex(row.otherIndex),
    stop_hash: toHex(row.stopHash),
    revision_id: row.revisionId,
    sealed_field: row.sealedField,
  }))
  await sql`
    with gone as (
      delete from letter where id = any(${ids}::uuid[]) and state = 'WAITING'
      returning id, occurrence_id, turn, division_id, hall_id, window_id, service_day, due_at, expires_at,
        case when lease is null then not_before else due_at end as not_before
    )
    insert into letter (id, occurrence_id, turn, channel, recipient_index, other_index, stop_hash, revision_id, sealed_field, division_id,
      hall_id, window_id, service_day, due_at, not_before, expires_at)
    select s.id, g.occurrence_id, g.turn, s.channel, s.recipient_index, s.other_index, s.stop_hash, s.revision_id, s.sealed_field,
      g.division_id, g.hall_id, g.window_id, g.service_day, g.due_at, g.not_before, g.expires_at
    from gone g join json_to_recordset(${JSON.stringify(sent)}::json) as s (old_id uuid, id uuid, channel letter_channel,
      recipient_index bytea, other_index bytea, stop_hash bytea, revision_id uuid, sealed_field text) on s.old_id = g.id`.execute(
    tx,
  )
}

/** The same person may have got, or lost, another address, in which a wish not to be written to was said. */
export async function keepOthers(
  tx: Database,
  letters: readonly { readonly id: string; readonly otherIndex: Buffer | null }[],
): Promise<void> {
  if (letters.length === 0) return
  await sql`
    update letter l set other_index = s.other_index
    from unnest(${letters.map(({ id }) => id)}::uuid[], ${letters.map(({ otherIndex }) => otherIndex)}::bytea[]) as s (id, other_index)
    where l.id = s.id and l.state = 'WAITING' and l.other_index is distinct from s.other_index`.execute(tx)
}

const toHex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`

export interface LastReportRow {
  readonly caseId: string
  readonly revisionId: string
  readonly isDrill: boolean
  readonly epoch: number
  readonly wrapped: Buffer
  /** By field, in hexadecimal; null where the report carries no address. */
  readonly sealed: Readonly<Record<string, string>> | null
}

/** The addresses in the last report of a service’s case, sealed. Read in the vault’s role, which alone may see them. */
export function findLastReport(vaultDb: Database, occurrenceId: string): Promise<LastReportRow | undefined> {
  return findRow(
    vaultDb,
    sql<LastReportRow>`
      select c.id as "caseId", c.revision_id as "revisionId", c.is_drill as "isDrill", k.epoch, k.wrapped,
        (select json_object_agg(f.field, encode(f.sealed, 'hex')) from vault.sealed_field f where f.record_id = c.revision_id
          and f.field in ('applicant-phone', 'applicant-open-id', 'agent-phone', 'agent-open-id')) as sealed
      from service_occurrence o join service_case c on c.id = o.case_id join vault.data_key k on k.record_id = c.revision_id
      where o.id = ${occurrenceId}`,
  )
}
