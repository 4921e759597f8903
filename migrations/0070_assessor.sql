-- 评价员: who evaluates beside the citizen. An agency is bound by a contract with a term; an assessor is an account that is held in a pool (第三方, 神秘顾客, 社会监督员,
-- 工作小组, 窗口监督员, 检查人员) for a term. What has ended stays: by whom a window was assessed can be found for ever.
create table agency (
  id uuid primary key,
  division_id integer not null references administrative_division,
  name text not null check (length(name) between 1 and 200),
  account_id uuid references account,
  recorded_at timestamptz not null
);
comment on column agency.account_id is 'who has recorded it; null: brought with the trial city';
call protect_facts('agency');

create table agency_term (
  agency_id uuid not null references agency,
  sequence integer not null check (sequence >= 1),
  division_id integer not null,
  qualification text not null check (length(qualification) between 1 and 2000),
  contract_from date not null,
  contract_to date not null,
  team integer not null check (team >= 1),
  public_members integer not null check (public_members between 0 and team),
  account_id uuid references account,
  recorded_at timestamptz not null,
  primary key (agency_id, sequence),
  check (contract_from <= contract_to)
);
comment on column agency_term.contract_to is 'the last day; a later row stands in the place of the one before';
comment on column agency_term.public_members is '公众代表: of the team, those who are neither officials nor its employees';
call protect_facts('agency_term');

create table agency_end (
  agency_id uuid primary key references agency,
  division_id integer not null,
  ended_on date not null,
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid references account,
  recorded_at timestamptz not null
);
call protect_facts('agency_end');

create table assessor (
  id uuid primary key,
  division_id integer not null references administrative_division,
  pool text not null check (pool in ('THIRD_PARTY', 'MYSTERY_SHOPPER', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP', 'WINDOW_SUPERVISOR', 'INSPECTOR')),
  account_id uuid not null references account,
  agency_id uuid references agency,
  background text not null check (background in ('EXPERT', 'DEPUTY', 'CPPCC_MEMBER', 'ENTERPRISE', 'CITIZEN', 'MEDIA', 'OFFICIAL')),
  home_division_id integer references administrative_division,
  recruited_on date not null,
  term_to date not null,
  recorded_by uuid references account,
  recorded_at timestamptz not null,
  check (pool <> 'THIRD_PARTY' or agency_id is not null),
  check (recruited_on <= term_to)
);
comment on column assessor.home_division_id is 'where he lives or works: he assesses nothing there (回避)';
comment on column assessor.term_to is 'the last day';
call protect_facts('assessor');
create index assessor_by_account on assessor (account_id);

create table assessor_employer (
  assessor_id uuid not null references assessor,
  organization_id integer not null references organization,
  division_id integer not null,
  left_on date,
  primary key (assessor_id, organization_id)
);
comment on table assessor_employer is '任职回避: where he works or has worked';
comment on column assessor_employer.left_on is 'null: he is there still';
call protect_facts('assessor_employer');

create table assessor_end (
  assessor_id uuid primary key references assessor,
  division_id integer not null,
  ended_on date not null,
  cause text not null check (cause in ('TERM_OVER', 'ROTATED', 'RESIGNED', 'DISQUALIFIED', 'ENTERED_WRONGLY')),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid references account,
  recorded_at timestamptz not null
);
call protect_facts('assessor_end');
