-- 刷评识别: what looks like manipulation is a signal. It sets evaluations aside until two people have looked (they are released, or count no more), or calls
-- attention to a window. Nothing is deleted, and what is set aside counts until it is decided.

-- Tapped within the seconds of the policy after the service had ended: found where it is received, the only place where both times are known. No time is kept.
create table evaluation_prompt (
  evaluation_id uuid primary key,
  division_id integer not null,
  hall_id integer not null
);
comment on table evaluation_prompt is 'only of those that were so quick; by how much is not kept';
call protect_facts('evaluation_prompt');
call scope_rows('evaluation_prompt');
grant insert on evaluation_prompt to yiping_intake;
grant select on evaluation_prompt to yiping_app;

-- What is ordinary in a hall, frozen for a month with the rules that it is looked at by: nobody moves a threshold towards a person.
create table manipulation_baseline (
  month_from date not null check (extract(day from month_from) = 1),
  hall_id integer not null references service_hall,
  division_id integer not null references administrative_division,
  policy_id integer not null references policy,
  body jsonb not null,
  digest bytea not null check (length(digest) = 32),
  frozen_at timestamptz not null,
  primary key (month_from, hall_id)
);
comment on column manipulation_baseline.body is 'the JSON null where there were too few to call anything ordinary';
comment on column manipulation_baseline.digest is 'SHA-256 of number and body of the policy and of this body, as they stand';
call protect_facts('manipulation_baseline');

create table manipulation_day (
  day date primary key,
  halls integer not null check (halls >= 0),
  evaluations integer not null check (evaluations >= 0),
  signals integer not null check (signals >= 0),
  looked_at timestamptz not null
);
comment on table manipulation_day is 'two servers that look at a day collide here: one wins, the other did nothing';
call protect_facts('manipulation_day');

create table manipulation_signal (
  id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null references service_window,
  staff_id integer references window_staff,
  detector text not null check (detector in ('BURST', 'DRIFT', 'STREAK', 'PROMPT', 'REGULAR', 'UNIFORM', 'SELECTIVE', 'BOMBING', 'COUNTS')),
  day date not null references manipulation_day,
  cell text not null check (length(cell) between 1 and 40),
  state text not null check (state in ('QUARANTINED', 'WATCHED')),
  statistic text not null check (statistic ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'),
  observed text not null check (observed ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'),
  expected text not null check (expected ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'),
  chance text check (chance ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'),
  level text check (level ~ '^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$'),
  evaluations integer not null check (evaluations >= 0),
  policy_id integer not null references policy,
  parameters_digest bytea not null check (length(parameters_digest) = 32),
  found_at timestamptz not null,
  unique nulls not distinct (day, detector, window_id, staff_id, cell),
  check (state = 'WATCHED' or evaluations > 0)
);
comment on column manipulation_signal.statistic is 'a number as text, like those that follow: its leaf hangs on no setting of who reads it';
comment on column manipulation_signal.level is 'the false discovery rate at which it still is one; null where no chance is known';
comment on column manipulation_signal.parameters_digest is 'of the frozen baseline and rules of the month (manipulation_baseline)';
call protect_facts('manipulation_signal');
create index manipulation_signal_by_hall on manipulation_signal (hall_id, day);

create table manipulation_quarantine (
  signal_id uuid not null references manipulation_signal,
  evaluation_id uuid not null,
  division_id integer not null,
  hall_id integer not null,
  primary key (signal_id, evaluation_id)
);
comment on table manipulation_quarantine is 'set aside until its signal is decided; it counts until then';
call protect_facts('manipulation_quarantine');
create index manipulation_quarantine_by_evaluation on manipulation_quarantine (evaluation_id);

create table manipulation_proposal (
  id uuid primary key,
  signal_id uuid not null references manipulation_signal,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('RELEASE', 'VOID')),
  account_id uuid not null references account,
  proposed_at timestamptz not null,
  record_id uuid not null unique,
  unique (id, signal_id, account_id)
);
comment on column manipulation_proposal.record_id is 'of the vault: why, in words';
call protect_facts('manipulation_proposal');
create index manipulation_proposal_by_signal on manipulation_proposal (signal_id);

create table manipulation_decision (
  proposal_id uuid primary key,
  signal_id uuid not null,
  proposed_by uuid not null,
  division_id integer not null,
  hall_id integer not null,
  is_confirmed boolean not null,
  account_id uuid not null references account,
  decided_at timestamptz not null,
  record_id uuid not null unique,
  foreign key (proposal_id, signal_id, proposed_by) references manipulation_proposal (id, signal_id, account_id),
  check (account_id <> proposed_by)
);
comment on table manipulation_decision is 'nobody decides on what he has proposed himself; what is refused may be proposed anew';
call protect_facts('manipulation_decision');
create unique index manipulation_decided_once on manipulation_decision (signal_id) where is_confirmed;

-- What other rules would have found in the days before: asked for before they may be put in force.
create table manipulation_replay (
  id uuid primary key,
  proposal_id uuid not null references policy_proposal,
  division_id integer not null,
  from_day date not null,
  to_day date not null,
  both_found integer not null check (both_found >= 0),
  only_before integer not null check (only_before >= 0),
  only_after integer not null check (only_after >= 0),
  account_id uuid not null references account,
  replayed_at timestamptz not null,
  check (from_day <= to_day)
);
call protect_facts('manipulation_replay');
create index manipulation_replay_by_proposal on manipulation_replay (proposal_id);

-- An evaluation that does not count: by an appeal, or by the decision of two on a signal that had set it aside.
alter table evaluation_invalidation alter column appeal_id drop not null;
comment on column evaluation_invalidation.appeal_id is 'null: two have decided that it was manipulation (manipulation_decision)';
create function refuse_void_not_decided() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from public.manipulation_quarantine q
    join public.manipulation_decision d on d.signal_id = q.signal_id and d.is_confirmed
    join public.manipulation_proposal p on p.id = d.proposal_id and p.outcome = 'VOID'
    where q.evaluation_id = new.evaluation_id) then
    raise exception 'VOID_NOT_DECIDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger void_as_decided before insert on evaluation_invalidation for each row when (new.appeal_id is null)
  execute function refuse_void_not_decided();

call scope_rows('manipulation_baseline');
call scope_rows('manipulation_signal');
call scope_rows('manipulation_quarantine');
call scope_rows('manipulation_proposal');
call scope_rows('manipulation_decision');
grant select, insert on manipulation_baseline, manipulation_day, manipulation_signal, manipulation_quarantine, manipulation_proposal, manipulation_decision,
  manipulation_replay to yiping_app;
grant select on manipulation_signal, manipulation_quarantine, manipulation_proposal, manipulation_decision to yiping_staff;

call ledger.log_facts('manipulation_baseline', 5, 'month_from hall_id division_id policy_id body digest frozen_at');
-- At the full hour and of the most common kind: nobody outside sees that something was found today.
call ledger.log_facts('manipulation_signal', 9, 'id division_id hall_id window_id staff_id detector day cell state statistic observed expected chance level evaluations policy_id parameters_digest found_at');
call ledger.log_facts('manipulation_quarantine', 9, 'signal_id evaluation_id division_id hall_id');
call ledger.log_facts('manipulation_proposal', 9, 'id signal_id division_id hall_id outcome account_id proposed_at record_id');
call ledger.log_facts('manipulation_decision', 9, 'proposal_id signal_id proposed_by division_id hall_id is_confirmed account_id decided_at record_id');
call ledger.log_facts('manipulation_replay', 5, 'id proposal_id division_id from_day to_day both_found only_before only_after account_id replayed_at');

insert into policy (word, division_id, effective_from, version, source, body)
select 'manipulation-detector', d.id, '2019-12-03', 1,
  '核验并剔除误评和恶意差评、保护评价人信息：国办发〔2019〕51号（2019-12-03）；刷评、诱导好评、人工复核：服务窗口评价实施方案 6.3；各识别方法的参数与误报率：本平台的模拟（2026-11，固定种子，见方法说明）；5% 标注、10 个工作日内两人复核、回放 90 天：本平台的建议；由各地规定',
  '{"quarantineLevelThousandths": 10, "watchLevelThousandths": 100,
    "baselineNaturalDays": 56, "baselineEvaluationsMin": 200, "shrinkEvaluations": 200,
    "burst": {"cellMinutes": 10, "countMin": 8, "sizeMinThousandths": 300, "sizeMaxThousandths": 50000},
    "drift": {"oddsRatioThousandths": 3600, "concentration": 40, "reviewAtThousandths": 5000, "escalateAtThousandths": 6000,
      "lookBackNaturalDays": 60, "evaluationsMin": 100},
    "streak": {"expectedMaxThousandths": 50, "lookBackNaturalDays": 30},
    "prompt": {"seconds": 3, "cleanShareMillionths": 13000, "concentration": 60, "chanceMaxMillionths": 100, "countMin": 4, "weekNaturalDays": 7},
    "regular": {"sessionGapMinutes": 10, "limits": [{"gaps": 15, "watchBelow": 260, "quarantineBelow": 130},
      {"gaps": 30, "watchBelow": 360, "quarantineBelow": 180}]},
    "uniform": {"evaluationsMin": 30, "lookBackNaturalDays": 28},
    "selective": {"zMaxThousandths": -3720, "settleNaturalDays": 41, "lookBackNaturalDays": 30, "withheldMin": 4},
    "bombing": {"gradeMax": 2, "similarMin": 3},
    "markPercentAbove": 5, "markNaturalDays": 30,
    "decideWithin": {"count": 10, "unit": "WORKING_DAYS"},
    "replayNaturalDays": 90, "wordsCodePointsMax": 2000}'::jsonb
from administrative_division d where d.division_code = '000000000000';
