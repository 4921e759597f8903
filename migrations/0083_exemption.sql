-- 容错: a drop that came from outside (a changed policy, an outage, a disaster) is taken out of the score of a place for some days. Proposed by the unit, decided by
-- somebody who has no part in it.
create table exemption (
  id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  window_id integer,
  item_id integer,
  organization_id integer not null references organization,
  cause text not null check (cause in ('POLICY_CHANGE', 'PILOT_REFORM', 'SYSTEM_OUTAGE', 'POWER_CUT', 'NATURAL_DISASTER', 'OTHER_OUTSIDE')),
  from_day date not null,
  to_day date not null,
  document_title text not null check (length(document_title) between 1 and 200),
  document_number text check (length(document_number) between 1 and 100),
  document_day date not null,
  policy_id integer not null references policy,
  account_id uuid not null references account,
  proposed_at timestamptz not null,
  record_id uuid not null unique,
  unique (id, account_id),
  check (from_day <= to_day)
);
comment on column exemption.window_id is 'null: every window of the hall';
comment on column exemption.item_id is 'null: every item there';
comment on column exemption.organization_id is 'who answers for what is covered: nobody of it decides';
comment on column exemption.from_day is 'days of service, the last included';
comment on column exemption.document_title is 'the notice, policy or report that shows the cause';
comment on column exemption.policy_id is 'in force when it was proposed: until when it is to be decided';
comment on column exemption.record_id is 'of the vault: what has happened, in words';
call protect_facts('exemption');
create index exemption_by_hall on exemption (hall_id, from_day);
create index exemption_by_division on exemption (division_id, from_day);

create table exemption_decision (
  exemption_id uuid primary key,
  proposed_by uuid not null,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('GRANTED', 'NARROWED', 'REFUSED')),
  from_day date,
  to_day date,
  account_id uuid not null references account,
  decided_at timestamptz not null,
  record_id uuid not null unique,
  foreign key (exemption_id, proposed_by) references exemption (id, account_id),
  check (account_id <> proposed_by),
  check ((outcome = 'REFUSED') = (from_day is null)),
  check ((from_day is null) = (to_day is null)),
  check (from_day <= to_day)
);
comment on table exemption_decision is 'nobody decides on what he has proposed himself';
comment on column exemption_decision.from_day is 'what is exempt: all the days that were proposed, or fewer of them';
call protect_facts('exemption_decision');
create index exemption_decision_by_days on exemption_decision (division_id, from_day);

-- The second wall: whatever the program says, no day is exempt that nobody has proposed.
create function refuse_days_not_proposed() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from public.exemption e
    where e.id = new.exemption_id and (new.outcome = 'REFUSED' or
      (new.from_day >= e.from_day and new.to_day <= e.to_day
        and (new.outcome = 'GRANTED') = (new.from_day = e.from_day and new.to_day = e.to_day)))) then
    raise exception 'DAYS_NOT_PROPOSED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger days_as_proposed before insert on exemption_decision for each row execute function refuse_days_not_proposed();

call scope_rows('exemption');
call scope_rows('exemption_decision');
grant select, insert on exemption, exemption_decision to yiping_app;
grant select on exemption, exemption_decision to yiping_staff;

call ledger.log_facts('exemption', 9, 'id division_id hall_id window_id item_id organization_id cause from_day to_day document_title document_number document_day policy_id account_id proposed_at record_id');
call ledger.log_facts('exemption_decision', 9, 'exemption_id proposed_by division_id hall_id outcome from_day to_day account_id decided_at record_id');

insert into policy (word, division_id, effective_from, version, source, body)
select 'exemption', d.id, '2019-12-03', 1,
  '容错机制（政策调整、系统故障等外部原因造成的下降不计入）：服务窗口评价实施方案 7.4；改革试点等情形从宽：红旗窗口活动方案 5.3；最长 31 天、事后 30 天内提出、10 个工作日内审定：本平台的建议（2026-11），均由各地规定',
  '{"rangeNaturalDaysMax": 31,
    "proposeWithinNaturalDays": 30,
    "decideWithin": {"count": 10, "unit": "WORKING_DAYS"},
    "wordsCodePointsMax": 2000}'::jsonb
from administrative_division d where d.division_code = '000000000000';
