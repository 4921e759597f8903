-- services
with 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
), 
service as (
  select o.hall_id, o.window_id, o.mode, o.waiting_minutes, c.updated_at as told_at
  from service_occurrence o join service_case c on c.id = o.case_id
  where o.hall_id = any(:halls::integer[]) and o.ended_at >= :from and o.ended_at < :end and not c.is_drill and c.updated_at < :knownUntil
  union all
  select o.hall_id, o.window_id, o.mode, t.waiting_minutes, t.recorded_at
  from service_occurrence o join service_case c on c.id = o.case_id
  cross join lateral (
    select f."waitingMinutes" as waiting_minutes, f."endedAt" as ended_at, r.recorded_at
    from service_case_revision r
    cross join lateral jsonb_to_recordset(r.facts -> 'occurrences') as f (sequence integer, "endedAt" text, "waitingMinutes" integer)
    where r.case_id = c.id and r.recorded_at < :knownUntil and f.sequence = o.sequence
    order by r.revision desc limit 1) t
  where o.hall_id = any(:halls::integer[]) and o.ended_at >= :from and o.ended_at < :end and not c.is_drill
    and c.recorded_at < :knownUntil and c.updated_at >= :knownUntil and t.ended_at is not null
)
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
  count(*)::integer as served, count(waiting_minutes)::integer as "waitKnown",
  1000 * percentile_disc(0.5) within group (order by waiting_minutes) as "waitMedian",
  1000 * percentile_disc(0.9) within group (order by waiting_minutes) as "waitP90",
  max(told_at) as latest
from (
  select s.window_id, s.hall_id, p.division_id, s.waiting_minutes, s.told_at
  from service s join place p on p.hall_id = s.hall_id where s.mode = 'COUNTER'
) x
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2

-- accepted
with 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
), 
told as (
  select c.id, c.item_id, c.receiving_organization_id <> c.deciding_organization_id as is_joint, c.status, c.case_type, c.handling_channel,
    c.accepted_at, c.completed_at, c.times_submitted, c.trips, c.prejudged, c.assisted, false as is_later, c.updated_at as told_at
  from service_case c
  where not c.is_drill and c.updated_at < :knownUntil and "c"."accepted_at" >= :from and "c"."accepted_at" < :end
  union all
  select c.id, c.item_id, c.receiving_organization_id <> c.deciding_organization_id, t.facts ->> 'status', t.facts ->> 'caseType',
    t.facts ->> 'handlingChannel', (t.facts ->> 'acceptedAt')::timestamptz, (t.facts ->> 'completedAt')::timestamptz,
    (t.facts ->> 'timesSubmitted')::integer, (t.facts ->> 'trips')::integer, (t.facts ->> 'prejudged')::boolean,
    (t.facts ->> 'assisted')::boolean, true, t.recorded_at
  from service_case c
  cross join lateral (
    select r.facts, r.recorded_at from service_case_revision r
    where r.case_id = c.id and r.recorded_at < :knownUntil order by r.revision desc limit 1) t
  where not c.is_drill and c.recorded_at < :knownUntil and c.updated_at >= :knownUntil
    and (t.facts ->> 'acceptedAt')::timestamptz >= :from and (t.facts ->> 'acceptedAt')::timestamptz < :end
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
        where r.case_id = t.id and r.recorded_at < :knownUntil and f.sequence = o.sequence and f."endedAt" is not null))
  ) s
  join place p on p.hall_id = s.hall_id
)
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
  count(*)::integer as cases, count(times_submitted)::integer as "submissionsKnown",
  count(*) filter (where times_submitted >= 2)::integer as "broughtAgain", count(*) filter (where times_submitted = 2)::integer as "broughtOnceMore",
  count(prejudged)::integer as "prejudgedKnown", count(*) filter (where prejudged)::integer as prejudged,
  count(*) filter (where case_type = 'IMMEDIATE')::integer as immediate,
  count(*) filter (where case_type = 'IMMEDIATE' and status = 'COMPLETED' and services = 1
    and (completed_at at time zone 'Asia/Shanghai')::date = (accepted_at at time zone 'Asia/Shanghai')::date)::integer as "atOnce",
  max(told_at) as latest
from counted
where status <> 'PENDING'
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2

-- closed
with 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
), 
told as (
  select c.id, c.item_id, c.receiving_organization_id <> c.deciding_organization_id as is_joint, c.status, c.case_type, c.handling_channel,
    c.accepted_at, c.completed_at, c.times_submitted, c.trips, c.prejudged, c.assisted, false as is_later, c.updated_at as told_at
  from service_case c
  where not c.is_drill and c.updated_at < :knownUntil and "c"."completed_at" >= :from and "c"."completed_at" < :end
  union all
  select c.id, c.item_id, c.receiving_organization_id <> c.deciding_organization_id, t.facts ->> 'status', t.facts ->> 'caseType',
    t.facts ->> 'handlingChannel', (t.facts ->> 'acceptedAt')::timestamptz, (t.facts ->> 'completedAt')::timestamptz,
    (t.facts ->> 'timesSubmitted')::integer, (t.facts ->> 'trips')::integer, (t.facts ->> 'prejudged')::boolean,
    (t.facts ->> 'assisted')::boolean, true, t.recorded_at
  from service_case c
  cross join lateral (
    select r.facts, r.recorded_at from service_case_revision r
    where r.case_id = c.id and r.recorded_at < :knownUntil order by r.revision desc limit 1) t
  where not c.is_drill and c.recorded_at < :knownUntil and c.updated_at >= :knownUntil
    and (t.facts ->> 'completedAt')::timestamptz >= :from and (t.facts ->> 'completedAt')::timestamptz < :end
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
        where r.case_id = t.id and r.recorded_at < :knownUntil and f.sequence = o.sequence and f."endedAt" is not null))
  ) s
  join place p on p.hall_id = s.hall_id
), working_day as (
  select d.division_id, d.day, d.before, d.works
  from unnest(:calendarDivisions::integer[], :calendarDays::date[], :workingDaysBefore::integer[], :isWorkingDay::boolean[])
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
    where x.item_id = d.item_id and x.effective_from <= d.accepted::date and x.recorded_at < :knownUntil
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
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
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
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2

-- complaints
with 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
), 
service as (
  select o.hall_id, o.window_id, o.mode, o.waiting_minutes, c.updated_at as told_at
  from service_occurrence o join service_case c on c.id = o.case_id
  where o.hall_id = any(:halls::integer[]) and o.ended_at >= :from and o.ended_at < :end and not c.is_drill and c.updated_at < :knownUntil
  union all
  select o.hall_id, o.window_id, o.mode, t.waiting_minutes, t.recorded_at
  from service_occurrence o join service_case c on c.id = o.case_id
  cross join lateral (
    select f."waitingMinutes" as waiting_minutes, f."endedAt" as ended_at, r.recorded_at
    from service_case_revision r
    cross join lateral jsonb_to_recordset(r.facts -> 'occurrences') as f (sequence integer, "endedAt" text, "waitingMinutes" integer)
    where r.case_id = c.id and r.recorded_at < :knownUntil and f.sequence = o.sequence
    order by r.revision desc limit 1) t
  where o.hall_id = any(:halls::integer[]) and o.ended_at >= :from and o.ended_at < :end and not c.is_drill
    and c.recorded_at < :knownUntil and c.updated_at >= :knownUntil and t.ended_at is not null
)
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
  sum(services)::integer as services, sum(complaints)::integer as complaints, max(told_at) as latest
from (
  select x.window_id, x.hall_id, p.division_id, x.services, x.complaints, x.told_at
  from (
    select s.window_id, s.hall_id, 1 as services, 0 as complaints, s.told_at from service s
    union all
    select h.window_id, h.hall_id, 0, 1, h.opened_at
    from handling_order h
    where h.source = 'COMPLAINT' and not h.is_drill and h.opened_at >= :from and h.opened_at < :end and h.opened_at < :knownUntil
  ) x
  join place p on p.hall_id = x.hall_id
) x
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2

-- responses
with 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
)
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
  count(*)::integer as orders, percentile_disc(0.5) within group (order by hours) as "hoursMedian", max(told_at) as latest
from (
  select h.window_id, h.hall_id, p.division_id, greatest(h.opened_at, e.contacted_at, e.verified_at) as told_at,
    floor(extract(epoch from coalesce(e.contacted_at, e.verified_at, :knownUntil::timestamptz) - h.opened_at) / 3.6)::integer as hours
  from handling_order h
  join place p on p.hall_id = h.hall_id
  cross join lateral (
    select min(v.at) filter (where v.kind = 'CITIZEN_WROTE' or (v.kind = 'CONTACT_TRIED' and v.facts ->> 'outcome' <> 'NOT_REACHED')) as contacted_at,
      min(v.at) filter (where v.kind = 'VERIFIED') as verified_at
    from handling_event v where v.order_id = h.id and v.at < :knownUntil) e
  where h.source in ('EVALUATION', 'COMPLAINT') and not h.is_drill
    and h.opened_at >= :from and h.opened_at < :end and h.opened_at < :knownUntil
) x
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2

-- rectifications
with 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
)
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
  count(*) filter (where step = 'DONE' or due_at is null or due_at <= :knownUntil)::integer as rounds,
  count(*) filter (where step = 'DONE' or due_at <= :knownUntil)::integer as judged,
  count(*) filter (where step = 'DONE')::integer as "putRight", max(told_at) as latest
from (
  select h.window_id, r.hall_id, p.division_id, r.handle_due_at as due_at, s.kind as step, greatest(r.begun_at, s.at) as told_at
  from handling_round r
  join handling_order h on h.id = r.order_id
  join place p on p.hall_id = r.hall_id
  left join handling_round n on n.order_id = r.order_id and n.round = r.round + 1
  left join evaluation_invalidation i on i.evaluation_id = r.order_id and i.invalidated_at < :knownUntil
  left join lateral (
    select v.kind, v.at from handling_event v
    where v.order_id = r.order_id and v.kind in ('DONE', 'EXPLAINED', 'REVIEW_RETURNED')
      and v.at >= r.begun_at and v.at < :knownUntil and (n.begun_at is null or v.at < n.begun_at)
    order by v.sequence desc limit 1) s on true
  where r.source in ('EVALUATION', 'COMPLAINT') and not r.is_drill and i.evaluation_id is null
    and r.begun_at >= :from and r.begun_at < :end and r.begun_at < :knownUntil
) x
where step is distinct from 'EXPLAINED'
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2

-- suggestions
with recursive 
place as (
  select p.hall_id, p.division_id from unnest(:halls::integer[], :divisions::integer[]) as p (hall_id, division_id)
), followed as (
  select g.id, g.id as head_id, g.window_id, g.hall_id, g.received_at
  from suggestion g
  where g.received_at >= :from and g.received_at < :end and g.received_at < :knownUntil
  union
  select f.id, s.into_id, f.window_id, f.hall_id, f.received_at
  from followed f join suggestion_step s on s.suggestion_id = f.head_id and s.kind = 'MERGED' and s.at < :knownUntil
)
select case grouping(window_id, hall_id, division_id) when 3 then 'WINDOW' when 5 then 'HALL' when 6 then 'DIVISION' else 'ALL' end as level,
  coalesce(window_id, hall_id, division_id)::integer as "placeId",
  count(*)::integer as suggestions, count(*) filter (where taken_at is not null)::integer as "takenUp", max(told_at) as latest
from (
  select f.window_id, f.hall_id, p.division_id, max(d.decided_at) as taken_at, greatest(f.received_at, max(d.decided_at)) as told_at
  from followed f
  join place p on p.hall_id = f.hall_id
  left join suggestion_step s on s.suggestion_id = f.head_id and s.kind = 'FOUND' and s.at < :knownUntil
  left join opinion_decision d on d.finding_id = s.finding_id and d.outcome = 'TAKEN_UP' and d.decided_at < :knownUntil
  group by f.id, f.window_id, f.hall_id, f.received_at, p.division_id
) x
group by grouping sets ((window_id), (hall_id), (division_id), ())
order by 1, 2
