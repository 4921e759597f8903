-- 办结抽查: of the orders that were closed in a month a random share is asked about once more. The seed is drawn after the month has ended and kept:
-- everybody inside can draw again and finds the same.
create table closure_audit_draw (
  month_from date primary key,
  month_end date not null,
  seed bytea not null check (octet_length(seed) = 32),
  drawn_at timestamptz not null,
  closed integer not null check (closed >= 0),
  drawn integer not null check (drawn between 0 and closed),
  check (month_from < month_end and drawn_at >= month_end::timestamp at time zone 'Asia/Shanghai')
);
comment on column closure_audit_draw.seed is 'an order’s rank is HMAC-SHA-256 of its id under it';
call protect_facts('closure_audit_draw');

-- From what was drawn: kept, because what an order’s unit is may change.
create table closure_audit_candidate (
  month_from date not null references closure_audit_draw,
  order_id uuid not null references handling_order,
  division_id integer not null,
  hall_id integer not null,
  organization_id integer not null,
  primary key (month_from, order_id)
);
call protect_facts('closure_audit_candidate');

-- An order is drawn once, however often it is closed.
create table closure_audit (
  order_id uuid primary key references handling_order,
  month_from date not null references closure_audit_draw,
  division_id integer not null,
  hall_id integer not null,
  organization_id integer not null,
  drawn_at timestamptz not null,
  ask_until timestamptz not null,
  policy_id integer not null references policy
);
call protect_facts('closure_audit');
create index closure_audit_by_hall on closure_audit (hall_id, drawn_at);
create index closure_audit_by_draw on closure_audit (drawn_at, order_id);

-- Asked once. What was said is sealed under the record.
create table closure_audit_outcome (
  order_id uuid primary key references closure_audit,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('CONFIRMED', 'PARTLY', 'FALSE', 'OTHER', 'NOT_REACHED', 'DECLINED')),
  channel text not null check (channel in ('PHONE', 'MAILBOX')),
  account_id uuid references account,
  at timestamptz not null,
  record_id uuid unique,
  check ((channel = 'PHONE') = (account_id is not null)),
  check (channel = 'PHONE' or outcome not in ('NOT_REACHED', 'DECLINED'))
);
call protect_facts('closure_audit_outcome');

-- 追责问责建议: what somebody should answer for, put before the leading group.
create table accountability_proposal (
  id uuid primary key,
  order_id uuid not null references handling_order,
  division_id integer not null,
  hall_id integer not null,
  organization_id integer not null,
  cause text not null check (cause in ('FALSE_CLOSURE')),
  proposed_at timestamptz not null,
  unique (order_id, cause)
);
call protect_facts('accountability_proposal');
create index accountability_proposal_by_hall on accountability_proposal (hall_id, proposed_at);

create table accountability_decision (
  proposal_id uuid primary key references accountability_proposal,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('ACCEPTED', 'REFUSED', 'OTHER')),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  record_id uuid not null unique
);
call protect_facts('accountability_decision');

call scope_rows('closure_audit_candidate');
call scope_rows('closure_audit');
call scope_rows('closure_audit_outcome');
call scope_rows('accountability_proposal');
call scope_rows('accountability_decision');
grant select, insert on closure_audit_draw, closure_audit_candidate, closure_audit, closure_audit_outcome, accountability_proposal,
  accountability_decision to yiping_app;
-- Not the draws: they lie in no place, and whether a seed may be told depends on what is asked everywhere.
grant select on closure_audit_candidate, closure_audit, closure_audit_outcome, accountability_proposal, accountability_decision to yiping_staff;
-- Erasing a citizen’s record erases what was said to these questions.
grant select on closure_audit_outcome, accountability_proposal, accountability_decision to yiping_vault;
-- What was closed in a month.
create index handling_event_closed on handling_event (at, order_id) where kind = 'CLOSED';

insert into policy (word, division_id, effective_from, version, source, body)
select 'closure-audit', d.id, '2019-12-03', 1,
  '整改不实须查出并追责：本平台的建议（2026-11）：每月每单位办结工单的一成、至少 3 件，月末后 16 天抽取，抽取后 30 天内回访一次，回答不足 10 件不出比率，95 % Wilson 区间；均由各地规定',
  '{"sharePercent": 10, "unitMonthMin": 3, "drawAfterNaturalDays": 16, "askWithinNaturalDays": 30, "tooFewBelow": 10, "intervalZThousandths": 1960}'::jsonb
from administrative_division d where d.division_code = '000000000000';
