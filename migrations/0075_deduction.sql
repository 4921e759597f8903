-- 测评发现: what an assessor has marked low, or what the working group takes up of what he found. It becomes a handling order; of a secret plan no
-- earlier than its results are published.
create table assessment_finding (
  id uuid primary key,
  visit_id uuid not null references assessment,
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null,
  indicator text not null check (length(indicator) between 1 and 60),
  points integer not null check (points between 0 and 10000),
  origin text not null check (origin in ('MANAGER', 'RULE')),
  account_id uuid references account,
  policy_id integer not null references policy,
  record_id uuid unique,
  found_at timestamptz not null,
  unique (visit_id, indicator),
  check ((origin = 'MANAGER') = (account_id is not null)),
  check ((origin = 'MANAGER') = (record_id is not null))
);
comment on column assessment_finding.points is 'hundredths of 100 that the mark gives';
comment on column assessment_finding.origin is 'RULE: marked below what the policy says';
comment on column assessment_finding.record_id is 'of the vault: what is to be put right, in words';
call protect_facts('assessment_finding');
create index assessment_finding_by_hall on assessment_finding (hall_id, found_at);

-- Which files of the visit show it.
create table assessment_finding_file (
  finding_id uuid not null references assessment_finding,
  file_id uuid not null references assessment_file_use,
  division_id integer not null,
  hall_id integer not null,
  primary key (finding_id, file_id)
);
call protect_facts('assessment_finding_file');

-- 工单: one order may stand for what two have found of the same window on a double visit.
create table assessment_finding_order (
  finding_id uuid primary key references assessment_finding,
  order_id uuid not null references handling_order,
  division_id integer not null,
  hall_id integer not null,
  opened_at timestamptz not null
);
call protect_facts('assessment_finding_order');
create index assessment_finding_order_by_order on assessment_finding_order (order_id);

-- Which published assessments the rule has looked through: once, under the policy of the day on which they were published.
create table assessment_finding_look (
  visit_id uuid primary key references assessment,
  looked_at timestamptz not null
);
call protect_facts('assessment_finding_look');

-- The second wall: nobody of a place finds anything of a finding before its order is open.
do $$
declare
  waiting regclass;
begin
  foreach waiting in array array['assessment_finding', 'assessment_finding_file']::regclass[] loop
    execute format('alter table %s enable row level security', waiting);
    execute format('create policy not_staff on %s to yiping_app, yiping_vault using (true) with check (true)', waiting);
  end loop;
end
$$;
create policy opened_of_the_place on assessment_finding for select to yiping_staff
  using ((hall_id = any (public.scope_halls()) or division_id = any (public.scope_divisions()))
    and exists (select from public.assessment_finding_order o where o.finding_id = id));
create policy opened_of_the_place on assessment_finding_file for select to yiping_staff
  using ((hall_id = any (public.scope_halls()) or division_id = any (public.scope_divisions()))
    and exists (select from public.assessment_finding_order o where o.finding_id = assessment_finding_file.finding_id));
call scope_rows('assessment_finding_order');
grant select, insert on assessment_finding, assessment_finding_file, assessment_finding_order, assessment_finding_look to yiping_app;
-- Never whose visit it was, nor who has made it a finding.
grant select (id, division_id, hall_id, window_id, indicator, points, origin, found_at) on assessment_finding to yiping_staff;
grant select on assessment_finding_file, assessment_finding_order to yiping_staff;

-- 负面清单扣分、弹性加分: proposed by one, answered by the unit that it is about, decided by another. The points are those of the list that was in force on
-- the day of the deed.
create table deduction (
  id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  window_id integer,
  organization_id integer not null references organization,
  kind text not null check (kind in ('DEDUCTION', 'BONUS')),
  against text not null check (against in ('WINDOW', 'HALL', 'ORGANIZATION')),
  code text not null check (code ~ '^[A-Z][A-Z_]{2,59}$'),
  points integer not null check (points between 1 and 10000),
  deed_day date not null,
  list_policy_id integer not null references policy,
  finding_id uuid references assessment_finding,
  audit_id uuid,
  policy_id integer not null references policy,
  account_id uuid not null references account,
  proposed_at timestamptz not null,
  record_id uuid not null unique,
  unique (id, account_id),
  check ((against = 'WINDOW') = (window_id is not null)),
  check (num_nonnulls(finding_id, audit_id) <= 1)
);
comment on column deduction.organization_id is 'whose it is: the unit that may answer';
comment on column deduction.against is 'to whose account it goes when it is upheld';
comment on column deduction.audit_id is 'of evaluation_audit, which lies in another migration: an evaluation that was asked about and is not true';
comment on column deduction.points is 'hundredths of 100, by the list in force on the day of the deed';
comment on column deduction.policy_id is 'in force when it was proposed: until when the unit may answer';
comment on column deduction.record_id is 'of the vault: what has happened, in words';
call protect_facts('deduction');
create index deduction_by_hall on deduction (hall_id, deed_day);
create index deduction_by_division on deduction (division_id, deed_day);
-- 一事不再罚: what has been decided of a finding, or of an audited evaluation, is not proposed again.
create unique index deduction_of_finding on deduction (finding_id) where finding_id is not null;
create unique index deduction_of_audit on deduction (audit_id) where audit_id is not null;

-- 申辩: the unit answers once.
create table deduction_answer (
  deduction_id uuid primary key references deduction,
  division_id integer not null,
  hall_id integer not null,
  account_id uuid not null references account,
  answered_at timestamptz not null,
  record_id uuid not null unique
);
call protect_facts('deduction_answer');

create table deduction_decision (
  deduction_id uuid primary key,
  proposed_by uuid not null,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('UPHELD', 'REDUCED', 'DISMISSED')),
  points integer check (points between 1 and 10000),
  ground text check (ground in ('NOT_SHOWN', 'NOT_THEIRS', 'GOOD_FAITH_EXEMPTION', 'OTHER')),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  record_id uuid not null unique,
  foreign key (deduction_id, proposed_by) references deduction (id, account_id),
  check (account_id <> proposed_by),
  check ((outcome = 'DISMISSED') = (points is null)),
  check ((outcome = 'DISMISSED') = (ground is not null))
);
comment on table deduction_decision is 'nobody decides on what he has proposed himself';
comment on column deduction_decision.ground is '善意容缺受理免责 is GOOD_FAITH_EXEMPTION';
call protect_facts('deduction_decision');

create table deduction_file (
  id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  digest bytea not null check (length(digest) = 16),
  account_id uuid not null references account,
  kept_at timestamptz not null
);
comment on table deduction_file is 'photos and documents; their bytes are sealed in pieces like all evidence (evidence_chunk)';
call protect_facts('deduction_file');
create index deduction_file_by_time on deduction_file (kept_at);
create index deduction_file_by_account on deduction_file (account_id, kept_at);

create table deduction_file_use (
  file_id uuid primary key references deduction_file,
  deduction_id uuid not null references deduction,
  step text not null check (step in ('PROPOSAL', 'ANSWER')),
  division_id integer not null,
  hall_id integer not null
);
call protect_facts('deduction_file_use');
create index deduction_file_use_by_deduction on deduction_file_use (deduction_id);

create or replace function refuse_chunk_of_nothing() returns trigger
  language plpgsql as $$
begin
  if not exists (select from public.evidence_file where id = new.file_id) then
    if not exists (select from public.assessment_file where id = new.file_id)
      and not exists (select from public.deduction_file where id = new.file_id) then
      raise exception 'CHUNK_OF_NOTHING: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23503';
    end if;
  end if;
  return new;
end
$$;
create or replace function refuse_named_evidence() returns trigger
  language plpgsql as $$
begin
  if exists (select from public.evidence_use where file_id = old.file_id)
    or exists (select from public.assessment_file_use where file_id = old.file_id)
    or exists (select from public.deduction_file_use where file_id = old.file_id) then
    if not exists (select from vault.erasure where record_id = old.file_id) then
      raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
    end if;
  end if;
  return old;
end
$$;

call scope_rows('deduction');
call scope_rows('deduction_answer');
call scope_rows('deduction_decision');
call scope_rows('deduction_file');
call scope_rows('deduction_file_use');
grant select, insert on deduction, deduction_answer, deduction_decision, deduction_file, deduction_file_use to yiping_app;
grant select on deduction, deduction_answer, deduction_decision, deduction_file_use to yiping_staff;
grant select (id, division_id, hall_id, media_type, bytes) on deduction_file to yiping_staff;

-- Taken in at the full hour among much else: nobody who watches the log sees that a secret visit has found something.
call ledger.log_facts('assessment_finding', 9, 'id visit_id division_id hall_id window_id indicator points origin account_id policy_id record_id found_at');
call ledger.log_facts('assessment_finding_file', 9, 'finding_id file_id division_id hall_id');
call ledger.log_facts('assessment_finding_order', 9, 'finding_id order_id division_id hall_id opened_at');
call ledger.log_facts('deduction', 9, 'id division_id hall_id window_id organization_id kind against code points deed_day list_policy_id finding_id audit_id policy_id account_id proposed_at record_id');
call ledger.log_facts('deduction_answer', 9, 'deduction_id division_id hall_id account_id answered_at record_id');
call ledger.log_facts('deduction_decision', 9, 'deduction_id proposed_by division_id hall_id outcome points ground account_id decided_at record_id');
call ledger.log_facts('deduction_file', 9, 'id division_id hall_id media_type bytes digest account_id kept_at');
call ledger.log_facts('deduction_file_use', 9, 'file_id deduction_id step division_id hall_id');

insert into policy (word, division_id, effective_from, version, source, body)
select 'assessment-finding', d.id, '2019-12-03', 1,
  '低分需整改：打分制监督机制；单项低于 40 分自动转整改工单、说明 1000 字、每项 5 件证据：本平台的建议（2026-11），均由各地规定',
  '{"belowHundredths": 4000, "wordsCodePointsMax": 1000, "filesMax": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';

insert into policy (word, division_id, effective_from, version, source, body)
select 'deduction', d.id, '2019-12-03', 1,
  '“负面清单+正面引导”、禁止拒绝评价与引导好评：服务窗口评价实施方案 7.4；弹性加分：行政大观 2023 三（二）；不得强迫、干扰，不得打击报复：国办发〔2019〕51号；善意容缺受理免责：红旗窗口活动方案 5.3、7.3；各项分值、5 个工作日申辩期、183 天追溯期、以明察或抽查为据的行为日不早于当天前 7 天：本平台的建议（2026-11），均由各地规定',
  '{"answerWithin": {"count": 5, "unit": "WORKING_DAYS"},
    "deedWithinNaturalDays": 183,
    "deedBeforeBasisNaturalDays": 7,
    "wordsCodePointsMax": 2000,
    "items": [
      {"code": "EVALUATION_REFUSED", "kind": "DEDUCTION", "points": 500, "admitsGoodFaith": false,
       "nameZh": "拒绝或阻挠群众评价", "nameEn": "An evaluation was refused or hindered", "source": "服务窗口评价实施方案 7.4"},
      {"code": "PRAISE_INDUCED", "kind": "DEDUCTION", "points": 500, "admitsGoodFaith": false,
       "nameZh": "引导、诱导好评", "nameEn": "Praise was led to or induced", "source": "服务窗口评价实施方案 7.4；打分制监督机制（工作人员诱导高分）"},
      {"code": "EVALUATED_FOR_CITIZEN", "kind": "DEDUCTION", "points": 1000, "admitsGoodFaith": false,
       "nameZh": "代替群众评价", "nameEn": "Staff evaluated in the citizen’s place", "source": "本平台的建议；评价真实性：服务窗口评价实施方案 6.3"},
      {"code": "EVALUATION_FORCED", "kind": "DEDUCTION", "points": 1000, "admitsGoodFaith": false,
       "nameZh": "强迫、干扰评价", "nameEn": "An evaluation was forced or interfered with", "source": "国办发〔2019〕51号"},
      {"code": "EVALUATION_FAKED", "kind": "DEDUCTION", "points": 1500, "admitsGoodFaith": false,
       "nameZh": "刷好评、评价数据造假", "nameEn": "Evaluations were made up", "source": "国办发〔2019〕51号"},
      {"code": "RETALIATION", "kind": "DEDUCTION", "points": 2000, "admitsGoodFaith": false,
       "nameZh": "打击报复评价人", "nameEn": "Somebody was punished for an evaluation", "source": "国办发〔2019〕51号"},
      {"code": "EVALUATOR_LEAKED", "kind": "DEDUCTION", "points": 1000, "admitsGoodFaith": false,
       "nameZh": "泄露评价人信息", "nameEn": "It was told who had evaluated", "source": "国办发〔2019〕51号"},
      {"code": "FAVOURS_TAKEN", "kind": "DEDUCTION", "points": 2000, "admitsGoodFaith": false,
       "nameZh": "吃拿卡要", "nameEn": "Favours were asked for or taken", "source": "红旗窗口活动方案 7.3"},
      {"code": "BUCK_PASSED", "kind": "DEDUCTION", "points": 300, "admitsGoodFaith": true,
       "nameZh": "推诿扯皮", "nameEn": "People were sent from one to the other", "source": "红旗窗口活动方案 7.3"},
      {"code": "NOT_TOLD_AT_ONCE", "kind": "DEDUCTION", "points": 200, "admitsGoodFaith": true,
       "nameZh": "未一次性告知", "nameEn": "Not everything was told at once", "source": "服务窗口评价实施方案、红旗窗口活动方案（一次性告知完整率）"},
      {"code": "ACCEPTED_INCOMPLETE", "kind": "DEDUCTION", "points": 200, "admitsGoodFaith": true,
       "nameZh": "材料不全违规受理", "nameEn": "Accepted against the rules though papers were missing", "source": "本平台的建议；容缺受理及其免责：红旗窗口活动方案 5.3"},
      {"code": "SERVICE_EXTENDED", "kind": "BONUS", "points": 300, "admitsGoodFaith": false,
       "nameZh": "在现有职责基础上扩大服务范围", "nameEn": "Served more than had to be", "source": "行政大观 2023 三（二）"},
      {"code": "INNOVATION", "kind": "BONUS", "points": 500, "admitsGoodFaith": false,
       "nameZh": "优化营商环境等创新服务举措", "nameEn": "A new way of serving", "source": "行政大观 2023 三（二）"},
      {"code": "ACTIVE_SERVICE", "kind": "BONUS", "points": 200, "admitsGoodFaith": false,
       "nameZh": "主动服务", "nameEn": "Served of one’s own accord", "source": "服务窗口评价实施方案 7.4"},
      {"code": "COOPERATION", "kind": "BONUS", "points": 300, "admitsGoodFaith": false,
       "nameZh": "部门协同表现突出", "nameEn": "Departments worked together outstandingly", "source": "红旗窗口活动方案 5.3"}
    ]}'::jsonb
from administrative_division d where d.division_code = '000000000000';
