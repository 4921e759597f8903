-- 收件箱: what somebody who is signed in should know. A message is for one account, or for whoever holds a role that reaches a place: who
-- that is, is asked when it is read, so that a new holder need not be told twice. It holds codes and numbers of things, never a name, a
-- phone, a case number or words of a citizen; the words are the face’s.
create table message (
  id uuid primary key,
  at timestamptz not null,
  kind text not null check (kind ~ '^[A-Z][A-Z0-9_]{2,39}$'),
  account_id uuid references account,
  role text,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object' and octet_length(detail::text) <= 1000),
  page text check (page ~ '^[a-z][a-z-]{1,39}$'),
  target text check (length(target) between 1 and 200),
  once_key text unique check (length(once_key) <= 200),
  constraint to_an_account_or_a_role check ((account_id is null) <> (role is null)),
  constraint role_is_known check (role in ('WINDOW_STAFF', 'WINDOW_SUPERVISOR', 'DEPARTMENT_HANDLER', 'REVIEWER',
    'THIRD_PARTY_EVALUATOR', 'MYSTERY_SHOPPER', 'SOCIAL_SUPERVISOR', 'WORKING_GROUP', 'LEADING_GROUP', 'DISCIPLINE_INSPECTOR',
    'HR', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')),
  check (page is not null or target is null)
);
create index message_to_account on message (account_id, id) where account_id is not null;
create index message_to_role on message (role, division_id, id) where role is not null;
comment on column message.once_key is 'what is told: told again under the same key, it is not told twice';
comment on column message.page is 'where in the console it leads, with target behind it';

create table message_read (
  account_id uuid not null references account,
  message_id uuid not null references message on delete cascade,
  read_at timestamptz not null,
  primary key (account_id, message_id)
);
create index message_read_of_message on message_read (message_id);

-- A reader sees what is for him, and what is for the role he acts in where he reaches; what others have read is not his business.
create function scope_account() returns uuid
  language sql stable parallel safe as $$
  select nullif(current_setting('yiping.account', true), '')::uuid
$$;
create function scope_role() returns text
  language sql stable parallel safe as $$
  select nullif(current_setting('yiping.role', true), '')
$$;
alter table message enable row level security;
create policy not_staff on message to yiping_app, yiping_intake, yiping_vault, yiping_sealer, yiping_sweep using (true) with check (true);
create policy staff_it_is_for on message for select to yiping_staff
  using (account_id = public.scope_account()
    or (role = public.scope_role() and (hall_id = any (public.scope_halls()) or division_id = any (public.scope_divisions()))));
alter table message_read enable row level security;
create policy not_staff on message_read to yiping_app, yiping_sweep using (true) with check (true);
create policy own_readings on message_read for select to yiping_staff using (account_id = public.scope_account());

-- Messages are written and read, never changed; old ones go.
grant select, insert on message, message_read to yiping_app;
grant select, insert, delete on message to yiping_sweep;
grant select, delete on message_read to yiping_sweep;
grant select on message, message_read to yiping_staff;
-- What sweeps look at to tell of it.
grant select on account_post, device, device_state, api_key, working_calendar_year, hall_hours_version, service_hall, service_hall_version to yiping_sweep;

-- From where a session was begun: for its holder, who shall be able to tell one from the other. It goes with the session.
alter table account_session add column from_address inet;
alter table account_session add column agent text check (length(agent) <= 60);
comment on column account_session.agent is 'browser and system in two words, not what the browser says of itself';
grant update (from_address, agent) on account_session to yiping_app;

-- Kinds of browser at a place in the net from which an account has been used, as keyed images: only whether there was one before can be asked.
create table account_known_device (
  account_id uuid not null references account,
  mark bytea not null check (length(mark) = 16),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (account_id, mark)
);
grant select, insert, update (last_at) on account_known_device to yiping_app;
grant select, delete on account_known_device to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'message', d.id, '2019-12-03', 1,
  '产品默认：提醒的时机与保存期限没有上位规定；次年放假安排由国务院办公厅于每年 11 月前后公布（国办发明电），故自 11 月 15 日起提醒',
  '{"keptNaturalDays": 400, "deviceSilentOpenMinutes": 30, "deviceSilentAnywayHours": 72, "keyExpiresWithinNaturalDays": 30,
    "calendarMissingFrom": "11-15", "deviceKnownNaturalDays": 180}'::jsonb
from administrative_division d where d.division_code = '000000000000';
