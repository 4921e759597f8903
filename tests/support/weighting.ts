import type { WeightingMethod, WeightingResult } from '../../domain/weighting.ts'
import type { TestPlatform } from './platform.ts'

interface Wish {
  readonly method?: WeightingMethod
  /** The time of its round has passed. */
  readonly isOver?: true
  /** Its round is closed, and came to this. */
  readonly result?: WeightingResult
}

/** A result of three things: weights that the rules of every scheme bear, or none yet. */
export function someResult(weights: readonly number[] | null): WeightingResult {
  const outcome = weights === null ? 'ANOTHER_ROUND' : 'WEIGHED'
  const lacks = weights === null ? (['EXPERTS'] as const) : []
  return { outcome, lacks, concordance: null, consistency: null, things: null, weights }
}

const experts = ['trial.reviewer', 'trial.working-group', 'trial.leading-group']

/** A weighting of the top of a scheme by three experts, as somebody has opened it who calls nowhere. */
export async function bringWeighting(
  { database, running }: Pick<TestPlatform, 'database' | 'running'>,
  schemeId: string,
  { method = 'AHP', isOver, result }: Wish = {},
): Promise<string> {
  const openedAt = new Date(running.world.now() - (isOver ? 8 : 0) * 86_400_000)
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
    [schemeId, method, openedAt, experts],
  )
  if (row === undefined) throw new Error(`nothing weighed of ${schemeId}`)
  if (result !== undefined) await closeRound(database, row.id, result)
  return row.id
}

async function closeRound(
  database: TestPlatform['database'],
  weightingId: string,
  { outcome, ...body }: WeightingResult,
): Promise<void> {
  await database.query(
    `insert into weighting_round_end (weighting_id, round, closed_by, closed_at)
     select weighting_id, round, opened_by, answer_by from weighting_round where weighting_id = $1`,
    [weightingId],
  )
  await database.query(
    `insert into weighting_result (weighting_id, round, outcome, answers, body, computed_at)
     select weighting_id, round, $2, 0, $3::jsonb, closed_at from weighting_round_end where weighting_id = $1`,
    [weightingId, outcome, JSON.stringify(body)],
  )
}
