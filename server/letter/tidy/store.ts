import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Closes what nobody sent while its invitation was valid. @returns how many */
export async function dropExpired(db: Database, now: Date, limit: number): Promise<number> {
  const [row] = await queryRows(
    db,
    sql<{ dropped: number }>`
      with late as (
        select id from letter where state = 'WAITING' and expires_at <= ${now} order by expires_at limit ${limit} for update skip locked
      ), moved as (
        update letter l set state = 'DROPPED', lease = null from late where l.id = late.id
        returning l.hall_id, l.service_day, l.window_id, l.channel, l.division_id
      ), tallied as (
        insert into letter_tally as kept (hall_id, service_day, window_id, channel, division_id, dropped)
        select hall_id, service_day, window_id, channel, division_id, count(*) from moved where window_id is not null group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (hall_id, service_day, window_id, channel, division_id) do update set dropped = kept.dropped + excluded.dropped
      )
      select count(*)::integer as dropped from moved`,
  )
  return row?.dropped ?? 0
}

/** Letters are not kept: some time after their invitation expired the rows go. @returns how many went */
export async function deleteOld(sweepDb: Database, before: Date, limit: number): Promise<number> {
  const rows = await queryRows(
    sweepDb,
    sql<{ id: string }>`
      delete from letter where id in (select id from letter where expires_at < ${before} order by expires_at limit ${limit}) returning id`,
  )
  return rows.length
}

export interface Backlog {
  readonly waiting: number
  readonly unknown: number
  readonly oldestDueAt: Date | null
}

export async function findBacklog(db: Database, now: Date): Promise<Backlog> {
  const row = await findRow(
    db,
    sql<Backlog>`
      select count(*) filter (where state = 'WAITING')::integer as waiting, count(*) filter (where state <> 'WAITING')::integer as unknown,
        min(due_at) as "oldestDueAt"
      from letter where state in ('WAITING', 'SENDING', 'UNKNOWN') and due_at <= ${now}`,
  )
  return row ?? { waiting: 0, unknown: 0, oldestDueAt: null }
}
