-- 测评计划: which windows or cases are assessed, by whom, on what days. First the population is frozen and logged, then a seed comes that nobody could know
-- before, then everybody can draw again and finds the same.
create table assessment_plan (
  id uuid primary key,
  division_id integer not null references administrative_division,
  title text not null check (length(title) between 1 and 200),
  form_id uuid not null references assessment_form,
  pool text not null check (pool in ('THIRD_PARTY', 'MYSTERY_SHOPPER', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP', 'WINDOW_SUPERVISOR', 'INSPECTOR')),
  unit text not null check (unit in ('WINDOW', 'CASE')),
  strata_by text not null check (strata_by in ('HALL', 'WINDOW_KIND', 'DIVISION')),
  is_secret boolean not null,
  from_day date not null,
  to_day date not null,
  sample integer not null check (sample >= 1),
  doubles integer not null check (doubles between 0 and sample),
  quotas jsonb not null check (jsonb_typeof(quotas) = 'object'),
  draw_not_before timestamptz not null,
  randomness text check (length(randomness) between 1 and 500),
  policy_id integer not null references policy,
  account_id uuid references account,
  recorded_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  check (from_day <= to_day),
  check (not (is_secret and pool = 'WINDOW_SUPERVISOR'))
);
comment on column assessment_plan.is_secret is '暗访: nobody of the windows learns of a visit before its results are published';
comment on column assessment_plan.doubles is 'of the sample, how many are visited twice, by two who do not know of each other';
comment on column assessment_plan.quotas is 'visits of each agency by its id, in shares of ten thousand; empty: there is none';
comment on column assessment_plan.randomness is 'which public randomness is taken after draw_not_before, told before; null: none but the witnesses of the log';
comment on column assessment_plan.nonce is 'so that nobody finds out by trying what a secret plan is about';
call protect_facts('assessment_plan');
create index assessment_plan_by_division on assessment_plan (division_id, id);

-- Given up before it was drawn, with the reason: a population that was frozen and of which nothing came is public.
create table assessment_plan_end (
  plan_id uuid primary key references assessment_plan,
  division_id integer not null,
  reason text not null check (length(reason) between 1 and 500),
  account_id uuid references account,
  ended_at timestamptz not null
);
call protect_facts('assessment_plan_end');

create table assessment_population (
  plan_id uuid not null references assessment_plan,
  place integer not null check (place >= 1),
  unit_key text not null,
  stratum text not null,
  window_id integer not null references service_window,
  hall_id integer not null references service_hall,
  division_id integer not null,
  case_id uuid references service_case,
  primary key (plan_id, place),
  unique (plan_id, unit_key)
);
comment on column assessment_population.place is 'in the order of its stratum and key';
comment on column assessment_population.unit_key is 'hall code/window code; of a case a random number that tells nothing of it';
comment on column assessment_population.case_id is 'for whoever assesses it alone';
call protect_facts('assessment_population');

create table assessment_freeze (
  plan_id uuid primary key references assessment_plan,
  division_id integer not null,
  units integer not null check (units >= 1),
  digest bytea not null check (length(digest) = 32),
  strata jsonb not null,
  commitment bytea not null check (length(commitment) = 32),
  account_id uuid references account,
  frozen_at timestamptz not null
);
comment on column assessment_freeze.digest is 'of the whole population, as domain/assessment-draw.ts tells it';
comment on column assessment_freeze.commitment is 'to a secret that goes into the seed: whoever knows the public randomness alone does not know where visits are made';
call protect_facts('assessment_freeze');

-- Told when the draw is told, and no earlier.
create table assessment_secret (
  plan_id uuid primary key references assessment_freeze,
  division_id integer not null,
  secret bytea not null check (length(secret) = 32)
);
call protect_facts('assessment_secret');

create table assessment_draw (
  plan_id uuid primary key references assessment_freeze,
  division_id integer not null,
  seed bytea not null check (length(seed) = 32),
  ingredients jsonb not null,
  account_id uuid references account,
  drawn_at timestamptz not null
);
comment on column assessment_draw.ingredients is 'what the seed is the digest of: the leaf of the freeze, signatures of witnesses, public randomness';
call protect_facts('assessment_draw');

-- One to be gone to. Where somebody else has to go, another row stands for it, with the next number.
create table assessment_visit (
  id uuid primary key,
  plan_id uuid not null,
  place integer not null,
  turn smallint not null check (turn between 1 and 2),
  assigned smallint not null default 1 check (assigned >= 1),
  assessor_id uuid not null references assessor,
  agency_id uuid references agency,
  window_id integer not null references service_window,
  hall_id integer not null references service_hall,
  division_id integer not null,
  from_day date not null,
  to_day date not null,
  account_id uuid references account,
  assigned_at timestamptz not null,
  foreign key (plan_id, place) references assessment_population,
  unique (plan_id, place, turn, assigned),
  check (from_day <= to_day)
);
comment on column assessment_visit.turn is '2: the second of a double visit';
call protect_facts('assessment_visit');
create index assessment_visit_by_assessor on assessment_visit (assessor_id, from_day);
create index assessment_visit_by_window on assessment_visit (window_id, from_day);

create table assessment_visit_end (
  visit_id uuid primary key references assessment_visit,
  division_id integer not null,
  cause text not null check (cause in ('RECUSED', 'DECLINED', 'CLOSED_WINDOW', 'NOT_DONE', 'REASSIGNED')),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid references account,
  ended_at timestamptz not null
);
comment on table assessment_visit_end is 'a visit that will not be made; what was submitted ends by that';
call protect_facts('assessment_visit_end');

create table assessment_publication (
  plan_id uuid primary key references assessment_plan,
  division_id integer not null,
  account_id uuid references account,
  published_at timestamptz not null
);
call protect_facts('assessment_publication');

-- The second wall. Plans are read by who reaches their division; a visit by nobody of the staff’s role before its plan is published, whatever a
-- program asks: a window never learns from a list, a figure or a count that somebody came, or will come, unnoticed.
create function is_assessment_published(plan_id uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from assessment_publication p where p.plan_id = is_assessment_published.plan_id)
$$;
revoke execute on function is_assessment_published(uuid) from public;
grant execute on function is_assessment_published(uuid) to yiping_staff;

do $$
declare
  planned regclass;
begin
  foreach planned in array array['assessment_plan', 'assessment_plan_end', 'assessment_freeze', 'assessment_draw', 'assessment_publication']::regclass[]
  loop
    execute format('alter table %s enable row level security', planned);
    execute format('create policy not_staff on %s to yiping_app using (true) with check (true)', planned);
    execute format('create policy staff_of_the_division on %s for select to yiping_staff using (division_id = any (public.scope_divisions()))', planned);
    execute format('grant select on %s to yiping_staff', planned);
  end loop;
end
$$;
call scope_rows('assessment_population');
call scope_rows('assessment_visit');
create policy not_before_published on assessment_population as restrictive for select to yiping_staff using (public.is_assessment_published(plan_id));
create policy not_before_published on assessment_visit as restrictive for select to yiping_staff using (public.is_assessment_published(plan_id));
grant select on assessment_population, assessment_visit to yiping_staff;

grant select, insert on assessment_plan, assessment_plan_end, assessment_population, assessment_freeze, assessment_secret, assessment_draw,
  assessment_visit, assessment_visit_end, assessment_publication to yiping_app;

insert into policy (word, division_id, effective_from, version, source, body)
select 'assessment-plan', d.id, '2019-12-03', 1,
  '第三方机构不少于 2 家：参照各地政务服务“好差评”第三方评估做法；抽样框冻结后至少 60 分钟才可抽取、办件取冻结前 90 日、抽样框不超过 100000 个：本平台的建议（2026-11）；均由各地规定',
  '{"drawAfterMinutesMin": 60, "agenciesMin": 2, "casesOfNaturalDays": 90, "populationMax": 100000}'::jsonb
from administrative_division d where d.division_code = '000000000000';

-- By whom each step was taken stands in the chain of the audit: these leaves can be computed from what is published.
call ledger.log_facts('assessment_plan', 8, 'id division_id title form_id pool unit strata_by is_secret from_day to_day sample doubles quotas draw_not_before randomness policy_id recorded_at nonce');
call ledger.log_facts('assessment_plan_end', 8, 'plan_id division_id reason ended_at');
call ledger.log_facts('assessment_freeze', 8, 'plan_id division_id units digest strata commitment frozen_at');
call ledger.log_facts('assessment_draw', 8, 'plan_id division_id seed ingredients drawn_at');
call ledger.log_facts('assessment_publication', 8, 'plan_id division_id published_at');
-- A visit waits for the full hour and has the kind of much else: nobody who watches the log sees when, or how many.
call ledger.log_facts('assessment_visit', 9, 'id plan_id place turn assigned assessor_id agency_id window_id hall_id division_id from_day to_day account_id assigned_at');
call ledger.log_facts('assessment_visit_end', 9, 'visit_id division_id cause reason account_id ended_at');
