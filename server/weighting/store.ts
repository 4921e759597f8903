import type { Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { Audience } from '../../domain/score-scheme.ts'
import type { RoundAnswers, WeightingMethod, WeightingResult } from '../../domain/weighting.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface WeightingRow {
  readonly weightingId: string
  readonly divisionId: number
  readonly schemeId: string
  readonly audience: Audience
  readonly parent: string | null
  readonly things: readonly string[]
  readonly method: WeightingMethod
  readonly policyId: number
  readonly purpose: string
  readonly openedAt: Date
  readonly experts: number
}

/** The latest first. They are few: a handful a year. @param accountId only those to which he was invited */
export function findWeightings(
  db: Database,
  {
    weightingId = null,
    accountId = null,
  }: { readonly weightingId?: string | null; readonly accountId?: string | null },
): Promise<readonly WeightingRow[]> {
  return queryRows(
    db,
    sql<WeightingRow>`
      select w.id as "weightingId", w.division_id as "divisionId", w.scheme_id as "schemeId", w.audience, w.parent, w.things, w.method,
        w.policy_id as "policyId", w.purpose, w.opened_at as "openedAt",
        (select count(*)::integer from weighting_expert e where e.weighting_id = w.id) as experts
      from weighting w
      where (${weightingId}::uuid is null or w.id = ${weightingId}::uuid)
        and (${accountId}::uuid is null
          or exists (select from weighting_expert e where e.weighting_id = w.id and e.account_id = ${accountId}::uuid))
      order by w.id desc`,
  )
}

export interface RoundRow {
  readonly weightingId: string
  readonly round: number
  readonly openedAt: Date
  readonly answerBy: Date
  readonly answered: number
  readonly closedAt: Date | null
  readonly outcome: WeightingResult['outcome'] | null
  /** How many were put together. */
  readonly answers: number | null
  readonly body: Omit<WeightingResult, 'outcome'> | null
}

/** In order. */
export function findRounds(db: Database, weightingIds: readonly string[]): Promise<readonly RoundRow[]> {
  return queryRows(
    db,
    sql<RoundRow>`
      select r.weighting_id as "weightingId", r.round, r.opened_at as "openedAt", r.answer_by as "answerBy",
        count_weighting_answers(r.weighting_id, r.round) as answered, e.closed_at as "closedAt", s.outcome, s.answers, s.body
      from weighting_round r
      left join weighting_round_end e on e.weighting_id = r.weighting_id and e.round = r.round
      left join weighting_result s on s.weighting_id = r.weighting_id and s.round = r.round
      where r.weighting_id = any(${weightingIds}::uuid[])
      order by r.weighting_id, r.round`,
  )
}

/** Nobody else opens or closes a round, or answers, until the transaction ends. */
export async function lockWeighting(tx: Database, weightingId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('weighting|' || ${weightingId}::text, 0))`.execute(tx)
}

export interface WeightingInsert extends Omit<WeightingRow, 'experts'> {
  readonly openedBy: string
  readonly accountIds: readonly string[]
}

export async function insertWeighting(tx: Database, row: WeightingInsert): Promise<void> {
  await sql`
    insert into weighting (id, division_id, scheme_id, audience, parent, things, method, policy_id, purpose, opened_by, opened_at)
    values (${row.weightingId}, ${row.divisionId}, ${row.schemeId}, ${row.audience}, ${row.parent}, ${row.things}::text[], ${row.method},
      ${row.policyId}, ${row.purpose}, ${row.openedBy}, ${row.openedAt})`.execute(tx)
  await sql`
    insert into weighting_expert (weighting_id, account_id)
    select ${row.weightingId}::uuid, each from unnest(${row.accountIds}::uuid[]) as each order by each`.execute(tx)
}

export interface RoundInsert {
  readonly weightingId: string
  readonly round: number
  readonly answerBy: Date
  readonly openedBy: string
  readonly openedAt: Date
}

export async function insertRound(tx: Database, row: RoundInsert): Promise<void> {
  await sql`
    insert into weighting_round (weighting_id, round, answer_by, opened_by, opened_at)
    values (${row.weightingId}, ${row.round}, ${row.answerBy}, ${row.openedBy}, ${row.openedAt})`.execute(tx)
}

interface RoundEnd {
  readonly weightingId: string
  readonly round: number
  readonly closedBy: string
  readonly closedAt: Date
}

/** From here on the answers of the round may be read, and none is taken any more. */
export async function insertRoundEnd(tx: Database, end: RoundEnd): Promise<void> {
  await sql`
    insert into weighting_round_end (weighting_id, round, closed_by, closed_at)
    values (${end.weightingId}, ${end.round}, ${end.closedBy}, ${end.closedAt})`.execute(tx)
}

/** What all have answered in a round that is closed, without names, in an order that tells nothing. */
export async function findRoundAnswers(tx: Database, weightingId: string, round: number): Promise<RoundAnswers> {
  const rows = await queryRows(
    tx,
    sql<{ judgements: readonly number[] }>`
      select judgements from weighting_judgements(${weightingId}::uuid, ${round}::smallint) as judgements`,
  )
  return rows.map(({ judgements }) => judgements)
}

export async function insertResult(
  tx: Database,
  of: { readonly weightingId: string; readonly round: number; readonly answers: number; readonly at: Date },
  { outcome, ...body }: WeightingResult,
): Promise<void> {
  await sql`
    insert into weighting_result (weighting_id, round, outcome, answers, body, computed_at)
    values (${of.weightingId}, ${of.round}, ${outcome}, ${of.answers}, ${JSON.stringify(body)}::jsonb, ${of.at})`.execute(
    tx,
  )
}

export interface AnswerInsert {
  readonly weightingId: string
  readonly round: number
  readonly accountId: string
  readonly judgements: readonly number[]
  readonly consistency: number | null
  readonly answeredAt: Date
}

/** Under one’s own name alone; fails on the primary key where one has answered already. */
export async function insertAnswer(tx: Database, row: AnswerInsert): Promise<void> {
  await showAccount(tx, row.accountId)
  await sql`
    insert into weighting_answer (weighting_id, round, account_id, judgements, consistency, answered_at)
    values (${row.weightingId}, ${row.round}, ${row.accountId}, ${row.judgements}::integer[], ${row.consistency}, ${row.answeredAt})`.execute(
    tx,
  )
}

export interface OwnAnswer {
  readonly weightingId: string
  readonly round: number
  readonly judgements: readonly number[]
}

/** Of one account: PostgreSQL shows this transaction no others. */
export async function findOwnAnswers(tx: Database, accountId: string): Promise<readonly OwnAnswer[]> {
  await showAccount(tx, accountId)
  return queryRows(
    tx,
    sql<OwnAnswer>`
      select weighting_id as "weightingId", round, judgements from weighting_answer
      where account_id = ${accountId} order by weighting_id, round`,
  )
}

async function showAccount(tx: Database, accountId: string): Promise<void> {
  await sql`select set_config('yiping.account', ${accountId}, true)`.execute(tx)
}

export async function findExpertIds(db: Database, weightingId: string): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ accountId: string }>`
      select account_id as "accountId" from weighting_expert where weighting_id = ${weightingId} order by account_id`,
  )
  return rows.map(({ accountId }) => accountId)
}

interface DraftRow {
  readonly weightingId: string
  readonly schemeId: string
  readonly draftedAt: Date
}

export function findDrafts(db: Database, weightingIds: readonly string[]): Promise<readonly DraftRow[]> {
  return queryRows(
    db,
    sql<DraftRow>`
      select weighting_id as "weightingId", scheme_id as "schemeId", drafted_at as "draftedAt" from weighting_draft
      where weighting_id = any(${weightingIds}::uuid[]) order by drafted_at, scheme_id`,
  )
}

export async function insertDraft(tx: Database, row: DraftRow & { readonly accountId: string }): Promise<void> {
  await sql`
    insert into weighting_draft (weighting_id, scheme_id, account_id, drafted_at)
    values (${row.weightingId}, ${row.schemeId}, ${row.accountId}, ${row.draftedAt})`.execute(tx)
}

export interface ExpertPost {
  readonly accountId: string
  readonly divisionId: number
  readonly hallId: number | null
}

/** Posts of some roles that hold today, of accounts that are open. */
export function findExpertPosts(
  db: Database,
  roles: readonly Role[],
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<readonly ExpertPost[]> {
  return queryRows(
    db,
    sql<ExpertPost>`
      select p.account_id as "accountId", p.division_id as "divisionId", p.hall_id as "hallId"
      from account_post p join account a on a.id = p.account_id
      where p.role = any(${roles}::text[]) and p.ended_at is null and a.disabled_at is null and (a.expires_at is null or a.expires_at > ${now})
        and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date)
      order by a.username, p.id`,
  )
}

/** Whether this account was invited. */
export async function isExpert(db: Database, weightingId: string, accountId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ accountId: string }>`
      select account_id as "accountId" from weighting_expert where weighting_id = ${weightingId} and account_id = ${accountId}`,
  )
  return row !== undefined
}
