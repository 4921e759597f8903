import type { Actor } from '../platform/actor.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { AuditEntry } from './words.ts'

export interface EntryRow extends AuditEntry {
  readonly id: string
  readonly at: Date
}

export function insertEntries(tx: Database, rows: readonly EntryRow[]): Promise<void> {
  return insertInto(tx, 'audit_entry', rows)
}

/** Undone alone where the log does not take it in that time, or not at all. @returns whether it is there */
export async function insertWithin(tx: Database, row: EntryRow, lockMsMax: number): Promise<boolean> {
  await sql`savepoint audit_entry`.execute(tx)
  try {
    await sql`select set_config('lock_timeout', ${`${lockMsMax}ms`}, true)`.execute(tx)
    await insertEntries(tx, [row])
    await sql`release savepoint audit_entry`.execute(tx)
    return true
  } catch {
    // Where it is the connection that is gone, this fails as well, and with it the act.
    await sql`rollback to savepoint audit_entry`.execute(tx)
    return false
  }
}

export function holdEntry(tx: Database, row: EntryRow): Promise<void> {
  return insertInto(tx, 'audit_held', [row])
}

/** What is held goes into the log, where it waits for its seal like any other. */
export async function releaseHeld(tx: Database): Promise<void> {
  await sql`
    with held as (delete from audit_held returning ${entryColumns})
    insert into audit_entry (${entryColumns}) select ${entryColumns} from held`.execute(tx)
}

const entryColumns = sql.raw(
  'id, at, actor_kind, actor_id, post_id, role, command, act, target_kind, target_id, result, division_id, hall_id, from_address, request_id, detail',
)

async function insertInto(tx: Database, table: 'audit_entry' | 'audit_held', rows: readonly EntryRow[]): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (${entryColumns})
    select ${entryColumns}
    from jsonb_to_recordset(${JSON.stringify(rows.map(toSent))}::jsonb) as sent (id uuid, at timestamptz, actor_kind text, actor_id uuid,
      post_id uuid, role text, command text, act text, target_kind text, target_id text, result text, division_id integer, hall_id integer,
      from_address inet, request_id text, detail jsonb)`.execute(tx)
}

function toSent({ id, at, actor, act, target, result, divisionId, hallId, from, requestId, detail }: EntryRow) {
  return {
    id,
    at: at.toISOString(),
    ...actorColumns(actor),
    act,
    target_kind: target.kind,
    target_id: target.id,
    result,
    division_id: divisionId,
    hall_id: hallId,
    from_address: from,
    request_id: requestId,
    detail,
  }
}

function actorColumns(actor: Actor): Record<string, string | null> {
  switch (actor.kind) {
    case 'ACCOUNT':
      return { actor_kind: actor.kind, actor_id: actor.accountId, post_id: actor.postId, role: actor.role }
    case 'API_KEY':
      return { actor_kind: actor.kind, actor_id: actor.apiKeyId }
    case 'DEVICE':
      return { actor_kind: actor.kind, actor_id: actor.deviceId }
    case 'COMMAND':
      return { actor_kind: actor.kind, command: actor.command }
  }
}

export interface SealMade {
  readonly no: number
  readonly hash: Buffer
  readonly sealed: number
}

/** Takes what waits into the chain; undefined where nothing waits, or another process is at it. */
export async function sealEntries(tx: Database, entriesMax: number): Promise<SealMade | undefined> {
  const row = await findRow(
    tx,
    sql<SealMade & { readonly no: number | null }>`
      select seal_no as no, seal_hash as hash, sealed from seal_audit_entries(${entriesMax})`,
  )
  return row === undefined || row.no === null ? undefined : row
}

export async function insertSealMac(tx: Database, no: number, mac: Buffer): Promise<void> {
  await sql`insert into audit_seal_mac (no, mac) values (${no}, ${mac})`.execute(tx)
}

export interface SealHead {
  readonly no: number
  readonly hash: Buffer
}

export function findSealHead(db: Database): Promise<(SealHead & { readonly sealedAt: Date }) | undefined> {
  return findRow(
    db,
    sql<SealHead & { readonly sealedAt: Date }>`
      select no, hash, sealed_at as "sealedAt" from audit_seal order by no desc limit 1`,
  )
}

export async function findSealHash(db: Database, no: number): Promise<Buffer | undefined> {
  return (await findRow(db, sql<{ hash: Buffer }>`select hash from audit_seal where no = ${no}`))?.hash
}

export interface AuditTail {
  readonly waiting: number
  /** How long the oldest of them has been waiting; 0 where nothing waits. */
  readonly seconds: number
}

export async function findTail(db: Database): Promise<AuditTail> {
  const row = await findRow(
    db,
    sql<AuditTail>`
      select count(*)::integer as waiting,
        coalesce(extract(epoch from clock_timestamp() - min(since)), 0)::double precision as seconds
      from (select appended_at as since from audit_pending union all select held_at from audit_held) as tail`,
  )
  return row ?? { waiting: 0, seconds: 0 }
}

export interface SealRow {
  readonly no: number
  readonly previous: Buffer
  /** Microseconds since 1970. */
  readonly sealedAt: string
  readonly entryIds: readonly string[]
  readonly digests: Buffer
  readonly hash: Buffer
  readonly mac: Buffer | null
}

export function findSeals(db: Database, after: number, limit: number): Promise<readonly SealRow[]> {
  return queryRows(
    db,
    sql<SealRow>`
      select s.no, s.previous, (extract(epoch from s.sealed_at) * 1000000)::bigint::text as "sealedAt", s.entry_ids as "entryIds", s.digests,
        s.hash, m.mac
      from audit_seal s left join audit_seal_mac m on m.no = s.no
      where s.no > ${after} order by s.no limit ${limit}`,
  )
}

/** Every column of some entries as text, in the order in which they are digested; the id is the first. */
export async function findEntryTexts(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const rows = await queryRows(
    db,
    sql<{ columns: (string | null)[] }>`
      select array[e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.actor_kind, e.actor_id::text, e.post_id::text, e.role,
        e.command, e.act, e.target_kind, e.target_id, e.result, e.division_id::text, e.hall_id::text, host(e.from_address), e.request_id,
        e.detail::text] as columns
      from audit_entry e where e.id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map(({ columns }) => [columns[0] ?? '', columns]))
}

/** Entries from an instant on that stand in no seal and do not wait for one. */
export async function findStrays(db: Database, from: Date, limit: number): Promise<readonly string[]> {
  // The database’s clock and the server’s may differ: a seal is looked for from somewhat earlier on.
  const sealedFrom = new Date(from.getTime() - 3_600_000)
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select e.id from audit_entry e
      where e.id >= uuid_v7_floor(${from}::timestamptz) and not exists (select from audit_pending p where p.entry_id = e.id)
        and not exists (
          select from (select unnest(s.entry_ids) as id from audit_seal s where s.sealed_at >= ${sealedFrom}) sealed where sealed.id = e.id)
      order by e.id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

export function dropExpiredMonths(
  tx: Database,
): Promise<readonly { readonly month: string; readonly entries: number }[]> {
  return queryRows(tx, sql<{ month: string; entries: number }>`select month, entries from drop_expired_audit_months()`)
}

export interface FoundAct {
  readonly id: string
  readonly at: Date
  readonly targetId: string | null
}

/** What was done of one kind after an entry, or from an instant on; the oldest first. */
export function findActs(
  db: Database,
  act: AuditEntry['act'],
  { after, from }: { readonly after: string | null; readonly from: Date },
): Promise<readonly FoundAct[]> {
  return queryRows(
    db,
    sql<FoundAct>`
      select e.id, e.at, e.target_id as "targetId" from audit_entry e
      where e.id >= uuid_v7_floor(${from}::timestamptz) and (${after}::uuid is null or e.id > ${after}::uuid)
        and e.act = ${act} and e.result = 'DONE' order by e.id limit 100`,
  )
}
