-- 短信提醒: whoever has an account may leave his own mobile number, to be told by text message that something waits for him in his inbox.
-- Here the number stands, sealed under the data key of a record of its own, and nowhere else; taking it away deletes this row, and nothing opens what
-- the key was for any more. It never stands in a letter, in the audit or beside a name.
create table reminder_phone (
  account_id uuid primary key references account,
  record_id uuid not null unique,
  sealed bytea not null,
  kept_at timestamptz not null,
  reminded_at timestamptz check (reminded_at >= kept_at)
);
comment on column reminder_phone.record_id is 'of its data key in the vault: another one whenever another number is left';
comment on column reminder_phone.reminded_at is 'when the last reminder was written: of two who would write the next, one finds it as it was';
grant select (account_id, record_id, kept_at, reminded_at), insert, update (record_id, sealed, kept_at, reminded_at), delete on reminder_phone to yiping_app;
grant select on reminder_phone to yiping_vault;

-- A number that is still wanted outlives its month’s retention.
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
select f.id from account_factor f join account a on a.id = f.account_id where f.removed_at is null and a.disabled_at is null
union all
select record_id from reminder_phone;

-- The third kind of letter. Its row names the account and nothing else: no address, no place but the division whose rules hold for it, no order and no
-- citizen. How much waits is counted when it is sent.
alter table letter alter column hall_id drop not null;
alter table letter alter column service_day drop not null;
alter table letter add column account_id uuid references account;
comment on column letter.account_id is 'of a reminder: who is reminded; recipient_index is then an image of the account, not of the number';
alter table letter drop constraint about_a_service_or_an_order;
alter table letter add constraint about_a_service_an_order_or_an_account check (
  num_nonnulls(occurrence_id, order_id, account_id) = 1
  and case
    when occurrence_id is not null
      then num_nulls(hall_id, service_day, window_id, revision_id, sealed_field) = 0 and num_nonnulls(notice, notice_key, code_hash) = 0
    when order_id is not null
      then num_nulls(hall_id, service_day, notice, notice_key, code_hash) = 0
        and num_nonnulls(window_id, revision_id, sealed_field, other_index) = 0 and turn = 1 and notice <> 'REMINDER'
    else num_nonnulls(hall_id, service_day, window_id, revision_id, sealed_field, other_index, code_hash) = 0
        and notice_key is not null and notice is not null and notice = 'REMINDER' and turn = 1 and channel = 'SMS' end);
alter table letter drop constraint notice_is_known;
alter table letter add constraint notice_is_known check (notice in ('ANSWERED', 'WROTE', 'APPEALED', 'ASKED', 'ENTERED', 'COMPLAINT_KEPT', 'REMINDER'));
-- Of the same news one letter, and never two under way to one account: whoever sweeps, and however many.
create unique index letter_reminder_once on letter (account_id, notice_key) where account_id is not null;
create unique index letter_reminder_one_open on letter (account_id) where account_id is not null and state in ('WAITING', 'SENDING', 'UNKNOWN');
create index letter_reminder_by_due on letter (account_id, due_at) where account_id is not null;

insert into policy (word, division_id, effective_from, version, source, body)
select 'reminder', d.id, '2019-12-03', 1,
  '产品默认：提醒的事项、间隔、每日条数、有效时间和措辞没有上位规定，由各地规定；免打扰时段依短信与消息的规定',
  '{"kinds": ["ORDER_OPENED", "ORDER_HELP_ASKED", "ORDER_DUE_SOON", "ORDER_OVERDUE", "ORDER_ESCALATED", "ORDER_CITIZEN_WROTE", "ORDER_REOPENED", "ORDER_PROBLEM_AGAIN",
      "ORDER_FALSE_CLOSURE", "APPEAL_LODGED", "APPEAL_OBJECTED", "REGISTER_PROPOSED", "REGISTER_OBJECTED", "ACCOUNTABILITY_PROPOSED"],
    "minutesApartMin": 120, "perDayMax": 6, "validHours": 24,
    "wording": {
      "zh-CN": "您有{count}件评价整改事项待办，请登录工作台办理：{link} 不再接收请点：{stop}",
      "en": "{count} matters of evaluation and rectification wait for you. Sign in to the console: {link} No more messages: {stop}"}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
