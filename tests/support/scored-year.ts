import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { TestPlatform } from './platform.ts'

/** A city whose windows are known: what each is worth and which items are hard is planted by the seed, and everything else is chance. */
export interface ScoredYear {
  readonly windows: number
  readonly evaluations: number
  readonly seed: number
  readonly from: PlainDate
  /** The first day that does not belong to it. */
  readonly end: PlainDate
}

const windowsOfHall = 30
const itemsOfFamily = 8
const rowsAtOnce = 250_000

/** About normal, from eight hexadecimal digits of what was drawn: four throws of sixteen bits. */
const normal = (drawn: string, from: number) =>
  `((${[0, 1, 2, 3].map((turn) => `('x' || substr(${drawn}, ${from + turn * 2}, 4))::bit(16)::integer`).join(' + ')}) / 65536.0 - 2) * 1.2`
const share = (drawn: string, from: number) => `(('x' || substr(${drawn}, ${from}, 4))::bit(16)::integer / 65536.0)`

/** Halls of thirty windows, departments of eight items; two members of staff at each window. Of a department’s items the first is hard and asked for at some windows only. */
async function bringPlaces({ database }: Pick<TestPlatform, 'database'>, { windows, seed }: ScoredYear): Promise<void> {
  const families = Math.max(4, Math.round(windows / 60))
  await database.query(
    `with department as (
       insert into organization (uscc) select '11990900MB1' || lpad(n::text, 6, '0') || 'A' from generate_series(1, $1::integer) n returning id, uscc
     ), named as (
       insert into organization_version (organization_id, effective_from, name, division_id)
       select o.id, '2020-01-01', '评分部门 ' || right(o.uscc, 4), d.id from department o, administrative_division d where d.division_code = '000000000000'
     ), item as (
       insert into service_item (item_code) select '11990900MB0000001T1' || lpad(n::text, 12, '0') from generate_series(1, $1::integer * $2::integer) n returning id, item_code
     )
     insert into service_item_version (item_id, effective_from, name, task_type, organization_id, for_citizens, for_enterprises, case_type)
     select i.id, '2020-01-01', '评分事项', '20', o.id, true, true, 'IMMEDIATE' from (
       select id, (right(item_code, 12)::integer - 1) / $2::integer + 1 as family from item) i
     join department o on right(left(o.uscc, 17), 6)::integer = i.family`,
    [families, itemsOfFamily],
  )
  await database.query(
    `with hall as (
       insert into service_hall (hall_code) select 'YP-YEAR-' || lpad(n::text, 3, '0') from generate_series(1, $1::integer) n returning id, hall_code
     ), named as (
       insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id)
       select hall.id, '2020-01-01', '评分大厅 ' || right(hall.hall_code, 3), v.division_id, v.managing_organization_id
       from hall, service_hall_version v join service_hall h on h.id = v.hall_id where h.hall_code = 'YP-TRIAL-01'
     ), opened as (
       insert into service_window (hall_id, window_code)
       select hall.id, 'W' || lpad(n::text, 2, '0') from hall, generate_series(1, $2::integer) n returning id, hall_id, window_code
     ), described as (
       insert into service_window_version (window_id, effective_from, name, kind) select id, '2020-01-01', '窗口 ' || window_code, 'COMPREHENSIVE' from opened
     )
     insert into window_staff (hall_id, staff_no, record_id) select hall_id, window_code || turn, gen_random_uuid() from opened, generate_series(0, 1) turn`,
    [Math.ceil(windows / windowsOfHall), windowsOfHall],
  )
  await database.query(
    `create unlogged table planted_window as
     select w.id as window_id, w.hall_id, w.window_code, w.hall_code || '/' || w.window_code as key, w.place, 1 + w.place % $1::integer as family,
       0.4 * ${normal('w.drawn', 1)} as worth, case when ${share('w.drawn', 12)} < 0.3 then 0.35 else 0.01 end as hard_share
     from (
       select w.id, w.hall_id, w.window_code, h.hall_code, row_number() over (order by h.hall_code, w.window_code) - 1 as place,
         md5($2::text || ' ' || h.hall_code || w.window_code) as drawn
       from service_window w join service_hall h on h.id = w.hall_id where h.hall_code like 'YP-YEAR-%'
     ) w`,
    [families, String(seed)],
  )
  await database.query('create unique index on planted_window (place); grant select on planted_window to public')
}

/** Given day after day, as they are in a city. People felt something: the window, the item, the day at that window, and what is their own; of that came a grade. */
const evaluationRows = `
  insert into evaluation (id, division_id, hall_id, window_id, staff_id, item_id, receiving_division_id, receiving_organization_id, deciding_division_id,
    deciding_organization_id, source_id, policy_id, attribution, authority, origin, channel, identity_mode, service, mode, outcome, audience,
    received_at, service_day, grade, reason_pending, has_comment, has_agent, legally_required_refusal, age_band, waiting_band, handling_band,
    lag_band, times_submitted_band, trips_band, digest, record_version)
  select (lpad(to_hex((extract(epoch from e.at) * 1000)::bigint), 12, '0') || '7' || substr(e.drawn, 1, 3) || '8' || substr(e.drawn, 4, 15))::uuid,
    p.division_id, e.hall_id, e.window_id, s.id, i.id, p.division_id, p.organization_id, p.division_id, p.organization_id, 1, 1, 'RECEIVING', 'LOCAL',
    'ACTIVE', 'QR_CODE', 'REAL_NAME_HIDDEN', 'APPLICATION', case when e.online then 'ONLINE' else 'COUNTER' end::service_mode, 'DONE', 'CITIZEN', e.at, e.day,
    e.grade, e.grade < 3, false, false, false, (1 + e.age)::smallint, 0, 0, (e.age % 3)::smallint, 0, 0, sha256(e.drawn::bytea), 2
  from (
    select f.*, (case when felt >= 0.75 then 5 when felt >= 0 then 4 when felt >= -0.6 then 3 when felt >= -1.2 then 2 else 1 end)::smallint as grade
    from (
      select n.*, (n.day + interval '20 hours' + n.number % 7000000 * interval '1 millisecond') at time zone 'Asia/Shanghai' as at,
        1.2 + w.worth - case when n.item = 0 then 1.0 else 0.1 * (n.item % 3) - 0.1 end
          + 0.18 * ${normal("md5(w.place || ' ' || n.day)", 1)} - case when n.online then 0.1 else 0 end + 0.78 * ${normal('n.drawn', 20)} as felt,
        w.window_id, w.hall_id, w.family, w.window_code
      from (
        select d.number, d.drawn, d.place, $3::date + (d.number * ($4::date - $3::date) / $7::bigint)::integer as day, ${share('d.drawn', 5)} < 0.4 as online,
          (('x' || substr(d.drawn, 10, 4))::bit(16)::integer % 5) as age,
          case when ${share('d.drawn', 14)} < v.hard_share then 0 else 1 + ('x' || substr(d.drawn, 16, 4))::bit(16)::integer % 7 end as item
        from (
          select number, md5($5::text || ' ' || number) as drawn, ('x' || substr(md5($5::text || ' ' || number), 1, 8))::bit(32)::bigint % $6::bigint as place
          from generate_series($1::bigint, $2::bigint - 1) number
        ) d join planted_window v on v.place = d.place
      ) n join planted_window w on w.place = n.place
    ) f
  ) e
  join service_item i on i.item_code = '11990900MB0000001T1' || lpad(((e.family - 1) * ${itemsOfFamily} + e.item + 1)::text, 12, '0')
  join window_staff s on s.hall_id = e.hall_id and s.staff_no = e.window_code || (extract(doy from e.day)::integer % 2)
  cross join (
    select v.division_id, (select min(id) from organization) as organization_id from service_hall_version v join service_hall h on h.id = v.hall_id
    where h.hall_code = 'YP-TRIAL-01' limit 1
  ) p`

/** Brings it, written straight into the tables: the same seed gives the same city. */
export async function bringScoredYear(platform: Pick<TestPlatform, 'database'>, year: ScoredYear): Promise<void> {
  const { database } = platform
  const { windows, evaluations, seed, from, end } = year
  await bringPlaces(platform, year)
  await database.query('select make_past_month_partitions($1::date)', [from])
  for (let first = 0; first < evaluations; first += rowsAtOnce)
    await database.query(evaluationRows, [
      first,
      Math.min(evaluations, first + rowsAtOnce),
      from,
      end,
      String(seed),
      Math.ceil(windows / windowsOfHall) * windowsOfHall,
      evaluations,
    ])
  await database.query(
    `insert into invitation_count (window_id, day, revision, division_id, hall_id, services, invited, evaluated, counted_at)
     select e.window_id, e.service_day, 1, min(e.division_id), min(e.hall_id), count(*) * 3, count(*) * 3, count(*), min(e.received_at) + interval '1 day'
     from evaluation e join planted_window w on w.window_id = e.window_id group by 1, 2`,
  )
  // Leaves of months past have long been in the log: what the sequencer would have to catch up with is no part of a recount.
  await database.query('truncate ledger.pending_leaf')
  // As autovacuum does of itself: the index by day of service knows the new pages.
  await database.query('vacuum (analyze) evaluation')
}

export interface PlantedTruth {
  readonly key: string
  readonly family: number
  readonly worth: number
  /** Whether it is often asked for what is hard. */
  readonly isHard: boolean
}

export const plantedTruth = ({ database }: Pick<TestPlatform, 'database'>): Promise<readonly PlantedTruth[]> =>
  database.query<PlantedTruth>(
    'select key, family::integer as family, worth::float8 as worth, hard_share > 0.1 as "isHard" from planted_window order by key',
  )
