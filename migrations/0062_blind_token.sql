-- 盲签名凭证 (RFC 9474): who was served may have a token signed that the platform does not see, and use it once with a general comment or a confidential
-- report. What is kept of the issue and what is kept of the use share nothing: no number, no time, no bytes.

-- Public halves, shown to everybody and logged: whoever is given a token sees that everybody is given it by the same key.
create table blind_key (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  purpose text not null check (purpose in ('PUBLIC_COMMENT', 'CONFIDENTIAL_REPORT')),
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  window_id integer references service_window,
  week date not null check (extract(isodow from week) = 1),
  modulus bytea not null check (octet_length(modulus) = 384),
  expected integer not null check (expected >= 0),
  policy_id integer not null references policy,
  made_on date not null,
  unique nulls not distinct (hall_id, window_id, week, purpose)
);
comment on column blind_key.id is 'the first 16 bytes of a SHA-256 over purpose, hall, window, week and modulus (ledger/blind-token.ts)';
comment on column blind_key.window_id is 'null: of every window of the hall that has no key of its own';
comment on column blind_key.week is 'its Monday';
comment on column blind_key.modulus is 'of 3072 bits; the exponent is 65537';
comment on column blind_key.expected is 'services in that week among whose receivers somebody who uses it is expected to be';
call protect_facts('blind_key');
call ledger.log_facts('blind_key', 13, 'id purpose division_id hall_id window_id week modulus expected policy_id made_on');
create index blind_key_by_hall on blind_key (hall_id, week);

-- The secret half, sealed under the data key of a record of its own: from some days after its week it does not stand here any more.
create table blind_secret (
  key_id text primary key references blind_key,
  record_id uuid not null unique,
  sealed bytea not null
);

-- That a token was issued for an invitation, so that none is issued twice. Not when, and nothing of what was signed.
create table blind_issue (
  invitation_id uuid not null references invitation,
  purpose text not null check (purpose in ('PUBLIC_COMMENT', 'CONFIDENTIAL_REPORT')),
  primary key (invitation_id, purpose)
);
call protect_facts('blind_issue');

-- That a token was used. Not when, with what, nor by which key: a row beside a confidential report would say of which hall it speaks.
create table blind_redemption (
  nullifier bytea primary key check (octet_length(nullifier) = 32)
);
comment on column blind_redemption.nullifier is 'SHA-256 of what was signed, which nobody but its holder had seen before';
call protect_facts('blind_redemption');

alter table public_comment add column from_service boolean not null default false;
comment on column public_comment.from_service is 'came with a token: from somebody who was served there. received_at is then the hour, and so is the time in the id';

grant select, insert on blind_key, blind_issue to yiping_app;
grant insert on blind_redemption to yiping_app;
grant select (key_id, record_id), insert, delete on blind_secret to yiping_app;
grant select on blind_secret to yiping_vault;

insert into policy (word, division_id, effective_from, version, source, body)
select 'blind-token', d.id, '2019-12-03', 1,
  '产品默认：匿名凭证没有上位规定，默认不启用，由各地决定；凭证只用于综合点评与直达举报，不计入一次一评（国办发〔2019〕51号：自愿评价、保护评价人信息）',
  '{"isOffered": false, "expectedMin": 20, "expectedOverWeeks": 4, "keyWeeksAhead": 1, "graceDays": 15, "useDays": 30, "delayMinutesMax": 30}'::jsonb
from administrative_division d where d.division_code = '000000000000';
