-- Machines: what a key shows for itself can be renewed while it is in use, and a key may have to sign its requests.
--
-- A credential is a secret, of which a hash is kept, or a public key, whose private half we never see. A new one stands beside the
-- old one until that ends; nothing else about the key changes.
create table api_key_credential (
  id uuid primary key,
  api_key_id uuid not null references api_key,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  secret_hash bytea check (length(secret_hash) = 32),
  public_key bytea check (length(public_key) = 32),
  created_at timestamptz not null,
  ends_at timestamptz,
  used_at timestamptz,
  check (num_nonnulls(secret_hash, public_key) = 1)
);
create index api_key_credential_by_key on api_key_credential (api_key_id, created_at);
comment on column api_key_credential.public_key is 'Ed25519 (RFC 8032)';
comment on column api_key_credential.ends_at is 'null: with the key';
comment on column api_key_credential.used_at is 'when it was last shown, give or take some minutes: tells when the old one is needed no more';
call scope_rows('api_key_credential');

insert into api_key_credential (id, api_key_id, division_id, hall_id, secret_hash, created_at)
select gen_random_uuid(), id, division_id, hall_id, secret_hash, created_at from api_key;

alter table api_key drop column secret_hash;
alter table api_key add column requires_signature boolean not null default false;
comment on column api_key.requires_signature is 'calls are signed (RFC 9421), and nothing that could be copied is ever sent';

-- Nonces of signed requests, for as long as their signatures hold: the same request is taken once, by whichever server and after
-- whichever restart. Only a signature that is right gets this far.
create table api_key_nonce (
  api_key_id uuid not null references api_key,
  nonce_hash bytea not null check (length(nonce_hash) = 16),
  expires_at timestamptz not null,
  primary key (api_key_id, nonce_hash)
);
create index api_key_nonce_by_expiry on api_key_nonce (expires_at);

grant select, insert on api_key_credential to yiping_app;
grant update (ends_at, used_at) on api_key_credential to yiping_app;
grant select, insert on api_key_nonce to yiping_app;
grant select, delete on api_key_nonce to yiping_sweep;
-- Staff see which keys there are, never by what a secret could be recognised.
grant select (id, key_id, name, scopes, division_id, hall_id, source_id, requires_signature, created_at, expires_at, revoked_at) on api_key to yiping_staff;
grant select (id, api_key_id, division_id, hall_id, public_key, created_at, ends_at, used_at) on api_key_credential to yiping_staff;
grant select on data_source to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'api-key', d.id, '2019-12-03', 1,
  '密钥定期更换、新旧并行：等保测评惯例与产品默认（GB/T 22239-2019 8.1.4.1）；签名时限与时钟偏差：产品默认（RFC 9421 第 7.2.2 节建议短时限与一次性随机数）',
  '{"validNaturalDaysMax": 3650, "overlapHours": 24, "overlapHoursMax": 720, "signatureSecondsMax": 300, "clockSkewSeconds": 60}'::jsonb
from administrative_division d where d.division_code = '000000000000';
