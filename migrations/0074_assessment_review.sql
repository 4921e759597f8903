-- 测评复核: whether what assessors found holds. Of what was handed in in a month a random share is checked again by another agency; two on one visit who lie far
-- apart are asked why; whoever should assess no more is proposed by one and decided on by another. All of it says where somebody was unnoticed: it is
-- told to the role of staff by no table, and the program shows it to the roles that look after assessments alone.
create table assessment_review_draw (
  month_from date primary key,
  month_end date not null,
  seed bytea not null check (octet_length(seed) = 32),
  drawn_at timestamptz not null,
  handed_in integer not null check (handed_in >= 0),
  drawn integer not null check (drawn between 0 and handed_in),
  check (month_from < month_end and drawn_at >= month_end::timestamp at time zone 'Asia/Shanghai')
);
comment on column assessment_review_draw.seed is 'a visit’s rank is HMAC-SHA-256 of its id under it';
call protect_facts('assessment_review_draw');

create table assessment_review (
  visit_id uuid primary key references assessment,
  month_from date not null references assessment_review_draw,
  division_id integer not null,
  hall_id integer not null,
  stratum text not null,
  drawn_at timestamptz not null,
  review_until timestamptz not null,
  policy_id integer not null references policy,
  nonce uuid not null default gen_random_uuid()
);
comment on column assessment_review.stratum is 'division and agency, or pool without one: what was drawn from together';
call protect_facts('assessment_review');
create index assessment_review_by_draw on assessment_review (drawn_at, visit_id);

-- Checked once. What was handed in stays; what the other agency found stands beside it. Words are sealed under the record.
create table assessment_review_outcome (
  visit_id uuid primary key references assessment_review,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('CONFIRMED', 'CHANGED', 'UNFOUNDED')),
  points integer check (points between 0 and 10000),
  agency_id uuid not null references agency,
  account_id uuid not null references account,
  at timestamptz not null,
  record_id uuid not null unique,
  nonce uuid not null default gen_random_uuid(),
  check ((outcome = 'CHANGED') = (points is not null))
);
comment on column assessment_review_outcome.points is 'what it comes to instead, hundredths of 100';
call protect_facts('assessment_review_outcome');

-- 校准: opened by rule, once for two on one visit.
create table calibration (
  id uuid primary key,
  first_visit_id uuid not null references assessment,
  second_visit_id uuid not null references assessment,
  division_id integer not null,
  hall_id integer not null,
  difference integer not null check (difference between 0 and 10000),
  opened_at timestamptz not null,
  until timestamptz not null,
  policy_id integer not null references policy,
  nonce uuid not null default gen_random_uuid(),
  unique (first_visit_id, second_visit_id),
  check (first_visit_id <> second_visit_id)
);
comment on column calibration.difference is 'hundredths of 100';
call protect_facts('calibration');

create table calibration_step (
  calibration_id uuid not null references calibration,
  sequence integer not null check (sequence >= 1),
  division_id integer not null,
  hall_id integer not null,
  kind text not null check (kind in ('REASON', 'CONCLUSION', 'AGREED', 'CLOSED')),
  points integer check (points between 0 and 10000),
  cause text check (cause in ('ANCHOR_UNCLEAR', 'RATER_WRONG', 'PLACE_CHANGED', 'OTHER')),
  account_id uuid not null references account,
  at timestamptz not null,
  record_id uuid unique,
  nonce uuid not null default gen_random_uuid(),
  primary key (calibration_id, sequence),
  check ((kind = 'CONCLUSION') = (points is not null)),
  check ((kind = 'CLOSED') = (cause is not null)),
  check ((kind = 'AGREED') = (record_id is null))
);
comment on column calibration_step.points is 'what both would give now';
call protect_facts('calibration_step');

-- 建议取消评价员资格. Its reasons stand in plain, as those of assessor_end do: they name no citizen.
create table disqualification (
  id uuid primary key,
  assessor_id uuid not null references assessor,
  division_id integer not null,
  grounds text[] not null check (cardinality(grounds) >= 1 and grounds <@ array['CARELESS', 'REVIEWS', 'CALIBRATIONS', 'PARTIAL', 'OTHER']),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid not null references account,
  proposed_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  unique (id, account_id)
);
call protect_facts('disqualification');
create index disqualification_by_assessor on disqualification (assessor_id);

create table disqualification_end (
  disqualification_id uuid primary key,
  proposed_by uuid not null,
  division_id integer not null,
  outcome text not null check (outcome in ('ACCEPTED', 'REFUSED')),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid not null references account,
  ended_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  foreign key (disqualification_id, proposed_by) references disqualification (id, account_id),
  check (account_id <> proposed_by)
);
comment on table disqualification_end is 'nobody decides on what he has proposed himself';
call protect_facts('disqualification_end');

do $$
declare
  walled regclass;
begin
  foreach walled in array array['assessment_review_draw', 'disqualification', 'disqualification_end']::regclass[] loop
    execute format('alter table %s enable row level security', walled);
    execute format('create policy not_staff on %s to yiping_app, yiping_vault using (true) with check (true)', walled);
  end loop;
end
$$;
grant select, insert on assessment_review_draw, assessment_review, assessment_review_outcome, calibration, calibration_step, disqualification,
  disqualification_end to yiping_app;

call ledger.log_facts('assessment_review_draw', 8, 'month_from month_end seed drawn_at handed_in drawn');
-- Taken in at the full hour among much else: when two were on one visit, or how much was handed in, shows nowhere.
call ledger.log_facts('assessment_review', 9, 'visit_id month_from division_id hall_id stratum drawn_at review_until policy_id nonce');
call ledger.log_facts('assessment_review_outcome', 9, 'visit_id division_id hall_id outcome points agency_id account_id at record_id nonce');
call ledger.log_facts('calibration', 9, 'id first_visit_id second_visit_id division_id hall_id difference opened_at until policy_id nonce');
call ledger.log_facts('calibration_step', 9, 'calibration_id sequence division_id hall_id kind points cause account_id at record_id nonce');
call ledger.log_facts('disqualification', 9, 'id assessor_id division_id grounds reason account_id proposed_at nonce');
call ledger.log_facts('disqualification_end', 9, 'disqualification_id proposed_by division_id outcome reason account_id ended_at nonce');

insert into policy (word, division_id, effective_from, version, source, body)
select 'rater-agreement', d.id, '2019-12-03', 1,
  '不同评价主体评分相差 20 分及以上的须说明并校准：服务窗口评价指标体系 6.1；其余为本平台的建议（2026-11）：双人到访满 30 对才出方差分量、满 10 处才出一致性，95 % 区间；残差方差达他人 3 倍且（Holm 校正后）偶然概率低于千分之十的提示敷衍；每机构每月一成、至少 2 份由另一机构复核，月末后 5 天抽取、30 天内复核；校准 14 天',
  '{"pairsMin": 30, "unitsMin": 10, "levelThousandths": 950,
    "carelessPairedMin": 5, "carelessRatioHundredths": 300, "carelessLevelThousandths": 10,
    "samePercentMin": 90, "sameVisitsMin": 6, "betweenHallsMinutesMin": 10, "stayMinutesMin": 5, "shortStaysMin": 2,
    "sharePercent": 10, "monthMin": 2, "drawAfterNaturalDays": 5, "reviewWithinNaturalDays": 30,
    "calibrationHundredths": 2000, "calibrationNaturalDays": 14}'::jsonb
from administrative_division d where d.division_code = '000000000000';

-- Nothing of these is granted to yiping_staff; whoever grants it one day meets the wall.
call scope_rows('assessment_review');
call scope_rows('assessment_review_outcome');
call scope_rows('calibration');
call scope_rows('calibration_step');
