import { sql } from '../../platform/database.ts'
import { byLevel, levels, places, servicesTold } from '../case/store.ts'
import type { SystemSpan } from '../span.ts'

/** Complaints beside the services about which somebody could have complained. */
export const readComplaints = (span: SystemSpan) => sql`
with ${places(span)}, ${servicesTold(span)}
select ${levels},
  sum(services)::integer as services, sum(complaints)::integer as complaints, max(told_at) as latest
from (
  select x.window_id, x.hall_id, p.division_id, x.services, x.complaints, x.told_at
  from (
    select s.window_id, s.hall_id, 1 as services, 0 as complaints, s.told_at from service s
    union all
    select h.window_id, h.hall_id, 0, 1, h.opened_at
    from handling_order h
    where h.source = 'COMPLAINT' and not h.is_drill and h.opened_at >= ${span.from} and h.opened_at < ${span.end} and h.opened_at < ${span.knownUntil}
  ) x
  join place p on p.hall_id = x.hall_id
) x
${byLevel}`

/** Told from events, which never change: what an order came to later does not move what was known before. */
export const readResponses = (span: SystemSpan) => sql`
with ${places(span)}
select ${levels},
  count(*)::integer as orders, percentile_disc(0.5) within group (order by hours) as "hoursMedian", max(told_at) as latest
from (
  select h.window_id, h.hall_id, p.division_id, greatest(h.opened_at, e.contacted_at, e.verified_at) as told_at,
    floor(extract(epoch from coalesce(e.contacted_at, e.verified_at, ${span.knownUntil}::timestamptz) - h.opened_at) / 3.6)::integer as hours
  from handling_order h
  join place p on p.hall_id = h.hall_id
  cross join lateral (
    select min(v.at) filter (where v.kind = 'CITIZEN_WROTE' or (v.kind = 'CONTACT_TRIED' and v.facts ->> 'outcome' <> 'NOT_REACHED')) as contacted_at,
      min(v.at) filter (where v.kind = 'VERIFIED') as verified_at
    from handling_event v where v.order_id = h.id and v.at < ${span.knownUntil}) e
  where h.source in ('EVALUATION', 'COMPLAINT') and not h.is_drill
    and h.opened_at >= ${span.from} and h.opened_at < ${span.end} and h.opened_at < ${span.knownUntil}
) x
${byLevel}`

/** Of each round how it stood at the instant, by its last step before it. A term that had passed by then is never moved afterwards. */
export const readRectifications = (span: SystemSpan) => sql`
with ${places(span)}
select ${levels},
  count(*) filter (where step = 'DONE' or due_at is null or due_at <= ${span.knownUntil})::integer as rounds,
  count(*) filter (where step = 'DONE' or due_at <= ${span.knownUntil})::integer as judged,
  count(*) filter (where step = 'DONE')::integer as "putRight", max(told_at) as latest
from (
  select h.window_id, r.hall_id, p.division_id, r.handle_due_at as due_at, s.kind as step, greatest(r.begun_at, s.at) as told_at
  from handling_round r
  join handling_order h on h.id = r.order_id
  join place p on p.hall_id = r.hall_id
  left join handling_round n on n.order_id = r.order_id and n.round = r.round + 1
  left join evaluation_invalidation i on i.evaluation_id = r.order_id and i.invalidated_at < ${span.knownUntil}
  left join lateral (
    select v.kind, v.at from handling_event v
    where v.order_id = r.order_id and v.kind in ('DONE', 'EXPLAINED', 'REVIEW_RETURNED')
      and v.at >= r.begun_at and v.at < ${span.knownUntil} and (n.begun_at is null or v.at < n.begun_at)
    order by v.sequence desc limit 1) s on true
  where r.source in ('EVALUATION', 'COMPLAINT') and not r.is_drill and i.evaluation_id is null
    and r.begun_at >= ${span.from} and r.begun_at < ${span.end} and r.begun_at < ${span.knownUntil}
) x
where step is distinct from 'EXPLAINED'
${byLevel}`

/** What was merged into another is followed to its head. */
export const readSuggestions = (span: SystemSpan) => sql`
with recursive ${places(span)}, followed as (
  select g.id, g.id as head_id, g.window_id, g.hall_id, g.received_at
  from suggestion g
  where g.received_at >= ${span.from} and g.received_at < ${span.end} and g.received_at < ${span.knownUntil}
  union
  select f.id, s.into_id, f.window_id, f.hall_id, f.received_at
  from followed f join suggestion_step s on s.suggestion_id = f.head_id and s.kind = 'MERGED' and s.at < ${span.knownUntil}
)
select ${levels},
  count(*)::integer as suggestions, count(*) filter (where taken_at is not null)::integer as "takenUp", max(told_at) as latest
from (
  select f.window_id, f.hall_id, p.division_id, max(d.decided_at) as taken_at, greatest(f.received_at, max(d.decided_at)) as told_at
  from followed f
  join place p on p.hall_id = f.hall_id
  left join suggestion_step s on s.suggestion_id = f.head_id and s.kind = 'FOUND' and s.at < ${span.knownUntil}
  left join opinion_decision d on d.finding_id = s.finding_id and d.outcome = 'TAKEN_UP' and d.decided_at < ${span.knownUntil}
  group by f.id, f.window_id, f.hall_id, f.received_at, p.division_id
) x
${byLevel}`
