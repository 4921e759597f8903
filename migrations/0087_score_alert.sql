-- 预警、红榜、待提升名单、进步奖: what follows from a month that is final. One row for each version of a month; what is found later about it makes another one.
create table score_list (
  id uuid primary key,
  computation_id uuid not null unique references score_computation,
  period text not null,
  revision integer not null check (revision >= 0),
  alert_policy_id integer not null references policy,
  list_policy_id integer not null references policy,
  result_digest bytea not null check (length(result_digest) = 32),
  alerts integer not null check (alerts >= 0),
  entries integer not null check (entries >= 0),
  computed_at timestamptz not null,
  unique (period, revision)
);
comment on column score_list.alert_policy_id is 'of score-alert, in force when the month began';
comment on column score_list.list_policy_id is 'of score-list, in force when the month began';
comment on column score_list.result_digest is 'SHA-256 of the text of all that was found (domain/score-list-text.ts): it follows from the inputs of the computation and the policies';
call protect_facts('score_list');

-- 启用决定: what is found leads to nothing until the leading group says from which day on, and another decision ends it.
create table score_link_decision (
  id uuid primary key,
  turn integer generated always as identity unique,
  link text not null check (link in ('ALERT', 'RED', 'TO_IMPROVE', 'PROGRESS')),
  division_id integer not null references administrative_division,
  is_on boolean not null,
  from_day date not null,
  reason text not null check (length(reason) between 1 and 500),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  check (from_day >= (decided_at at time zone 'Asia/Shanghai')::date)
);
comment on column score_link_decision.division_id is 'for all windows within it';
comment on column score_link_decision.from_day is 'months that begin on it or later; never one that has begun before it was decided';
comment on column score_link_decision.reason is 'the minutes or document by which it was decided';
call protect_facts('score_link_decision');

create table score_alert (
  id uuid primary key,
  list_id uuid not null references score_list,
  window_id integer not null references service_window,
  division_id integer not null,
  hall_id integer not null,
  kind text not null check (kind in ('LOW_TWICE', 'LOW_SHARE', 'DRIFT')),
  cause text not null check (cause in ('WINDOW', 'SERVICES')),
  opens text not null check (opens in ('ORDER', 'VISIT', 'NOTHING')),
  decision_id uuid references score_link_decision,
  body jsonb not null,
  found_at timestamptz not null,
  unique (list_id, window_id, kind)
);
comment on column score_alert.cause is 'SERVICES: for the same services other windows would have come below the line as well';
comment on column score_alert.opens is 'what it leads to, or would where it was found in shadow';
comment on column score_alert.decision_id is 'by which it leads to anything; null: found in shadow, and it stays so';
comment on column score_alert.body is 'the months that it rests on, in thousandths';
call protect_facts('score_alert');
create index score_alert_by_hall on score_alert (hall_id, id);

create table score_alert_opening (
  alert_id uuid primary key references score_alert,
  division_id integer not null,
  hall_id integer not null,
  opened text not null check (opened in ('ORDER', 'VISIT')),
  order_id uuid references handling_order,
  opened_at timestamptz not null,
  check ((opened = 'ORDER') = (order_id is not null))
);
comment on column score_alert_opening.opened is 'VISIT: whoever makes plans of assessments was asked to have the window looked at';
comment on column score_alert_opening.order_id is 'the same one where the month was computed again';
call protect_facts('score_alert_opening');

create table score_list_entry (
  id uuid primary key,
  list_id uuid not null references score_list,
  window_id integer not null references service_window,
  division_id integer not null,
  hall_id integer not null,
  list text not null check (list in ('RED', 'TO_IMPROVE', 'PROGRESS')),
  decision_id uuid references score_link_decision,
  answers_until timestamptz,
  ends_on date not null,
  body jsonb not null,
  listed_at timestamptz not null,
  unique (list_id, window_id, list),
  check ((decision_id is null) = (answers_until is null))
);
comment on column score_list_entry.decision_id is 'by which it stands; null: made in shadow, and it stays so';
comment on column score_list_entry.answers_until is 'the unit is told first, and may say what is not so';
comment on column score_list_entry.ends_on is 'the first day on which it ends by itself';
comment on column score_list_entry.body is 'what it rests on, in thousandths';
call protect_facts('score_list_entry');
create index score_list_entry_by_hall on score_list_entry (hall_id, id);

create table score_list_answer (
  entry_id uuid primary key references score_list_entry,
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  answered_at timestamptz not null,
  record_id uuid not null unique,
  unique (entry_id, account_id)
);
comment on column score_list_answer.record_id is 'of the vault: what the unit says, in words';
call protect_facts('score_list_answer');

create table score_list_decision (
  entry_id uuid primary key references score_list_entry,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('KEPT', 'REMOVED')),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  record_id uuid not null unique
);
comment on column score_list_decision.record_id is 'of the vault: the reasons';
call protect_facts('score_list_decision');

-- The second wall: nobody decides on what he has said himself.
create function refuse_own_answer() returns trigger
  language plpgsql as $$
begin
  if exists (select from public.score_list_answer a where a.entry_id = new.entry_id and a.account_id = new.account_id) then
    raise exception 'OWN_PROPOSAL: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
  end if;
  return new;
end
$$;
create trigger decided_by_another before insert on score_list_decision for each row execute function refuse_own_answer();

call scope_rows('score_alert');
call scope_rows('score_alert_opening');
call scope_rows('score_list_entry');
call scope_rows('score_list_answer');
call scope_rows('score_list_decision');
grant select, insert on score_list, score_link_decision, score_alert, score_alert_opening, score_list_entry, score_list_answer, score_list_decision to yiping_app;
grant select on score_list, score_alert, score_alert_opening, score_list_entry, score_list_answer, score_list_decision to yiping_staff;

call ledger.log_facts('score_list', 9, 'id computation_id period revision alert_policy_id list_policy_id result_digest alerts entries computed_at');
call ledger.log_facts('score_link_decision', 9, 'id turn link division_id is_on from_day reason account_id decided_at');
call ledger.log_facts('score_alert_opening', 9, 'alert_id division_id hall_id opened order_id opened_at');
call ledger.log_facts('score_list_entry', 9, 'id list_id window_id division_id hall_id list decision_id answers_until ends_on listed_at');
call ledger.log_facts('score_list_answer', 9, 'entry_id division_id hall_id account_id answered_at record_id');
call ledger.log_facts('score_list_decision', 9, 'entry_id division_id hall_id outcome account_id decided_at record_id');

insert into policy (word, division_id, effective_from, version, source, body)
select 'score-alert', d.id, '2019-12-03', 1,
  '连续两次低于 80 分现场核查、低分占比高于 20% 整改：服务窗口评价实施方案 5.3、评分制文章；按 95% 置信界判断而不按点值、当月不足 10 份不判断、下滑用累积和（CUSUM，前 6 个月为基线，容差 0.5、界限 6 个标准差，月间波动按 Laney 法放宽）、同样业务在同类窗口也会低于界限的归因于业务规则而不对窗口开单：本平台的建议（2026-11）；由各地规定',
  '{"zThousandths": 1960, "evaluationsMin": 10, "whereServicesOpen": "NOTHING",
    "lowTwice": {"pointsBelow": 80, "months": 2, "opens": "VISIT",
      "title": {"zh": "月均得分连续两个月低于 80 分，请现场核查", "en": "The monthly score was below 80 twice in a row: a visit is asked for"}},
    "lowShare": {"percentAbove": 20, "opens": "ORDER",
      "title": {"zh": "差评占比高于 20%，请查明原因并整改", "en": "More than 20% of the evaluations were bad: find out why and put it right"}},
    "drift": {"baselineMonths": 6, "allowanceThousandths": 500, "limitThousandths": 6000, "opens": "VISIT",
      "title": {"zh": "得分持续下滑，请现场核查", "en": "The score keeps falling: a visit is asked for"}}}'::jsonb
from administrative_division d where d.division_code = '000000000000';

insert into policy (word, division_id, effective_from, version, source, body)
select 'score-list', d.id, '2019-12-03', 1,
  '红黑榜（后者称待提升名单）：连续三个月前 10%、连续两个月后 10%，进步奖：服务窗口评价实施方案 7.4、6.3、6.4；另须合并 3 个月后与同组均值相差 3 分以上的概率不低于 0.9、全榜预期错误率不高于 10%，进步须超出同起点自然回升 3 分，列入前告知并给 5 个工作日说明，3 个月后自动移出：本平台的建议（2026-11）；由各地规定',
  '{"red": {"percent": 10, "months": 3}, "toImprove": {"percent": 10, "months": 2}, "pooledMonths": 3, "marginPoints": 3,
    "probabilityMinThousandths": 900, "falseDiscoveryPercent": 10,
    "progress": {"beforeMonths": 6, "afterMonths": 3, "marginPoints": 3},
    "answerWithin": {"count": 5, "unit": "WORKING_DAYS"}, "validMonths": 3}'::jsonb
from administrative_division d where d.division_code = '000000000000';

insert into policy (word, division_id, effective_from, version, source, body)
select 'staff-figure', d.id, '2019-12-03', 1,
  '个人表现只给本人和所在大厅的监督员看，不公开、不据以惩戒：评分制文章、总体方案三（四）；人员、窗口、事项同时分离，合并 3 个已定稿月份，至少 3 人由共同窗口相连，每人满 30 份、8 天且可靠度不低于 0.7 才给出：本平台的建议（2026-11）；由各地规定',
  '{"pooledMonths": 3, "linkEvaluationsMin": 5, "staffMin": 3, "evaluationsMin": 30, "daysMin": 8, "reliabilityMinThousandths": 700,
    "spreadPoints": {"WINDOW": 5, "ITEM": 12}, "dayShareThousandths": 50, "intervalZThousandths": 1960}'::jsonb
from administrative_division d where d.division_code = '000000000000';
