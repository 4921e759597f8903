import type { AuditAct, AuditActorKind, AuditTargetKind } from '../../domain/audit.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

/** What is looked for: days [from, to), and what else was said. */
export interface EntryFilter {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly actorKind: AuditActorKind | null
  readonly actorId: string | null
  readonly username: string | null
  readonly act: AuditAct | null
  readonly targetKind: AuditTargetKind | null
  readonly targetId: string | null
  /** DONE, REFUSED for all that was not done, or one code. */
  readonly result: string | null
  readonly divisionIds: readonly number[] | null
  readonly hallId: number | null
}

export interface EntryRow {
  readonly id: string
  readonly at: Date
  readonly actorKind: AuditActorKind
  readonly actorId: string | null
  readonly actorName: string | null
  readonly role: string | null
  readonly act: AuditAct
  readonly targetKind: AuditTargetKind
  readonly targetId: string | null
  readonly result: string
  readonly divisionCode: string | null
  readonly hallCode: string | null
  readonly from: string | null
  readonly requestId: string | null
  readonly isSealed: boolean
  readonly detail: Record<string, unknown>
}

/** Entries are found by their ids: those are in the order of time, and what is looked for lies in few months. */
function matching(wish: EntryFilter) {
  return sql`
    e.id >= uuid_v7_floor(${wish.from}::date::timestamp at time zone 'Asia/Shanghai')
    and e.id < uuid_v7_floor(${wish.to}::date::timestamp at time zone 'Asia/Shanghai')
    and (${wish.actorKind}::text is null or e.actor_kind = ${wish.actorKind})
    and (${wish.actorId}::uuid is null or e.actor_id = ${wish.actorId}::uuid)
    and (${wish.username}::text is null or e.actor_id = (select a.id from account a where a.username = ${wish.username}))
    and (${wish.act}::text is null or e.act = ${wish.act})
    and (${wish.targetKind}::text is null or e.target_kind = ${wish.targetKind})
    and (${wish.targetId}::text is null or e.target_id = ${wish.targetId})
    and (${wish.result}::text is null or e.result = ${wish.result} or (${wish.result} = 'REFUSED' and e.result <> 'DONE'))
    and (${wish.divisionIds}::integer[] is null or e.division_id = any(${wish.divisionIds}::integer[]))
    and (${wish.hallId}::integer is null or e.hall_id = ${wish.hallId}::integer)`
}

/** The latest first, behind an entry. In the role of staff: those of the place alone. */
export function findEntries(
  db: Database,
  wish: EntryFilter,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly EntryRow[]> {
  return queryRows(
    db,
    sql<EntryRow>`
      select e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId",
        coalesce(e.command, a.username, k.name, d.name) as "actorName", e.role, e.act, e.target_kind as "targetKind",
        e.target_id as "targetId", e.result, v.division_code as "divisionCode", h.hall_code as "hallCode",
        host(e.from_address) as "from", e.request_id as "requestId",
        not exists (select from audit_pending p where p.entry_id = e.id) as "isSealed", e.detail
      from audit_entry e
      left join account a on e.actor_kind = 'ACCOUNT' and a.id = e.actor_id
      left join api_key k on e.actor_kind = 'API_KEY' and k.id = e.actor_id
      left join device d on e.actor_kind = 'DEVICE' and d.id = e.actor_id
      left join administrative_division v on v.id = e.division_id
      left join service_hall h on h.id = e.hall_id
      where ${matching(wish)} and (${after}::uuid is null or e.id < ${after}::uuid)
      order by e.id desc limit ${limit}`,
  )
}

/** How many there are, counted no further than to one more than may be. */
export async function countEntries(db: Database, wish: EntryFilter, most: number): Promise<number> {
  const row = await findRow(
    db,
    sql<{ count: number }>`
      select count(*)::integer as count from (select from audit_entry e where ${matching(wish)} limit ${most + 1}) found`,
  )
  return row?.count ?? 0
}

/** When the whole chain was last gone through by the command. */
export async function findFullCheckAt(db: Database): Promise<Date | null> {
  const row = await findRow(
    db,
    sql<{ at: Date }>`
      select e.at from audit_entry e where e.target_id = 'chain' and e.act = 'AUDIT_CHECKED' order by e.id desc limit 1`,
  )
  return row?.at ?? null
}
