-- 投诉: what somebody has said badly of a service without evaluating it. It opens a handling order in its own transaction and has its
-- number. What was said, the contact and the sender's own number are sealed under the record of that number.
create table complaint (
  id uuid primary key references handling_order,
  division_id integer not null,
  hall_id integer not null,
  channel text not null check (channel ~ '^[A-Z0-9_]{3,40}$'),
  sender_key bytea not null unique check (octet_length(sender_key) = 16),
  request_hash bytea not null check (octet_length(request_hash) = 16),
  has_contact boolean not null,
  received_at timestamptz not null,
  api_key_id uuid references api_key,
  account_id uuid references account,
  check ((api_key_id is null) <> (account_id is null))
);
comment on column complaint.sender_key is 'keyed image of who has sent it and its number there: the same is one complaint';
comment on column complaint.received_at is 'when whoever passed it on was told; the order was opened when it came here';
call protect_facts('complaint');

-- 预警、监督查评: what a rule or an inspection has found. The same finding opens one order.
create table alert (
  id uuid primary key references handling_order,
  division_id integer not null,
  hall_id integer not null,
  kind text not null check (kind ~ '^[A-Z][A-Z_]{2,39}$'),
  once_key bytea not null unique check (octet_length(once_key) = 16),
  request_hash bytea not null check (octet_length(request_hash) = 16),
  account_id uuid references account
);
comment on column alert.kind is 'INSPECTION: a person has found it; otherwise the word of the rule that did';
call protect_facts('alert');

call scope_rows('complaint');
call scope_rows('alert');
grant select, insert on complaint, alert to yiping_app;
grant select on complaint to yiping_vault;
grant select (id, division_id, hall_id, channel, has_contact, received_at) on complaint to yiping_staff;

-- Who left a contact with a complaint is shown like the persons of a case: one value whole, for a purpose, written down.
alter table unmasking drop constraint unmasking_case_id_fkey;
comment on column unmasking.case_id is 'of the case, or of the complaint';

-- 办结率 beside 受理率 and 答复率 (D9): what was explained is finished too. A region’s own policy sets its own goal.
insert into policy (word, division_id, effective_from, version, source, body)
select p.word, p.division_id, p.effective_from, p.version + 1, p.source, jsonb_set(p.body, '{goalPercent,completionRate}', '100')
from policy p join administrative_division d on d.id = p.division_id
where p.word = 'handling-figure' and d.division_code = '000000000000' and p.effective_from = '2019-12-03' and p.version = 1;
