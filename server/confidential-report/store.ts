import type { ReportEventKind } from '../../domain/confidential-report.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import { recordSteps, sealedSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface ReportRow {
  readonly id: string
  readonly divisionId: number
  readonly policyId: number
  readonly receivedAt: Date
  readonly events: readonly EventRow[]
}

interface EventRow {
  readonly sequence: number
  readonly kind: ReportEventKind
  readonly at: string
  readonly accountId: string | null
  readonly recordId: string | null
}

export interface ReportWish {
  readonly reportId?: string | undefined
  readonly isUnacknowledged?: boolean
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first, each with its events. Asked in the role of staff, an inspector sees those that his post reaches. */
export function findReports(db: Database, wish: ReportWish): Promise<readonly ReportRow[]> {
  const { reportId = null, isUnacknowledged = false, after = null, limit } = wish
  return queryRows(
    db,
    sql<ReportRow>`
      select r.id, r.division_id as "divisionId", r.policy_id as "policyId", r.received_at as "receivedAt",
        (select jsonb_agg(jsonb_build_object('sequence', e.sequence, 'kind', e.kind, 'at', e.at, 'accountId', e.account_id,
          'recordId', e.record_id) order by e.sequence) from confidential_report_event e where e.report_id = r.id) as events
      from confidential_report r
      where (${reportId}::uuid is null or r.id = ${reportId}::uuid) and (${after}::uuid is null or r.id < ${after}::uuid)
        and (not ${isUnacknowledged}::boolean
          or not exists (select from confidential_report_event e where e.report_id = r.id and e.kind <> 'RECEIVED'))
      order by r.id desc
      limit ${limit}`,
  )
}

/** The same in a transaction of staff, which is told in which role the caller acts: the database shows reports to no other. */
export async function findReportsAs(tx: Database, role: string, wish: ReportWish): Promise<readonly ReportRow[]> {
  await sql`select set_config('yiping.role', ${role}, true)`.execute(tx)
  return findReports(tx, wish)
}

export interface SealedRow extends WrappedKey {
  readonly recordId: string
  readonly field: string
  readonly sealed: Buffer
}

/** What was erased is not there. */
export function findSealed(vaultDb: Database, recordIds: readonly string[]): Promise<readonly SealedRow[]> {
  return queryRows(
    vaultDb,
    sql<SealedRow>`
      select f.record_id as "recordId", f.field, f.sealed, k.epoch, k.wrapped
      from vault.sealed_field f join vault.data_key k on k.record_id = f.record_id
      where f.record_id = any(${recordIds}::uuid[])`,
  )
}

export interface OwnRow extends WrappedKey {
  readonly id: string
  readonly sealedComment: null
}

export function findOwnReport(vaultDb: Database, id: string): Promise<OwnRow | undefined> {
  return findRow(
    vaultDb,
    sql<OwnRow>`
      select r.id, k.epoch, k.wrapped, null as "sealedComment"
      from confidential_report r join vault.data_key k on k.record_id = r.id where r.id = ${id}`,
  )
}

export interface NamedEvaluation extends WrappedKey {
  readonly id: string
  readonly hallId: number
  readonly staffId: number | null
  readonly grade: 1 | 2 | 3 | 4 | 5
  readonly serviceDay: string
  readonly hallName: string
  readonly windowName: string | null
  readonly itemName: string | null
  readonly sealedComment: Buffer | null
}

/** Of an evaluation that a citizen names: where and about whom it is, in the names of its day, and what was said. */
export function findNamedEvaluation(vaultDb: Database, id: string): Promise<NamedEvaluation | undefined> {
  return findRow(
    vaultDb,
    sql<NamedEvaluation>`
      select e.id, e.hall_id as "hallId", e.staff_id as "staffId", e.grade, e.service_day::text as "serviceDay", n.hall_name as "hallName",
        n.window_name as "windowName", n.item_name as "itemName", k.epoch, k.wrapped, f.sealed as "sealedComment"
      from evaluation e
      cross join lateral names_in_force(e.hall_id, e.window_id, e.item_id, e.service_day) n
      join vault.data_key k on k.record_id = e.id
      left join vault.sealed_field f on f.record_id = e.id and f.field = 'comment'
      where e.id = ${id}`,
  )
}

export interface KnownReport {
  readonly id: string
  readonly requestHash: Buffer
  /** null where it was erased. */
  readonly key: WrappedKey | null
}

export async function findByKey(vaultDb: Database, idempotencyKeyHash: Buffer): Promise<KnownReport | undefined> {
  const row = await findRow(
    vaultDb,
    sql<{ id: string; requestHash: Buffer; epoch: number | null; wrapped: Buffer | null }>`
      select r.id, r.request_hash as "requestHash", k.epoch, k.wrapped
      from confidential_report r left join vault.data_key k on k.record_id = r.id
      where r.idempotency_key_hash = ${idempotencyKeyHash}`,
  )
  if (row === undefined) return undefined
  const { epoch, wrapped, ...known } = row
  return { ...known, key: epoch === null || wrapped === null ? null : { epoch, wrapped } }
}

export interface ReportInsert {
  readonly id: string
  readonly divisionId: number
  readonly policyId: number
  readonly receivedAt: Date
  readonly idempotencyKeyHash: Buffer
  readonly requestHash: Buffer
  readonly key: WrappedKey
  /** Sealed values by field. */
  readonly sealed: ReadonlyMap<string, Buffer>
}

/** @returns false where the key was used before: then nothing is written */
export async function appendReport(tx: Database, row: ReportInsert): Promise<boolean> {
  const { id, divisionId, key, sealed } = row
  const won = await findRow(
    tx,
    sql<{ id: string }>`
      insert into confidential_report (id, division_id, policy_id, received_at, idempotency_key_hash, request_hash)
      values (${id}, ${divisionId}, ${row.policyId}, ${row.receivedAt}, ${row.idempotencyKeyHash}, ${row.requestHash})
      on conflict (idempotency_key_hash) do nothing returning id`,
  )
  if (won === undefined) return false
  const received = { sequence: 1, kind: 'RECEIVED', at: row.receivedAt, accountId: null, words: null } as const
  await appendEvent(tx, { id, divisionId }, received)
  await sql`with ${recordSteps({ recordId: id, divisionId, hallId: null, key, sealed })} select`.execute(tx)
  return true
}

export interface EventInsert {
  readonly sequence: number
  readonly kind: ReportEventKind
  readonly at: Date
  readonly accountId: string | null
  readonly words: {
    readonly recordId: string
    readonly key: WrappedKey
    readonly field: string
    readonly sealed: Buffer
  } | null
}

/** Throws a unique violation where somebody else has appended an event of that number: who acted first has won. */
export async function appendEvent(
  tx: Database,
  { id, divisionId }: Pick<ReportRow, 'id' | 'divisionId'>,
  { sequence, kind, at, accountId, words }: EventInsert,
): Promise<void> {
  await sql`
    insert into confidential_report_event (report_id, sequence, division_id, kind, at, account_id, record_id)
    values (${id}, ${sequence}, ${divisionId}, ${kind}, ${at}, ${accountId}, ${words?.recordId ?? null})`.execute(tx)
  if (words !== null) await sql`with ${sealedSteps({ ...words, divisionId, hallId: null })} select`.execute(tx)
}

export interface InspectorRow {
  readonly accountId: string
  readonly staffId: number | null
  readonly hallIds: readonly number[]
  readonly divisionId: number
}

/** Holders of a post of inspection over a whole division, today, with every hall that they belong to. */
export function findInspectors(
  db: Database,
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<readonly InspectorRow[]> {
  return queryRows(
    db,
    sql<InspectorRow>`
      select p.account_id as "accountId", a.staff_id as "staffId", p.division_id as "divisionId", ${hallsOf} as "hallIds"
      from account_post p join account a on a.id = p.account_id
      where p.role = 'DISCIPLINE_INSPECTOR' and p.hall_id is null and p.ended_at is null
        and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)
        and a.disabled_at is null and (a.expires_at is null or a.expires_at > ${now})
      order by p.id`,
  )
}

const hallsOf = sql<number[]>`array(
  select a.hall_id where a.hall_id is not null
  union select q.hall_id from account_post q where q.account_id = a.id and q.hall_id is not null
  union select s.hall_id from window_staff s where s.id = a.staff_id)`

/** Of one account, whatever posts it holds. */
export function findBelonging(
  db: Database,
  accountId: string,
): Promise<Pick<InspectorRow, 'staffId' | 'hallIds'> | undefined> {
  return findRow(
    db,
    sql<Pick<InspectorRow, 'staffId' | 'hallIds'>>`
      select a.staff_id as "staffId", ${hallsOf} as "hallIds" from account a where a.id = ${accountId}`,
  )
}

export interface PlaceNames {
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string | null
  readonly staffNo: string | null
}

export function findPlaceNames(
  db: Database,
  { hallId, windowId, staffId }: Readonly<Record<'hallId' | 'windowId' | 'staffId', number | null>>,
  on: PlainDate,
): Promise<PlaceNames | undefined> {
  return findRow(
    db,
    sql<PlaceNames>`
      select h.hall_code as "hallCode", n.hall_name as "hallName", case when ${windowId}::integer is null then null else n.window_name end as "windowName",
        (select s.staff_no from window_staff s where s.id = ${staffId}::integer) as "staffNo"
      from service_hall h cross join lateral names_in_force(h.id, ${windowId}::integer, null, ${on}::date) n where h.id = ${hallId}::integer`,
  )
}

/** Everywhere together: how many were received, and how many were answered with an outcome, from a day on until another. */
export async function countReports(
  db: Database,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<{ readonly received: number; readonly decided: number }> {
  const row = await findRow(
    db,
    sql<{ received: number; decided: number }>`
      select (count(*) filter (where kind = 'RECEIVED'))::integer as received, (count(*) filter (where kind = 'DECIDED'))::integer as decided
      from confidential_report_event where at >= ${from} and at < ${until}`,
  )
  return row ?? { received: 0, decided: 0 }
}
