import { type Database, sql } from '../../platform/database.ts'

/**
 * Held by whoever changes what an evaluation counts as, and by whoever adds to its tallies later: otherwise what is added in the
 * same moment would be counted among the valid ones for ever.
 */
export async function lockValidity(tx: Database, evaluationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`validity|${evaluationId}`}, 0))`.execute(tx)
}

export interface Invalidation {
  readonly evaluationId: string
  readonly divisionId: number
  readonly hallId: number
  /** null: two have decided that it was manipulation. */
  readonly appealId: string | null
  readonly at: Date
}

/** From here on it counts among the invalid ones. The evaluation stays as it was given; `lockValidity` is held. */
export async function appendInvalidation(tx: Database, row: Invalidation): Promise<void> {
  const { evaluationId, divisionId, hallId, appealId, at } = row
  await sql`
    with told as (
      insert into evaluation_invalidation (evaluation_id, division_id, hall_id, appeal_id, invalidated_at)
      values (${evaluationId}, ${divisionId}, ${hallId}, ${appealId}, ${at})
      returning evaluation_id
    ), one as materialized (
      select e.*, (e.received_at at time zone 'Asia/Shanghai')::date as day from told join evaluation e on e.id = told.evaluation_id
    ), taken as (
      update evaluation_tally t set grade_1 = t.grade_1 - (one.grade = 1)::integer, grade_2 = t.grade_2 - (one.grade = 2)::integer,
        grade_3 = t.grade_3 - (one.grade = 3)::integer, grade_4 = t.grade_4 - (one.grade = 4)::integer, grade_5 = t.grade_5 - (one.grade = 5)::integer
      from one
      where (t.hall_id, t.day, t.window_id, t.channel, t.origin, t.validity, t.division_id)
        = (one.hall_id, one.day, one.window_id, one.channel, one.origin, 'VALID'::evaluation_validity, one.division_id)
    )
    insert into evaluation_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id, grade_1, grade_2, grade_3, grade_4, grade_5)
    select hall_id, day, window_id, channel, origin, 'INVALIDATED', division_id, (grade = 1)::integer, (grade = 2)::integer, (grade = 3)::integer,
      (grade = 4)::integer, (grade = 5)::integer
    from one
    on conflict (hall_id, day, window_id, channel, origin, validity, division_id) do update set
      grade_1 = kept.grade_1 + excluded.grade_1, grade_2 = kept.grade_2 + excluded.grade_2, grade_3 = kept.grade_3 + excluded.grade_3,
      grade_4 = kept.grade_4 + excluded.grade_4, grade_5 = kept.grade_5 + excluded.grade_5`.execute(tx)
  await moveDimensions(tx, evaluationId)
}

/** What was given with the grade and what was added later, each under the scale of its policy. */
async function moveDimensions(tx: Database, evaluationId: string): Promise<void> {
  await sql`
    with one as materialized (
      select e.hall_id, (e.received_at at time zone 'Asia/Shanghai')::date as day, e.window_id, e.channel, e.origin, e.division_id, score.key,
        (p.body ->> 'scoreScale')::smallint as scale, count(*) as given, sum(score.value::integer) as total
      from evaluation e
      join policy p on p.id = e.policy_id
      cross join lateral (select e.scores as said union all select r.scores from evaluation_reason r where r.evaluation_id = e.id) s
      cross join lateral jsonb_each_text(s.said) as score
      where e.id = ${evaluationId}
      group by 1, 2, 3, 4, 5, 6, 7, 8
    ), taken as (
      update dimension_tally t set given = t.given - one.given, total = t.total - one.total
      from one
      where (t.hall_id, t.day, t.window_id, t.channel, t.origin, t.validity, t.division_id, t.dimension, t.scale)
        = (one.hall_id, one.day, one.window_id, one.channel, one.origin, 'VALID'::evaluation_validity, one.division_id, one.key, one.scale)
    )
    insert into dimension_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale, given, total)
    select hall_id, day, window_id, channel, origin, 'INVALIDATED', division_id, key, scale, given, total from one
    order by key
    on conflict (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale) do update set
      given = kept.given + excluded.given, total = kept.total + excluded.total`.execute(tx)
}
