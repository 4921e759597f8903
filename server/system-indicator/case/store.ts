import { sql } from '../../platform/database.ts'
import type { SystemSpan } from '../span.ts'

/**
 * What was told before an instant. A case that has not been told anew since stands in the projection; of any other what had been told by then is read from its
 * revisions. Which window a service was at, how and when it ended, never changes once it has ended (migration 0006).
 */

export const places = ({ halls, divisions }: SystemSpan) => sql`
place as (
  select p.hall_id, p.division_id from unnest(${halls}::integer[], ${divisions}::integer[]) as p (hall_id, division_id)
)`

/** The level and the place that a row is of; what names no window is of no window. */
export const levels = sql`case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId"`
export const byLevel = sql`group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2`

/** Services that ended in the span. */
export const servicesTold = ({ from, end, knownUntil, halls }: SystemSpan) => sql`
service as (
  select o.hall_id, o.window_id, o.mode, o.waiting_minutes, c.updated_at as told_at
  from service_occurrence o join service_case c on c.id = o.case_id
  where o.hall_id = any(${halls}::integer[]) and o.ended_at >= ${from} and o.ended_at < ${end} and not c.is_drill and c.updated_at < ${knownUntil}
  union all
  select o.hall_id, o.window_id, o.mode, t.waiting_minutes, t.recorded_at
  from service_occurrence o join service_case c on c.id = o.case_id
  cross join lateral (
    select f."waitingMinutes" as waiting_minutes, f."endedAt" as ended_at, r.recorded_at
    from service_case_revision r
    cross join lateral jsonb_to_recordset(r.facts -> 'occurrences') as f (sequence integer, "endedAt" text, "waitingMinutes" integer)
    where r.case_id = c.id and r.recorded_at < ${knownUntil} and f.sequence = o.sequence
    order by r.revision desc limit 1) t
  where o.hall_id = any(${halls}::integer[]) and o.ended_at >= ${from} and o.ended_at < ${end} and not c.is_drill
    and c.recorded_at < ${knownUntil} and c.updated_at >= ${knownUntil} and t.ended_at is not null
)`

const columnOf = { accepted: sql.ref('c.accepted_at'), completed: sql.ref('c.completed_at') } as const
const factOf = { accepted: sql.lit('acceptedAt'), completed: sql.lit('completedAt') } as const

/** Cases that were accepted, or completed, in the span, each with its first service and how the last one ended. */
const casesTold = ({ from, end, knownUntil }: SystemSpan, by: 'accepted' | 'completed') => sql`
told as (
  select c.id, c.item_id, c.receiving_organization_id <> c.deciding_organization_id as is_joint, c.status, c.case_type, c.handling_channel,
    c.accepted_at, c.completed_at, c.times_submitted, c.trips, c.prejudged, c.assisted, false as is_later, c.updated_at as told_at
  from service_case c
  where not c.is_drill and c.updated_at < ${knownUntil} and ${columnOf[by]} >= ${from} and ${columnOf[by]} < ${end}
  union all
  select c.id, c.item_id, c.receiving_organization_id <> c.deciding_organization_id, t.facts ->> 'status', t.facts ->> 'caseType',
    t.facts ->> 'handlingChannel', (t.facts ->> 'acceptedAt')::timestamptz, (t.facts ->> 'completedAt')::timestamptz,
    (t.facts ->> 'timesSubmitted')::integer, (t.facts ->> 'trips')::integer, (t.facts ->> 'prejudged')::boolean,
    (t.facts ->> 'assisted')::boolean, true, t.recorded_at
  from service_case c
  cross join lateral (
    select r.facts, r.recorded_at from service_case_revision r
    where r.case_id = c.id and r.recorded_at < ${knownUntil} order by r.revision desc limit 1) t
  where not c.is_drill and c.recorded_at < ${knownUntil} and c.updated_at >= ${knownUntil}
    and (t.facts ->> ${factOf[by]})::timestamptz >= ${from} and (t.facts ->> ${factOf[by]})::timestamptz < ${end}
), counted as (
  select t.id, t.item_id, t.is_joint, t.status, t.case_type, t.handling_channel, t.accepted_at, t.completed_at, t.times_submitted, t.trips, t.prejudged,
    t.assisted, t.told_at, s.services, s.elsewhere, s.window_id, s.staff_id, s.outcome, s.is_required_refusal, p.hall_id, p.division_id
  from told t
  cross join lateral (
    select count(*) as services, count(*) filter (where o.mode <> 'ONLINE') as elsewhere,
      (array_agg(o.hall_id order by o.sequence))[1] as hall_id, (array_agg(o.window_id order by o.sequence))[1] as window_id,
      (array_agg(o.staff_id order by o.sequence))[1] as staff_id, (array_agg(o.outcome order by o.sequence desc))[1] as outcome,
      (array_agg(o.legally_required_refusal order by o.sequence desc))[1] as is_required_refusal
    from service_occurrence o
    where o.case_id = t.id and o.ended_at is not null
      and (not t.is_later or exists (
        select from service_case_revision r
        cross join lateral jsonb_to_recordset(r.facts -> 'occurrences') as f (sequence integer, "endedAt" text)
        where r.case_id = t.id and r.recorded_at < ${knownUntil} and f.sequence = o.sequence and f."endedAt" is not null))
  ) s
  join place p on p.hall_id = s.hall_id
)`

export const readServices = (span: SystemSpan) => sql`
with ${places(span)}, ${servicesTold(span)}
select ${levels},
  count(*)::integer as served, count(waiting_minutes)::integer as "waitKnown",
  1000 * percentile_disc(0.5) within group (order by waiting_minutes) as "waitMedian",
  1000 * percentile_disc(0.9) within group (order by waiting_minutes) as "waitP90",
  max(told_at) as latest
from (
  select s.window_id, s.hall_id, p.division_id, s.waiting_minutes, s.told_at
  from service s join place p on p.hall_id = s.hall_id where s.mode = 'COUNTER'
) x
${byLevel}`

export const readAccepted = (span: SystemSpan) => sql`
with ${places(span)}, ${casesTold(span, 'accepted')}
select ${levels},
  count(*)::integer as cases, count(times_submitted)::integer as "submissionsKnown",
  count(*) filter (where times_submitted >= 2)::integer as "broughtAgain", count(*) filter (where times_submitted = 2)::integer as "broughtOnceMore",
  count(prejudged)::integer as "prejudgedKnown", count(*) filter (where prejudged)::integer as prejudged,
  count(*) filter (where case_type = 'IMMEDIATE')::integer as immediate,
  count(*) filter (where case_type = 'IMMEDIATE' and status = 'COMPLETED' and services = 1
    and (completed_at at time zone 'Asia/Shanghai')::date = (accepted_at at time zone 'Asia/Shanghai')::date)::integer as "atOnce",
  max(told_at) as latest
from counted
where status <> 'PENDING'
${byLevel}`

/**
 * Working days lie on a line: the working days before, and on a working day the part of its twenty-four hours that is over. Handling took as long as the
 * two points lie apart. What is due on a day off is due on the next working day: no working day lies between.
 */
export const readClosed = (span: SystemSpan) => sql`
with ${places(span)}, ${casesTold(span, 'completed')}, working_day as (
  select d.division_id, d.day, d.before, d.works
  from unnest(${span.calendar.divisions}::integer[], ${span.calendar.days}::date[], ${span.calendar.before}::integer[], ${span.calendar.works}::boolean[])
    as d (division_id, day, before, works)
), dated as (
  select c.*, (c.accepted_at at time zone 'Asia/Shanghai') as accepted, (c.completed_at at time zone 'Asia/Shanghai') as completed
  from counted c where c.status = 'COMPLETED'
), limited as (
  select d.*, v.committed_limit_value as limit_value, v.committed_limit_unit as limit_unit,
    case v.committed_limit_unit when 'DAY' then d.accepted::date + v.committed_limit_value
      when 'MONTH' then (d.accepted::date + make_interval(months => v.committed_limit_value))::date
      when 'YEAR' then (d.accepted::date + make_interval(years => v.committed_limit_value))::date end as due
  from dated d
  left join lateral (
    select x.committed_limit_value, x.committed_limit_unit from service_item_version x
    where x.item_id = d.item_id and x.effective_from <= d.accepted::date and x.recorded_at < ${span.knownUntil}
    order by x.effective_from desc, x.revision desc limit 1) v on true
), measured as (
  select l.*,
    1000 * (b.before - a.before)
      + case when b.works then floor(extract(epoch from l.completed - date_trunc('day', l.completed)) / 86.4)::integer else 0 end
      - case when a.works then floor(extract(epoch from l.accepted - date_trunc('day', l.accepted)) / 86.4)::integer else 0 end as days,
    case when l.limit_unit = 'WORKING_DAY' and l.limit_value = 0 then l.completed::date = l.accepted::date
      when l.limit_unit = 'WORKING_DAY' then b.before - a.before - a.works::integer < l.limit_value
      when l.completed::date <= l.due then true
      else b.before = e.before end as is_in_time
  from limited l
  left join working_day a on a.division_id = l.division_id and a.day = l.accepted::date
  left join working_day b on b.division_id = l.division_id and b.day = l.completed::date
  left join working_day e on e.division_id = l.division_id and e.day = l.due
)
select ${levels},
  count(*)::integer as cases, count(days)::integer as "daysKnown", percentile_disc(0.5) within group (order by days) as "daysMedian",
  count(*) filter (where is_joint)::integer as joint, count(days) filter (where is_joint)::integer as "jointDaysKnown",
  percentile_disc(0.5) within group (order by days) filter (where is_joint) as "jointDaysMedian",
  count(trips)::integer as "tripsKnown", coalesce(sum(trips), 0)::bigint as trips,
  count(is_in_time)::integer as "limitKnown", count(*) filter (where is_in_time)::integer as "inTime",
  count(*) filter (where handling_channel = 'ONLINE' and elsewhere = 0)::integer as online,
  count(assisted)::integer as "assistedKnown", count(*) filter (where assisted)::integer as assisted,
  count(*) filter (where outcome <> 'WITHDRAWN' and not is_required_refusal)::integer as judged,
  count(*) filter (where outcome = 'DONE' and not is_required_refusal)::integer as succeeded,
  count(staff_id)::integer as staffed, count(distinct staff_id)::integer as staff,
  max(told_at) as latest
from measured
${byLevel}`
