-- 回访未接通: a call of the closure audit that reached nobody. It ends nothing: the order stays to be asked until the tries of its policy are used up or
-- its time is over, and the citizen may answer with the receipt after every one of them. Never two on one day: two who try at once collide on it.
create table closure_audit_try (
  order_id uuid not null references closure_audit,
  turn smallint not null check (turn >= 1),
  day date not null check (day = (at at time zone 'Asia/Shanghai')::date),
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  at timestamptz not null,
  is_last boolean not null,
  record_id uuid unique,
  primary key (order_id, turn),
  unique (order_id, day)
);
comment on column closure_audit_try.is_last is 'the last of as many as the policy of the draw says: from then on it counts as not reached, unless the citizen answers in time';
comment on column closure_audit_try.record_id is 'of the words, which are sealed';
call protect_facts('closure_audit_try');
call scope_rows('closure_audit_try');
grant select, insert on closure_audit_try to yiping_app;
grant select on closure_audit_try to yiping_staff, yiping_vault;

comment on column closure_audit_outcome.outcome is 'NOT_REACHED stands only where it was noted before there were tries';

-- A region’s own version that says no number has that of the platform.
insert into policy (word, division_id, effective_from, version, source, body)
select p.word, p.division_id, p.effective_from, p.version + 1,
  '整改不实须查出并追责：本平台的建议（2026-11）：每月每单位办结工单的一成、至少 3 件，月末后 16 天抽取，抽取后 30 天内回访，没有联系上的换日再拨、共 3 次，问到为止，回答不足 10 件不出比率，95 % Wilson 区间；均由各地规定',
  jsonb_set(p.body, '{triesMax}', '3')
from policy p join administrative_division d on d.id = p.division_id
where p.word = 'closure-audit' and d.division_code = '000000000000' and p.effective_from = '2019-12-03' and p.version = 1;
