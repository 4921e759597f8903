import type { EvidenceMediaType } from '../../domain/evidence-file.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { OpinionKind, RecordingConsent } from '../../domain/opinion.ts'
import type { Settlement } from '../../domain/opinion-coding.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { sealedSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface SessionRow {
  readonly sessionId: string
  readonly kind: OpinionKind
  readonly day: PlainDate
  readonly divisionId: number
  readonly divisionCode: string
  readonly divisionName: string
  readonly hallId: number | null
  readonly hallCode: string | null
  readonly hallName: string | null
  readonly itemName: string | null
  readonly hostName: string
  readonly topic: string
  readonly groups: Readonly<Record<string, number>>
  readonly consent: RecordingConsent
  readonly guideCode: string | null
  readonly questions: readonly string[]
  readonly policyId: number
  /** The newest first. */
  readonly protocols: readonly ProtocolRow[]
  readonly codings: readonly CodingRow[]
  readonly settlements: readonly SettlementRow[]
  readonly findings: number
}

export interface ProtocolRow {
  readonly version: number
  readonly groups: readonly string[]
  readonly images: readonly string[]
  readonly reason: string | null
  readonly recordId: string
  readonly recordedAt: string
}

export interface CodingRow {
  readonly version: number
  readonly number: number
  readonly accountId: string
  readonly codes: readonly string[]
}

export interface SettlementRow extends Settlement {
  readonly version: number
}

export interface SessionWish {
  readonly sessionId?: string | undefined
  readonly sessionIds?: readonly string[] | undefined
  readonly kind?: OpinionKind | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first, with all that was written and coded. Asked in the role of staff, it sees those of the place alone. */
export function findSessions(db: Database, wish: SessionWish): Promise<readonly SessionRow[]> {
  const { sessionId = null, sessionIds = null, kind = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<SessionRow>`
      select s.id as "sessionId", s.kind, s.day::text as day, s.division_id as "divisionId", a.division_code as "divisionCode", s.hall_id as "hallId", h.hall_code as "hallCode",
        n.hall_name as "hallName", n.item_name as "itemName", s.topic, s.groups, s.consent, s.guide_code as "guideCode",
        s.guide_questions as questions, s.policy_id as "policyId",
        (select v.name from administrative_division_version v where v.division_id = s.division_id
          order by v.effective_from > s.day, abs(v.effective_from - s.day), v.revision desc limit 1) as "divisionName",
        (select v.name from organization_version v where v.organization_id = s.host_organization_id
          order by v.effective_from > s.day, abs(v.effective_from - s.day), v.revision desc limit 1) as "hostName",
        coalesce((select jsonb_agg(jsonb_build_object('version', p.version, 'groups', p.groups, 'images', p.images, 'reason', p.reason,
          'recordId', p.record_id, 'recordedAt', p.recorded_at) order by p.version desc) from opinion_protocol p where p.session_id = s.id), '[]') as protocols,
        coalesce((select jsonb_agg(jsonb_build_object('version', c.version, 'number', c.number, 'accountId', c.account_id, 'codes', c.codes)
          order by c.version desc, c.at, c.account_id, c.number) from opinion_coding c where c.session_id = s.id), '[]') as codings,
        coalesce((select jsonb_agg(jsonb_build_object('version', t.version, 'number', t.number, 'codes', t.codes, 'way', t.way, 'reason', t.reason)
          order by t.version desc) from opinion_settlement t where t.session_id = s.id), '[]') as settlements,
        (select count(distinct g.finding_id)::integer from opinion_ground g where g.session_id = s.id) as findings
      from opinion_session s
      join administrative_division a on a.id = s.division_id
      left join service_hall h on h.id = s.hall_id
      cross join lateral names_in_force(s.hall_id, null, s.item_id, s.day) n
      where (${sessionId}::uuid is null or s.id = ${sessionId}::uuid) and (${sessionIds}::uuid[] is null or s.id = any(${sessionIds}::uuid[]))
        and (${kind}::text is null or s.kind = ${kind}::text)
        and (${after}::uuid is null or (s.day, s.id) < (select b.day, b.id from opinion_session b where b.id = ${after}::uuid))
      order by s.day desc, s.id desc
      limit ${limit}`,
  )
}

export interface SessionInsert {
  readonly id: string
  readonly kind: OpinionKind
  readonly day: PlainDate
  readonly divisionId: number
  readonly hallId: number | null
  readonly itemId: number | null
  readonly hostOrganizationId: number
  readonly topic: string
  readonly groups: Readonly<Record<string, number>>
  readonly consent: RecordingConsent
  readonly guideCode: string | null
  readonly questions: readonly string[]
  readonly policyId: number
  readonly accountId: string | null
  readonly at: Date
}

export async function insertSession(tx: Database, row: SessionInsert): Promise<void> {
  await sql`
    insert into opinion_session (id, kind, day, division_id, hall_id, item_id, host_organization_id, topic, groups, consent, guide_code, guide_questions,
      policy_id, account_id, recorded_at)
    values (${row.id}, ${row.kind}, ${row.day}, ${row.divisionId}, ${row.hallId}, ${row.itemId}, ${row.hostOrganizationId}, ${row.topic},
      ${JSON.stringify(row.groups)}::jsonb, ${row.consent}, ${row.guideCode}, ${row.questions}::text[], ${row.policyId}, ${row.accountId},
      ${row.at})`.execute(tx)
}

interface OfSession {
  readonly sessionId: string
  readonly divisionId: number
  readonly hallId: number | null
}

export interface ProtocolInsert {
  readonly session: OfSession
  readonly version: number
  readonly groups: readonly string[]
  readonly images: readonly string[]
  readonly reason: string | null
  readonly recordId: string
  readonly key: WrappedKey
  readonly sealed: Buffer
  readonly accountId: string | null
  readonly at: Date
}

/** Throws a unique violation where somebody else has written that version. */
export async function insertProtocol(tx: Database, row: ProtocolInsert): Promise<void> {
  const { sessionId, divisionId, hallId } = row.session
  const { recordId, key, sealed } = row
  await sql`
    with ${sealedSteps({ recordId, divisionId, hallId, key, field: 'opinion-protocol', sealed })}
    insert into opinion_protocol (session_id, version, division_id, hall_id, groups, images, reason, record_id, account_id, recorded_at)
    values (${sessionId}, ${row.version}, ${divisionId}, ${hallId}, ${row.groups}::text[], ${row.images}::text[], ${row.reason}, ${recordId},
      ${row.accountId}, ${row.at})`.execute(tx)
}

export interface SealedProtocol extends WrappedKey {
  readonly recordId: string
  readonly sealed: Buffer
}

/** What was erased is not there. */
export function findSealedProtocols(
  vaultDb: Database,
  recordIds: readonly string[],
): Promise<readonly SealedProtocol[]> {
  return queryRows(
    vaultDb,
    sql<SealedProtocol>`
      select f.record_id as "recordId", f.sealed, k.epoch, k.wrapped
      from vault.sealed_field f join vault.data_key k on k.record_id = f.record_id
      where f.record_id = any(${recordIds}::uuid[]) and f.field = 'opinion-protocol'`,
  )
}

/** Those who act on one session wait for each other: no third becomes a second coder. */
export async function lockSession(tx: Database, sessionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('opinion-session|' || ${sessionId}, 0))`.execute(tx)
}

export async function insertCodings(
  tx: Database,
  { sessionId, divisionId, hallId }: OfSession,
  given: {
    readonly version: number
    readonly accountId: string
    readonly at: Date
    readonly codings: readonly { readonly number: number; readonly codes: readonly string[] }[]
  },
): Promise<void> {
  await sql`
    insert into opinion_coding (session_id, version, number, account_id, division_id, hall_id, codes, at)
    select ${sessionId}::uuid, ${given.version}::smallint, each.number, ${given.accountId}::uuid, ${divisionId}::integer, ${hallId}::integer,
      array(select jsonb_array_elements_text(each.codes)), ${given.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(given.codings)}::jsonb) as each (number smallint, codes jsonb)`.execute(tx)
}

export async function insertSettlement(
  tx: Database,
  { sessionId, divisionId, hallId }: OfSession,
  row: SettlementRow & { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into opinion_settlement (session_id, version, number, division_id, hall_id, codes, way, reason, account_id, at)
    values (${sessionId}, ${row.version}, ${row.number}, ${divisionId}, ${hallId}, ${row.codes}::text[], ${row.way}, ${row.reason}, ${row.accountId},
      ${row.at})`.execute(tx)
}

export interface OpinionFile {
  readonly id: string
  readonly mediaType: EvidenceMediaType
  readonly bytes: number
}

export function findFiles(
  db: Database,
  sessionId: string,
  fileId: string | null = null,
): Promise<readonly OpinionFile[]> {
  return queryRows(
    db,
    sql<OpinionFile>`
      select id, media_type as "mediaType", bytes from opinion_file
      where session_id = ${sessionId} and (${fileId}::uuid is null or id = ${fileId}::uuid) order by id`,
  )
}

export async function countFiles(tx: Database, sessionId: string): Promise<number> {
  const row = await findRow(
    tx,
    sql<{ files: number }>`select count(*)::integer as files from opinion_file where session_id = ${sessionId}`,
  )
  return row?.files ?? 0
}

export async function insertFile(
  tx: Database,
  { sessionId, divisionId, hallId }: OfSession,
  file: OpinionFile & { readonly digest: Buffer; readonly accountId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into opinion_file (id, session_id, division_id, hall_id, media_type, bytes, digest, account_id, kept_at)
    values (${file.id}, ${sessionId}, ${divisionId}, ${hallId}, ${file.mediaType}, ${file.bytes}, ${file.digest}, ${file.accountId},
      ${file.at})`.execute(tx)
}
