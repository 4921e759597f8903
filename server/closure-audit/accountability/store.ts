import type { AccountabilityCause, AccountabilityOutcome } from '../../../domain/closure-audit.ts'
import type { PlainDate } from '../../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

export interface ProposalInsert {
  readonly id: string
  readonly orderId: string
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
  readonly cause: AccountabilityCause
  readonly proposedAt: Date
}

export async function insertProposal(tx: Database, row: ProposalInsert): Promise<void> {
  await sql`
    insert into accountability_proposal (id, order_id, division_id, hall_id, organization_id, cause, proposed_at)
    values (${row.id}, ${row.orderId}, ${row.divisionId}, ${row.hallId}, ${row.organizationId}, ${row.cause}, ${row.proposedAt})
    on conflict (order_id, cause) do nothing`.execute(tx)
}

export interface ProposalRow extends Omit<ProposalInsert, 'id'> {
  readonly proposalId: string
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string | null
  readonly itemName: string | null
  readonly outcome: AccountabilityOutcome | null
  readonly decidedAt: Date | null
  readonly recordId: string | null
}

export interface ProposalWish {
  readonly proposalId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listProposals(db: Database, wish: ProposalWish): Promise<readonly ProposalRow[]> {
  const { proposalId = null, after = null, limit, today } = wish
  return queryRows(
    db,
    sql<ProposalRow>`
      select p.id as "proposalId", p.order_id as "orderId", p.division_id as "divisionId", p.hall_id as "hallId",
        p.organization_id as "organizationId", p.cause, p.proposed_at as "proposedAt", h.hall_code as "hallCode", n.hall_name as "hallName",
        case when o.window_id is null then null else n.window_name end as "windowName",
        case when o.item_id is null then null else n.item_name end as "itemName", d.outcome, d.decided_at as "decidedAt",
        d.record_id as "recordId"
      from accountability_proposal p
      join handling_order o on o.id = p.order_id
      join service_hall h on h.id = p.hall_id
      left join accountability_decision d on d.proposal_id = p.id
      cross join lateral names_in_force(o.hall_id, o.window_id, o.item_id, ${today}::date) n
      where (${proposalId}::uuid is null or p.id = ${proposalId}::uuid) and (${after}::uuid is null or p.id < ${after}::uuid)
      order by p.id desc
      limit ${limit}`,
  )
}

export interface DecisionInsert extends Pick<ProposalRow, 'proposalId' | 'divisionId' | 'hallId'> {
  readonly outcome: AccountabilityOutcome
  readonly accountId: string
  readonly decidedAt: Date
  readonly recordId: string
}

/** @returns whether nobody had decided before */
export async function insertDecision(tx: Database, row: DecisionInsert): Promise<boolean> {
  const kept = await findRow(
    tx,
    sql<{ one: number }>`
      insert into accountability_decision (proposal_id, division_id, hall_id, outcome, account_id, decided_at, record_id)
      values (${row.proposalId}, ${row.divisionId}, ${row.hallId}, ${row.outcome}, ${row.accountId}, ${row.decidedAt}, ${row.recordId})
      on conflict (proposal_id) do nothing returning 1 as one`,
  )
  return kept !== undefined
}
