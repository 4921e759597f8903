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

/** A small change of the inbox’s rules, far ahead, as somebody has proposed it who calls nowhere. */
export async function bringProposal(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  divisionCode: string,
  username = 'trial.hr',
): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `insert into policy_proposal (id, word, division_id, effective_from, source, sources, body, base_policy_id, proposed_by, proposed_at)
     select gen_random_uuid(), p.word, d.id, '2199-12-31', '办法', '{}', p.body, p.id, a.id, $2
     from policy p, administrative_division d, account a
     where p.word = 'message' and d.division_code = $1 and a.username = $3 order by p.id limit 1 returning id`,
    [divisionCode, new Date(running.world.now()), username],
  )
  if (row === undefined) throw new Error(`nothing proposed in ${divisionCode}`)
  return row.id
}
