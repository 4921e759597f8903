-- 预警核查: the plan of one window by which an alert has it visited, or why there is none. It lies beside the opening and is shown to who makes plans alone: the
-- visit is unannounced, and the role of staff reads nothing of it.
create table score_alert_visit (
  alert_id uuid primary key references score_alert_opening,
  division_id integer not null,
  hall_id integer not null,
  plan_id uuid references assessment_plan,
  refusal text check (refusal in ('WINDOW_CLOSED', 'FORM_NOT_IN_FORCE', 'NOBODY_TO_SEND', 'NO_OUTSIDE_RANDOMNESS')),
  placed_at timestamptz not null,
  check (num_nonnulls(plan_id, refusal) = 1)
);
comment on column score_alert_visit.plan_id is 'the same one where the month was computed again';
comment on column score_alert_visit.refusal is 'why no visit could be opened: whoever makes plans was asked for it instead';
call protect_facts('score_alert_visit');
create index score_alert_visit_by_plan on score_alert_visit (plan_id);
call scope_rows('score_alert_visit');
grant select, insert on score_alert_visit to yiping_app;

-- Like a visit it waits for the full hour and has the kind of much else.
call ledger.log_facts('score_alert_visit', 9, 'alert_id division_id hall_id plan_id refusal placed_at');

insert into policy (word, division_id, effective_from, version, source, body)
select 'alert-visit', d.id, '2019-12-03', 1,
  '连续两次低于 80 分现场核查：服务窗口评价实施方案 5.3；由神秘顾客按窗口服务礼仪表暗访、15 日内完成、没有日志见证时以公开开奖号码为随机数：本平台的建议（2026-11）；由各地规定',
  '{"pool": "MYSTERY_SHOPPER", "formCode": "window-etiquette", "title": "窗口现场核查", "withinNaturalDays": 15,
    "randomness": "可抽取时间之后第一期中国福利彩票双色球开奖号码"}'::jsonb
from administrative_division d where d.division_code = '000000000000';
