-- 整改指标: what became of bad evaluations. A row for every round of an order: its projection from the order’s events, kept in the same
-- transaction, because the figures of a city count it and fold no story for it. A recount from the events equals it.
create table handling_round (
  order_id uuid not null references handling_order,
  round integer not null check (round >= 0),
  division_id integer not null,
  hall_id integer not null,
  organization_id integer not null,
  source text not null,
  is_drill boolean not null,
  is_named boolean not null,
  begun_at timestamptz not null,
  finding text check (finding in ('CLEAR', 'COMPLEX', 'NO_LEGAL_BASIS')),
  acknowledged_at timestamptz,
  acknowledge_due_at timestamptz,
  contacted_at timestamptz,
  contact_due_at timestamptz,
  handled_at timestamptz,
  handle_due_at timestamptz,
  answered_at timestamptz,
  answer_due_at timestamptz,
  is_taken_up boolean not null default false,
  is_closed boolean not null default false,
  satisfaction smallint check (satisfaction between 0 and 100),
  is_solved boolean,
  primary key (order_id, round)
) with (fillfactor = 80);
comment on column handling_round.organization_id is 'who leads it, or led it at the end';
comment on column handling_round.is_named is 'it is known whom to call; who that is stands elsewhere, sealed';
comment on column handling_round.answer_due_at is 'until it is answered: of the step at which it stands';
comment on column handling_round.is_taken_up is 'the citizen has had it taken up again: another round has begun';
create index handling_round_by_beginning on handling_round (begun_at, order_id, round) where not is_drill;

call scope_rows('handling_round');
grant select, insert on handling_round to yiping_app;
grant insert on handling_round to yiping_intake;
grant update (organization_id, finding, acknowledged_at, acknowledge_due_at, contacted_at, contact_due_at, handled_at, handle_due_at, answered_at,
  answer_due_at, is_taken_up, is_closed, satisfaction, is_solved) on handling_round to yiping_app;
grant select on handling_round to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'handling-figure', d.id, '2019-12-03', 1,
  '整改率 95 %（差评 100 %、反馈 100 %）、整改满意度 90、整改周期缩短一半：窗口服务质量评价体系 3.2、3.3 与红旗窗口活动方案 2.2；受理、办结、答复 100 %：红旗窗口活动方案 7.3；实名差评回访率 100 %：国办发〔2019〕51号的各地实施方案；少于 10 件不出比率、95 % 区间、统计期：产品默认',
  '{"goalPercent": {
      "acceptanceRate": 100,
      "followUpRate": 100,
      "onTimeFollowUpRate": null,
      "realNameFollowUpRate": 100,
      "rectificationRate": 100,
      "onTimeRectificationRate": 95,
      "replyRate": 100,
      "rectificationSatisfactionRate": null},
    "satisfactionGoal": 90,
    "cycleGoalPercent": 50,
    "cycleBaselineMinutes": null,
    "tooFewBelow": 10,
    "intervalZThousandths": 1960,
    "periodNaturalDays": 90,
    "periodNaturalDaysMax": 366}'::jsonb
from administrative_division d where d.division_code = '000000000000';
