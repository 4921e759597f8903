-- Passkeys (通行密钥, WebAuthn): a second factor that cannot be read out to somebody; where it has verified its holder itself, it may be the only one.
-- Kept is a public key: whoever steals it can do nothing with it.
alter table account_factor
  add column name text check (length(name) between 1 and 60),
  add column transports text[] not null default '{}' check (cardinality(transports) <= 8),
  add column last_used_at timestamptz,
  add constraint passkey_has_a_name check (kind <> 'PASSKEY' or name is not null);
comment on column account_factor.name is 'what its holder calls it, to know which one he takes off';
comment on column account_factor.sign_count is 'as the authenticator counts; one that goes back belongs to a copy, and is refused';
grant update (last_used_at) on account_factor to yiping_app;

-- What a passkey is to sign, once: taken out by whoever shows it, so that an answer that was overheard is worth nothing.
create table passkey_challenge (
  id uuid primary key,
  purpose text not null check (purpose in ('ENROL', 'SHOW', 'SIGN_IN')),
  session_id uuid references account_session on delete cascade,
  challenge bytea not null check (length(challenge) = 32),
  expires_at timestamptz not null,
  check ((purpose = 'SIGN_IN') = (session_id is null))
);
create index passkey_challenge_by_session on passkey_challenge (session_id) where session_id is not null;
comment on column passkey_challenge.session_id is 'whoever is signed in asks for himself; who is to sign in with a passkey alone is nobody yet';
grant select, insert, delete on passkey_challenge to yiping_app;
grant select, delete on passkey_challenge to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'passkey', d.id, '2019-12-03', 1,
  '产品默认：挑战五分钟有效（W3C WebAuthn Level 3 建议 300 至 600 秒）；每个账户至多十个；经用户验证（指纹、面容或 PIN）的通行密钥视为两种鉴别技术的组合（OWASP ASVS 5.0 的 6.3.3；GB/T 22239-2019 8.1.4.1 d），可单独登录',
  '{"challengeSeconds": 300, "perAccountMax": 10, "alone": {"asvs": true, "mlps3": true}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
