import type { VisitEndingOutcome, visitEndCausesProposed } from '../../../domain/assessment-plan.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

type ProposedCause = (typeof visitEndCausesProposed)[number]

export interface EndingRow {
  readonly endingId: string
  readonly planId: string
  readonly visitId: string
  readonly cause: ProposedCause
  readonly reason: string
  readonly proposedBy: string
  /** By their sign-in names, as whoever is sent is shown. */
  readonly proposer: string
  readonly proposedAt: Date
  readonly outcome: VisitEndingOutcome | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: string | null
}

/** What was proposed for visits of a plan, the newest first. */
export function listProposedEndings(
  db: Database,
  { planId = null, endingId = null }: { readonly planId?: string | null; readonly endingId?: string | null },
): Promise<readonly EndingRow[]> {
  return queryRows(
    db,
    sql<EndingRow>`
      select e.id as "endingId", v.plan_id as "planId", e.visit_id as "visitId", e.cause, e.reason, e.account_id as "proposedBy", p.username as proposer,
        e.proposed_at as "proposedAt", d.outcome, c.username as "decidedBy", d.decided_at as "decidedAt", d.reason as decision
      from assessment_visit_ending e
      join assessment_visit v on v.id = e.visit_id
      join account p on p.id = e.account_id
      left join assessment_visit_ending_decision d on d.ending_id = e.id
      left join account c on c.id = d.account_id
      where (${planId}::uuid is null or v.plan_id = ${planId}::uuid) and (${endingId}::uuid is null or e.id = ${endingId}::uuid)
      order by e.id desc`,
  )
}

export interface EndingInsert extends Pick<EndingRow, 'visitId' | 'cause' | 'reason'> {
  readonly id: string
  readonly accountId: string
  readonly at: Date
}

/** It lies where its visit lies. */
export async function insertProposedEnding(tx: Database, row: EndingInsert): Promise<void> {
  await sql`
    insert into assessment_visit_ending (id, visit_id, division_id, cause, reason, account_id, proposed_at)
    select ${row.id}, v.id, v.division_id, ${row.cause}, ${row.reason}, ${row.accountId}, ${row.at} from assessment_visit v
    where v.id = ${row.visitId}`.execute(tx)
}

export interface EndingDecisionInsert {
  readonly endingId: string
  readonly outcome: VisitEndingOutcome
  readonly reason: string
  readonly accountId: string
  readonly at: Date
}

/** @returns whether nobody had decided before */
export async function insertEndingDecision(tx: Database, row: EndingDecisionInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into assessment_visit_ending_decision (ending_id, proposed_by, division_id, outcome, reason, account_id, decided_at)
      select e.id, e.account_id, e.division_id, ${row.outcome}, ${row.reason}, ${row.accountId}, ${row.at} from assessment_visit_ending e
      where e.id = ${row.endingId}
      on conflict (ending_id) do nothing returning 1 as one`,
  )
  return kept !== undefined
}
