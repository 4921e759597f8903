import type { WeightingMethod } from '../../domain/weighting.ts'
import type { TestPlatform } from './platform.ts'

/** A weighting of the top of a scheme, as somebody has opened it who calls nowhere; its round is open for a week. */
export async function bringWeighting(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  schemeId: string,
  method: WeightingMethod = 'AHP',
  experts: readonly string[] = ['trial.reviewer', 'trial.working-group', 'trial.leading-group'],
): Promise<string> {
  const now = running.world.now()
  const [row] = await database.query<{ id: string }>(
    `with opened as (
       insert into weighting (id, division_id, scheme_id, audience, parent, things, method, policy_id, purpose, opened_by, opened_at)
       select gen_random_uuid(), s.division_id, s.id, 'CITIZEN', null,
         array(select each ->> 'code' from jsonb_array_elements(s.body #> '{trees,CITIZEN,nodes}') as each where each ->> 'parent' is null),
         $2, p.id, '试用', a.id, $3
       from score_scheme s, policy p, account a where s.id = $1 and p.word = 'weighting' and a.username = 'trial.hr' order by p.id limit 1
       returning id, opened_by, opened_at
     ), invited as (
       insert into weighting_expert (weighting_id, account_id) select opened.id, a.id from opened, account a where a.username = any($4::text[])
     )
     insert into weighting_round (weighting_id, round, answer_by, opened_by, opened_at)
     select id, 1, opened_at + interval '7 days', opened_by, opened_at from opened returning weighting_id as id`,
    [schemeId, method, new Date(now), experts],
  )
  if (row === undefined) throw new Error(`nothing weighed of ${schemeId}`)
  return row.id
}
