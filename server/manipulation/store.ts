import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { addDays, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { DetectorName, SignalState } from '../../domain/manipulation.ts'
import type { ManipulationOutcome, ReviewState } from '../../domain/manipulation-review.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { FoundSignal } from './look/load.ts'

export interface SignalInsert extends FoundSignal {
  readonly id: string
  readonly day: PlainDate
  readonly policyId: number
  readonly digest: Buffer
  readonly at: Date
}

const toText = (value: number | null) => (value === null ? null : String(value))

/** With what they set aside. */
export async function insertSignals(tx: Database, signals: readonly SignalInsert[]): Promise<void> {
  for (const row of signals) {
    await sql`
      insert into manipulation_signal (id, division_id, hall_id, window_id, staff_id, detector, day, cell, state, statistic, observed, expected, chance, level,
        evaluations, policy_id, parameters_digest, found_at)
      values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.windowId}, ${row.staffId}, ${row.detector}, ${row.day}::date, ${row.cell}, ${row.state},
        ${String(row.statistic)}, ${String(row.observed)}, ${String(row.expected)}, ${toText(row.chance)}, ${toText(row.level)}, ${row.evaluationIds.length}, ${row.policyId}, ${row.digest},
        ${row.at})`.execute(tx)
    if (row.state === 'QUARANTINED')
      await sql`
        insert into manipulation_quarantine (signal_id, evaluation_id, division_id, hall_id)
        select ${row.id}, id, ${row.divisionId}, ${row.hallId} from unnest(${[...row.evaluationIds]}::uuid[]) as id`.execute(
        tx,
      )
  }
}

export interface SignalRow {
  readonly signalId: string
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
  readonly staffId: number | null
  readonly organizationId: number
  readonly detector: DetectorName
  readonly day: PlainDate
  readonly cell: string
  readonly state: SignalState
  readonly statistic: number
  readonly observed: number
  readonly expected: number
  readonly chance: number | null
  readonly level: number | null
  readonly evaluations: number
  readonly policyId: number
  readonly digest: string
  readonly foundAt: Date
  readonly proposalId: string | null
  readonly outcome: ManipulationOutcome | null
  readonly proposedBy: string | null
  readonly proposedAt: Date | null
  readonly proposalRecordId: string | null
  readonly isConfirmed: boolean | null
  readonly decidedAt: Date | null
  readonly decisionRecordId: string | null
  readonly refusedBefore: number
}

export interface SignalWish {
  readonly signalId?: string | undefined
  readonly state?: ReviewState | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first, each with the proposal that waits, or that was confirmed, or the last that was refused. Asked in the role of staff, it sees those of the place alone. */
export function listSignals(db: Database, wish: SignalWish): Promise<readonly SignalRow[]> {
  const { signalId = null, state = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<SignalRow>`
      select s.id as "signalId", s.division_id as "divisionId", s.hall_id as "hallId", s.window_id as "windowId", h.hall_code as "hallCode",
        n.hall_name as "hallName", w.window_code as "windowCode", n.window_name as "windowName", s.staff_id as "staffId",
        hv.managing_organization_id as "organizationId", s.detector, s.day, s.cell, s.state, s.statistic::float8 as statistic, s.observed::float8 as observed,
        s.expected::float8 as expected, s.chance::float8 as chance, s.level::float8 as level,
        s.evaluations, s.policy_id as "policyId", encode(s.parameters_digest, 'hex') as digest, s.found_at as "foundAt",
        p.id as "proposalId", p.outcome, p.account_id as "proposedBy", p.proposed_at as "proposedAt", p.record_id as "proposalRecordId",
        d.is_confirmed as "isConfirmed", d.decided_at as "decidedAt", d.record_id as "decisionRecordId",
        (select count(*)::integer from manipulation_decision r where r.signal_id = s.id and not r.is_confirmed) as "refusedBefore"
      from manipulation_signal s
      join service_hall h on h.id = s.hall_id
      join service_window w on w.id = s.window_id
      cross join lateral names_in_force(s.hall_id, s.window_id, null, s.day) n
      cross join lateral (
        select v.managing_organization_id from service_hall_version v where v.hall_id = s.hall_id
        order by v.effective_from > s.day, abs(v.effective_from - s.day), v.revision desc limit 1) hv
      left join lateral (
        select p.* from manipulation_proposal p left join manipulation_decision d on d.proposal_id = p.id where p.signal_id = s.id
        order by d.proposal_id is null desc, d.is_confirmed desc, p.proposed_at desc, p.id desc limit 1) p on true
      left join manipulation_decision d on d.proposal_id = p.id
      where (${signalId}::uuid is null or s.id = ${signalId}::uuid)
        and (${after}::uuid is null or s.id < ${after}::uuid)
        and (${state}::text is null or ${state}::text = case when s.state = 'WATCHED' then 'WATCHED' when d.is_confirmed then 'DECIDED'
          when p.id is not null and d.proposal_id is null then 'PROPOSED' else 'OPEN' end)
      order by s.id desc
      limit ${limit}`,
  )
}

export interface WindowCounts {
  readonly windowId: number
  /** By grade, 1 to 5: what counts, … */
  readonly grades: readonly number[]
  /** … and what of it is set aside. */
  readonly aside: readonly number[]
}

const perGrade = (of: ReturnType<typeof sql>) =>
  sql`array[${sql.join(
    [1, 2, 3, 4, 5].map((grade) => sql`count(*) filter (where e.grade = ${sql.lit(grade)} and ${of})`),
    sql`, `,
  )}]::integer[]`

/** Evaluations of windows that count, received in these days, and which of them wait for a decision. Days of receipt, both included. */
export function countWindows(
  db: Database,
  windowIds: readonly number[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly WindowCounts[]> {
  const waits = sql`exists (
    select from manipulation_quarantine q where q.evaluation_id = e.id
      and not exists (select from manipulation_decision d where d.signal_id = q.signal_id and d.is_confirmed))`
  return queryRows(
    db,
    sql<WindowCounts>`
      select e.window_id as "windowId", ${perGrade(sql`true`)} as grades, ${perGrade(waits)} as aside
      from evaluation e
      where e.id >= uuid_v7_floor(${new Date(startOfDay(from))}) and e.id < uuid_v7_floor(${new Date(startOfDay(addDays(to, 1)))})
        and e.origin <> 'DRILL' and e.window_id = any(${[...windowIds]}::integer[])
        and not exists (select from evaluation_invalidation i where i.evaluation_id = e.id)
      group by 1 order by 1`,
  )
}

/** Until the transaction ends: of one signal one thing happens at a time. */
export async function lockSignal(tx: Database, signalId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('manipulation|' || ${signalId}::text, 0))`.execute(tx)
}

export interface ReviewStep {
  readonly signalId: string
  readonly divisionId: number
  readonly hallId: number
  readonly accountId: string
  readonly at: Date
  readonly recordId: string
}

export async function insertProposal(
  tx: Database,
  row: ReviewStep & { readonly id: string; readonly outcome: ManipulationOutcome },
): Promise<void> {
  await sql`
    insert into manipulation_proposal (id, signal_id, division_id, hall_id, outcome, account_id, proposed_at, record_id)
    values (${row.id}, ${row.signalId}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.accountId}, ${row.at}, ${row.recordId})`.execute(
    tx,
  )
}

export async function insertDecision(
  tx: Database,
  row: ReviewStep & { readonly proposalId: string; readonly proposedBy: string; readonly isConfirmed: boolean },
): Promise<void> {
  await sql`
    insert into manipulation_decision (proposal_id, signal_id, proposed_by, division_id, hall_id, is_confirmed, account_id, decided_at, record_id)
    values (${row.proposalId}, ${row.signalId}, ${row.proposedBy}, ${row.divisionId}, ${row.hallId}, ${row.isConfirmed}, ${row.accountId}, ${row.at},
      ${row.recordId})`.execute(tx)
}

export interface AsideRow {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
}

/** What a signal has set aside and what counts still, in one order: two who void overlapping signals wait for each other. */
export function listAside(tx: Database, signalId: string): Promise<readonly AsideRow[]> {
  return queryRows(
    tx,
    sql<AsideRow>`
      select q.evaluation_id as "evaluationId", e.division_id as "divisionId", e.hall_id as "hallId"
      from manipulation_quarantine q join evaluation e on e.id = q.evaluation_id
      where q.signal_id = ${signalId} order by q.evaluation_id`,
  )
}

export async function isInvalid(tx: Database, evaluationId: string): Promise<boolean> {
  const rows = await queryRows(
    tx,
    sql<{ id: string }>`select evaluation_id as id from evaluation_invalidation where evaluation_id = ${evaluationId}`,
  )
  return rows.length > 0
}

export async function findHallCodes(db: Database, hallIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await queryRows(
    db,
    sql<{
      id: number
      code: string
    }>`select id, hall_code as code from service_hall where id = any(${[...hallIds]}::integer[])`,
  )
  return new Map(rows.map(({ id, code }) => [id, code]))
}

export async function findWindowCodes(
  db: Database,
  windowIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await queryRows(
    db,
    sql<{ id: number; code: string }>`
      select id, window_code as code from service_window where id = any(${[...windowIds]}::integer[])`,
  )
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** What somebody has proposed to look by. */
export function findProposedRules(db: Database, proposalId: string) {
  return findRow(
    db,
    sql<{ word: string; divisionId: number; body: unknown }>`
      select word, division_id as "divisionId", body from policy_proposal where id = ${proposalId}`,
  )
}

export interface ReplayInsert {
  readonly id: string
  readonly proposalId: string
  readonly divisionId: number
  readonly fromDay: PlainDate
  readonly toDay: PlainDate
  readonly bothFound: number
  readonly onlyBefore: number
  readonly onlyAfter: number
  readonly accountId: string
  readonly at: Date
}

export async function insertReplay(tx: Database, row: ReplayInsert): Promise<void> {
  await sql`
    insert into manipulation_replay (id, proposal_id, division_id, from_day, to_day, both_found, only_before, only_after, account_id, replayed_at)
    values (${row.id}, ${row.proposalId}, ${row.divisionId}, ${row.fromDay}::date, ${row.toDay}::date, ${row.bothFound}, ${row.onlyBefore},
      ${row.onlyAfter}, ${row.accountId}, ${row.at})`.execute(tx)
}

/** Whether anybody has seen what rules that were proposed would have found. */
export async function isReplayed(db: Database, proposalId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ is: boolean }>`select exists (select from manipulation_replay where proposal_id = ${proposalId}) as is`,
  )
  return row?.is === true
}

/** Numbers on badges; the role of staff reads no people. */
export async function findStaffNos(db: Database, staffIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await queryRows(
    db,
    sql<{ id: number; no: string }>`
      select id, staff_no as no from window_staff where id = any(${[...staffIds]}::integer[])`,
  )
  return new Map(rows.map(({ id, no }) => [id, no]))
}
