import type { Finding } from '../../../domain/handling-order.ts'
import { type Database, queryRows, sql } from '../../platform/database.ts'

/** A round of an order, as it is kept. Times are ISO texts: many go in one parameter. */
export interface RoundInsert extends RoundTerms {
  readonly organizationId: number
  readonly finding: Finding | null
  readonly begunAt: string
  readonly acknowledgedAt: string | null
  readonly contactedAt: string | null
  readonly handledAt: string | null
  readonly answeredAt: string | null
  readonly isTakenUp: boolean
  readonly isClosed: boolean
  readonly satisfaction: number | null
  readonly isSolved: boolean | null
}

/** What a calendar may move. */
export interface RoundTerms {
  readonly orderId: string
  readonly round: number
  readonly acknowledgeDueAt: string | null
  readonly contactDueAt: string | null
  readonly handleDueAt: string | null
  readonly answerDueAt: string | null
}

/** Whether somebody is known whom to call was known when the order was opened. */
const inserted = (rounds: readonly RoundInsert[]) => sql`
  insert into handling_round as kept (order_id, round, division_id, hall_id, organization_id, source, is_drill, is_named, begun_at, finding,
    acknowledged_at, acknowledge_due_at, contacted_at, contact_due_at, handled_at, handle_due_at, answered_at, answer_due_at,
    is_taken_up, is_closed, satisfaction, is_solved)
  select o.id, sent.round, o.division_id, o.hall_id, sent."organizationId", o.source, o.is_drill,
    coalesce((select f.is_named from handling_round f where f.order_id = o.id and f.round = 0),
      (select e.identity_mode <> 'ANONYMOUS' from evaluation e where e.id = o.evaluation_id),
      (select c.has_contact from complaint c where c.id = o.id), false),
    sent."begunAt", sent.finding, sent."acknowledgedAt", sent."acknowledgeDueAt", sent."contactedAt", sent."contactDueAt", sent."handledAt",
    sent."handleDueAt", sent."answeredAt", sent."answerDueAt", sent."isTakenUp", sent."isClosed", sent.satisfaction, sent."isSolved"
  from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as sent ("orderId" uuid, round integer, "organizationId" integer, finding text,
    "begunAt" timestamptz, "acknowledgedAt" timestamptz, "acknowledgeDueAt" timestamptz, "contactedAt" timestamptz, "contactDueAt" timestamptz,
    "handledAt" timestamptz, "handleDueAt" timestamptz, "answeredAt" timestamptz, "answerDueAt" timestamptz, "isTakenUp" boolean,
    "isClosed" boolean, satisfaction smallint, "isSolved" boolean)
  join handling_order o on o.id = sent."orderId"
  order by o.id, sent.round`

/** As they are after a step, in the step’s own transaction. */
export async function keepRounds(tx: Database, rounds: readonly RoundInsert[]): Promise<void> {
  await sql`${inserted(rounds)}
    on conflict (order_id, round) do update set organization_id = excluded.organization_id, finding = excluded.finding,
      acknowledged_at = excluded.acknowledged_at, acknowledge_due_at = excluded.acknowledge_due_at, contacted_at = excluded.contacted_at,
      contact_due_at = excluded.contact_due_at, handled_at = excluded.handled_at, handle_due_at = excluded.handle_due_at,
      answered_at = excluded.answered_at, answer_due_at = excluded.answer_due_at, is_taken_up = excluded.is_taken_up,
      is_closed = excluded.is_closed, satisfaction = excluded.satisfaction, is_solved = excluded.is_solved`.execute(tx)
}

/** Where a step has kept one in the meantime, that one is newer. */
export async function addMissingRounds(tx: Database, rounds: readonly RoundInsert[]): Promise<void> {
  await sql`${inserted(rounds)} on conflict (order_id, round) do nothing`.execute(tx)
}

/** Orders that were opened before rounds were kept. */
export function findWithoutRounds(db: Database, limit: number): Promise<readonly { readonly orderId: string }[]> {
  return queryRows(
    db,
    sql<{ orderId: string }>`
      select s.order_id as "orderId" from handling_order_state s
      where not exists (select from handling_round r where r.order_id = s.order_id and r.round = 0)
      order by s.order_id limit ${limit}`,
  )
}

/** A holiday notice or a closure has moved what is due: written where it has, and nowhere else. */
export async function moveTerms(tx: Database, terms: readonly RoundTerms[]): Promise<void> {
  await sql`
    update handling_round r set acknowledge_due_at = sent."acknowledgeDueAt", contact_due_at = sent."contactDueAt",
      handle_due_at = sent."handleDueAt", answer_due_at = sent."answerDueAt"
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as sent ("orderId" uuid, round integer, "acknowledgeDueAt" timestamptz,
      "contactDueAt" timestamptz, "handleDueAt" timestamptz, "answerDueAt" timestamptz)
    where r.order_id = sent."orderId" and r.round = sent.round
      and (r.acknowledge_due_at, r.contact_due_at, r.handle_due_at, r.answer_due_at)
        is distinct from (sent."acknowledgeDueAt", sent."contactDueAt", sent."handleDueAt", sent."answerDueAt")`.execute(
    tx,
  )
}
