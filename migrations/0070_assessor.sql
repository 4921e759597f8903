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
comment on column agency_term.contract_to is 'the last day; a later row stands in the place of the one before from its contract_from on';
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
  nonce uuid not null default gen_random_uuid(),
  check ((pool = 'THIRD_PARTY') = (agency_id is not null)),
  check (recruited_on <= term_to)
);
comment on column assessor.home_division_id is 'where he lives or works: he assesses nothing there (回避)';
comment on column assessor.term_to is 'the last day';
call protect_facts('assessor');
comment on column assessor.nonce is 'who knows the id of an assessor, as it stands in a draw, does not find out the rest by trying';
create index assessor_by_account on assessor (account_id);
create index assessor_by_pool on assessor (division_id, pool);

create table assessor_employer (
  assessor_id uuid not null references assessor,
  organization_id integer not null references organization,
  division_id integer not null,
  left_on date,
  nonce uuid not null default gen_random_uuid(),
  primary key (assessor_id, organization_id)
);
comment on table assessor_employer is '任职回避: where he works or has worked';
comment on column assessor_employer.left_on is 'null: he is there still';
call protect_facts('assessor_employer');

-- Ended by somebody; a term that has run out needs no row. Whoever was disqualified comes back by being recruited anew.
create table assessor_end (
  assessor_id uuid primary key references assessor,
  division_id integer not null,
  ended_on date not null,
  cause text not null check (cause in ('ROTATED', 'RESIGNED', 'DISQUALIFIED', 'ENTERED_WRONGLY')),
  reason text not null check (length(reason) between 1 and 2000),
  account_id uuid references account,
  recorded_at timestamptz not null,
  nonce uuid not null default gen_random_uuid()
);
call protect_facts('assessor_end');

-- Who assesses is nobody's business at the windows, and no post in a hall reads it: staff sees it in the roles that manage the pools or look
-- after them, where those reach the division.
do $$
declare
  scoped regclass;
begin
  foreach scoped in array array['agency', 'agency_term', 'agency_end', 'assessor', 'assessor_employer', 'assessor_end']::regclass[] loop
    execute format('alter table %s enable row level security', scoped);
    execute format('create policy not_staff on %s to yiping_app, yiping_vault using (true) with check (true)', scoped);
    execute format('create policy managers_who_reach_it on %s for select to yiping_staff
      using (public.scope_role() in (''WORKING_GROUP'', ''LEADING_GROUP'', ''DISCIPLINE_INSPECTOR'') and division_id = any (public.scope_divisions()))',
      scoped);
  end loop;
end
$$;
grant select, insert on agency, agency_term, agency_end, assessor, assessor_employer, assessor_end to yiping_app;
grant select on agency, agency_term, agency_end, assessor, assessor_employer, assessor_end to yiping_staff;

call ledger.log_facts('agency', 5, 'id division_id name account_id recorded_at');
call ledger.log_facts('agency_term', 5, 'agency_id sequence division_id qualification contract_from contract_to team public_members account_id recorded_at');
call ledger.log_facts('agency_end', 5, 'agency_id division_id ended_on reason account_id recorded_at');
call ledger.log_facts('assessor', 9, 'id division_id pool account_id agency_id background home_division_id recruited_on term_to recorded_by recorded_at nonce');
call ledger.log_facts('assessor_employer', 9, 'assessor_id organization_id division_id left_on nonce');
call ledger.log_facts('assessor_end', 9, 'assessor_id division_id ended_on cause reason account_id recorded_at nonce');

insert into policy (word, division_id, effective_from, version, source, body)
select 'assessor', d.id, '2019-12-03', 1,
  '第三方机构不少于 2 家、其团队中公众代表不少于 30 %、工作小组中专家不少于 40 % 且按季度轮换：服务窗口评价实施方案；社会监督员 50 名：红旗窗口活动实施方案；任期至多 24 个月、不连续两个季度到同一大厅、回避本区县、离职满 3 年前回避原单位、被取消资格后 12 个月内不得再入任何库：产品默认，由各地规定',
  '{"agenciesMin": 2, "publicMembersPercentMin": 30, "expertsPercentMin": 40, "supervisorsMin": 50, "termMonthsMax": 24,
    "sameHallQuartersMax": 1, "rotatingPools": ["SOCIAL_SUPERVISOR", "WORKING_GROUP"],
    "homePools": ["MYSTERY_SHOPPER", "SOCIAL_SUPERVISOR"], "homeLevel": "DISTRICT", "employerYears": 3, "disqualifiedMonths": 12}'::jsonb
from administrative_division d where d.division_code = '000000000000';
