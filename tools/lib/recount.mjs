// Counts the facts again and compares: every tally must equal what the evaluations themselves say.

// What an appeal or two reviewers have found not to count stands among the invalid ones.
const validity = (id) =>
  `(case when exists (select from evaluation_invalidation i where i.evaluation_id = ${id}) then 'INVALIDATED' else 'VALID' end)::evaluation_validity as validity`
const tallies = `
  with recounted as (
    select hall_id, (received_at at time zone 'Asia/Shanghai')::date as day, window_id, channel, origin,
      ${validity('evaluation.id')}, division_id,
      count(*) filter (where grade = 1) as grade_1, count(*) filter (where grade = 2) as grade_2,
      count(*) filter (where grade = 3) as grade_3, count(*) filter (where grade = 4) as grade_4,
      count(*) filter (where grade = 5) as grade_5
    from evaluation group by 1, 2, 3, 4, 5, 6, 7
  ), kept as (
    select hall_id, day, window_id, channel, origin, validity, division_id, grade_1, grade_2, grade_3, grade_4, grade_5
    from evaluation_tally where grade_1 + grade_2 + grade_3 + grade_4 + grade_5 > 0
  )`

const dimensions = `
  with scored as (
    select e.*, e.scores as given_scores from evaluation e where e.scores is not null
    union all
    select e.*, r.scores from evaluation_reason r join evaluation e on e.id = r.evaluation_id where r.scores is not null
  ), recounted as (
    select s.hall_id, (s.received_at at time zone 'Asia/Shanghai')::date as day, s.window_id, s.channel, s.origin,
      ${validity('s.id')}, s.division_id, score.key as dimension,
      (p.body ->> 'scoreScale')::smallint as scale, count(*) as given, sum(score.value::integer)::bigint as total
    from scored s join policy p on p.id = s.policy_id cross join lateral jsonb_each_text(s.given_scores) as score
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), kept as (
    select hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale, given, total
    from dimension_tally where given > 0
  )`

const difference = (counted) => `${counted}
  (select 'only in the tallies' as side, kept.* from kept except select 'only in the tallies', recounted.* from recounted)
  union all
  (select 'only in the recount', recounted.* from recounted except select 'only in the recount', kept.* from kept)
  limit 20`

/**
 * The rows in which tallies and facts differ; none when all is well.
 * @param {(text: string) => Promise<readonly Record<string, unknown>[]>} query
 */
export async function findTallyDifferences(query) {
  const grades = await query(difference(tallies))
  const scores = await query(difference(dimensions))
  return [...grades, ...scores]
}
