-- 并行对照: where a rule of a period is another than before, it is computed once more as before, shown and published beside the figures that count.
create table score_bridge (
  computation_id uuid primary key references score_computation,
  changed text[] not null check (cardinality(changed) >= 1),
  rules_day date not null,
  asked_until timestamptz
);
comment on column score_bridge.changed is 'rules that are others now (domain/score-bridge.ts)';
comment on column score_bridge.rules_day is 'all its rules are those of this day';
comment on column score_bridge.asked_until is 'labels or terminals changed then: what was given before alone; null: everything';
call protect_facts('score_bridge');

create table published_bridge (
  publication_id uuid primary key references published_ranking,
  period text not null,
  revision integer not null check (revision >= 0),
  changed text[] not null,
  rules_day date not null,
  asked_until timestamptz,
  counts_until timestamptz not null,
  evaluations integer not null check (evaluations >= 0),
  invalidated integer not null check (invalidated >= 0),
  exempted integer not null check (exempted >= 0),
  score_policy_id integer not null references policy,
  evaluation_policy_id integer not null references policy,
  inputs text[] not null,
  result_digest bytea not null check (length(result_digest) = 32),
  scheme_id uuid references score_scheme,
  scheme_policy_id integer references policy,
  composite_input_digest bytea check (length(composite_input_digest) = 32),
  composite_result_digest bytea check (length(composite_result_digest) = 32),
  published_at timestamptz not null,
  unique (period, revision),
  check ((composite_input_digest is null) = (composite_result_digest is null)),
  check ((composite_input_digest is null) = (scheme_id is null)),
  check ((composite_input_digest is null) = (scheme_policy_id is null))
);
comment on table published_bridge is 'what everybody can compute again: the period as it would have come out by the rules of before';
call protect_facts('published_bridge');

grant select, insert on score_bridge, published_bridge to yiping_app;
grant select on score_bridge to yiping_staff, yiping_vault;
grant select on published_bridge to yiping_vault;

comment on column composite_computation.scheme_id is 'in force on the first day of the period, as every other rule of it; of a bridge on that of the rules of before';

call ledger.log_facts('score_bridge', 9, 'computation_id changed rules_day asked_until');
call ledger.log_facts('published_bridge', 6, 'publication_id period revision changed rules_day asked_until counts_until evaluations invalidated exempted score_policy_id evaluation_policy_id inputs result_digest scheme_id scheme_policy_id composite_input_digest composite_result_digest published_at');
