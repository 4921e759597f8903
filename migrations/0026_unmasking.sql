-- Who was shown a personal value whole, which, of what, and for what purpose. Never the value. The reason in the asker's own words
-- may name somebody: it is sealed (field “reason” of this record). Never changed: it is what a check by the discipline inspectors reads.
create table unmasking (
  id uuid primary key,
  case_id uuid not null references service_case,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  account_id uuid not null references account,
  field text not null check (field ~ '^[a-z][a-z-]{1,39}$'),
  purpose text not null check (purpose ~ '^[A-Z][A-Z_]{1,39}$'),
  policy_id integer not null references policy,
  shown_at timestamptz not null
);
create index unmasking_by_account on unmasking (account_id, shown_at);
call protect_facts('unmasking');
call scope_rows('unmasking');
grant select, insert on unmasking to yiping_app;

insert into policy (word, division_id, effective_from, version, source, body)
select 'unmasking', d.id, '2019-12-03', 1,
  '查看完整个人信息须有明确、合理的目的并与处理目的直接相关：个人信息保护法第六条；每小时次数、理由字数：产品默认',
  '{"perHourMax": 20, "reasonCodePointsMin": 6, "reasonCodePointsMax": 200, "purposes": [
    {"code": "FOLLOW_UP", "nameZh": "回访评价人", "nameEn": "follow up with the evaluator"},
    {"code": "COMPLAINT", "nameZh": "核实投诉举报", "nameEn": "look into a complaint"},
    {"code": "DATA_SUBJECT", "nameZh": "办理本人的查阅、更正、删除请求", "nameEn": "serve a request of the person concerned"},
    {"code": "DATA_QUALITY", "nameZh": "核对报送数据差错", "nameEn": "check an error in reported data"}]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
