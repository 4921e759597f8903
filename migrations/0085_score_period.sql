-- What a month was computed from, by the digest of its text: told once, however many computations put it together with others.
create table score_input (
  digest bytea primary key check (length(digest) = 32),
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  packed bytea not null
);
comment on column score_input.digest is 'SHA-256 of the text (domain/score-text.ts)';
comment on column score_input.packed is 'gzip of the text: folds by window, without anybody’s name or number, and nothing of too few';
call protect_facts('score_input');

-- 评价周期: what is computed of a month, quarter, half-year or year, by the day of service. A computation counts what was known at an instant, stands with its input
-- and its result as they were, and is never changed: what is found later makes another one, with a number of its own.
create table score_computation (
  id uuid primary key,
  period text not null check (period ~ '^[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}))?$'),
  from_day date not null,
  end_day date not null check (end_day > from_day),
  purpose text not null check (purpose in ('OBJECTION', 'FINAL', 'REVISION', 'BRIDGE')),
  revision integer not null check (revision >= 0),
  counts_until timestamptz not null,
  objections_until timestamptz,
  evaluations integer not null check (evaluations >= 0),
  invalidated integer not null check (invalidated >= 0),
  exempted integer not null check (exempted >= 0),
  log_size bigint check (log_size >= 0),
  policy_id integer not null references policy,
  score_policy_id integer not null references policy,
  evaluation_policy_id integer not null references policy,
  inputs text[] not null check (cardinality(inputs) between 1 and 60),
  result_digest bytea not null check (length(result_digest) = 32),
  reason text check (length(reason) between 1 and 60),
  computed_at timestamptz not null,
  unique (period, purpose, revision),
  check ((purpose = 'OBJECTION') = (objections_until is not null)),
  check ((purpose = 'REVISION') = (reason is not null)),
  check (purpose in ('REVISION', 'BRIDGE') or revision = 0),
  check (counts_until <= computed_at)
);
comment on column score_computation.counts_until is 'facts that were written before this count, and no other; asked again later for the same, it is the same';
comment on column score_computation.evaluations is 'that were counted';
comment on column score_computation.invalidated is 'left out: found not to count on appeal';
comment on column score_computation.exempted is 'left out by a granted exemption';
comment on column score_computation.log_size is 'of the last checkpoint before it was computed';
comment on column score_computation.policy_id is 'of score-period, by which it was called for objections';
comment on column score_computation.score_policy_id is 'of window-score, by which it was computed';
comment on column score_computation.inputs is 'of score_input, in hex: its own months first, then backwards those that windows of few evaluations are put together with';
comment on column score_computation.result_digest is 'SHA-256 of the text of the result';
comment on column score_computation.reason is 'why it was computed again';
call protect_facts('score_computation');

create table score_result (
  computation_id uuid primary key references score_computation,
  packed bytea not null
);
comment on column score_result.packed is 'gzip of the text of the result: whoever doubts computes it from the inputs';
call protect_facts('score_result');

-- What came out for a window, for whoever may see it before and beside what is published.
create table window_score (
  computation_id uuid not null references score_computation,
  window_id integer not null references service_window,
  division_id integer not null,
  hall_id integer not null,
  verdict text not null check (verdict ~ '^[A-Z][A-Z_]{2,39}$'),
  evaluations integer not null check (evaluations >= 0),
  body jsonb not null,
  primary key (computation_id, window_id)
);
comment on column window_score.body is 'the row of the result, as its text has it';
call protect_facts('window_score');
create index window_score_by_hall on window_score (hall_id, computation_id);

-- 异议: a unit says that something in what was computed is not so. It changes no figure by itself: what it leads to (an exemption, an appeal, a correction) does.
create table score_objection (
  id uuid primary key,
  computation_id uuid not null references score_computation,
  window_id integer not null references service_window,
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  objected_at timestamptz not null,
  record_id uuid not null unique,
  unique (id, account_id),
  unique (computation_id, window_id)
);
comment on column score_objection.record_id is 'of the vault: what is said not to be so, in words';
call protect_facts('score_objection');

create table score_objection_decision (
  objection_id uuid primary key,
  objected_by uuid not null,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('UPHELD', 'DISMISSED')),
  remedy text check (remedy in ('EXEMPTION', 'INVALIDATION', 'CORRECTION')),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  record_id uuid not null unique,
  foreign key (objection_id, objected_by) references score_objection (id, account_id),
  check (account_id <> objected_by),
  check ((outcome = 'UPHELD') = (remedy is not null))
);
comment on table score_objection_decision is 'nobody decides on his own objection';
comment on column score_objection_decision.remedy is 'by what the figures change: an exemption, evaluations found not to count, data put right';
call protect_facts('score_objection_decision');

call scope_rows('window_score');
call scope_rows('score_objection');
call scope_rows('score_objection_decision');
grant select, insert on score_input, score_computation, score_result, window_score, score_objection, score_objection_decision to yiping_app;
grant select on score_computation, window_score, score_objection, score_objection_decision to yiping_staff, yiping_vault;

call ledger.log_facts('score_computation', 9, 'id period from_day end_day purpose revision counts_until objections_until evaluations invalidated exempted log_size policy_id score_policy_id evaluation_policy_id inputs result_digest reason computed_at');
call ledger.log_facts('score_objection', 9, 'id computation_id window_id division_id hall_id account_id objected_at record_id');
call ledger.log_facts('score_objection_decision', 9, 'objection_id objected_by division_id hall_id outcome remedy account_id decided_at record_id');

insert into policy (word, division_id, effective_from, version, source, body)
select 'score-period', d.id, '2019-12-03', 1,
  '月度常规、季度专项、半年（第三方）、年度评价：服务窗口评价实施方案 3.3、5.2，6.3；异议期 5 个工作日、答复 5 个工作日、规则变更后并行 1 期为本平台的建议（2026-11），由各地规定',
  '{"objectionWithin": {"count": 5, "unit": "WORKING_DAYS"}, "decisionWithin": {"count": 5, "unit": "WORKING_DAYS"}, "bridgePeriods": 1}'::jsonb
from administrative_division d where d.division_code = '000000000000';
