-- 问题台账: what was found when a bad evaluation was verified, and for the how manieth time. A row for every verification that found a problem;
-- of an order verified anew the last one counts. What was found then is not changed by what becomes known later.
create table problem_entry (
  order_id uuid not null,
  sequence integer not null,
  division_id integer not null,
  hall_id integer not null,
  window_id integer,
  item_id integer,
  kinds text[] not null,
  opened_at timestamptz not null,
  found_at timestamptz not null,
  occurrence smallint not null check (occurrence >= 1),
  previous uuid[] not null,
  policy_id integer not null references policy,
  primary key (order_id, sequence),
  foreign key (order_id, sequence) references handling_event (order_id, sequence),
  check ((occurrence = 1) = (cardinality(previous) = 0))
);
comment on column problem_entry.kinds is 'codes of the policy; empty: nobody has said what the problem is';
comment on column problem_entry.occurrence is '1 the first time; more: found again after it was closed as mended';
comment on column problem_entry.previous is 'the orders after whose closure it was found again: each of them names those before it';
create index problem_entry_by_hall on problem_entry (hall_id, found_at);
create index problem_entry_by_finding on problem_entry (found_at, order_id);
call protect_facts('problem_entry');
call scope_rows('problem_entry');
grant select, insert on problem_entry to yiping_app;
grant select on problem_entry to yiping_staff;
-- Verifications are looked for that have no entry yet: those of orders that were verified before entries were kept.
create index handling_event_found on handling_event (at, order_id, sequence) where kind = 'VERIFIED' and facts ->> 'finding' <> 'NO_LEGAL_BASIS';

insert into policy (word, division_id, effective_from, version, source, body)
select 'problem-entry', d.id, '2019-12-03', 1,
  '同一窗口同类问题整改后再次出现须单独标出：服务窗口评价实施方案 2.3（问题多次发现、次年仍存在的案例）；评价内容编码：全国一体化平台好差评评价内容；问题分类、同窗口或同事项、一年之内、提醒次数、导出行数：产品默认，由各地规定',
  '{"kinds": [
      {"code": "EXTRA_CONDITIONS", "nameZh": "指南之外加条件、加材料", "nameEn": "Conditions or documents beyond the guide", "tags": ["108", "109", "101", "107"]},
      {"code": "TIME_LIMIT", "nameZh": "超过办理时限", "nameEn": "Not finished in time", "tags": ["110", "209", "103"]},
      {"code": "GUIDANCE", "nameZh": "指南、清单、样本有错或缺失", "nameEn": "Guide, list or sample wrong or missing", "tags": ["111", "207", "208", "201", "202"]},
      {"code": "REPEATED_DOCUMENTS", "nameZh": "材料重复提交", "nameEn": "Documents demanded again", "tags": ["210", "203"]},
      {"code": "ONLINE", "nameZh": "承诺网办却办不了", "nameEn": "Promised online, not possible online", "tags": ["112", "211", "102"]},
      {"code": "TRIPS", "nameZh": "多头跑、多次跑", "nameEn": "Too many trips", "tags": ["113", "114", "104", "105", "106", "204"]},
      {"code": "QUEUE", "nameZh": "排队叫号", "nameEn": "Queueing", "tags": ["212", "205", "206"]},
      {"code": "SKILL", "nameZh": "业务不熟练", "nameEn": "Business not known well", "tags": ["213"]},
      {"code": "ATTITUDE", "nameZh": "服务态度与效率", "nameEn": "Attitude and efficiency", "tags": ["115", "214"]},
      {"code": "FACILITIES", "nameZh": "设施设备", "nameEn": "Facilities and devices", "tags": []}],
    "sameAt": ["WINDOW", "ITEM"],
    "recursWithinNaturalDays": 366,
    "tellSupervisorFrom": 2,
    "tellReviewersFrom": 3,
    "exportRowsMax": 20000}'::jsonb
from administrative_division d where d.division_code = '000000000000';
