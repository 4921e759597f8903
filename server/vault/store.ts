import type { ErasureBasis } from '../../domain/erasure.ts'
import type { SupplementKind } from '../../domain/supplement.ts'
import type { Remains } from '../../ledger/record.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface DataKeyRow extends WrappedKey {
  readonly recordId: string
}

/** The next data keys in the order of their records, whatever wraps them: a step is as long as any other. */
export function findDataKeys(db: Database, after: string, limit: number): Promise<readonly DataKeyRow[]> {
  return queryRows(
    db,
    sql<DataKeyRow>`
      select record_id as "recordId", epoch, wrapped from vault.data_key
      where record_id > ${after}::uuid order by record_id limit ${limit}`,
  )
}

export interface Rewrapped {
  readonly recordId: string
  readonly before: number
  readonly key: WrappedKey
}

/** In one statement; a row that was wrapped anew or erased meanwhile is left alone. @returns how many were changed */
export async function updateDataKeys(db: Database, rows: readonly Rewrapped[]): Promise<number> {
  if (rows.length === 0) return 0
  const changed = await findRow(
    db,
    sql<{ count: number }>`
      with changed as (
        update vault.data_key k set epoch = s.epoch, wrapped = s.wrapped
        from unnest(${rows.map(({ recordId }) => recordId)}::uuid[], ${rows.map(({ before }) => before)}::integer[],
          ${rows.map(({ key }) => key.epoch)}::integer[], ${rows.map(({ key }) => key.wrapped)}::bytea[])
          as s (record_id, before, epoch, wrapped)
        where k.record_id = s.record_id and k.epoch = s.before
        returning 1
      ) select count(*) as count from changed`,
  )
  return changed?.count ?? 0
}

/** Records that are still needed, wrapped by one of these keys. */
export function findKeysInUse(db: Database, epochs: readonly number[]): Promise<readonly DataKeyRow[]> {
  return queryRows(
    db,
    sql<DataKeyRow>`
      select k.record_id as "recordId", k.epoch, k.wrapped
      from vault.record_in_use u join vault.data_key k on k.record_id = u.record_id
      where k.epoch = any (${epochs}::integer[]) order by k.record_id`,
  )
}

export interface KeyEvent {
  readonly kind: 'ROTATION_BEGUN' | 'ROTATION_ENDED' | 'RETIRED'
  readonly epoch: number
  readonly dataKeys: number | null
  readonly keptNaturalYears: number | null
  readonly at: Date
}

export async function appendKeyEvent(db: Database, event: KeyEvent): Promise<void> {
  const { kind, epoch, dataKeys, keptNaturalYears, at } = event
  await sql`
    insert into vault.key_event (kind, epoch, data_keys, kept_natural_years, at)
    values (${kind}, ${epoch}, ${dataKeys}, ${keptNaturalYears}, ${at})`.execute(db)
}

/** What was done with keys, in the order in which it was done. */
export function findKeyEvents(db: Database): Promise<readonly KeyEvent[]> {
  return queryRows(
    db,
    sql<KeyEvent>`
      select kind, epoch, data_keys as "dataKeys", kept_natural_years as "keptNaturalYears", at from vault.key_event order by id`,
  )
}

export interface ErasableRow extends DataKeyRow {
  readonly divisionId: number
  readonly hallId: number | null
  /** Sealed values, and `link`. */
  readonly fields: readonly string[]
  readonly kind:
    | 'evaluation'
    | 'reasons'
    | 'supplement'
    | 'public-comment'
    | 'complaint'
    | 'suggestion'
    | 'confidential-report'
    | 'other'
  readonly laterKind: SupplementKind | null
  /** Of added reasons, and of what was said later: the evaluation, whose receipt is theirs. */
  readonly ofRecordId: string | null
  readonly ofEpoch: number | null
  readonly ofWrapped: Buffer | null
  readonly sealedComment: Buffer | null
  /** Whether its digest commits to what counts it as well. */
  readonly isCounted: boolean
  /** Where the rows stand that go. */
  readonly parts: readonly string[]
}

/**
 * A record with all that hangs on it: an evaluation with the reasons added to it, what was said later, and all that was written in its order, in an appeal or
 * beside it, a complaint with all that was written in its order, a visit with what was written and photographed on it, a confidential report with its answers, a suggestion with its answer, a session with its protocols and files, a case with all its reports and the reasons for which its values were shown. Locked.
 */
export function findErasable(tx: Database, id: string): Promise<readonly ErasableRow[]> {
  return queryRows(
    tx,
    sql<ErasableRow>`
      select k.record_id as "recordId", k.epoch, k.wrapped, k.division_id as "divisionId", k.hall_id as "hallId",
        array(select f.field from vault.sealed_field f where f.record_id = k.record_id
          union all select 'link' from vault.evaluation_link l where l.evaluation_id = k.record_id and l.sealed_link is not null
          union all select 'file' where exists (select from evidence_chunk c where c.file_id = k.record_id)
          order by 1) as fields,
        case when exists (select from evaluation e where e.id = k.record_id) then 'evaluation'
          when exists (select from evaluation_reason r where r.record_id = k.record_id) then 'reasons'
          when o.later_kind is not null then 'supplement'
          when exists (select from public_comment c where c.id = k.record_id) then 'public-comment'
          when exists (select from complaint c where c.id = k.record_id) then 'complaint'
          when exists (select from suggestion s where s.id = k.record_id) then 'suggestion'
          when exists (select from confidential_report c where c.id = k.record_id) then 'confidential-report' else 'other' end as kind,
        o.later_kind as "laterKind", o.record_id as "ofRecordId", o.epoch as "ofEpoch", o.wrapped as "ofWrapped",
        (select f.sealed from vault.sealed_field f where f.record_id = k.record_id and f.field = 'comment') as "sealedComment",
        coalesce((select e.record_version > 1 from evaluation e where e.id = k.record_id),
          (select c.record_version > 1 from public_comment c where c.id = k.record_id), false) as "isCounted",
        array(select k.tableoid::regclass::text
          union select f.tableoid::regclass::text from vault.sealed_field f where f.record_id = k.record_id
          union select l.tableoid::regclass::text from vault.evaluation_link l where l.evaluation_id = k.record_id
          union select 'evidence_chunk' where exists (select from evidence_chunk c where c.file_id = k.record_id)) as parts
      from vault.data_key k
      left join lateral (
        select null as later_kind, d.record_id, d.epoch, d.wrapped from evaluation_reason r join vault.data_key d on d.record_id = r.evaluation_id
        where r.record_id = k.record_id
        union all select s.kind, d.record_id, d.epoch, d.wrapped from evaluation_supplement s left join vault.data_key d on d.record_id = s.evaluation_id
        where s.record_id = k.record_id) o on true
      where k.record_id = any (array(select ${id}::uuid
        union select r.record_id from evaluation_reason r where r.evaluation_id = ${id}::uuid
        union select s.record_id from evaluation_supplement s where s.evaluation_id = ${id}::uuid
        union select e.record_id from handling_order o join handling_event e on e.order_id = o.id where o.id = ${id}::uuid
        union select f.id from evidence_file f where f.order_id = ${id}::uuid
        union select a.record_id from assessment a where a.visit_id = ${id}::uuid
        union select f.id from assessment_file f where f.visit_id = ${id}::uuid
        union select p.record_id from opinion_protocol p where p.session_id = ${id}::uuid
        union select f.id from opinion_file f where f.session_id = ${id}::uuid
        union select p.record_id from suggestion_step p where p.suggestion_id = ${id}::uuid
        union select e.record_id from appeal a join appeal_event e on e.appeal_id = a.id where a.evaluation_id = ${id}::uuid
        union select v.record_id from malicious_entry m join malicious_entry_event v on v.entry_id = m.id where m.evaluation_id = ${id}::uuid
        union select u.record_id from closure_audit_outcome u where u.order_id = ${id}::uuid
        union select t.record_id from closure_audit_try t where t.order_id = ${id}::uuid
        union select u.record_id from evaluation_audit a join evaluation_audit_outcome u on u.audit_id = a.id where a.evaluation_id = ${id}::uuid
        union select u.id from evaluation_audit a join unmasking u on u.case_id = a.id where a.evaluation_id = ${id}::uuid
        union select c.record_id from accountability_proposal p join accountability_decision c on c.proposal_id = p.id where p.order_id = ${id}::uuid
        union select s.record_id from staff_statement s where s.evaluation_id = ${id}::uuid
        union select e.record_id from confidential_report_event e where e.report_id = ${id}::uuid
        union select u.id from unmasking u where u.case_id = ${id}::uuid
        union select v.id from service_case_revision v where v.case_id = ${id}::uuid))
      order by k.record_id for update of k`,
  )
}

export interface Erasure {
  readonly recordId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly fields: readonly string[]
  readonly basis: ErasureBasis
  readonly receiptCheck: Buffer | null
  readonly remains: Remains | null
  readonly digest: Buffer
  readonly leaf: Buffer
  readonly leafHash: Buffer
  readonly erasedAt: Date
}

/** That it was erased, its leaf for the log, and the erasing. */
export async function eraseRecord(tx: Database, erasure: Erasure): Promise<void> {
  const { recordId, divisionId, hallId, fields, basis, receiptCheck, remains, digest, erasedAt } = erasure
  await sql`
    insert into vault.erasure (record_id, division_id, hall_id, fields, basis, receipt_check, remains, digest, erased_at)
    values (${recordId}, ${divisionId}, ${hallId}, ${fields}::text[], ${basis}, ${receiptCheck},
      ${remains === null ? null : JSON.stringify(remains)}::jsonb, ${digest}, ${erasedAt})`.execute(tx)
  await sql`insert into ledger.pending_leaf (leaf, leaf_hash) values (${erasure.leaf}, ${erasure.leafHash})`.execute(tx)
  await sql`delete from evidence_chunk where file_id = ${recordId}`.execute(tx)
  await endEntryOf(tx, recordId, erasedAt)
  await removeReadings(tx, recordId)
  await sql`delete from vault.sealed_field where record_id = ${recordId}`.execute(tx)
  await sql`delete from vault.evaluation_link where evaluation_id = ${recordId}`.execute(tx)
  await sql`delete from vault.data_key where record_id = ${recordId}`.execute(tx)
}

/** What was read from the words goes with them. Whoever is reading at this moment ends first, and finds no words afterwards. */
async function removeReadings(tx: Database, recordId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('comment-reading', 0))`.execute(tx)
  await sql`delete from comment_reading where record_id = ${recordId}`.execute(tx)
}

/** Whose evaluation is erased is in no register any more: what was known of his address goes, that there was an entry stays. */
async function endEntryOf(tx: Database, evaluationId: string, at: Date): Promise<void> {
  await sql`
    with gone as (
      delete from malicious_entry_image i using malicious_entry m where m.id = i.entry_id and m.evaluation_id = ${evaluationId} returning m.id
    )
    insert into malicious_entry_event (entry_id, sequence, division_id, hall_id, kind, at, actor_kind, facts)
    select m.id, (select max(e.sequence) + 1 from malicious_entry_event e where e.entry_id = m.id), m.division_id, m.hall_id, 'ENDED', ${at},
      'PLATFORM', '{"ending": "ERASED"}'
    from malicious_entry m where m.id in (select id from gone)`.execute(tx)
}

export async function findErasedAt(db: Database, id: string): Promise<Date | undefined> {
  const row = await findRow(
    db,
    sql<{ at: Date }>`select erased_at as at from vault.erasure where record_id = ${id}::uuid`,
  )
  return row?.at
}

/** Deleted rows stay in the file until they are cleared away, and on a quiet table nobody would. */
export async function clearAway(db: Database, parts: readonly string[]): Promise<void> {
  await sql`set statement_timeout = 0`.execute(db)
  for (const part of parts) await sql`vacuum ${sql.raw(part)}`.execute(db)
}
