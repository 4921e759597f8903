-- 测评计划: which windows or cases are assessed, by whom, on what days. First the population is frozen and logged, then a seed comes that nobody could know
-- before, then everybody can draw again and finds the same.
create table assessment_plan (
  id uuid primary key,
  division_id integer not null references administrative_division,
  title text not null check (length(title) between 1 and 200),
  form_id uuid not null references assessment_form,
  pool text not null check (pool in ('THIRD_PARTY', 'MYSTERY_SHOPPER', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP', 'WINDOW_SUPERVISOR', 'INSPECTOR')),
  unit text not null check (unit in ('WINDOW', 'CASE')),
  is_secret boolean not null,
  from_day date not null,
  to_day date not null,
  sample integer not null check (sample >= 1),
  doubles integer not null check (doubles between 0 and sample),
  quotas jsonb not null check (jsonb_typeof(quotas) = 'object'),
  draw_not_before timestamptz not null,
  randomness text not null check (length(randomness) between 1 and 500),
  policy_id integer not null references policy,
  account_id uuid references account,
  recorded_at timestamptz not null,
  check (from_day <= to_day)
);
comment on column assessment_plan.is_secret is '暗访: nobody of the windows learns of a visit before its results are published';
comment on column assessment_plan.doubles is 'of the sample, how many are visited twice, by two who do not know of each other';
comment on column assessment_plan.quotas is 'visits of each agency by its id, in shares of ten thousand; empty: there is none';
comment on column assessment_plan.randomness is 'which public randomness is taken after draw_not_before, told before';
call protect_facts('assessment_plan');

create table assessment_population (
  plan_id uuid not null references assessment_plan,
  place integer not null check (place >= 1),
  unit_key text not null,
  stratum text not null,
  window_id integer not null references service_window,
  hall_id integer not null references service_hall,
  division_id integer not null,
  primary key (plan_id, place),
  unique (plan_id, unit_key)
);
comment on column assessment_population.place is 'in the order of its stratum and key';
comment on column assessment_population.unit_key is 'hall code/window code; of a case a keyed image that tells nothing of it';
call protect_facts('assessment_population');

create table assessment_freeze (
  plan_id uuid primary key references assessment_plan,
  division_id integer not null,
  units integer not null check (units >= 1),
  digest bytea not null check (length(digest) = 32),
  strata jsonb not null,
  frozen_at timestamptz not null
);
call protect_facts('assessment_freeze');

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
