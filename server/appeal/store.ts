import type { AppealEvent, AppealGround, AppealStage, Stance, Verdict } from '../../domain/appeal.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { appendUses, type NamedFiles } from '../evidence-file/index.ts'
import { appendWords } from '../handling-order/index.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface AppealRow {
  readonly id: string
  readonly orderId: string
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly policyId: number
  readonly hallCode: string
  readonly hallName: string
  readonly windowName: string | null
  readonly itemName: string | null
}

interface AppealWish {
  readonly appealId?: string | undefined
  readonly orderId?: string | undefined
  readonly stage?: AppealStage | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly today: PlainDate
}

/** Open ones the oldest first, others the newest first. Asked in the role of staff, it sees the appeals of the place alone. */
export function listAppeals(db: Database, { appealId, orderId, stage, after, limit, today }: AppealWish) {
  const isNewestFirst = stage !== undefined && stage !== 'LODGED'
  return queryRows(
    db,
    sql<AppealRow>`
      select a.id, a.order_id as "orderId", a.evaluation_id as "evaluationId", a.division_id as "divisionId", a.hall_id as "hallId",
        a.policy_id as "policyId", h.hall_code as "hallCode", n.hall_name as "hallName",
        case when o.window_id is null then null else n.window_name end as "windowName",
        case when o.item_id is null then null else n.item_name end as "itemName"
      from appeal a
      join appeal_state s on s.appeal_id = a.id
      join handling_order o on o.id = a.order_id
      join service_hall h on h.id = a.hall_id
      cross join lateral names_in_force(o.hall_id, o.window_id, o.item_id, ${today}::date) n
      where (${appealId ?? null}::uuid is null or a.id = ${appealId ?? null}::uuid)
        and (${orderId ?? null}::uuid is null or a.order_id = ${orderId ?? null}::uuid)
        and (${stage ?? null}::text is null or s.stage = ${stage ?? null})
        and (${after ?? null}::uuid is null or a.id ${isNewestFirst ? sql`<` : sql`>`} ${after ?? null}::uuid)
      order by a.id ${isNewestFirst ? sql`desc` : sql`asc`}
      limit ${limit}`,
  )
}

export interface AppealEventRow {
  readonly appealId: string
  readonly sequence: number
  readonly kind: AppealEvent['kind']
  readonly at: Date
  readonly actorKind: 'ACCOUNT' | 'CITIZEN' | 'PLATFORM'
  readonly accountId: string | null
  readonly facts: {
    readonly ground?: AppealGround
    readonly organizationId?: number
    readonly stance?: Stance
    readonly verdict?: Verdict
    readonly isOutsider?: boolean
    readonly isAccepted?: boolean
  }
  readonly recordId: string | null
}

export function findAppealEvents(db: Database, appealIds: readonly string[]): Promise<readonly AppealEventRow[]> {
  return queryRows(
    db,
    sql<AppealEventRow>`
      select appeal_id as "appealId", sequence, kind, at, actor_kind as "actorKind", account_id as "accountId", facts, record_id as "recordId"
      from appeal_event where appeal_id = any(${appealIds}::uuid[]) order by appeal_id, sequence`,
  )
}

export interface AppealInsert {
  readonly id: string
  readonly orderId: string
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly organizationId: number
  readonly ground: AppealGround
  readonly policyId: number
  readonly lodgedAt: Date
}

/** Throws a unique violation where the order was appealed against before. */
export async function insertAppeal(tx: Database, row: AppealInsert): Promise<void> {
  await sql`
    insert into appeal (id, order_id, evaluation_id, division_id, hall_id, organization_id, ground, policy_id, lodged_at)
    values (${row.id}, ${row.orderId}, ${row.evaluationId}, ${row.divisionId}, ${row.hallId}, ${row.organizationId}, ${row.ground},
      ${row.policyId}, ${row.lodgedAt})`.execute(tx)
}

export interface AppealEventInsert {
  readonly sequence: number
  readonly kind: string
  readonly at: Date
  readonly actorKind: AppealEventRow['actorKind']
  readonly accountId: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly words: { readonly recordId: string; readonly key: WrappedKey; readonly sealed: Buffer } | null
  readonly files?: (NamedFiles & { readonly orderId: string }) | undefined
}

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
}

/** Throws a unique violation where somebody else has appended an event of that number. */
export async function appendAppealEvents(
  tx: Database,
  { id, divisionId, hallId }: Placed,
  events: readonly AppealEventInsert[],
): Promise<void> {
  for (const { sequence, kind, at, actorKind, accountId, facts, words, files } of events) {
    await sql`
      insert into appeal_event (appeal_id, sequence, division_id, hall_id, kind, at, actor_kind, account_id, facts, record_id)
      values (${id}, ${sequence}, ${divisionId}, ${hallId}, ${kind}, ${at}, ${actorKind}, ${accountId}, ${JSON.stringify(facts)}::jsonb,
        ${words?.recordId ?? null})`.execute(tx)
    await appendWords(tx, { divisionId, hallId }, words)
    if (files !== undefined) {
      const { orderId } = files
      await appendUses(tx, { orderId, appealId: id, sequence, divisionId, hallId, actorKind, accountId }, files)
    }
  }
}

export async function keepAppealState(
  tx: Database,
  { id, divisionId, hallId }: Placed,
  state: { readonly stage: AppealStage; readonly verdict: Verdict | null; readonly version: number },
): Promise<void> {
  await sql`
    insert into appeal_state (appeal_id, division_id, hall_id, stage, verdict, version)
    values (${id}, ${divisionId}, ${hallId}, ${state.stage}, ${state.verdict}, ${state.version})
    on conflict (appeal_id) do update set stage = excluded.stage, verdict = excluded.verdict, version = excluded.version`.execute(
    tx,
  )
}

/** Of which evaluation, for whoever shows its receipt. */
export function findAppealOf(db: Database, evaluationId: string): Promise<{ readonly id: string } | undefined> {
  return findRow(db, sql<{ id: string }>`select id from appeal where evaluation_id = ${evaluationId}`)
}

export interface FigureRow {
  readonly organizationId: number
  readonly orders: number
  readonly appeals: number
  readonly upheld: number
  readonly rejected: number
}

/** By unit, since a day: orders opened, appeals against them and what became of these. Drills are nobody’s. */
export function countAppeals(db: Database, since: PlainDate): Promise<readonly FigureRow[]> {
  return queryRows(
    db,
    sql<FigureRow>`
      select s.organization_id as "organizationId", count(*)::integer as orders, count(a.id)::integer as appeals,
        count(*) filter (where t.verdict = 'UPHELD')::integer as upheld, count(*) filter (where t.verdict = 'REJECTED')::integer as rejected
      from handling_order o
      join handling_order_state s on s.order_id = o.id
      left join appeal a on a.order_id = o.id
      left join appeal_state t on t.appeal_id = a.id
      where not o.is_drill and o.opened_at >= (${since}::date)::timestamp at time zone 'Asia/Shanghai'
      group by s.organization_id
      order by s.organization_id`,
  )
}

/** Whether whoever lodged it is the person the order is about. */
export async function isLodgedByRated(db: Database, orderId: string, accountId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ rated: boolean }>`
      select exists (select from account a join handling_order o on o.staff_id = a.staff_id
        where o.id = ${orderId} and a.id = ${accountId}) as rated`,
  )
  return row?.rated === true
}
