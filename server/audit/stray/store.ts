import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** The first entry from an instant on. */
export async function findFirstEntry(db: Database, from: number): Promise<string | undefined> {
  const row = await findRow(
    db,
    sql<{ id: string }>`
      select id from audit_entry where id >= uuid_v7_floor(${new Date(from)}::timestamptz) order by id limit 1`,
  )
  return row?.id
}

interface Stretch {
  readonly from: number
  /** undefined: without an end. */
  readonly until: number | undefined
  readonly after: string | null
  readonly limit: number
}

const hourMs = 3_600_000

/** Entries of a stretch of time that wait for no seal and stand in none of that time. */
export async function findSealedLate(db: Database, { from, until, after, limit }: Stretch): Promise<readonly string[]> {
  const end = until === undefined ? null : new Date(until)
  // The database’s clock and the server’s may differ.
  const [sealedFrom, sealedUntil] = [new Date(from - hourMs), until === undefined ? null : new Date(until + hourMs)]
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select e.id from audit_entry e
      where e.id >= uuid_v7_floor(${new Date(from)}::timestamptz)
        and (${end}::timestamptz is null or e.id < uuid_v7_floor(${end}::timestamptz))
        and (${after}::uuid is null or e.id > ${after}::uuid)
        and not exists (select from audit_pending p where p.entry_id = e.id)
        and not exists (
          select from (
            select unnest(s.entry_ids) as id from audit_seal s
            where s.sealed_at >= ${sealedFrom} and (${sealedUntil}::timestamptz is null or s.sealed_at < ${sealedUntil})) sealed
          where sealed.id = e.id)
      order by e.id limit ${limit}`,
  )
  return rows.map(({ id }) => id)
}

/** Which of these stand in no seal at all. */
export async function findUnsealed(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ id: string }>`
      select wanted.id from unnest(${ids}::uuid[]) as wanted (id)
      where not exists (
        select from (select unnest(s.entry_ids) as id from audit_seal s where s.entry_ids && ${ids}::uuid[]) sealed
        where sealed.id = wanted.id)
      order by wanted.id`,
  )
  return rows.map(({ id }) => id)
}
