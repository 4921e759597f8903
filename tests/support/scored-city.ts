import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { TestPlatform } from './platform.ts'

/** Windows of a hall of their own, what they do and who sits there; the last of them does nothing but what is hard to please with. */
export async function bringScoredHall({ database }: Pick<TestPlatform, 'database'>, windows: number): Promise<void> {
  await database.query(
    `with hall as (
       insert into service_hall (hall_code) values ('YP-SCORE-01') returning id
     ), named as (
       insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id)
       select hall.id, '2020-01-01', '云山评分大厅', v.division_id, v.managing_organization_id
       from hall, service_hall_version v join service_hall h on h.id = v.hall_id where h.hall_code = 'YP-TRIAL-01'
     ), opened as (
       insert into service_window (hall_id, window_code) select hall.id, 'S' || lpad(n::text, 2, '0') from hall, generate_series(1, $1::integer) n returning id, window_code
     ), windows as (
       insert into service_window_version (window_id, effective_from, name, kind) select id, '2020-01-01', '窗口 ' || window_code, 'COMPREHENSIVE' from opened
     )
     insert into window_staff (hall_id, staff_no, record_id) select hall.id, 'W' || n, gen_random_uuid() from hall, generate_series(1, $1::integer) n`,
    [windows],
  )
  await database.query(
    `with item as (
       insert into service_item (item_code) select '11990101MB0000001T10000000090' || lpad(n::text, 2, '0') from generate_series(1, 3) n returning id
     )
     insert into service_item_version (item_id, effective_from, name, task_type, organization_id, for_citizens, for_enterprises, case_type)
     select item.id, '2020-01-01', '评分事项', '20', (select min(organization_id) from service_item_version), true, true, 'IMMEDIATE' from item`,
  )
}

export interface ScoredDays {
  readonly from: PlainDate
  readonly to: PlainDate
  /** At every window on every one of these days. */
  readonly aDay: number
  /** Every window as good as every other, and whoever is behind is so by chance. */
  readonly isEqual?: boolean
  /** People sit at another window every day; else everybody at his own. */
  readonly takesTurns?: boolean
}

/**
 * Evaluations as if they had been given on the evening of the service: window n is better the higher n is, the third item worse than the others, and the last window does
 * little else. The same days give the same evaluations.
 */
export async function bringScoredDays(
  { database }: Pick<TestPlatform, 'database'>,
  { from, to, aDay, isEqual = false, takesTurns = false }: ScoredDays,
): Promise<void> {
  await database.query('select make_past_month_partitions($1::date)', [from])
  await database.query(
    `insert into evaluation (id, division_id, hall_id, window_id, staff_id, item_id, receiving_division_id, receiving_organization_id, deciding_division_id,
       deciding_organization_id, source_id, policy_id, attribution, authority, origin, channel, identity_mode, service, mode, outcome, audience,
       received_at, service_day, grade, reason_pending, has_comment, has_agent, legally_required_refusal, age_band, waiting_band, handling_band,
       lag_band, times_submitted_band, trips_band, digest, record_version)
     select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(drawn, 1, 3) || '8' || substr(drawn, 4, 15))::uuid,
       v.division_id, w.hall_id, w.id, s.id, i.id, v.division_id, o.id, v.division_id, o.id, 1, 1, 'RECEIVING', 'LOCAL', 'ACTIVE', 'QR_CODE', 'REAL_NAME_HIDDEN',
       'APPLICATION', 'COUNTER', 'DONE', 'CITIZEN', at, day, grade, grade < 3, false, false, false, (luck % 5)::smallint, 0, 0, (luck % 2)::smallint, 0, 0,
       sha256(drawn::bytea), 2
     from (
       select w.*, day::date as day, turn, drawn, luck, (day::date + interval '20 hours' + turn * interval '1 second') at time zone 'Asia/Shanghai' as at,
         case when w.place = w.windows then 2 when luck % 4 = 0 then 2 else (luck % 2)::integer end as item
       from (
         select w.id, w.hall_id, row_number() over (order by w.id) as place, count(*) over () as windows
         from service_window w join service_hall h on h.id = w.hall_id where h.hall_code = 'YP-SCORE-01'
       ) w
       cross join generate_series($1::date, $2::date, interval '1 day') day
       cross join generate_series(1, $3::integer) turn
       cross join lateral (select md5(w.place || ' ' || day::date || ' ' || turn) as drawn) d
       cross join lateral (select ('x' || substr(drawn, 20, 7))::bit(28)::bigint as luck) l
     ) w
     cross join lateral (select 100 * (('x' || substr(w.drawn, 12, 4))::bit(16)::integer / 65536.0) as chance) c
     cross join lateral (select 0.55 + case when $4::boolean then 0.3 else 0.4 * w.place / w.windows end - case when w.item = 2 then 0.3 else 0 end as quality) q
     cross join lateral (
       select (case when chance < 100 * quality * 0.7 then 5 when chance < 100 * quality then 4 when chance < 100 * quality + 6 then 3
         when chance < 100 * quality + 10 then 2 else 1 end)::smallint as grade) g
     join window_staff s on s.hall_id = w.hall_id and s.staff_no = 'W' || case when $5::boolean then 1 + (w.place + (w.day - '2020-01-01'::date)) % w.windows else w.place end
     join service_item i on i.item_code = '11990101MB0000001T10000000090' || lpad((w.item + 1)::text, 2, '0')
     join service_hall_version v on v.hall_id = w.hall_id
     cross join lateral (select id from organization order by id limit 1) o`,
    [from, to, aDay, isEqual, takesTurns],
  )
  await database.query(
    `insert into invitation_count (window_id, day, revision, division_id, hall_id, services, invited, evaluated, counted_at)
     select e.window_id, e.service_day, 1, min(e.division_id), min(e.hall_id), count(*) * 3, count(*) * 3, count(*), min(e.received_at) + interval '1 day'
     from evaluation e join service_hall h on h.id = e.hall_id where h.hall_code = 'YP-SCORE-01' and e.service_day between $1::date and $2::date
     group by 1, 2 on conflict do nothing`,
    [from, to],
  )
}
