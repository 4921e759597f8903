import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { RuleSources } from '../../domain/policy.ts'
import type { PackRule } from '../../domain/policy-pack.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface PackRow {
  readonly code: string
  readonly word: string
  readonly divisionCode: string | null
  readonly nameZh: string
  readonly nameEn: string
  readonly document: string
  readonly note: string | null
  readonly rules: readonly PackRule[]
}

export function findPacks(db: Database): Promise<readonly PackRow[]> {
  return queryRows(
    db,
    sql<PackRow>`
      select code, word, division_code as "divisionCode", name_zh as "nameZh", name_en as "nameEn", document, note, rules
      from policy_pack order by word, division_code nulls first, code`,
  )
}

export interface DivisionName {
  readonly divisionCode: string
  readonly name: string
}

export async function findDivisionNames(db: Database, today: PlainDate): Promise<ReadonlyMap<number, DivisionName>> {
  const rows = await queryRows(
    db,
    sql<DivisionName & { id: number }>`
      select distinct on (d.id) d.id, d.division_code as "divisionCode", v.name
      from administrative_division d join administrative_division_version v on v.division_id = d.id
      where v.effective_from <= ${today}::date order by d.id, v.effective_from desc, v.revision desc`,
  )
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}

export interface ProposalRow {
  readonly id: string
  readonly word: string
  readonly divisionId: number
  readonly effectiveFrom: PlainDate
  readonly effectiveUntil: PlainDate | null
  readonly source: string
  readonly sources: RuleSources
  readonly body: unknown
  readonly basePolicyId: number
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly outcome: 'ADOPTED' | 'REJECTED' | 'WITHDRAWN' | null
  readonly endedAt: Date | null
  readonly reason: string | null
}

const proposalsMax = 500

/** The latest first. */
export function findProposals(db: Database, divisionIds: readonly number[]): Promise<readonly ProposalRow[]> {
  return queryRows(
    db,
    sql<ProposalRow>`
      select p.id, p.word, p.division_id as "divisionId", p.effective_from as "effectiveFrom", p.effective_until as "effectiveUntil",
        p.source, p.sources, p.body, p.base_policy_id as "basePolicyId", p.proposed_by as "proposedBy", p.proposed_at as "proposedAt",
        e.outcome, e.ended_at as "endedAt", e.reason
      from policy_proposal p left join policy_proposal_end e on e.proposal_id = p.id
      where p.division_id = any(${divisionIds}::integer[])
      order by p.proposed_at desc, p.id desc limit ${proposalsMax}`,
  )
}

export function findProposal(db: Database, id: string): Promise<ProposalRow | undefined> {
  return findRow(
    db,
    sql<ProposalRow>`
      select p.id, p.word, p.division_id as "divisionId", p.effective_from as "effectiveFrom", p.effective_until as "effectiveUntil",
        p.source, p.sources, p.body, p.base_policy_id as "basePolicyId", p.proposed_by as "proposedBy", p.proposed_at as "proposedAt",
        e.outcome, e.ended_at as "endedAt", e.reason
      from policy_proposal p left join policy_proposal_end e on e.proposal_id = p.id where p.id = ${id}`,
  )
}

export type ProposalInsert = Omit<ProposalRow, 'outcome' | 'endedAt' | 'reason'>

export async function insertProposal(tx: Database, row: ProposalInsert): Promise<void> {
  await sql`
    insert into policy_proposal (id, word, division_id, effective_from, effective_until, source, sources, body, base_policy_id, proposed_by,
      proposed_at)
    values (${row.id}, ${row.word}, ${row.divisionId}, ${row.effectiveFrom}, ${row.effectiveUntil}, ${row.source},
      ${JSON.stringify(row.sources)}::jsonb, ${JSON.stringify(row.body)}::jsonb, ${row.basePolicyId}, ${row.proposedBy},
      ${row.proposedAt})`.execute(tx)
}

export interface ProposalEnd {
  readonly proposalId: string
  readonly proposedBy: string
  readonly outcome: 'ADOPTED' | 'REJECTED' | 'WITHDRAWN'
  readonly accountId: string
  readonly endedAt: Date
  readonly reason: string | null
}

/** Fails on the primary key where another has ended it. */
export async function insertProposalEnd(tx: Database, end: ProposalEnd): Promise<void> {
  await sql`
    insert into policy_proposal_end (proposal_id, proposed_by, outcome, account_id, ended_at, reason)
    values (${end.proposalId}, ${end.proposedBy}, ${end.outcome}, ${end.accountId}, ${end.endedAt}, ${end.reason})`.execute(
    tx,
  )
}

/** Of one policy nobody else puts anything in force until the transaction ends: what was checked is what holds. */
export async function lockPolicy(tx: Database, word: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('policy|' || ${word}, 0))`.execute(tx)
}

/** Word for word what was proposed. */
export async function insertAdopted(tx: Database, proposalId: string): Promise<number> {
  const row = await findRow(
    tx,
    sql<{ id: number }>`
      insert into policy (word, division_id, effective_from, effective_until, version, source, sources, body, proposal_id)
      select p.word, p.division_id, p.effective_from, p.effective_until, 1 + coalesce(max(o.version), 0), p.source, p.sources, p.body, p.id
      from policy_proposal p
      left join policy o on o.word = p.word and o.division_id = p.division_id and o.effective_from = p.effective_from
      where p.id = ${proposalId} group by p.id returning id`,
  )
  if (row === undefined) throw new Error(`no proposal ${proposalId}`)
  return row.id
}
