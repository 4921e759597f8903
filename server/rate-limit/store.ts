import { type Database, queryRows, sql } from '../platform/database.ts'

export interface BucketCount {
  readonly bucket: Buffer
  readonly windowStart: Date
  readonly calls: number
}

/** Adds what one server has counted, and tells what all of them have. In one order, so that two servers never wait in a ring. */
export function addCounts(
  db: Database,
  counts: readonly BucketCount[],
): Promise<readonly Omit<BucketCount, 'windowStart'>[]> {
  return queryRows(
    db,
    sql<Omit<BucketCount, 'windowStart'>>`
      insert into rate_count as r (bucket, window_start, calls)
      select bucket, window_start, calls
      from unnest(${counts.map(({ bucket }) => bucket)}::bytea[], ${counts.map(({ windowStart }) => windowStart)}::timestamptz[],
        ${counts.map(({ calls }) => calls)}::integer[]) as sent (bucket, window_start, calls)
      order by bucket
      on conflict (bucket) do update set calls = r.calls + excluded.calls
      returning bucket, calls`,
  )
}

export async function deleteCounts(db: Database, before: Date): Promise<void> {
  await sql`delete from rate_count where window_start < ${before}`.execute(db)
}
