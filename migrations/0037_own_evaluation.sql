-- 本人评价: which evaluations are about whom at the windows. Brought together once a day from the day before, so that whoever evaluates
-- waits for no further index; told to nobody before the policy’s days, and only in company.
create table staff_evaluation (
  staff_id integer not null references window_staff,
  day date not null,
  evaluation_id uuid not null,
  division_id integer not null,
  hall_id integer not null,
  primary key (staff_id, day, evaluation_id)
);
comment on column staff_evaluation.day is 'on which it was received; a day is brought when it is over';
call protect_facts('staff_evaluation');

create table staff_evaluation_day (
  day date primary key,
  evaluations integer not null check (evaluations >= 0)
);
comment on table staff_evaluation_day is 'days that have been brought, each once';
call protect_facts('staff_evaluation_day');

-- 本人说明: what the rated person says to an evaluation, once, beside it. The words are sealed.
create table staff_statement (
  evaluation_id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  made_at timestamptz not null,
  record_id uuid not null unique
);
call protect_facts('staff_statement');

call scope_rows('staff_evaluation');
call scope_rows('staff_statement');

grant select, insert on staff_evaluation, staff_evaluation_day, staff_statement to yiping_app;
grant select on staff_evaluation, staff_statement to yiping_staff, yiping_vault;

insert into policy (word, division_id, effective_from, version, source, body)
select 'own-evaluation', d.id, '2019-12-03', 1,
  '评价人受保护、不得被打击报复：国务院办公厅关于建立政务服务“好差评”制度的意见（国办发〔2019〕51号）；每批最少条数、延后天数、屏蔽词：产品默认',
  '{"groupMin": 10, "toldAfterNaturalDays": 3,
    "maskedWords": ["混蛋", "王八蛋", "傻逼", "傻叉", "煞笔", "白痴", "脑残", "废物", "垃圾东西", "去死", "滚蛋", "狗东西", "他妈的", "妈的", "操你", "贱人", "不要脸", "人渣", "畜生"]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
