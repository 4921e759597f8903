-- Machines that may speak to the platform: API keys of business systems, and paired devices in the halls.
-- Only hashes of secrets are kept; a secret is shown once, when it is made.

create table api_key (
  id uuid primary key,
  key_id text not null unique check (key_id ~ '^[0-9a-z]{12}$'),
  secret_hash bytea not null check (length(secret_hash) = 32),
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  source_id integer not null references data_source,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > created_at),
  revoked_at timestamptz
);
comment on column api_key.hall_id is 'null: every hall below the division';

create table device_pairing (
  code_hash bytea primary key check (length(code_hash) = 32),
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  window_id integer references service_window,
  kind text not null check (kind in ('SCREEN', 'TABLET', 'KIOSK', 'KEYPAD')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table device (
  id uuid primary key,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  window_id integer references service_window,
  kind text not null check (kind in ('SCREEN', 'TABLET', 'KIOSK', 'KEYPAD')),
  name text not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  public_key bytea,
  paired_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- Who called what, when, with which result. The path is the route's pattern, never the address with its values.
create table api_call (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  api_key_id uuid references api_key,
  device_id uuid references device,
  method text not null,
  route text not null,
  status smallint not null,
  code text,
  duration_ms integer not null check (duration_ms >= 0),
  check (num_nonnulls(api_key_id, device_id) = 1)
);
create index api_call_by_key on api_call (api_key_id, at);
call protect_facts('api_call');

-- A key or device is never deleted; it can be revoked, and a pairing code be used, once.
grant select, insert on api_key, device, device_pairing to yiping_app;
grant update (revoked_at) on api_key, device to yiping_app;
grant update (used_at) on device_pairing to yiping_app;
grant select, insert on api_call to yiping_app;
