import type { OrderStage } from '../../../domain/handling-order.ts'
import type { OpinionKind } from '../../../domain/opinion.ts'
import type { OpinionOutcome } from '../../../domain/opinion-finding.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'
import type { OpinionPlace } from '../place.ts'

export interface FindingRow {
  readonly findingId: string
  readonly foundAt: Date
  readonly divisionId: number
  readonly divisionName: string
  readonly hallId: number | null
  readonly hallCode: string | null
  readonly hallName: string | null
  readonly windowCode: string | null
  readonly windowName: string | null
  readonly itemCode: string | null
  readonly itemName: string | null
  readonly words: string
  readonly codes: readonly string[]
  readonly policyId: number
  readonly statements: number
  readonly suggestions: number
  readonly sessions: readonly { readonly kind: OpinionKind; readonly participants: number }[]
  readonly outcome: OpinionOutcome | null
  readonly decision: string | null
  readonly decidedAt: Date | null
  readonly orderId: string | null
  readonly orderStage: OrderStage | null
}

export interface FindingWish {
  readonly findingId?: string | undefined
  readonly sessionId?: string | undefined
  readonly state?: 'OPEN' | 'DECIDED' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. Asked in the role of staff, it sees those of the place alone, and of their grounds those of the place. */
export function findFindings(db: Database, wish: FindingWish): Promise<readonly FindingRow[]> {
  const { findingId = null, sessionId = null, state = null, after = null, limit } = wish
  return queryRows(
    db,
    sql<FindingRow>`
      select f.id as "findingId", f.found_at as "foundAt", f.division_id as "divisionId", f.hall_id as "hallId", h.hall_code as "hallCode",
        n.hall_name as "hallName", w.window_code as "windowCode", n.window_name as "windowName", i.item_code as "itemCode", n.item_name as "itemName",
        f.words, f.codes, f.policy_id as "policyId", d.outcome, d.words as decision, d.decided_at as "decidedAt", d.order_id as "orderId",
        s.stage as "orderStage",
        (select v.name from administrative_division_version v where v.division_id = f.division_id
          order by v.effective_from > (f.found_at at time zone 'Asia/Shanghai')::date, abs(v.effective_from - (f.found_at at time zone 'Asia/Shanghai')::date),
            v.revision desc limit 1) as "divisionName",
        (select count(*)::integer from opinion_ground g where g.finding_id = f.id and g.session_id is not null) as statements,
        (select count(*)::integer from opinion_ground g where g.finding_id = f.id and g.suggestion_id is not null) as suggestions,
        coalesce((select jsonb_agg(jsonb_build_object('kind', o.kind, 'participants',
            (select sum(value::integer) from jsonb_each_text(o.groups))) order by o.day, o.id)
          from opinion_session o where o.id in (select g.session_id from opinion_ground g where g.finding_id = f.id)), '[]') as sessions
      from opinion_finding f
      left join opinion_decision d on d.finding_id = f.id
      left join handling_order_state s on s.order_id = d.order_id
      left join service_hall h on h.id = f.hall_id
      left join service_window w on w.id = f.window_id
      left join service_item i on i.id = f.item_id
      cross join lateral names_in_force(f.hall_id, f.window_id, f.item_id, (f.found_at at time zone 'Asia/Shanghai')::date) n
      where (${findingId}::uuid is null or f.id = ${findingId}::uuid)
        and (${sessionId}::uuid is null or exists (select from opinion_ground g where g.finding_id = f.id and g.session_id = ${sessionId}::uuid))
        and (${state}::text is null or (d.finding_id is null) = (${state}::text = 'OPEN'))
        and (${after}::uuid is null or (f.found_at, f.id) < (select a.found_at, a.id from opinion_finding a where a.id = ${after}::uuid))
      order by f.found_at desc, f.id desc
      limit ${limit}`,
  )
}

const foundShown = 200

/** What was found in a session, wherever it lies. */
export const findFoundIn = (db: Database, sessionId: string): Promise<readonly FindingRow[]> =>
  findFindings(db, { sessionId, limit: foundShown })

export interface GroundInsert {
  readonly sessionId: string | null
  readonly version: number | null
  readonly number: number | null
  readonly suggestionId: string | null
}

export interface FindingInsert extends OpinionPlace {
  readonly id: string
  readonly codes: readonly string[]
  readonly words: string
  readonly policyId: number
  readonly accountId: string
  readonly at: Date
  readonly grounds: readonly GroundInsert[]
}

export async function insertFinding(tx: Database, row: FindingInsert): Promise<void> {
  const { id, divisionId, hallId } = row
  await sql`
    insert into opinion_finding (id, division_id, hall_id, window_id, item_id, codes, words, policy_id, account_id, found_at)
    values (${id}, ${divisionId}, ${hallId}, ${row.windowId}, ${row.itemId}, ${row.codes}::text[], ${row.words}, ${row.policyId}, ${row.accountId},
      ${row.at})`.execute(tx)
  await sql`
    insert into opinion_ground (finding_id, sequence, division_id, hall_id, session_id, version, number, suggestion_id)
    select ${id}::uuid, each.sequence, ${divisionId}::integer, ${hallId}::integer, each."sessionId", each.version, each.number, each."suggestionId"
    from jsonb_to_recordset(${JSON.stringify(row.grounds.map((ground, index) => ({ ...ground, sequence: index + 1 })))}::jsonb)
      as each (sequence smallint, "sessionId" uuid, version smallint, number smallint, "suggestionId" uuid)`.execute(tx)
}

export interface DecisionInsert {
  readonly finding: Pick<FindingRow, 'findingId' | 'divisionId' | 'hallId'>
  readonly outcome: OpinionOutcome
  readonly orderId: string | null
  readonly words: string
  readonly accountId: string
  readonly at: Date
}

/** Throws a unique violation where it was decided before. */
export async function insertDecision(tx: Database, row: DecisionInsert): Promise<void> {
  const { findingId, divisionId, hallId } = row.finding
  await sql`
    insert into opinion_decision (finding_id, division_id, hall_id, outcome, order_id, words, account_id, decided_at)
    values (${findingId}, ${divisionId}, ${hallId}, ${row.outcome}, ${row.orderId}, ${row.words}, ${row.accountId}, ${row.at})`.execute(
    tx,
  )
}

/** Two who decide on one finding wait for each other, so that no order is opened for nothing. @returns whether nobody has decided yet */
export async function lockOpen(tx: Database, findingId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('opinion-finding|' || ${findingId}, 0))`.execute(tx)
  const decided = await findRow(
    tx,
    sql<{ one: number }>`select 1 as one from opinion_decision where finding_id = ${findingId}`,
  )
  return decided === undefined
}
