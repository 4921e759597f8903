import { type Database, queryRows, sql } from '../../platform/database.ts'
import type { CaseKnown, CaseRow, InvitationRow, OccurrenceRow, RevisionRow } from '../store.ts'

// Many rows travel as one JSON text: one parameter, whatever the columns, and PostgreSQL reads each value as its column's type.

type Row = Readonly<Record<string, unknown>>

const columnNames = new Map<string, string>()

function columnOf(member: string): string {
  const known = columnNames.get(member) ?? member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columnNames.set(member, known)
  return known
}

/** Rows by their columns' names; bytes as PostgreSQL writes them. */
function toRecordset(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row as Row).map(([member, value]) => [columnOf(member), toJson(value)])),
    ),
  )
}

function toJson(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value
}

export interface CasesKnown extends CaseKnown {
  readonly caseNoIndex: Buffer
  readonly occurrences: readonly OccurrencePlace[]
}

interface OccurrencePlace {
  readonly id: string
  readonly sequence: number
  readonly divisionId: number
  readonly hallId: number
}

/**
 * The cases that are known already, with the lock of every number held to the end of the transaction. Locks are taken in one
 * order, so that two batches wait for each other but never in a circle.
 */
export async function findCasesLocked(
  tx: Database,
  sourceId: number,
  caseNoIndexes: readonly Buffer[],
): Promise<readonly CasesKnown[]> {
  const locks = caseNoIndexes
    .map((index) => ({ high: index.readInt32BE(0), low: index.readInt32BE(4) }))
    .sort((a, b) => a.high - b.high || a.low - b.low)
  await sql`
    select pg_advisory_xact_lock(high, low)
    from unnest(${locks.map(({ high }) => high)}::integer[], ${locks.map(({ low }) => low)}::integer[]) as lock (high, low)`.execute(
    tx,
  )
  return queryRows(
    tx,
    sql<CasesKnown>`
      select c.case_no_index as "caseNoIndex", c.id, c.revision, r.fingerprint, c.data_quality as "dataQuality",
        (select jsonb_agg(jsonb_build_object('id', o.id, 'sequence', o.sequence, 'divisionId', o.division_id, 'hallId', o.hall_id) order by o.sequence)
          from service_occurrence o where o.case_id = c.id) as occurrences
      from service_case c join service_case_revision r on r.id = c.revision_id
      where c.source_id = ${sourceId} and c.case_no_index = any (${caseNoIndexes}::bytea[])`,
  )
}

export async function insertCases(tx: Database, rows: readonly CaseRow[]): Promise<void> {
  const sent = rows.map((row) => ({ ...row, updatedAt: row.recordedAt }))
  await sql`
    insert into service_case (id, case_no_index, case_no_anywhere_index, source_id, authority, division_id, hall_id, revision, revision_id,
      item_id, variant_id, organization_id, audience, applicant_type, age_band, has_agent, case_type, status, handling_channel, applied_at,
      accepted_at, completed_at, receiving_division_id, receiving_organization_id, deciding_division_id, deciding_organization_id,
      attribution, times_submitted, trips, prejudged, assisted, is_drill, data_quality, recorded_at, updated_at)
    select id, case_no_index, case_no_anywhere_index, source_id, authority, division_id, hall_id, revision, revision_id,
      item_id, variant_id, organization_id, audience, applicant_type, age_band, has_agent, case_type, status, handling_channel, applied_at,
      accepted_at, completed_at, receiving_division_id, receiving_organization_id, deciding_division_id, deciding_organization_id,
      attribution, times_submitted, trips, prejudged, assisted, is_drill, data_quality, recorded_at, updated_at
    from json_populate_recordset(null::service_case, ${toRecordset(sent)}::json)`.execute(tx)
}

export async function appendRevisions(tx: Database, rows: readonly RevisionRow[]): Promise<void> {
  const place = ({ id, divisionId, hallId }: RevisionRow) => ({ recordId: id, divisionId, hallId })
  const keys = rows.map((row) => ({ ...place(row), ...row.key }))
  const fields = rows.flatMap((row) => [...row.sealed].map(([field, sealed]) => ({ ...place(row), field, sealed })))
  await sql`
    with revision as (
      insert into service_case_revision (id, case_id, revision, division_id, hall_id, api_key_id, fingerprint, facts, recorded_at)
      select id, case_id, revision, division_id, hall_id, api_key_id, fingerprint, facts, recorded_at
      from json_populate_recordset(null::service_case_revision, ${toRecordset(rows.map(({ key, sealed, ...row }) => row))}::json)
    ), data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      select record_id, division_id, hall_id, epoch, wrapped
      from json_populate_recordset(null::vault.data_key, ${toRecordset(keys)}::json)
    )
    insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
    select record_id, division_id, hall_id, field, sealed
    from json_populate_recordset(null::vault.sealed_field, ${toRecordset(fields)}::json)`.execute(tx)
}

export async function insertOccurrences(tx: Database, rows: readonly OccurrenceRow[]): Promise<void> {
  await sql`
    insert into service_occurrence (id, case_id, sequence, division_id, hall_id, window_id, staff_id, service, mode, outcome,
      legally_required_refusal, started_at, ended_at, waiting_minutes, handling_minutes)
    select id, case_id, sequence, division_id, hall_id, window_id, staff_id, service, mode, outcome,
      legally_required_refusal, started_at, ended_at, waiting_minutes, handling_minutes
    from json_populate_recordset(null::service_occurrence, ${toRecordset(rows)}::json)`.execute(tx)
}

/** One invitation per occurrence: a second one changes nothing. */
export async function appendInvitations(tx: Database, rows: readonly InvitationRow[]): Promise<void> {
  await sql`
    insert into invitation (id, token_hash, occurrence_id, division_id, hall_id, issued_at, expires_at, policy_id)
    select id, token_hash, occurrence_id, division_id, hall_id, issued_at, expires_at, policy_id
    from json_populate_recordset(null::invitation, ${toRecordset(rows)}::json)
    on conflict (occurrence_id) do nothing`.execute(tx)
}

export interface InvitedCase {
  readonly caseNoIndex: Buffer
  readonly occurrenceId: string
  readonly sequence: number
}

/** The invited services of cases, by the index of their number. */
export function findInvitedOf(
  db: Database,
  sourceId: number,
  caseNoIndexes: readonly Buffer[],
): Promise<readonly InvitedCase[]> {
  return queryRows(
    db,
    sql<InvitedCase>`
      select c.case_no_index as "caseNoIndex", o.id as "occurrenceId", o.sequence
      from service_case c
      join service_occurrence o on o.case_id = c.id
      join invitation i on i.occurrence_id = o.id
      where c.source_id = ${sourceId} and c.case_no_index = any (${caseNoIndexes}::bytea[])`,
  )
}
