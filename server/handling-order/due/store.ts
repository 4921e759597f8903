import { type Database, queryRows, sql } from '../../platform/database.ts'
import type { StateUpdate } from '../store.ts'

export interface DueRow {
  readonly orderId: string
}

/** Orders at which time alone may have changed something, the longest waiting first; those another sweep is at are passed over. */
export function lockDue(tx: Database, now: Date, limit: number): Promise<readonly DueRow[]> {
  return queryRows(
    tx,
    sql<DueRow>`
      select order_id as "orderId" from handling_order_state where next_look_at <= ${now} and not is_drill
      order by next_look_at limit ${limit} for update skip locked`,
  )
}

export interface ReminderInsert {
  readonly orderId: string
  readonly key: string
  readonly divisionId: number
  readonly hallId: number
  readonly clock: string
  readonly kind: string
  readonly level: number
  readonly dueAt: Date
}

/** What has been told of these orders: most of what a pass finds due. */
export function findTold(
  tx: Database,
  orderIds: readonly string[],
): Promise<readonly { readonly orderId: string; readonly key: string }[]> {
  return queryRows(
    tx,
    sql<{ orderId: string; key: string }>`
      select order_id as "orderId", key from handling_reminder where order_id = any(${orderIds}::uuid[])`,
  )
}

/** @returns what had not been told before: only that is passed on */
export function insertReminders(
  tx: Database,
  reminders: readonly ReminderInsert[],
  now: Date,
): Promise<readonly { readonly orderId: string; readonly key: string }[]> {
  return queryRows(
    tx,
    sql<{ orderId: string; key: string }>`
      insert into handling_reminder (order_id, key, division_id, hall_id, clock, kind, level, due_at, told_at)
      select order_id, key, division_id, hall_id, clock, kind, level, due_at, ${now}
      from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as sent ("orderId" uuid, key text, "divisionId" integer, "hallId" integer, clock text,
        kind text, level smallint, "dueAt" timestamptz)
      cross join lateral (select sent."orderId" as order_id, sent."divisionId" as division_id, sent."hallId" as hall_id, sent."dueAt" as due_at) named
      order by order_id, key
      on conflict do nothing
      returning order_id as "orderId", key`,
  )
}

/** All next looks of a batch in one statement. */
export async function moveLooks(
  tx: Database,
  looks: readonly ({ readonly orderId: string } & Pick<StateUpdate, 'nextDueAt' | 'nextLookAt'>)[],
): Promise<void> {
  await sql`
    update handling_order_state s set next_due_at = sent."nextDueAt", next_look_at = sent."nextLookAt"
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as sent ("orderId" uuid, "nextDueAt" timestamptz, "nextLookAt" timestamptz)
    where s.order_id = sent."orderId"`.execute(tx)
}

/** The calendar of these divisions has changed: every open order there is to be looked at by then, whatever was thought before. */
export async function lookSoon(tx: Database, divisionIds: readonly number[], at: Date): Promise<void> {
  await sql`
    update handling_order_state set next_look_at = ${at}
    where stage <> 'CLOSED' and division_id = any(${divisionIds}::integer[]) and (next_look_at is null or next_look_at > ${at})`.execute(
    tx,
  )
}
