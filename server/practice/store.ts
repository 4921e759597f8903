import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { PracticeOutcome, PracticeState } from '../../domain/practice.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export interface PracticeRow {
  readonly practiceId: string
  readonly orderId: string
  readonly divisionId: number
  readonly hallId: number
  readonly state: PracticeState
  readonly title: string
  readonly done: string
  readonly appliesTo: string
  readonly kinds: readonly string[]
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string | null
  readonly itemName: string | null
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly endedAt: Date | null
  readonly reason: string | null
}

export interface PracticeWish {
  readonly practiceId?: string | undefined
  readonly state?: PracticeState | undefined
  readonly kind?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
}

/** The newest first. Asked in the role of staff, it sees those of the place alone. */
export function listPractices(db: Database, wish: PracticeWish): Promise<readonly PracticeRow[]> {
  const [practiceId, state, kind, after] = [wish.practiceId, wish.state, wish.kind, wish.after].map(
    (each) => each ?? null,
  )
  return queryRows(
    db,
    sql<PracticeRow>`
      select p.id as "practiceId", p.order_id as "orderId", p.division_id as "divisionId", p.hall_id as "hallId",
        coalesce(e.outcome, 'OPEN') as state, p.title, p.done, p.applies_to as "appliesTo", p.kinds, h.hall_code as "hallCode",
        n.hall_name as "hallName", case when p.window_id is null then null else n.window_name end as "windowName",
        case when p.item_id is null then null else n.item_name end as "itemName", p.drafted_by as "draftedBy", p.drafted_at as "draftedAt",
        e.ended_at as "endedAt", e.reason
      from practice p
      left join practice_end e on e.practice_id = p.id
      join service_hall h on h.id = p.hall_id
      cross join lateral names_in_force(p.hall_id, p.window_id, p.item_id, ${wish.today}::date) n
      where (${practiceId}::uuid is null or p.id = ${practiceId}::uuid) and (${state}::text is null or coalesce(e.outcome, 'OPEN') = ${state})
        and (${kind}::text is null or ${kind} = any (p.kinds))
        and (${after}::uuid is null or p.id < ${after}::uuid)
      order by p.id desc
      limit ${wish.limit}`,
  )
}

export interface PracticeInsert {
  readonly id: string
  readonly orderId: string
  readonly kinds: readonly string[]
  readonly title: string
  readonly done: string
  readonly appliesTo: string
  readonly draftedBy: string
  readonly draftedAt: Date
}

/** It lies where its order lies. */
export async function insertPractice(tx: Database, row: PracticeInsert): Promise<void> {
  await sql`
    insert into practice (id, order_id, division_id, hall_id, window_id, item_id, kinds, title, done, applies_to, drafted_by, drafted_at)
    select ${row.id}, o.id, o.division_id, o.hall_id, o.window_id, o.item_id, ${row.kinds}::text[], ${row.title}, ${row.done}, ${row.appliesTo},
      ${row.draftedBy}, ${row.draftedAt}
    from handling_order o where o.id = ${row.orderId}`.execute(tx)
}

export interface PracticeEnd extends Pick<PracticeRow, 'practiceId' | 'draftedBy' | 'divisionId' | 'hallId'> {
  readonly outcome: PracticeOutcome
  readonly accountId: string
  readonly endedAt: Date
  readonly reason: string | null
}

/** Throws a unique violation where somebody else has decided meanwhile. */
export async function insertPracticeEnd(tx: Database, end: PracticeEnd): Promise<void> {
  await sql`
    insert into practice_end (practice_id, drafted_by, division_id, hall_id, outcome, account_id, ended_at, reason)
    values (${end.practiceId}, ${end.draftedBy}, ${end.divisionId}, ${end.hallId}, ${end.outcome}, ${end.accountId}, ${end.endedAt},
      ${end.reason})`.execute(tx)
}
