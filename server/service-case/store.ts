import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface CaseRow {
  readonly id: string
  readonly caseNoIndex: Buffer
  readonly caseNoAnywhereIndex: Buffer
  readonly sourceId: number
  readonly authority: string
  readonly divisionId: number
  readonly hallId: number
  readonly revision: number
  readonly revisionId: string
  readonly itemId: number
  readonly variantId: number | null
  readonly organizationId: number
  readonly audience: 'CITIZEN' | 'ENTERPRISE'
  readonly applicantType: number
  readonly ageBand: number
  readonly hasAgent: boolean
  readonly caseType: string
  readonly status: string
  readonly handlingChannel: string
  readonly appliedAt: Date | null
  readonly acceptedAt: Date | null
  readonly completedAt: Date | null
  readonly receivingDivisionId: number
  readonly receivingOrganizationId: number
  readonly decidingDivisionId: number
  readonly decidingOrganizationId: number
  readonly attribution: string
  readonly timesSubmitted: number | null
  readonly trips: number | null
  readonly prejudged: boolean | null
  readonly assisted: boolean | null
  readonly isDrill: boolean
  readonly dataQuality: readonly string[]
  readonly recordedAt: Date
}

export interface CaseKnown {
  readonly id: string
  readonly revision: number
  readonly fingerprint: Buffer
  readonly dataQuality: readonly string[]
}

/** The case with the lock of its number held to the end of the transaction: two reports of one case wait for each other. */
export async function findCaseLocked(
  tx: Database,
  sourceId: number,
  caseNoIndex: Buffer,
): Promise<CaseKnown | undefined> {
  await sql`select pg_advisory_xact_lock(${caseNoIndex.readInt32BE(0)}, ${caseNoIndex.readInt32BE(4)})`.execute(tx)
  return findRow(
    tx,
    sql<CaseKnown>`
      select c.id, c.revision, r.fingerprint, c.data_quality as "dataQuality"
      from service_case c join service_case_revision r on r.id = c.revision_id
      where c.source_id = ${sourceId} and c.case_no_index = ${caseNoIndex}`,
  )
}

export async function insertCase(tx: Database, row: CaseRow): Promise<void> {
  await sql`
    insert into service_case (id, case_no_index, case_no_anywhere_index, source_id, authority, division_id, hall_id, revision, revision_id, item_id, variant_id,
      organization_id, audience, applicant_type, age_band, has_agent, case_type, status, handling_channel, applied_at, accepted_at,
      completed_at, receiving_division_id, receiving_organization_id, deciding_division_id, deciding_organization_id, attribution,
      times_submitted, trips, prejudged, assisted, is_drill, data_quality, recorded_at, updated_at)
    values (${row.id}, ${row.caseNoIndex}, ${row.caseNoAnywhereIndex}, ${row.sourceId}, ${row.authority}::authority, ${row.divisionId}, ${row.hallId}, ${row.revision},
      ${row.revisionId}, ${row.itemId}, ${row.variantId}, ${row.organizationId}, ${row.audience}::audience, ${row.applicantType},
      ${row.ageBand}, ${row.hasAgent}, ${row.caseType}, ${row.status}, ${row.handlingChannel}, ${row.appliedAt}, ${row.acceptedAt},
      ${row.completedAt}, ${row.receivingDivisionId}, ${row.receivingOrganizationId}, ${row.decidingDivisionId},
      ${row.decidingOrganizationId}, ${row.attribution}::attribution, ${row.timesSubmitted}, ${row.trips}, ${row.prejudged},
      ${row.assisted}, ${row.isDrill}, ${row.dataQuality}::text[], ${row.recordedAt}, ${row.recordedAt})`.execute(tx)
}

/** The projection follows the last revision; what was reported before stays in service_case_revision. */
export async function updateCase(tx: Database, row: CaseRow): Promise<void> {
  await sql`
    update service_case set revision = ${row.revision}, revision_id = ${row.revisionId}, division_id = ${row.divisionId},
      hall_id = ${row.hallId}, item_id = ${row.itemId}, variant_id = ${row.variantId}, organization_id = ${row.organizationId},
      audience = ${row.audience}::audience, applicant_type = ${row.applicantType}, age_band = ${row.ageBand}, has_agent = ${row.hasAgent},
      case_type = ${row.caseType}, status = ${row.status}, handling_channel = ${row.handlingChannel}, applied_at = ${row.appliedAt},
      accepted_at = ${row.acceptedAt}, completed_at = ${row.completedAt}, receiving_division_id = ${row.receivingDivisionId},
      receiving_organization_id = ${row.receivingOrganizationId}, deciding_division_id = ${row.decidingDivisionId},
      deciding_organization_id = ${row.decidingOrganizationId}, attribution = ${row.attribution}::attribution,
      times_submitted = ${row.timesSubmitted}, trips = ${row.trips}, prejudged = ${row.prejudged}, assisted = ${row.assisted},
      is_drill = ${row.isDrill}, data_quality = ${row.dataQuality}::text[], updated_at = ${row.recordedAt}
    where id = ${row.id}`.execute(tx)
}

export interface RevisionRow {
  readonly id: string
  readonly caseId: string
  readonly revision: number
  readonly divisionId: number
  readonly hallId: number
  readonly apiKeyId: string | null
  readonly fingerprint: Buffer
  readonly facts: unknown
  readonly recordedAt: Date
  readonly key: WrappedKey
  /** Sealed values by field name. */
  readonly sealed: ReadonlyMap<string, Buffer>
}

export async function appendRevision(tx: Database, row: RevisionRow): Promise<void> {
  const fields = [...row.sealed.keys()]
  await sql`
    with revision as (
      insert into service_case_revision (id, case_id, revision, division_id, hall_id, api_key_id, fingerprint, facts, recorded_at)
      values (${row.id}, ${row.caseId}, ${row.revision}, ${row.divisionId}, ${row.hallId}, ${row.apiKeyId}, ${row.fingerprint},
        ${JSON.stringify(row.facts)}::jsonb, ${row.recordedAt})
    ), data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.key.epoch}, ${row.key.wrapped})
    )
    insert into vault.sealed_field (record_id, division_id, hall_id, field, sealed)
    select ${row.id}::uuid, ${row.divisionId}::integer, ${row.hallId}::integer, field, sealed from unnest(${fields}::text[], ${[...row.sealed.values()]}::bytea[]) as sent (field, sealed)`.execute(
    tx,
  )
}

export interface OccurrenceRow {
  readonly id: string
  readonly caseId: string
  readonly sequence: number
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly staffId: number | null
  readonly service: string
  readonly mode: string
  readonly outcome: string | null
  readonly legallyRequiredRefusal: boolean
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly waitingMinutes: number | null
  readonly handlingMinutes: number | null
}

/** Adds the occurrence or brings it up to date. @returns its id, which stays the same for ever */
export async function keepOccurrence(tx: Database, row: OccurrenceRow): Promise<string> {
  const kept = await findRow(
    tx,
    sql<{ id: string }>`
      insert into service_occurrence (id, case_id, sequence, division_id, hall_id, window_id, staff_id, service, mode, outcome,
        legally_required_refusal, started_at, ended_at, waiting_minutes, handling_minutes)
      values (${row.id}, ${row.caseId}, ${row.sequence}, ${row.divisionId}, ${row.hallId}, ${row.windowId}, ${row.staffId}, ${row.service}::service_name,
        ${row.mode}::service_mode, ${row.outcome}::service_outcome, ${row.legallyRequiredRefusal}, ${row.startedAt}, ${row.endedAt},
        ${row.waitingMinutes}, ${row.handlingMinutes})
      on conflict (case_id, sequence) do update set division_id = excluded.division_id, hall_id = excluded.hall_id,
        window_id = excluded.window_id, staff_id = excluded.staff_id, service = excluded.service, mode = excluded.mode,
        outcome = excluded.outcome, legally_required_refusal = excluded.legally_required_refusal, started_at = excluded.started_at,
        ended_at = excluded.ended_at, waiting_minutes = excluded.waiting_minutes, handling_minutes = excluded.handling_minutes
      returning id`,
  )
  if (kept === undefined) throw new Error('an upsert always returns its row')
  return kept.id
}

export interface InvitationRow {
  readonly id: string
  readonly tokenHash: Buffer
  readonly occurrenceId: string
  readonly divisionId: number
  readonly hallId: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly policyId: number
}

/** One invitation per occurrence: a second one changes nothing. */
export async function appendInvitation(tx: Database, row: InvitationRow): Promise<void> {
  await sql`
    insert into invitation (id, token_hash, occurrence_id, division_id, hall_id, issued_at, expires_at, policy_id)
    values (${row.id}, ${row.tokenHash}, ${row.occurrenceId}, ${row.divisionId}, ${row.hallId}, ${row.issuedAt}, ${row.expiresAt}, ${row.policyId})
    on conflict (occurrence_id) do nothing`.execute(tx)
}

export interface InvitedOccurrence {
  readonly occurrenceId: string
  readonly sequence: number
  readonly divisionId: number
  readonly hallId: number
  readonly expiresAt: Date | null
}

export function findInvited(tx: Database, caseId: string): Promise<readonly InvitedOccurrence[]> {
  return queryRows(
    tx,
    sql<InvitedOccurrence>`
      select o.id as "occurrenceId", o.sequence, o.division_id as "divisionId", o.hall_id as "hallId", i.expires_at as "expiresAt"
      from service_occurrence o left join invitation i on i.occurrence_id = o.id
      where o.case_id = ${caseId} order by o.sequence`,
  )
}
