-- 综合得分: what windows come to when every evaluator group is heard, beside what the grades alone say. Kept with the computation of the period: the values of all groups
-- with their errors, and the result that follows from them, from the folds of evaluations and from the version of the scheme.
create table composite_input (
  digest bytea primary key check (length(digest) = 32),
  packed bytea not null
);
comment on column composite_input.digest is 'SHA-256 of the text (domain/composite-input.ts)';
comment on column composite_input.packed is 'gzip of the text: values by window, nothing of too few, nobody’s name';
call protect_facts('composite_input');

create table composite_computation (
  computation_id uuid primary key references score_computation,
  period text not null,
  purpose text not null check (purpose in ('OBJECTION', 'FINAL', 'REVISION', 'BRIDGE')),
  revision integer not null check (revision >= 0),
  counts_until timestamptz not null,
  scheme_id uuid references score_scheme,
  gap text check (gap in ('NO_SCHEME', 'SCHEME_NOT_ACCEPTED')),
  composite_policy_id integer not null references policy,
  scheme_policy_id integer not null references policy,
  deductions integer not null check (deductions >= 0),
  visits integer not null check (visits >= 0),
  input_digest bytea not null references composite_input,
  result_digest bytea check (length(result_digest) = 32),
  computed_at timestamptz not null,
  check ((gap is null) = (result_digest is not null)),
  check (gap is distinct from 'NO_SCHEME' or scheme_id is null),
  check (gap is not null or scheme_id is not null)
);
comment on column composite_computation.scheme_id is 'in force on the last day of the period';
comment on column composite_computation.gap is 'why there is no composite; its values are kept all the same, for whoever tries out a scheme';
comment on column composite_computation.composite_policy_id is 'of composite-score, which names the scheme';
comment on column composite_computation.scheme_policy_id is 'of score-scheme: below which coverage nothing is published';
comment on column composite_computation.deductions is 'bonuses and deductions that stand';
comment on column composite_computation.visits is 'published visits that count';
call protect_facts('composite_computation');

create table composite_result (
  computation_id uuid primary key references composite_computation,
  packed bytea not null
);
comment on column composite_result.packed is 'gzip of the text of the result (domain/composite-result.ts)';
call protect_facts('composite_result');

-- What came out for a window, for whoever may see it before and beside what is published.
create table window_composite (
  computation_id uuid not null references composite_computation,
  window_id integer not null references service_window,
  division_id integer not null,
  hall_id integer not null,
  verdict text not null check (verdict ~ '^[A-Z][A-Z_]{2,39}$'),
  body jsonb not null,
  raws jsonb not null,
  primary key (computation_id, window_id)
);
comment on column window_composite.body is 'the row of the result, as its text has it';
comment on column window_composite.raws is 'of visits: the plain mean beside what was corrected for the severity of assessors, by group and measure, in thousandths';
call protect_facts('window_composite');
create index window_composite_by_hall on window_composite (hall_id, computation_id);

create table published_composite (
  publication_id uuid primary key references published_ranking,
  period text not null,
  purpose text not null check (purpose in ('FINAL', 'REVISION')),
  revision integer not null check (revision >= 0),
  counts_until timestamptz not null,
  scheme_id uuid not null references score_scheme,
  scheme_policy_id integer not null references policy,
  deductions integer not null check (deductions >= 0),
  visits integer not null check (visits >= 0),
  input_digest bytea not null check (length(input_digest) = 32),
  result_digest bytea not null check (length(result_digest) = 32),
  published_at timestamptz not null,
  unique (period, revision)
);
comment on table published_composite is 'what everybody can compute again: with the ranking of the same period and revision, whose rules and folds it shares';
call protect_facts('published_composite');

call scope_rows('window_composite');
grant select, insert on composite_input, composite_computation, composite_result, window_composite, published_composite to yiping_app;
grant select on composite_computation, window_composite to yiping_staff;
grant select on composite_computation, window_composite, published_composite to yiping_vault;

call ledger.log_facts('composite_computation', 9, 'computation_id period purpose revision counts_until scheme_id gap composite_policy_id scheme_policy_id deductions visits input_digest result_digest computed_at');
call ledger.log_facts('published_composite', 6, 'publication_id period purpose revision counts_until scheme_id scheme_policy_id deductions visits input_digest result_digest published_at');

insert into policy (word, division_id, effective_from, version, source, body)
select 'composite-score', d.id, '2019-12-03', 1,
  '按综合评价方案计算：《服务窗口评价实施方案》3.2（群众、第三方、内部）；双次测评不足时单次测评的标准差按 12 分计、系统耗时类指标按 1.5 倍离散计、多数窗口都报送而本窗口记录齐全率不足 50% 的按未报送计底分，均为本平台的建议（2026-11）；由各地规定，schemeCode 为空则不计算综合得分',
  '{"schemeCode": "general-composite", "assessmentSpreadPoints": 12, "systemVariationPercent": 150, "heldBackBelowPercent": 50}'::jsonb
from administrative_division d where d.division_code = '000000000000';
