-- The daily drill 系统拨测: what was tried at the reserved place, and how far it came. Nothing here leads to an evaluation.
alter table service_hall add column is_reserved boolean not null default false;
comment on column service_hall.is_reserved is 'of the platform itself, for its drills: in no list of halls';

create table drill_run (
  id uuid primary key,
  day date not null,
  channel evaluation_channel not null,
  attempt smallint not null check (attempt >= 1),
  started_at timestamptz not null,
  unique (day, channel, attempt)
);
comment on table drill_run is 'two servers that begin at once collide on (day, channel, attempt): one tries, the other leaves it';
call protect_facts('drill_run');

create table drill_hop (
  run_id uuid not null references drill_run,
  hop text not null check (hop in ('REPORTED', 'ASKED', 'TAKEN', 'TALLIED', 'ORDER_OPENED', 'FOUND_AGAIN')),
  at timestamptz not null,
  fault text check (fault ~ '^[A-Z][A-Z_]{2,39}$'),
  primary key (run_id, hop)
);
call protect_facts('drill_hop');

-- The order of a drill has been seen to open: nobody is reminded of it.
drop index handling_order_state_to_look;
create index handling_order_state_to_look on handling_order_state (next_look_at) where next_look_at is not null and not is_drill;

grant select, insert on drill_run, drill_hop to yiping_app;

-- The reserved place lies in the country itself, above every city: it is in nobody’s figures and on nobody’s desk.
do $$
declare
  country integer := (select id from administrative_division where division_code = '000000000000');
  unit integer;
  hall integer;
  place integer;
  item integer;
begin
  insert into organization (uscc) values ('000000000000000000') returning id into unit;
  insert into organization_version (organization_id, effective_from, name, division_id) values (unit, '2019-12-03', '系统拨测', country);
  insert into service_hall (hall_code, is_reserved) values ('YP-DRILL', true) returning id into hall;
  insert into service_hall_version (hall_id, effective_from, name, division_id, managing_organization_id, address)
  values (hall, '2019-12-03', '系统拨测', country, unit, '无');
  insert into service_window (hall_id, window_code) values (hall, 'D01') returning id into place;
  insert into service_window_version (window_id, effective_from, name, kind) values (place, '2019-12-03', '系统拨测', 'COMPREHENSIVE');
  insert into service_item (item_code) values ('0000000000000000000000000000001') returning id into item;
  insert into service_item_version (item_id, effective_from, name, task_type, organization_id, for_citizens, for_enterprises, case_type)
  values (item, '2019-12-03', '系统拨测', '20', unit, true, false, 'IMMEDIATE');
  insert into policy (word, division_id, effective_from, version, source, body) values ('drill', country, '2019-12-03', 1,
    '每日系统拨测：各地“系统拨测”机制；时刻、时限与重试间隔：产品默认，由各地规定',
    '{"startMinute": 210, "graceMinutes": 60, "againAfterMinutes": 10}'::jsonb);
end
$$;
