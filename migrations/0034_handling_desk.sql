-- What a desk is asked by, beside stage and due time: kept in the projection, because the lists of a city read it and fold no story for it.
alter table handling_order_state
  add column co_handlers integer[] not null default '{}',
  add column is_extension_asked boolean not null default false;
comment on column handling_order_state.co_handlers is 'those that have been asked to take part and have not reported yet';

with round as (
  select order_id, max(sequence) filter (where kind = 'REOPENED') as reopened from handling_event group by order_id
), asked as (
  select e.order_id,
    coalesce(array_agg((e.facts ->> 'organizationId')::integer order by e.sequence) filter (where e.kind = 'CO_HANDLER_ADDED' and not exists (
      select from handling_event d where d.order_id = e.order_id and d.kind = 'CO_HANDLER_DONE' and d.sequence > e.sequence
        and d.facts ->> 'organizationId' = e.facts ->> 'organizationId')), '{}') as co_handlers,
    bool_or(e.kind = 'EXTENSION_ASKED') and not bool_or(e.kind in ('EXTENSION_GRANTED', 'EXTENSION_REFUSED')) as is_extension_asked
  from handling_event e join round r using (order_id)
  where e.sequence > coalesce(r.reopened, 0)
  group by e.order_id
)
update handling_order_state s set co_handlers = asked.co_handlers, is_extension_asked = asked.is_extension_asked
from asked where asked.order_id = s.order_id;

grant update (co_handlers, is_extension_asked) on handling_order_state to yiping_app;
