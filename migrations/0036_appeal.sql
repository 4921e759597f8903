-- 申诉: the evaluated side says that an evaluation does not count. The events are the truth, the state is their projection. What is
-- upheld makes the evaluation invalid for scores; the evaluation itself is never touched. Reasons are sealed in the vault.
create table appeal (
  id uuid primary key,
  order_id uuid not null unique references handling_order,
  evaluation_id uuid not null,
  division_id integer not null,
  hall_id integer not null,
  organization_id integer not null references organization,
  ground text not null check (ground ~ '^[A-Z_]{3,40}$'),
  policy_id integer not null references policy,
  lodged_at timestamptz not null
);
comment on column appeal.order_id is 'an evaluation is appealed against once';
comment on column appeal.policy_id is 'how appeals were decided there when it was lodged: that governs it for ever';
call protect_facts('appeal');
create index appeal_by_organization on appeal (organization_id, lodged_at);

create table appeal_event (
  appeal_id uuid not null references appeal,
  sequence integer not null check (sequence >= 1),
  division_id integer not null,
  hall_id integer not null,
  kind text not null check (kind ~ '^[A-Z_]{3,40}$'),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('ACCOUNT', 'CITIZEN', 'PLATFORM')),
  account_id uuid references account,
  facts jsonb not null default '{}',
  record_id uuid unique,
  primary key (appeal_id, sequence),
  check ((actor_kind = 'ACCOUNT') = (account_id is not null))
);
comment on table appeal_event is 'two who vote at once collide on (appeal_id, sequence): one wins, the other is told';
call protect_facts('appeal_event');

create table appeal_state (
  appeal_id uuid primary key references appeal,
  division_id integer not null,
  hall_id integer not null,
  stage text not null check (stage in ('LODGED', 'DECIDED', 'WITHDRAWN')),
  verdict text check (verdict in ('UPHELD', 'REJECTED')),
  version integer not null check (version >= 1),
  check ((stage = 'DECIDED') = (verdict is not null))
);

-- An evaluation that does not count any more, and by which decision. The tallies move in the same transaction.
create table evaluation_invalidation (
  evaluation_id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  appeal_id uuid not null unique references appeal,
  invalidated_at timestamptz not null
);
call protect_facts('evaluation_invalidation');

call scope_rows('appeal');
call scope_rows('appeal_event');
call scope_rows('appeal_state');
call scope_rows('evaluation_invalidation');

grant select, insert on appeal, appeal_event, appeal_state, evaluation_invalidation to yiping_app;
grant update (stage, verdict, version) on appeal_state to yiping_app;
grant select on evaluation_invalidation to yiping_intake;
grant insert, update on evaluation_tally, dimension_tally to yiping_app;
grant select on appeal, appeal_event, appeal_state, evaluation_invalidation to yiping_staff, yiping_vault;

insert into policy (word, division_id, effective_from, version, source, body)
select 'appeal', d.id, '2019-12-03', 1,
  '申诉须附证据、由主管部门裁定、成立的不计入得分并保留在案：行政大观 2023 三（三）；由不属被评单位者裁定、评价人可提异议：产品默认，由各地规定；期限（10、5、10 个工作日）与三人评议组（其中一名外部人员）：产品默认',
  '{"appealWithin": {"count": 10, "unit": "WORKING_DAYS"},
    "objectWithin": {"count": 5, "unit": "WORKING_DAYS"},
    "decideWithin": {"count": 10, "unit": "WORKING_DAYS"},
    "grounds": ["MISPRESSED", "WRONG_OBJECT", "MALICIOUS", "OFF_TOPIC", "DUPLICATE", "SYSTEM_FAULT"],
    "decidedBy": {"kind": "PANEL", "members": 3, "outsidersMin": 1}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
