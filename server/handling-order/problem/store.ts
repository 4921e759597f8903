import type { EarlierProblem } from '../../../domain/problem-entry.ts'
import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** What the citizen ticked, with the evaluation or afterwards. */
export async function findTicked(tx: Database, evaluationId: string): Promise<readonly number[]> {
  const row = await findRow(
    tx,
    sql<{ tags: readonly number[] }>`
      select e.tags || coalesce(r.tags, '{}') as tags
      from evaluation e left join evaluation_reason r on r.evaluation_id = e.id where e.id = ${evaluationId}`,
  )
  return row?.tags ?? []
}

export interface FoundAt {
  readonly orderId: string
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly kinds: readonly string[]
  readonly openedAt: Date
  /** From the earliest closure that may count. */
  readonly closedFrom: Date
}

/** SQL narrows: entries of the hall with a kind and a place in common that were closed meanwhile. Whether it is the same problem says the rule. */
export async function findEarlier(tx: Database, found: FoundAt): Promise<readonly EarlierProblem[]> {
  const { orderId, hallId, windowId, itemId, kinds, openedAt, closedFrom } = found
  const rows = await queryRows(
    tx,
    sql<
      Omit<EarlierProblem, 'openedAt' | 'closedAt'> & { readonly openedAt: Date; readonly closedAt: readonly Date[] }
    >`
      select e.order_id as "orderId", e.hall_id as "hallId", e.window_id as "windowId", e.item_id as "itemId", e.kinds, e.opened_at as "openedAt",
        e.occurrence, i.evaluation_id is not null as "isInvalid", c.closed_at as "closedAt"
      from problem_entry e
      join lateral (select array_agg(v.at order by v.at) as closed_at from handling_event v
        where v.order_id = e.order_id and v.kind = 'CLOSED' and v.at between ${closedFrom} and ${openedAt}) c on c.closed_at is not null
      left join evaluation_invalidation i on i.evaluation_id = e.order_id
      where e.hall_id = ${hallId} and e.found_at < ${openedAt} and e.order_id <> ${orderId} and e.kinds && ${kinds}::text[]
        and (e.window_id = ${windowId}::integer or e.item_id = ${itemId}::integer) and ${isLastSaid}
      order by e.opened_at, e.order_id`,
  )
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.getTime(),
    closedAt: row.closedAt.map((at) => at.getTime()),
  }))
}

/** Of an order verified anew, what was found last; nothing where nothing was. */
export const isLastSaid = sql`
  not exists (select from handling_event l where l.order_id = e.order_id and l.kind = 'VERIFIED' and l.sequence > e.sequence)`

export interface EntryInsert {
  readonly orderId: string
  readonly sequence: number
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly kinds: readonly string[]
  readonly openedAt: Date
  readonly foundAt: Date
  readonly occurrence: number
  readonly previous: readonly string[]
  readonly policyId: number
}

/** An entry that is there already stays as it is. */
export async function insertEntry(tx: Database, entry: EntryInsert): Promise<void> {
  await sql`
    insert into problem_entry (order_id, sequence, division_id, hall_id, window_id, item_id, kinds, opened_at, found_at, occurrence, previous, policy_id)
    values (${entry.orderId}, ${entry.sequence}, ${entry.divisionId}, ${entry.hallId}, ${entry.windowId}, ${entry.itemId}, ${entry.kinds}::text[],
      ${entry.openedAt}, ${entry.foundAt}, ${entry.occurrence}, ${entry.previous}::uuid[], ${entry.policyId})
    on conflict (order_id, sequence) do nothing`.execute(tx)
}

/** Verifications that found a problem and have no entry: the earliest first, because later ones count them. */
export function findWithoutEntries(
  db: Database,
  limit: number,
): Promise<readonly { readonly orderId: string; readonly sequence: number }[]> {
  return queryRows(
    db,
    sql<{ orderId: string; sequence: number }>`
      select v.order_id as "orderId", v.sequence
      from handling_event v join handling_order o on o.id = v.order_id
      where v.kind = 'VERIFIED' and v.facts ->> 'finding' <> 'NO_LEGAL_BASIS' and not o.is_drill
        and not exists (select from problem_entry e where e.order_id = v.order_id and e.sequence = v.sequence)
      order by v.at, v.order_id, v.sequence limit ${limit}`,
  )
}

export interface OrderProblem {
  readonly kinds: readonly string[]
  readonly occurrence: number
}

export function findProblem(db: Database, orderId: string): Promise<OrderProblem | undefined> {
  return findRow(
    db,
    sql<OrderProblem>`select e.kinds, e.occurrence from problem_entry e where e.order_id = ${orderId} and ${isLastSaid}`,
  )
}
