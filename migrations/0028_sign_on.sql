-- Sign-on through a provider (统一认证, OpenID Connect). An account is linked to whom the provider knows by hand, never by an e-mail address that
-- is alike, and none is ever made by a sign-on.
--
-- At some providers the subject is a phone or a certificate number: kept is a keyed image of it, together with its issuer.
create table account_sign_on (
  id uuid primary key,
  account_id uuid not null references account,
  issuer text not null check (length(issuer) between 8 and 300),
  subject_index bytea not null check (length(subject_index) = 16),
  linked_at timestamptz not null,
  removed_at timestamptz
);
create unique index one_account_per_subject on account_sign_on (subject_index) where removed_at is null;
create unique index one_subject_per_account on account_sign_on (account_id) where removed_at is null;
grant select, insert on account_sign_on to yiping_app;
grant update (removed_at) on account_sign_on to yiping_app;

-- A sign-on that has begun: taken out when the browser comes back. What the provider is to give back and what proves that it is the same browser is
-- computed from a secret that this browser alone keeps; here are only hashes.
create table sign_on_attempt (
  state_hash bytea primary key check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  expires_at timestamptz not null
);
grant select, insert, delete on sign_on_attempt to yiping_app;
grant select, delete on sign_on_attempt to yiping_sweep;

alter table account_session add column begun_by text not null default 'PASSWORD' check (begun_by in ('PASSWORD', 'PASSKEY', 'SIGN_ON'));
comment on column account_session.begun_by is 'whoever signs on at a provider need not change a password that he never uses';

-- Seen once a minute: with room on its page the row is changed in its place, and no index is touched.
alter table account_session set (fillfactor = 70);
-- When an account was last used is asked of its sessions that have ended too.
drop index account_session_by_account;
create index account_session_by_account on account_session (account_id);

insert into policy (word, division_id, effective_from, version, source, body)
select 'sign-on', d.id, '2019-12-03', 1,
  '产品默认：登录往返十分钟内完成；不信任任何提供方声明的认证强度（acr、amr），一律再验证本平台的第二因素，由各地按提供方的实际情况放宽（OpenID Connect Core 1.0 第 2 节；OWASP ASVS 5.0 的 6.8.4）',
  '{"attemptSeconds": 600, "trustedAcr": [], "trustedAmr": []}'::jsonb
from administrative_division d where d.division_code = '000000000000';
