import { gunzipSync } from 'node:zlib'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { PublicationStep, WithdrawalOutcome } from '../../domain/publication.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** Two of those who take steps wait for each other. */
export async function lockPublications(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('publication', 0))`.execute(tx)
}

interface StepRow {
  readonly kind: PublicationStep | 'HELD'
  readonly accountId: string
  readonly at: string
  readonly reason: string | null
}

interface ProposalRow {
  readonly id: string
  readonly accountId: string
  readonly at: string
  readonly reason: string
  readonly outcome: WithdrawalOutcome | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly declinedFor: string | null
}

export interface PublicationRow {
  readonly id: string
  readonly computationId: string
  readonly period: string
  readonly revision: number
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
  /** What was written before counts. */
  readonly countsUntil: Date
  readonly dueAt: Date
  readonly draftedAt: Date
  readonly evaluations: number
  readonly invalidated: number
  readonly exempted: number
  readonly inputs: readonly string[]
  readonly scorePolicyId: number
  readonly evaluationPolicyId: number
  readonly resultDigest: string
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawnFor: string | null
  readonly steps: readonly StepRow[]
  /** 提出撤回, in their order. */
  readonly proposals: readonly ProposalRow[]
  /** When a later version of its period became public before it did. */
  readonly overtakenAt: Date | null
  /** By which it was published; null: not public, or published before that was kept. */
  readonly publicationPolicyId: number | null
}

export interface PublicationWish {
  readonly id?: string | undefined
  readonly period?: string | undefined
  readonly isPublished?: boolean | undefined
}

/** The newest periods first, of each the newest revision first. */
export function listPublications(db: Database, wish: PublicationWish = {}): Promise<readonly PublicationRow[]> {
  const { id = null, period = null, isPublished = null } = wish
  return queryRows(
    db,
    sql<PublicationRow>`
      select p.id, p.computation_id as "computationId", p.period, p.revision, c.from_day as "fromDay", c.end_day as "endDay", c.counts_until as "countsUntil", p.due_at as "dueAt",
        p.drafted_at as "draftedAt", c.evaluations, c.invalidated, c.exempted, c.inputs, c.score_policy_id as "scorePolicyId",
        c.evaluation_policy_id as "evaluationPolicyId", encode(c.result_digest, 'hex') as "resultDigest", r.published_at as "publishedAt",
        w.withdrawn_at as "withdrawnAt", w.reason as "withdrawnFor",
        coalesce((
          select jsonb_agg(jsonb_build_object('kind', s.kind, 'accountId', s.account_id, 'at', s.at, 'reason', s.reason) order by s.turn)
          from publication_step s where s.publication_id = p.id
        ), '[]') as steps,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', o.id, 'accountId', o.account_id, 'at', o.proposed_at, 'reason', o.reason, 'outcome', d.outcome,
            'decidedBy', d.account_id, 'decidedAt', d.decided_at, 'declinedFor', d.reason) order by o.turn)
          from withdrawal_proposal o left join withdrawal_decision d on d.proposal_id = o.id where o.publication_id = p.id
        ), '[]') as proposals,
        case when r.publication_id is null then (
          select min(later.published_at) from published_ranking later where later.period = p.period and later.revision > p.revision
        ) end as "overtakenAt", u.publication_policy_id as "publicationPolicyId"
      from publication p
      join score_computation c on c.id = p.computation_id
      left join published_ranking r on r.publication_id = p.id
      left join ranking_withdrawal w on w.publication_id = p.id
      left join published_rule u on u.publication_id = p.id
      where (${id}::uuid is null or p.id = ${id}::uuid) and (${period}::text is null or p.period = ${period})
        and (${isPublished}::boolean is null or (r.publication_id is not null) = ${isPublished}::boolean)
      order by c.from_day desc, p.period, p.revision desc`,
  )
}

/** Changes whenever something is published or withdrawn, and else never. */
export async function findPublicationMark(db: Database): Promise<string> {
  const row = await findRow(
    db,
    sql<{ mark: string }>`
      select concat_ws(' ', count(*), max(r.published_at), count(w.publication_id), max(w.withdrawn_at)) as mark
      from published_ranking r left join ranking_withdrawal w on w.publication_id = r.publication_id`,
  )
  return row?.mark ?? ''
}

/** Final computations and revisions of which there is no draft. */
export function findUndrafted(
  db: Database,
): Promise<
  readonly { readonly id: string; readonly period: string; readonly revision: number; readonly computedAt: Date }[]
> {
  return queryRows(
    db,
    sql<{ id: string; period: string; revision: number; computedAt: Date }>`
      select c.id, c.period, c.revision, c.computed_at as "computedAt" from score_computation c
      where c.purpose in ('FINAL', 'REVISION') and not exists (select from publication p where p.computation_id = c.id)
      order by c.computed_at, c.id`,
  )
}

export interface CoverRow {
  readonly computationId: string
  readonly divisionId: number
  readonly verdict: string
  readonly windows: number
}

/** Of computations, of which windows they tell: by division and verdict. What the platform keeps for its own drills is in nobody’s figures. */
export function findCovers(db: Database, computationIds: readonly string[]): Promise<readonly CoverRow[]> {
  return queryRows(
    db,
    sql<CoverRow>`
      select s.computation_id as "computationId", s.division_id as "divisionId", s.verdict, count(*)::integer as windows
      from window_score s join service_hall h on h.id = s.hall_id
      where s.computation_id = any (${computationIds}::uuid[]) and not h.is_reserved
      group by 1, 2, 3`,
  )
}

export interface DraftInsert {
  readonly id: string
  readonly computationId: string
  readonly period: string
  readonly revision: number
  readonly dueAt: Date
  readonly policyId: number
  readonly draftedAt: Date
}

export async function insertDraft(tx: Database, row: DraftInsert): Promise<void> {
  await sql`
    insert into publication (id, computation_id, period, revision, due_at, policy_id, drafted_at)
    values (${row.id}, ${row.computationId}, ${row.period}, ${row.revision}, ${row.dueAt}, ${row.policyId}, ${row.draftedAt})`.execute(
    tx,
  )
}

export async function insertStep(
  tx: Database,
  publicationId: string,
  step: {
    readonly kind: PublicationStep | 'HELD'
    readonly accountId: string
    readonly at: Date
    readonly reason: string | null
  },
): Promise<void> {
  await sql`
    insert into publication_step (publication_id, turn, kind, account_id, at, reason)
    select ${publicationId}, 1 + coalesce(max(turn), 0), ${step.kind}, ${step.accountId}, ${step.at}, ${step.reason}
    from publication_step where publication_id = ${publicationId}`.execute(tx)
}

/** What everybody can compute again, as it was computed: nothing of it is said by whoever signs. */
export async function insertPublished(tx: Database, publicationId: string, at: Date): Promise<void> {
  await sql`
    insert into published_ranking (publication_id, period, purpose, revision, counts_until, evaluations, invalidated, exempted, log_size, score_policy_id,
      evaluation_policy_id, inputs, result_digest, published_at)
    select p.id, c.period, c.purpose, c.revision, c.counts_until, c.evaluations, c.invalidated, c.exempted, c.log_size, c.score_policy_id,
      c.evaluation_policy_id, c.inputs, c.result_digest, ${at}
    from publication p join score_computation c on c.id = p.computation_id where p.id = ${publicationId}`.execute(tx)
}

export async function findResultText(db: Database, computationId: string): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ packed: Buffer }>`select packed from score_result where computation_id = ${computationId}`,
  )
  return row && gunzipSync(row.packed).toString('utf8')
}

/** Of what was published alone. @param digest in hex */
export async function findPublishedInput(db: Database, digest: string): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ packed: Buffer }>`
      select i.packed from score_input i where i.digest = decode(${digest}, 'hex')
        and (exists (select from published_ranking r where ${digest} = any (r.inputs))
          or exists (select from published_bridge b where ${digest} = any (b.inputs)))`,
  )
  return row && gunzipSync(row.packed).toString('utf8')
}

export interface NamedPlace {
  readonly key: string
  readonly hallCode: string
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
}

/** What places were called on a day. @param keys `hall/window` */
export function findPlaceNames(db: Database, keys: readonly string[], day: PlainDate): Promise<readonly NamedPlace[]> {
  return queryRows(
    db,
    sql<NamedPlace>`
      select h.hall_code || '/' || w.window_code as key, h.hall_code as "hallCode", coalesce(n.hall_name, h.hall_code) as "hallName",
        w.window_code as "windowCode", coalesce(n.window_name, w.window_code) as "windowName"
      from service_window w join service_hall h on h.id = w.hall_id
      cross join lateral names_in_force(h.id, w.id, null, ${day}::date) n
      where h.hall_code || '/' || w.window_code = any (${keys}::text[])`,
  )
}
