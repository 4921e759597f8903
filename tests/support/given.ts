import { callsOf } from './calls.ts'
import { caseReport, type TestPlatform } from './platform.ts'

export interface GivenAt {
  readonly windowCode: string
  readonly at: number
  readonly grade: number
  readonly isPrompt?: boolean
}

let asked = 0

/** Evaluations at windows of the trial hall as if they had been received then: one is given at the front door, the others are its copies, tallies and all. */
export async function bringGiven(platform: TestPlatform, given: readonly GivenAt[]): Promise<void> {
  asked += 1
  const calls = callsOf(platform)
  const kept = await calls.putCase(`GIVEN-${asked}`, caseReport(platform.running.world.now()))
  const token = kept.body.occurrences[0]?.invitation?.token
  const first = await platform.post(
    '/api/v1/evaluations',
    { token, grade: 5, channel: 'QR_CODE' },
    { 'idempotency-key': `given-at-once-${asked}` },
  )
  const { id } = (await first.json()) as { id: string }
  await platform.database.query(
    `with wanted as (
       select x.*, (substr(uuid_v7_floor(to_timestamp(x.at / 1000.0))::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid as id
       from jsonb_to_recordset($2::jsonb) as x ("windowCode" text, at float8, grade integer, "isPrompt" boolean)
     ), placed as (
       select wanted.*, w.id as window_id, w.hall_id from wanted
       join service_hall h on h.hall_code = 'YP-TRIAL-01' join service_window w on w.hall_id = h.id and w.window_code = wanted."windowCode"
     ), copied as (
       insert into evaluation
       select (jsonb_populate_record(e, jsonb_build_object('id', p.id, 'window_id', p.window_id, 'hall_id', p.hall_id, 'grade', p.grade,
         'received_at', to_timestamp(p.at / 1000.0), 'service_day', (to_timestamp(p.at / 1000.0) at time zone 'Asia/Shanghai')::date))).*
       from placed p, evaluation e where e.id = $1
       returning *
     ), quick as (
       insert into evaluation_prompt (evaluation_id, division_id, hall_id)
       select c.id, c.division_id, c.hall_id from copied c join placed p on p.id = c.id where p."isPrompt"
     )
     insert into evaluation_tally as kept (hall_id, day, window_id, channel, origin, validity, division_id, grade_1, grade_2, grade_3, grade_4, grade_5)
     select hall_id, (received_at at time zone 'Asia/Shanghai')::date, window_id, channel, origin, 'VALID'::evaluation_validity, division_id, count(*) filter (where grade = 1),
       count(*) filter (where grade = 2), count(*) filter (where grade = 3), count(*) filter (where grade = 4), count(*) filter (where grade = 5)
     from copied group by 1, 2, 3, 4, 5, 6, 7
     on conflict (hall_id, day, window_id, channel, origin, validity, division_id) do update set
       grade_1 = kept.grade_1 + excluded.grade_1, grade_2 = kept.grade_2 + excluded.grade_2, grade_3 = kept.grade_3 + excluded.grade_3,
       grade_4 = kept.grade_4 + excluded.grade_4, grade_5 = kept.grade_5 + excluded.grade_5`,
    [id, JSON.stringify(given.map((one) => ({ isPrompt: false, ...one })))],
  )
}
