-- Who and what is evaluated. An identity row never changes; what is said of it is a version with the day it takes effect.
-- In force on a day is the version with the latest effective_from not after it (the highest revision where a version was
-- corrected), so versions cannot overlap and the past stays computed with what was true then.

create table administrative_division (
  id integer generated always as identity primary key,
  division_code text not null unique check (division_code ~ '^[0-9]{12}$')
);
comment on table administrative_division is '行政区划: 12 digits, GB/T 2260 + GB/T 10114; 000000000000 is the country';

create table administrative_division_version (
  division_id integer not null references administrative_division,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  name text not null,
  level text not null check (level in ('COUNTRY', 'PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'VILLAGE')),
  parent_id integer references administrative_division,
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (division_id, effective_from, revision),
  check ((level = 'COUNTRY') = (parent_id is null))
);

create table organization (
  id integer generated always as identity primary key,
  uscc text not null unique check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$')
);
comment on table organization is '部门/机构 by its 统一社会信用代码 (18 characters, GB 32100)';

create table organization_version (
  organization_id integer not null references organization,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  name text not null,
  division_id integer not null references administrative_division,
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (organization_id, effective_from, revision)
);

create table service_hall (
  id integer generated always as identity primary key,
  hall_code text not null unique check (hall_code ~ '^[0-9A-Za-z-]{2,32}$')
);

create table service_hall_version (
  hall_id integer not null references service_hall,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  name text not null,
  division_id integer not null references administrative_division,
  managing_organization_id integer not null references organization,
  address text,
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (hall_id, effective_from, revision)
);

create table service_window (
  id integer generated always as identity primary key,
  hall_id integer not null references service_hall,
  window_code text not null check (window_code ~ '^[0-9A-Za-z-]{1,32}$'),
  unique (hall_id, window_code)
);
comment on table service_window is '窗口. An online platform and a hotline are windows of their own kind: everything that serves can be evaluated';

create table service_window_version (
  window_id integer not null references service_window,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  name text not null,
  kind text not null check (kind in ('COMPREHENSIVE', 'SPECIALIST', 'SELF_SERVICE', 'ASSISTED', 'ELDERLY', 'DISABLED', 'UNRESOLVED_MATTER', 'ONLINE', 'HOTLINE')),
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (window_id, effective_from, revision)
);

-- 窗口人员 and back-office handlers, by the number on the badge. No name stands here: a name is sealed in the vault.
create table window_staff (
  id integer generated always as identity primary key,
  hall_id integer not null references service_hall,
  staff_no text not null check (staff_no ~ '^[0-9A-Za-z-]{1,32}$'),
  record_id uuid not null unique,
  unique (hall_id, staff_no)
);
comment on column window_staff.record_id is 'key of the sealed name in vault.sealed_field';

create table window_staff_version (
  staff_id integer not null references window_staff,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  post text not null check (post in ('WINDOW', 'BACK_OFFICE', 'SUPERVISOR')),
  employing_organization_id integer not null references organization,
  managing_hall_id integer not null references service_hall,
  appraising_organization_id integer not null references organization,
  on_probation_until date,
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (staff_id, effective_from, revision)
);
comment on table window_staff_version is 'staff stationed by other bodies: employing unit, managing hall and appraising authority are three fields';

create table service_item (
  id integer generated always as identity primary key,
  item_code text not null unique check (item_code ~ '^[0-9A-Za-z]{31}$')
);

create table service_item_version (
  item_id integer not null references service_item,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  name text not null,
  task_type text not null check (task_type ~ '^[0-9]{2}$'),
  organization_id integer not null references organization,
  for_citizens boolean not null,
  for_enterprises boolean not null,
  case_type text not null check (case_type in ('IMMEDIATE', 'COMMITTED')),
  committed_limit_value integer check (committed_limit_value >= 0),
  committed_limit_unit text check (committed_limit_unit in ('DAY', 'WORKING_DAY', 'MONTH', 'YEAR')),
  statutory_limit_value integer check (statutory_limit_value >= 0),
  statutory_limit_unit text check (statutory_limit_unit in ('DAY', 'WORKING_DAY', 'MONTH', 'YEAR')),
  must_be_on_site boolean not null default false,
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (item_id, effective_from, revision),
  check ((committed_limit_value is null) = (committed_limit_unit is null)),
  check ((statutory_limit_value is null) = (statutory_limit_unit is null)),
  check (for_citizens or for_enterprises)
);

-- 业务办理项: 33 characters, of which the first 31 are its item's code.
create table service_item_variant (
  id integer generated always as identity primary key,
  item_id integer not null references service_item,
  handle_item_code text not null unique check (handle_item_code ~ '^[0-9A-Za-z]{33}$')
);

create table service_item_variant_version (
  variant_id integer not null references service_item_variant,
  effective_from date not null,
  revision integer not null default 1 check (revision >= 1),
  name text not null,
  status entry_status not null default 'OPEN',
  recorded_at timestamptz not null default now(),
  primary key (variant_id, effective_from, revision)
);

-- The names in force on a day: a citizen always sees those of the day of the service; of what was written down only later, the
-- first that is known. Null in, null out. It stands in a FROM clause and is written so that the planner opens it up there.
create function names_in_force(hall integer, window_ integer, item integer, day date)
  returns table (hall_name text, window_name text, item_name text)
  language sql stable as $$
  select
    (select v.name from public.service_hall_version v where v.hall_id = hall
      order by v.effective_from > day, abs(v.effective_from - day), v.revision desc limit 1),
    (select v.name from public.service_window_version v where v.window_id = window_
      order by v.effective_from > day, abs(v.effective_from - day), v.revision desc limit 1),
    (select v.name from public.service_item_version v where v.item_id = item
      order by v.effective_from > day, abs(v.effective_from - day), v.revision desc limit 1)
$$;

-- The working-day calendar. A year without a row here has not been published: beyond this edge no rule may count days.
create table working_calendar_year (
  division_id integer not null references administrative_division,
  year integer not null check (year between 2000 and 2200),
  source text not null,
  announced_on date,
  recorded_at timestamptz not null default now(),
  primary key (division_id, year)
);

-- Only the days that differ from Monday to Friday, and local closures and openings.
create table working_calendar_day (
  division_id integer not null references administrative_division,
  day date not null,
  revision integer not null default 1 check (revision >= 1),
  kind text not null check (kind in ('HOLIDAY', 'ADJUSTED_WORKDAY', 'COMPENSATORY_DAY_OFF', 'LOCAL_CLOSURE', 'LOCAL_OPENING', 'ORDINARY')),
  name text not null,
  source text not null,
  recorded_at timestamptz not null default now(),
  primary key (division_id, day, revision)
);

-- Where data come from. `authority` says whose decision stands: ours, or the province's whose records we only mirror.
create table data_source (
  id integer generated always as identity primary key,
  source_code text not null unique check (source_code ~ '^[0-9A-Za-z-]{1,32}$'),
  name text not null,
  authority authority not null default 'LOCAL'
);
insert into data_source (source_code, name) values ('yiping', '本平台');

do $$
declare
  fact text;
begin
  foreach fact in array array['administrative_division_version', 'organization_version', 'service_hall_version', 'service_window_version',
    'window_staff_version', 'service_item_version', 'service_item_variant_version', 'working_calendar_year', 'working_calendar_day'] loop
    call protect_facts(fact::regclass);
  end loop;
end
$$;

grant select, insert on administrative_division, administrative_division_version, organization, organization_version, service_hall,
  service_hall_version, service_window, service_window_version, window_staff, window_staff_version, service_item, service_item_version,
  service_item_variant, service_item_variant_version, working_calendar_year, working_calendar_day to yiping_app;
grant select on data_source to yiping_app;
grant select on administrative_division, administrative_division_version, service_hall, service_hall_version, service_window,
  service_window_version, window_staff, service_item, service_item_version, data_source to yiping_intake, yiping_vault, yiping_sweep;
