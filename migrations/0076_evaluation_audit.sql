-- 评价抽查: whether evaluations say what those who were served think. When a month is over its population is frozen; a seed that nobody could know then decides
-- who is asked; a third party asks, through the vault and for this alone.
create table evaluation_audit_freeze (
  month_from date primary key,
  month_end date not null check (month_end > month_from),
  units integer not null check (units >= 0),
  left_out integer not null check (left_out >= 0),
  digest bytea not null check (length(digest) = 32),
  seed_source text not null check (seed_source in ('WITNESSES', 'PUBLIC_DRAW')),
  public_draw text not null,
  seed_after timestamptz not null,
  policy_id integer not null references policy,
  frozen_at timestamptz not null,
  check (frozen_at >= month_end::timestamp at time zone 'Asia/Shanghai' and seed_after >= frozen_at)
);
comment on column evaluation_audit_freeze.left_out is 'invalid when it was frozen; drills are none of them';
comment on column evaluation_audit_freeze.digest is 'SHA-256 of the lines of its strata (domain/evaluation-audit.ts, frozenText)';
call protect_facts('evaluation_audit_freeze');

create table evaluation_audit_stratum (
  month_from date not null references evaluation_audit_freeze,
  window_id integer not null references service_window,
  grade_group text not null check (grade_group in ('LOW', 'MIDDLE', 'HIGH')),
  channel evaluation_channel not null,
  division_id integer not null,
  hall_id integer not null,
  units integer not null check (units >= 1),
  salt bytea not null check (length(salt) = 32),
  digest bytea not null check (length(digest) = 32),
  is_sealed boolean not null,
  primary key (month_from, window_id, grade_group, channel)
);
comment on column evaluation_audit_stratum.salt is 'told of a stratum that was taken whole alone: without it nobody finds the leaves of a stratum by trying those of the log';
comment on column evaluation_audit_stratum.digest is 'SHA-256 of the salt and of the SHA-256 of the hashes of its leaves in their order (domain/evaluation-audit.ts, leavesText)';
comment on column evaluation_audit_stratum.is_sealed is 'of too few: it is told to nobody, and the freeze commits to its salted line (sealText)';
call protect_facts('evaluation_audit_stratum');

create table evaluation_audit_draw (
  month_from date primary key references evaluation_audit_freeze,
  seed bytea not null check (length(seed) = 32),
  seed_source text not null check (seed_source in ('WITNESSES', 'PUBLIC_DRAW')),
  told text[] not null check (cardinality(told) between 1 and 100),
  drawn integer not null check (drawn >= 0),
  account_id uuid references account,
  drawn_at timestamptz not null,
  check ((seed_source = 'PUBLIC_DRAW') = (account_id is not null))
);
comment on column evaluation_audit_draw.told is 'signatures of witnesses under the first checkpoint after seed_after, or the result of the public draw and where it stands';
call protect_facts('evaluation_audit_draw');

-- Whoever asks knows it by a number of its own: the evaluation’s is told to nobody who need not know it.
create table evaluation_audit (
  id uuid primary key,
  evaluation_id uuid not null unique,
  month_from date not null references evaluation_audit_draw,
  window_id integer not null,
  grade_group text not null,
  channel evaluation_channel not null,
  division_id integer not null,
  hall_id integer not null,
  item_id integer not null,
  service_day date not null,
  grade smallint not null check (grade between 1 and 5),
  call_until timestamptz not null,
  policy_id integer not null references policy,
  drawn_at timestamptz not null,
  foreign key (month_from, window_id, grade_group, channel) references evaluation_audit_stratum
);
call protect_facts('evaluation_audit');
comment on column evaluation_audit.grade is 'what whoever asks has to know of it; the words are shown to nobody for this';
create index evaluation_audit_by_hall on evaluation_audit (hall_id, drawn_at);
create index evaluation_audit_by_draw on evaluation_audit (drawn_at, id);

-- A call that has reached nobody; the last of them makes it unreachable.
create table evaluation_audit_try (
  audit_id uuid not null references evaluation_audit,
  turn smallint not null check (turn >= 1),
  day date not null,
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  at timestamptz not null,
  is_last boolean not null,
  primary key (audit_id, turn),
  unique (audit_id, day)
);
call protect_facts('evaluation_audit_try');

create table evaluation_audit_outcome (
  audit_id uuid primary key references evaluation_audit,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('CONFIRMED', 'NOT_GIVEN', 'OTHER_GRADE', 'URGED', 'OTHER', 'NOT_REACHED', 'DECLINED')),
  account_id uuid not null references account,
  at timestamptz not null,
  record_id uuid unique,
  check (record_id is not null or outcome in ('CONFIRMED', 'NOT_REACHED', 'DECLINED'))
);
comment on column evaluation_audit_outcome.record_id is 'of the vault: what was said, in words';
call protect_facts('evaluation_audit_outcome');

call scope_rows('evaluation_audit_stratum');
call scope_rows('evaluation_audit');
call scope_rows('evaluation_audit_try');
call scope_rows('evaluation_audit_outcome');
grant select, insert on evaluation_audit_freeze, evaluation_audit_stratum, evaluation_audit_draw, evaluation_audit, evaluation_audit_try, evaluation_audit_outcome
  to yiping_app;
grant select on evaluation_audit, evaluation_audit_try, evaluation_audit_outcome to yiping_staff;
-- Erasing a citizen’s record erases what was said to this question.
grant select on evaluation_audit, evaluation_audit_outcome to yiping_vault;

call ledger.log_facts('evaluation_audit_freeze', 8, 'month_from month_end units left_out digest seed_source public_draw seed_after policy_id frozen_at');
call ledger.log_facts('evaluation_audit_draw', 8, 'month_from seed seed_source told drawn drawn_at');
call ledger.log_facts('evaluation_audit', 8, 'id evaluation_id month_from window_id grade_group channel division_id hall_id item_id service_day grade call_until policy_id drawn_at');
call ledger.log_facts('evaluation_audit_try', 8, 'audit_id turn day division_id hall_id account_id at is_last');
call ledger.log_facts('evaluation_audit_outcome', 8, 'audit_id division_id hall_id outcome account_id at record_id');

insert into policy (word, division_id, effective_from, version, source, body)
select 'evaluation-audit', d.id, '2019-12-03', 1,
  '第三方随机抽查评价的一成：服务窗口评价实施方案 6.3；本平台的建议（2026-11）：每窗口、档位、渠道的一成，差评至少 5 条，月末后 3 天冻结（停机错过的，往前补三个月），24 小时后取种子，抽取后 30 天内最多呼叫 3 次，不足 10 条的层只公布总数，回答不足 30 条、或有回答的档位和渠道不到全部评价的 90 % 不出比率，95 % Wilson 区间；均由各地规定',
  '{"sharePercent": 10, "stratumMin": 1, "lowStratumMin": 5, "freezeAfterNaturalDays": 3, "freezeBackMonths": 3, "seedAfterHours": 24, "witnessesMin": 2,
    "publicDraw": "种子时间之后第一期中国福利彩票双色球的期号、红球和蓝球号码（以中国福利彩票发行管理中心公告为准）",
    "callWithinNaturalDays": 30, "triesMax": 3, "smallestGroup": 10, "tooFewBelow": 30, "coverageMinPercent": 90, "intervalZThousandths": 1960}'::jsonb
from administrative_division d where d.division_code = '000000000000';
