// A city's year of evaluations, written straight into the tables: for measurements of what reads them. Facts are random
// but always the same; tallies are counted from them by SQL, so that a recount equals.
//
// Evaluations, tallies and the places they are about are filled; vault, redemptions and ledger are not: no board reads them.

const PLACES = `
  with organization as (
    insert into organization (uscc) values ('11990900MB0000009A') returning id
  ), organization_name as (
    insert into organization_version (organization_id, effective_from, name, division_id)
    select o.id, '2020-01-01', '量测市政务服务管理局', d.id from organization o, administrative_division d where d.division_code = '000000000000'
  ), hall as (
    insert into service_hall (hall_code) select 'YP-SCALE-' || lpad(number::text, 3, '0') from generate_series(1, $1::integer) as number
    returning id
  ), hall_name as (
    insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id)
    select h.id, '2020-01-01', '量测大厅 ' || h.id, d.id, o.id
    from hall h, organization o, administrative_division d where d.division_code = '000000000000'
  ), service_window as (
    insert into service_window (hall_id, window_code)
    select h.id, 'W' || lpad(number::text, 3, '0') from hall h, generate_series(1, $2::integer) as number returning id, window_code
  ), window_name as (
    insert into service_window_version (window_id, effective_from, name, kind)
    select id, '2020-01-01', '窗口 ' || window_code, 'COMPREHENSIVE' from service_window
  ), item as (
    insert into service_item (item_code) values ('11990900MB0000000T1000000000001') returning id
  )
  insert into service_item_version (item_id, effective_from, name, task_type, organization_id, for_citizens, for_enterprises, case_type)
  select i.id, '2020-01-01', '量测事项', '20', o.id, true, true, 'IMMEDIATE' from item i, organization o`

// Months that have passed have no partition in a new database: what is filled must not land in the default one.
const PARTITION = `
  do $$
  declare
    month_start timestamp := '%MONTH%';
    part text := 'evaluation_' || to_char(month_start, 'YYYYMM');
  begin
    if to_regclass(part) is null then
      execute format('create table %I partition of evaluation for values from (%L) to (%L)', part,
        uuid_v7_floor(month_start at time zone 'Asia/Shanghai'),
        uuid_v7_floor((month_start + interval '1 month') at time zone 'Asia/Shanghai'));
    end if;
  end $$`

// One row for each number in [$1, $2): instants rise evenly from $3 by $4 milliseconds, everything else is drawn by hash.
const EVALUATIONS = `
  insert into evaluation (id, division_id, hall_id, window_id, staff_id, item_id, receiving_organization_id, deciding_organization_id,
    source_id, policy_id, attribution, authority, origin, channel, identity_mode, mode, outcome, audience, received_at, device_time,
    service_day, grade, reason_pending, has_comment, has_agent, legally_required_refusal, age_band, waiting_band, lag_band,
    times_submitted_band, trips_band, handling_band, receiving_division_id, deciding_division_id, service, tags, scores, digest, record_version)
  select (lpad(to_hex(ms), 12, '0') || '7' || substr(drawn, 1, 3) || '8' || substr(drawn, 4, 15))::uuid,
    p.division_id, w.hall_id, w.id, null, p.item_id, p.organization_id, p.organization_id, p.source_id, p.policy_id,
    'RECEIVING', 'LOCAL', case when luck / 15000 % 100 = 0 then 'DRILL' else 'ACTIVE' end::evaluation_origin,
    (array['QR_CODE', 'HALL_TABLET', 'MOBILE', 'WEB', 'KIOSK'])[1 + luck / 3000 % 5]::evaluation_channel,
    'REAL_NAME_HIDDEN', 'COUNTER', 'DONE', 'CITIZEN', to_timestamp(ms / 1000.0), null,
    (to_timestamp(ms / 1000.0) at time zone 'Asia/Shanghai')::date, grade, grade < 3, false, false, false,
    (luck / 1500000 % 6)::smallint, 1, 1, 0, 0, 0, p.division_id, p.division_id, 'APPLICATION', '{}',
    case when luck / 15000 % 50 = 1 then jsonb_build_object('attitude', grade, 'efficiency', 1 + luck / 750000 % 5) end,
    sha256(int8send(number)), 2
  from (
    select number, ms, drawn, ('x' || substr(drawn, 20, 8))::bit(32)::bigint as luck,
      (array[5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1, 5])[1 + ('x' || substr(drawn, 30, 1))::bit(4)::integer] as grade
    from (
      select number, ($3::bigint + number * $4::double precision)::bigint as ms, md5(number::text) as drawn
      from generate_series($1::bigint, $2::bigint - 1) as number
    ) as instants
  ) as drawn_rows
  join (
    select w.id, w.hall_id, row_number() over (order by w.id) - 1 as place
    from service_window w join service_hall h on h.id = w.hall_id where h.hall_code like 'YP-SCALE-%'
  ) as w on w.place = luck / 3 % $5::bigint
  cross join (
    select d.id as division_id, i.id as item_id, o.id as organization_id, s.id as source_id, p.id as policy_id
    from administrative_division d, service_item i, organization o, data_source s, policy p
    where d.division_code = '000000000000' and i.item_code = '11990900MB0000000T1000000000001' and o.uscc = '11990900MB0000009A'
      and s.source_code = 'yiping' and p.word = 'evaluation' and p.division_id = d.id
  ) as p`

const TALLIES = `
  insert into evaluation_tally (hall_id, day, window_id, channel, origin, validity, division_id, grade_1, grade_2, grade_3, grade_4, grade_5)
  select hall_id, (received_at at time zone 'Asia/Shanghai')::date, window_id, channel, origin, 'VALID'::evaluation_validity, division_id,
    count(*) filter (where grade = 1), count(*) filter (where grade = 2), count(*) filter (where grade = 3),
    count(*) filter (where grade = 4), count(*) filter (where grade = 5)
  from evaluation e where hall_id in (select id from service_hall where hall_code like 'YP-SCALE-%')
  group by 1, 2, 3, 4, 5, 6, 7`

const DIMENSIONS = `
  insert into dimension_tally (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale, given, total)
  select e.hall_id, (e.received_at at time zone 'Asia/Shanghai')::date, e.window_id, e.channel, e.origin, 'VALID'::evaluation_validity, e.division_id,
    score.key, (p.body ->> 'scoreScale')::smallint, count(*), sum(score.value::integer)
  from evaluation e join policy p on p.id = e.policy_id cross join lateral jsonb_each_text(e.scores) as score
  where e.scores is not null and e.hall_id in (select id from service_hall where hall_code like 'YP-SCALE-%')
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9`

const dayMs = 86_400_000
const rowsAtOnce = 250_000

/** The first days of the months from `from` to `to`, in Shanghai. */
function monthsBetween(from, to) {
  const shanghai = (instant) => new Date(instant + 8 * 3_600_000)
  const months = []
  const [first, last] = [shanghai(from), shanghai(to)]
  for (let month = first.getUTCFullYear() * 12 + first.getUTCMonth(); ; month += 1) {
    const text = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    months.push(text)
    if (month >= last.getUTCFullYear() * 12 + last.getUTCMonth()) return months
  }
}

/**
 * Fills a migrated database, as its owner or a superuser. To be run once per database.
 * @param {import('pg').Client} client
 * @param {{ evaluations: number, halls?: number, windows?: number, days?: number, now?: number, print?: (line: string) => void }} options
 *   `windows` in all; `days` up to `now` over which the evaluations are spread
 * @returns {Promise<string[]>} the codes of the halls
 */
export async function fillCity(client, options) {
  const { evaluations, halls = 40, windows = 1000, days = 365, now = Date.now(), print = () => {} } = options
  const from = now - days * dayMs
  await client.query(
    "set synchronous_commit = off; set work_mem = '256MB'; set timezone = 'Asia/Shanghai'; set statement_timeout = 0",
  )
  const windowsPerHall = Math.ceil(windows / halls)
  await client.query(PLACES, [halls, windowsPerHall])
  for (const month of monthsBetween(from, now)) await client.query(PARTITION.replace('%MONTH%', month))
  for (let first = 0; first < evaluations; first += rowsAtOnce) {
    const next = Math.min(evaluations, first + rowsAtOnce)
    await client.query(EVALUATIONS, [first, next, from, (now - from) / evaluations, halls * windowsPerHall])
    print(`${next} of ${evaluations} evaluations`)
  }
  await client.query(TALLIES)
  await client.query(DIMENSIONS)
  await client.query('vacuum analyze evaluation_tally, dimension_tally, evaluation')
  await client.query('reset all')
  const { rows } = await client.query(
    "select hall_code from service_hall where hall_code like 'YP-SCALE-%' order by hall_code",
  )
  return rows.map((row) => row.hall_code)
}
