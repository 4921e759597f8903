import type { WithdrawalOutcome } from '../../../domain/publication.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'
import type { PublicationRow } from '../store.ts'

export interface ProposalInsert {
  readonly id: string
  readonly reason: string
  readonly accountId: string
  readonly at: Date
}

export async function insertProposal(
  tx: Database,
  { id: publicationId, period, revision, proposals }: PublicationRow,
  { id, reason, accountId, at }: ProposalInsert,
): Promise<void> {
  await sql`
    insert into withdrawal_proposal (id, publication_id, turn, period, revision, reason, account_id, proposed_at)
    values (${id}, ${publicationId}, ${proposals.length + 1}, ${period}, ${revision}, ${reason}, ${accountId}, ${at})`.execute(
    tx,
  )
}

export interface DecisionInsert {
  readonly proposalId: string
  readonly outcome: WithdrawalOutcome
  /** Why it is declined; null: it is carried out. */
  readonly reason: string | null
  readonly accountId: string
  readonly at: Date
}

export async function insertDecision(tx: Database, row: DecisionInsert): Promise<void> {
  await sql`
    insert into withdrawal_decision (proposal_id, outcome, reason, account_id, decided_at)
    values (${row.proposalId}, ${row.outcome}, ${row.reason}, ${row.accountId}, ${row.at})`.execute(tx)
}

export async function insertWithdrawal(
  tx: Database,
  { id, period, revision }: Pick<PublicationRow, 'id' | 'period' | 'revision'>,
  { reason, accountId, at }: Omit<ProposalInsert, 'id'>,
): Promise<void> {
  await sql`
    insert into ranking_withdrawal (publication_id, period, revision, reason, account_id, withdrawn_at)
    values (${id}, ${period}, ${revision}, ${reason}, ${accountId}, ${at})`.execute(tx)
}

/** Of months that were withdrawn the digests of what they were computed from, but for those that a version that stands was computed from as well; in hex. */
export async function findWithdrawnInputs(db: Database): Promise<ReadonlySet<string>> {
  const rows = await queryRows(
    db,
    sql<{ digest: string }>`
      with told as (
        select r.inputs[1] as digest, w.publication_id is not null as is_withdrawn,
          not exists (select from published_ranking later where later.period = r.period and later.revision > r.revision) as is_newest
        from published_ranking r left join ranking_withdrawal w on w.publication_id = r.publication_id
        where r.period ~ '^[0-9]{4}-[0-9]{2}$'
      )
      select digest from told where is_withdrawn
      except select digest from told where is_newest and not is_withdrawn`,
  )
  return new Set(rows.map(({ digest }) => digest))
}
