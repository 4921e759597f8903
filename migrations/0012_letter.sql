-- Letters: an invitation that is sent to somebody. A row is written in the transaction that reports a finished service, so that no
-- letter is lost and none is sent for a service that was never kept; a sweep sends it. It is an outbox, not a record of facts:
-- its state moves, and its rows are deleted some time after the invitation has expired.
--
-- No phone stands here. The row says where the number is sealed (vault.sealed_field of a revision of the case), and holds a keyed
-- image of it, by which letters to one person keep their order and a wish not to be written to is respected.
-- Nothing here tells whether somebody evaluated: DROPPED has no reason. (That a second letter was sent says that at that
-- moment there was no evaluation yet: it is why rows are not kept.)
create type letter_channel as enum ('SMS', 'MESSAGE');
create type letter_state as enum ('WAITING', 'SENDING', 'UNKNOWN', 'SENT', 'DELIVERED', 'UNDELIVERED', 'UNCERTAIN', 'DROPPED');

create table letter (
  id uuid primary key,
  seq bigint generated always as identity,
  occurrence_id uuid not null references service_occurrence,
  turn smallint not null check (turn in (1, 2)),
  channel letter_channel not null,
  recipient_index bytea not null check (length(recipient_index) = 16),
  other_index bytea check (length(other_index) = 16),
  stop_hash bytea not null unique check (length(stop_hash) = 16),
  revision_id uuid not null,
  sealed_field text not null,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  window_id integer not null references service_window,
  service_day date not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  state letter_state not null default 'WAITING',
  not_before timestamptz not null,
  lease uuid,
  attempts smallint not null default 0 check (attempts >= 0),
  provider text,
  provider_reference text,
  begun_at timestamptz,
  sent_at timestamptz,
  unique (occurrence_id, turn),
  check (state in ('WAITING', 'DROPPED') or provider is not null),
  check ((sent_at is not null) or state not in ('SENT', 'DELIVERED'))
) with (fillfactor = 80);
comment on column letter.due_at is 'when it was meant to go: letters to one recipient go in the order of (due_at, seq)';
comment on column letter.not_before is 'earliest next look at an open letter; whoever takes it moves this on, which is the lease';
comment on column letter.other_index is 'the same person by another address, for wishes not to be written to';
comment on column letter.state is 'SENDING: a provider may have it; UNKNOWN: it may or may not have taken it, and is asked; UNCERTAIN: never known';
create index letter_open on letter (not_before) where state in ('WAITING', 'SENDING', 'UNKNOWN');
create index letter_of_recipient on letter (recipient_index, due_at, seq);
create index letter_of_reference on letter (provider, provider_reference) where provider_reference is not null;
create index letter_by_expiry on letter (expires_at);

grant select, insert on letter to yiping_app;
-- The outbox's own course; what a letter is about and to whom it goes is never changed.
grant update (state, not_before, lease, attempts, provider, provider_reference, begun_at, sent_at) on letter to yiping_app;
grant select on letter to yiping_vault;
grant select, delete on letter to yiping_sweep;

-- 勿扰: who does not want to be written to, by a keyed image of the address. The last wish counts; each is a fact.
create table do_not_call (
  seq bigint generated always as identity primary key,
  recipient_index bytea not null check (length(recipient_index) = 16),
  wish text not null check (wish in ('STOP', 'RESUME')),
  api_key_id uuid references api_key,
  at timestamptz not null
);
comment on column do_not_call.api_key_id is 'who passed the wish on; null: the recipient, by the link in a letter';
create index do_not_call_by_recipient on do_not_call (recipient_index, seq desc);
call protect_facts('do_not_call');
grant select, insert on do_not_call to yiping_app;
grant select on do_not_call to yiping_vault;

-- Figures of letters, moved on in the statement that moves the letter on; a recount of the letters still kept equals them.
create table letter_tally (
  hall_id integer not null,
  service_day date not null,
  window_id integer not null,
  channel letter_channel not null,
  division_id integer not null,
  sent bigint not null default 0 check (sent >= 0),
  delivered bigint not null default 0 check (delivered >= 0),
  undelivered bigint not null default 0 check (undelivered >= 0),
  uncertain bigint not null default 0 check (uncertain >= 0),
  dropped bigint not null default 0 check (dropped >= 0),
  primary key (hall_id, service_day, window_id, channel, division_id)
) with (fillfactor = 50);
grant select, insert, update on letter_tally to yiping_app;
grant select on letter_tally to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'letter', d.id, '2019-12-03', 1,
  '逐件短信邀评：重庆梁平等地做法；办结三日未评再邀一次：安徽亳州“智能邀评”；不诱导、不强迫：国办发〔2019〕51号；免打扰时段、每人每日条数、重试与保存期：产品默认',
  '{"channels": ["MESSAGE", "SMS"], "quietFrom": "21:00", "quietUntil": "08:00", "perRecipientPerDayMax": 3, "secondAfterNaturalDays": 3,
    "attemptsMax": 40, "retryAfterSecondsMin": 5, "retryAfterSecondsMax": 900, "askAfterSeconds": 30, "uncertainAfterHours": 24,
    "keptAfterExpiryNaturalDays": 30, "languages": ["zh-CN"],
    "wording": {
      "first": {"zh-CN": "您{day}在{hall}办事，请您评价本次服务，自愿参加，如实填写即可：{link} 不再接收请点：{stop}",
                "en": "You were served at {hall} on {day}. If you like, tell us how it was, good or bad: {link} No more messages: {stop}"},
      "second": {"zh-CN": "您{day}在{hall}办事的评价尚可填写，自愿参加，如实填写即可，此后不再提醒：{link} 不再接收请点：{stop}",
                 "en": "You may still evaluate the service at {hall} on {day}, good or bad; this is the last reminder: {link} No more messages: {stop}"}},
    "neverSays": ["好评", "五星", "满分", "满意", "务必", "必须", "红包", "抽奖", "奖品", "礼品", "积分", "优惠", "否则", "考核",
      "five star", "positive", "satisfied", "gift", "prize", "reward", "discount", "must"]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
