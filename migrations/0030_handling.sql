-- 差评工单: what was said badly of a service, until the citizen has had the last word. The events are the truth; the state is their
-- projection, kept in the same transaction, for lists and sweeps. Words of people (plans, reasons, explanations) are sealed in the
-- vault under the event’s record; an order holds no case, occurrence or person.

-- Whom the holder of an account is at the windows: of a rating of his own he handles nothing.
alter table account add column staff_id integer references window_staff;
comment on column account.staff_id is 'who the holder is at the windows, where he serves there: he handles, reviews and decides nothing about himself';
-- Which organization somebody handles for: a post without one handles nothing.
alter table account_post add column organization_id integer references organization;

create table handling_order (
  id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  window_id integer,
  item_id integer,
  staff_id integer,
  source text not null check (source in ('EVALUATION', 'COMPLAINT', 'ALERT', 'INSPECTION')),
  evaluation_id uuid unique,
  is_drill boolean not null,
  policy_id integer not null references policy,
  opened_at timestamptz not null,
  check ((source = 'EVALUATION') = (evaluation_id is not null)),
  check (source <> 'EVALUATION' or (evaluation_id = id and window_id is not null and item_id is not null))
);
comment on column handling_order.policy_id is 'how bad evaluations were handled there when it was opened: that governs it for ever';
comment on column handling_order.id is 'opened by an evaluation, it has the evaluation’s id';
call protect_facts('handling_order');

create table handling_event (
  order_id uuid not null references handling_order,
  sequence integer not null check (sequence >= 1),
  division_id integer not null,
  hall_id integer not null,
  kind text not null check (kind ~ '^[A-Z_]{3,40}$'),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('ACCOUNT', 'CITIZEN', 'PLATFORM')),
  account_id uuid references account,
  facts jsonb not null default '{}',
  -- What was written with it, sealed.
  record_id uuid unique,
  primary key (order_id, sequence),
  check ((actor_kind = 'ACCOUNT') = (account_id is not null))
);
comment on table handling_event is 'two who act at once collide on (order_id, sequence): one wins, the other is told';
call protect_facts('handling_event');

create table handling_order_state (
  order_id uuid primary key references handling_order,
  division_id integer not null,
  hall_id integer not null,
  organization_id integer not null,
  offered_to integer,
  stage text not null check (stage in ('OPENED', 'ACKNOWLEDGED', 'CONTACTED', 'RECTIFYING', 'EXPLAINING', 'IN_REVIEW', 'REVIEWED', 'FED_BACK', 'CLOSED')),
  version integer not null check (version >= 1),
  round integer not null default 0 check (round >= 0),
  next_due_at timestamptz,
  next_look_at timestamptz,
  is_drill boolean not null
) with (fillfactor = 70);
comment on column handling_order_state.next_look_at is 'when time alone changes something: a sweep asks the rule again then; null while a calendar is not published or nothing runs';
create index handling_order_state_to_look on handling_order_state (next_look_at) where next_look_at is not null;
create index handling_order_state_by_hall on handling_order_state (hall_id, next_due_at) where stage <> 'CLOSED';
create index handling_order_state_by_organization on handling_order_state (organization_id, next_due_at) where stage <> 'CLOSED';

-- What has been told of a clock: its key is unique, so that two sweeps, or one that was killed, tell nobody twice.
create table handling_reminder (
  order_id uuid not null references handling_order,
  key text not null,
  division_id integer not null,
  hall_id integer not null,
  clock text not null,
  kind text not null check (kind in ('WARNING', 'OVERDUE')),
  level smallint not null check (level >= 0),
  due_at timestamptz not null,
  told_at timestamptz not null,
  primary key (order_id, key)
);
call protect_facts('handling_reminder');

call scope_rows('handling_order');
call scope_rows('handling_event');
call scope_rows('handling_order_state');
call scope_rows('handling_reminder');

grant select, insert on handling_order, handling_event, handling_order_state to yiping_intake, yiping_app;
grant select, insert on handling_reminder to yiping_app;
grant update (organization_id, offered_to, stage, version, round, next_due_at, next_look_at) on handling_order_state to yiping_app;
grant select on handling_order, handling_event, handling_order_state to yiping_vault;
grant select on handling_order, handling_event, handling_order_state, handling_reminder to yiping_staff;
-- What was said, without anything that leads to who said it.
grant select (id, division_id, hall_id, grade, service_day, tags, reason_pending) on evaluation to yiping_staff;
grant select (evaluation_id, division_id, hall_id, tags, record_id) on evaluation_reason to yiping_staff;
grant select on service_item, service_item_version to yiping_staff;
grant update (staff_id) on account to yiping_app;

insert into policy (word, division_id, effective_from, version, source, body)
select 'handling', d.id, '2019-12-03', 1,
  '24 小时内响应回访：打分制监督机制；3 个工作日内制定整改方案、15 个工作日内完成整改并提请复核：窗口服务质量评价体系 5.2；其余（签收、复核、反馈、预警、逐级督办、延期、转办次数、追评与重开期限）：产品默认，由各地规定',
  '{"scoreRule": null,
    "clocks": {
      "ACKNOWLEDGE": {"count": 4, "unit": "HOURS"},
      "CONTACT": {"count": 24, "unit": "HOURS"},
      "PLAN": {"count": 3, "unit": "WORKING_DAYS"},
      "HANDLE": {"count": 15, "unit": "WORKING_DAYS"},
      "REVIEW": {"count": 5, "unit": "WORKING_DAYS"},
      "FEED_BACK": {"count": 2, "unit": "WORKING_DAYS"}},
    "warningPercentLeft": 25,
    "escalateAfter": [{"count": 1, "unit": "WORKING_DAYS"}, {"count": 3, "unit": "WORKING_DAYS"}],
    "contactTriesMin": 3,
    "extension": {"count": 15, "unit": "WORKING_DAYS"},
    "transfersMax": 2,
    "rateWithin": {"count": 15, "unit": "NATURAL_DAYS"},
    "reopenWithin": {"count": 15, "unit": "NATURAL_DAYS"},
    "reopeningsMax": 2}'::jsonb
from administrative_division d where d.division_code = '000000000000';
