import { type Database, findRow, sql } from '../platform/database.ts'

/** The last month for which every table that is kept by months has its partition; null where one has none ahead. */
export async function findPartitionsUntil(db: Database): Promise<string | null> {
  const row = await findRow(
    db,
    sql<{ month: string | null }>`
      select case when count(*) = count(last) then to_char(to_date(min(last), 'YYYYMM'), 'YYYY-MM') end as month from (
        select max(substring(child.relname from '_([0-9]{6})$')) as last
        from pg_inherits i
        join pg_class parent on parent.oid = i.inhparent
        join pg_class child on child.oid = i.inhrelid
        where parent.relkind = 'p' and exists (
          select from pg_inherits d join pg_class c on c.oid = d.inhrelid
          where d.inhparent = parent.oid and c.relname = parent.relname || '_default')
        group by parent.oid) as tables`,
  )
  return row?.month ?? null
}

/** Whether a commit waits for a second server. */
export async function hasStandby(db: Database): Promise<boolean> {
  const row = await findRow(db, sql<{ names: string }>`select current_setting('synchronous_standby_names') as names`)
  return row !== undefined && row.names !== ''
}
