-- Who may sign in, what they hold, and what they are doing at this moment.
--
-- The three administrators exclude each other and everybody else (三员分立): an account is of one family from its first day,
-- and can hold posts of that family alone. The database refuses anything else, whoever asks.

create type account_family as enum ('BUSINESS', 'SYSTEM', 'SECURITY', 'AUDIT');

create table account (
  id uuid primary key,
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{2,39}$'),
  family account_family not null,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  disabled_at timestamptz,
  unique (id, family)
);
comment on table account is 'the holder’s name is sealed in the vault (field name of the record with the account’s id)';
comment on column account.division_id is 'where the holder belongs: who administers that place may see and close the account';

-- A password’s hash (argon2id, PHC text) is a fact of its day: a new password is a new row.
create table account_password (
  account_id uuid not null references account,
  revision integer generated always as identity,
  set_at timestamptz not null,
  hash text not null check (hash like '$argon2id$%'),
  is_first boolean not null,
  primary key (account_id, revision)
);
comment on column account_password.is_first is 'given by somebody else: good for one thing only, setting another';
call protect_facts('account_password');

-- A second factor. What a TOTP is computed from is sealed in the vault under the factor’s id.
create table account_factor (
  id uuid primary key,
  account_id uuid not null references account,
  kind text not null check (kind in ('TOTP', 'PASSKEY')),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  removed_at timestamptz,
  last_step bigint not null default 0,
  credential_id bytea unique,
  public_key bytea,
  sign_count bigint not null default 0,
  check ((kind = 'PASSKEY') = (credential_id is not null)),
  check ((credential_id is null) = (public_key is null))
);
create unique index one_totp_per_account on account_factor (account_id) where kind = 'TOTP' and removed_at is null and confirmed_at is not null;
comment on column account_factor.last_step is 'the time step of the last code that was taken: a code is good once';

-- 岗位: one role in one place, from a day until a day. A session acts in one of them at a time.
create table account_post (
  id uuid primary key,
  account_id uuid not null,
  family account_family not null,
  role text not null,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  granted_at timestamptz not null,
  granted_by uuid references account,
  effective_from date not null,
  effective_until date,
  ended_at timestamptz,
  foreign key (account_id, family) references account (id, family),
  check (effective_until is null or effective_until >= effective_from),
  check (granted_by is null or granted_by <> account_id),
  constraint three_administrators_exclude_each_other check (
    (family = 'SYSTEM') = (role = 'SYSTEM_ADMIN')
    and (family = 'SECURITY') = (role = 'SECURITY_ADMIN')
    and (family = 'AUDIT') = (role = 'AUDIT_ADMIN')),
  constraint role_is_known check (role in ('WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'REVIEWER',
    'THIRD_PARTY_EVALUATOR', 'MYSTERY_SHOPPER', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR',
    'HR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'))
);
create index account_post_by_account on account_post (account_id);
comment on column account_post.granted_by is 'null: by the operator at the server’s own console';

create table account_session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account_id uuid not null references account,
  post_id uuid references account_post,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  second_factor_at timestamptz,
  stepped_up_at timestamptz,
  ended_at timestamptz
);
create index account_session_by_account on account_session (account_id) where ended_at is null;
comment on column account_session.token_hash is 'SHA-256 of 256 random bits; the token itself is kept by the browser alone';

-- Failures in a row by user name, known or not: a stranger learns nothing of who has an account.
create table sign_in_failure (
  username_index bytea primary key check (length(username_index) = 16),
  failures integer not null check (failures > 0),
  last_at timestamptz not null,
  blocked_until timestamptz not null
);

grant select, insert on account, account_password, account_factor, account_post, account_session, sign_in_failure to yiping_app;
-- An account is never deleted and never changes its family: it can be closed and opened again.
grant update (disabled_at, expires_at) on account to yiping_app;
grant update (confirmed_at, removed_at, last_step, sign_count) on account_factor to yiping_app;
grant update (ended_at) on account_post to yiping_app;
grant update (token_hash, post_id, division_id, hall_id, seen_at, second_factor_at, stepped_up_at, ended_at) on account_session to yiping_app;
grant update (failures, last_at, blocked_until), delete on sign_in_failure to yiping_app;
-- Sessions that are over tell nothing that the audit does not: the sweep takes them away.
grant select, delete on account_session to yiping_sweep;
grant select, delete on sign_in_failure to yiping_sweep;
-- Whoever opens the secret of a factor reads beside it whether the factor still counts.
grant select on account_factor to yiping_vault;

-- A holder’s name and authenticator are needed as long as the account is there, however old they are.
create or replace view vault.record_in_use as
select coalesce(named.name_record_id, s.record_id) as record_id
from window_staff s
cross join lateral (
  select v.status from window_staff_version v where v.staff_id = s.id order by v.effective_from desc, v.revision desc limit 1) last
left join lateral (
  select v.name_record_id from window_staff_version v where v.staff_id = s.id and v.name_record_id is not null
  order by v.effective_from desc, v.revision desc limit 1) named on true
where last.status = 'OPEN'
union all
select id from account where disabled_at is null
union all
select f.id from account_factor f join account a on a.id = f.account_id where f.removed_at is null and a.disabled_at is null;

-- Rows of a place are shown to staff of that place alone, whatever the program asks for. Staff reads and exports run in a role
-- of their own, in a transaction that says how far its caller reaches; who has said nothing sees nothing. The other roles
-- serve citizens and machines and the platform itself, and are bounded by their grants.
create function scope_divisions() returns integer[]
  language sql stable parallel safe as $$
  select string_to_array(nullif(current_setting('yiping.divisions', true), ''), ',')::integer[]
$$;

create function scope_halls() returns integer[]
  language sql stable parallel safe as $$
  select string_to_array(nullif(current_setting('yiping.halls', true), ''), ',')::integer[]
$$;

-- A row lies in the place of its hall and in its division: a service of the city that a district’s hall has rendered is seen by
-- both. Whoever reaches one hall alone names no division.
-- For every table whose rows lie in a place: called by the migration that makes it.
create procedure scope_rows(scoped regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', scoped);
  execute format('create policy not_staff on %s to yiping_app, yiping_intake, yiping_vault, yiping_sealer, yiping_sweep using (true) with check (true)', scoped);
  execute format('create policy staff_of_the_place on %s for select to yiping_staff
    using (hall_id = any (public.scope_halls()) or division_id = any (public.scope_divisions()))', scoped);
end
$$;

do $$
begin
  if not exists (select from pg_roles where rolname = 'yiping_staff') then
    begin
      create role yiping_staff nologin noinherit;
    exception when duplicate_object or unique_violation then
      null; -- another database of the same cluster was being migrated at this moment
    end;
  end if;
end
$$;
grant usage on schema public to yiping_staff;

do $$
declare
  scoped regclass;
begin
  for scoped in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'vault', 'ledger') and c.relkind in ('r', 'p') and not c.relispartition
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('division_id', 'hall_id') and not a.attisdropped) = 2
      -- The catalogue is public: who stands where is what the platform tells everybody.
      and c.relname not like '%\_version' and c.relname <> 'policy'
    order by c.oid
  loop
    call scope_rows(scoped);
  end loop;
end
$$;

grant select on administrative_division, administrative_division_version, organization, organization_version, service_hall,
  service_hall_version, service_window, service_window_version to yiping_staff;

-- What staff reads need, column by column where a row holds a secret.
grant select on account, account_post, device_state, device_event, terminal_gap, letter_tally, opening_tally, evaluated_count, public_comment_tally to yiping_staff;
grant select (id, account_id, division_id, hall_id, started_at, seen_at, ended_at) on account_session to yiping_staff;
grant select (id, account_id, kind, created_at, confirmed_at, removed_at) on account_factor to yiping_staff;
grant select (id, division_id, hall_id, window_id, kind, name, settings, paired_at, revoked_at) on device to yiping_staff;
grant select (device_id, division_id, hall_id, sequence, fits) on terminal_entry to yiping_staff;
grant select (device_id, division_id, hall_id, outcome) on terminal_entry_outcome to yiping_staff;
grant select (id, case_id, division_id, hall_id, window_id, outcome, ended_at) on service_occurrence to yiping_staff;
grant select (id, division_id, hall_id, age_band, is_drill) on service_case to yiping_staff;
grant select (id, occurrence_id, division_id, hall_id, expires_at) on invitation to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'account', d.id, '2019-12-03', 1,
  '密码规则：asvs 依据 OWASP ASVS 5.0 的 6.2.1、6.2.5、6.2.10（长度优先，不要求组合与定期更换）；mlps3 依据 GB/T 22239-2019 8.1.4.1 及等保测评惯例（四类字符、90 天更换）；会话、退避、二次认证时限：等保测评惯例与产品默认',
  '{"passwords": {
      "asvs": {"lengthMin": 12, "classesMin": 1, "validNaturalDays": null},
      "mlps3": {"lengthMin": 12, "classesMin": 4, "validNaturalDays": 90}},
    "idleMinutesMax": 15, "minutesMax": 480, "stepUpMinutes": 10,
    "failuresFree": 5, "backOffSecondsMin": 30, "backOffSecondsMax": 900, "firstPasswordValidHours": 72}'::jsonb
from administrative_division d where d.division_code = '000000000000';
