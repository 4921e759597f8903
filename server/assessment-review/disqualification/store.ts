import type { DisqualificationGround, DisqualificationOutcome } from '../../../domain/assessment-review.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface AssessorRow {
  readonly assessorId: string
  readonly divisionId: number
  readonly accountId: string
  readonly isEnded: boolean
  /** Somebody has proposed it, and nobody has decided. */
  readonly isProposed: boolean
}

export function findAssessor(db: Database, assessorId: string): Promise<AssessorRow | undefined> {
  return findRow(
    db,
    sql<AssessorRow>`
      select m.id as "assessorId", m.division_id as "divisionId", m.account_id as "accountId",
        exists (select from assessor_end e where e.assessor_id = m.id) as "isEnded",
        exists (select from disqualification d where d.assessor_id = m.id
          and not exists (select from disqualification_end e where e.disqualification_id = d.id)) as "isProposed"
      from assessor m where m.id = ${assessorId}`,
  )
}

/** Until the transaction ends: of two who propose the same at once, one is told. */
export async function lockAssessor(tx: Database, assessorId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('disqualification|' || ${assessorId}::text, 0))`.execute(tx)
}

export interface DisqualificationRow {
  readonly disqualificationId: string
  readonly assessorId: string
  readonly divisionId: number
  readonly assessorAccountId: string
  readonly isAssessorEnded: boolean
  readonly pool: string
  readonly agency: string | null
  readonly grounds: readonly DisqualificationGround[]
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly outcome: DisqualificationOutcome | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: string | null
}

export interface DisqualificationWish {
  readonly disqualificationId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first, of assessors held in these divisions: pools are held above the halls. */
export function listDisqualifications(
  db: Database,
  divisionIds: readonly number[],
  { limit, ...wish }: DisqualificationWish,
): Promise<readonly DisqualificationRow[]> {
  const [disqualificationId, after] = [wish.disqualificationId ?? null, wish.after ?? null]
  return queryRows(
    db,
    sql<DisqualificationRow>`
      select d.id as "disqualificationId", d.assessor_id as "assessorId", d.division_id as "divisionId", m.account_id as "assessorAccountId",
        exists (select from assessor_end x where x.assessor_id = m.id) as "isAssessorEnded", m.pool, g.name as agency, d.grounds, d.reason,
        d.account_id as "proposedBy", d.proposed_at as "proposedAt", e.outcome, e.account_id as "decidedBy", e.ended_at as "decidedAt",
        e.reason as decision
      from disqualification d
      join assessor m on m.id = d.assessor_id
      left join agency g on g.id = m.agency_id
      left join disqualification_end e on e.disqualification_id = d.id
      where d.division_id = any (${divisionIds}::integer[]) and (${disqualificationId}::uuid is null or d.id = ${disqualificationId}::uuid)
        and (${after}::uuid is null or d.id < ${after}::uuid)
      order by d.id desc
      limit ${limit}`,
  )
}

export interface DisqualificationInsert {
  readonly id: string
  readonly assessorId: string
  readonly divisionId: number
  readonly grounds: readonly DisqualificationGround[]
  readonly reason: string
  readonly accountId: string
  readonly at: Date
}

export async function insertDisqualification(tx: Database, row: DisqualificationInsert): Promise<void> {
  await sql`
    insert into disqualification (id, assessor_id, division_id, grounds, reason, account_id, proposed_at)
    values (${row.id}, ${row.assessorId}, ${row.divisionId}, ${row.grounds}::text[], ${row.reason}, ${row.accountId}, ${row.at})`.execute(
    tx,
  )
}

export interface DecisionInsert extends Pick<DisqualificationRow, 'disqualificationId' | 'proposedBy' | 'divisionId'> {
  readonly outcome: DisqualificationOutcome
  readonly reason: string
  readonly accountId: string
  readonly at: Date
}

/** @returns whether nobody had decided before */
export async function insertDecision(tx: Database, row: DecisionInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into disqualification_end (disqualification_id, proposed_by, division_id, outcome, reason, account_id, ended_at)
      values (${row.disqualificationId}, ${row.proposedBy}, ${row.divisionId}, ${row.outcome}, ${row.reason}, ${row.accountId}, ${row.at})
      on conflict (disqualification_id) do nothing returning 1 as one`,
  )
  return kept !== undefined
}
