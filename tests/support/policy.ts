import type { TestPlatform } from './platform.ts'

/** A later version of a policy, with some of its numbers changed: in force at once. */
export async function changePolicy(
  { database, running }: TestPlatform,
  word: string,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await database.query(
    `insert into policy (word, division_id, effective_from, version, source, body)
     select word, division_id, effective_from, max(version) over () + 1, source, body || $2::jsonb
     from policy where word = $1 order by version desc limit 1`,
    [word, JSON.stringify(change)],
  )
  await running.app.rules.refresh()
}
