-- 意见征集: what people say where they are asked to talk (企业座谈会, 政务服务开放日, 访谈, 焦点小组) or leave in the suggestion box (意见箱), and what becomes of it.
-- Who took part stands nowhere: they are counted by group.
create table opinion_session (
  id uuid primary key,
  kind text not null check (kind in ('ENTERPRISE_FORUM', 'OPEN_DAY', 'INTERVIEW', 'FOCUS_GROUP')),
  day date not null,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  item_id integer references service_item,
  host_organization_id integer not null references organization,
  topic text not null check (length(topic) between 1 and 200),
  groups jsonb not null check (jsonb_typeof(groups) = 'object'),
  consent text not null check (consent in ('WRITTEN', 'SPOKEN', 'REFUSED')),
  guide_code text,
  guide_questions text[] not null,
  policy_id integer not null references policy,
  account_id uuid references account,
  recorded_at timestamptz not null
);
comment on column opinion_session.groups is 'by the code of the group: how many of them took part';
comment on column opinion_session.consent is 'whether those who took part agreed to be recorded; refused: no file is kept of it';
comment on column opinion_session.guide_code is 'a guide of the policy; null: the questions were made for this session';
call protect_facts('opinion_session');
create index opinion_session_by_day on opinion_session (day, id);

-- 记录: numbered statements, each by the group of who said it. Corrected by another version, with a reason; the statements are sealed under the record.
create table opinion_protocol (
  session_id uuid not null references opinion_session,
  version smallint not null check (version >= 1),
  division_id integer not null,
  hall_id integer,
  groups text[] not null check (cardinality(groups) between 1 and 500),
  images text[] not null check (cardinality(images) = cardinality(groups)),
  reason text,
  record_id uuid not null unique,
  account_id uuid references account,
  recorded_at timestamptz not null,
  primary key (session_id, version),
  check ((version = 1) = (reason is null))
);
comment on column opinion_protocol.groups is 'by the number of the statement: of which group was who said it';
comment on column opinion_protocol.images is 'keyed images of the statements, in hex: what is the same in another version is coded already';
call protect_facts('opinion_protocol');

create table opinion_file (
  id uuid primary key,
  session_id uuid not null references opinion_session,
  division_id integer not null,
  hall_id integer,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  digest bytea not null check (length(digest) = 16),
  account_id uuid references account,
  kept_at timestamptz not null
);
comment on table opinion_file is 'photos and documents of a session; their bytes are sealed in pieces like all evidence (evidence_chunk)';
call protect_facts('opinion_file');
create index opinion_file_by_session on opinion_file (session_id, id);

-- 编码: each coder alone, all statements of a version at once.
create table opinion_coding (
  session_id uuid not null,
  version smallint not null,
  number smallint not null check (number >= 1),
  account_id uuid not null references account,
  division_id integer not null,
  hall_id integer,
  codes text[] not null check (cardinality(codes) between 1 and 20),
  at timestamptz not null,
  primary key (session_id, version, number, account_id),
  foreign key (session_id, version) references opinion_protocol
);
comment on column opinion_coding.codes is 'of the code book of the policy; the first is the main one, by which coders are compared';
call protect_facts('opinion_coding');

-- Where two coders lay apart: settled by a third, or by one of them after both have talked.
create table opinion_settlement (
  session_id uuid not null,
  version smallint not null,
  number smallint not null check (number >= 1),
  division_id integer not null,
  hall_id integer,
  codes text[] not null check (cardinality(codes) between 1 and 20),
  way text not null check (way in ('THIRD', 'TALK')),
  reason text not null check (length(reason) >= 1),
  account_id uuid not null references account,
  at timestamptz not null,
  primary key (session_id, version, number),
  foreign key (session_id, version) references opinion_protocol
);
call protect_facts('opinion_settlement');

-- 意见箱: in plain stands that something was said, where and when. The words, the contact and the receipt are sealed under the record of its number.
create table suggestion (
  id uuid primary key,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  window_id integer references service_window,
  item_id integer references service_item,
  has_contact boolean not null,
  policy_id integer not null references policy,
  received_at timestamptz not null,
  idempotency_key_hash bytea not null unique check (octet_length(idempotency_key_hash) = 16),
  request_hash bytea not null check (octet_length(request_hash) = 16),
  check (window_id is null or hall_id is not null)
);
call protect_facts('suggestion');
create index suggestion_by_time on suggestion (received_at, id);

-- 意见: what follows from statements and suggestions, in words that everybody may read.
create table opinion_finding (
  id uuid primary key,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  window_id integer references service_window,
  item_id integer references service_item,
  codes text[] not null check (cardinality(codes) between 1 and 20),
  words text not null check (length(words) >= 1),
  policy_id integer not null references policy,
  account_id uuid not null references account,
  found_at timestamptz not null,
  check (window_id is null or hall_id is not null)
);
call protect_facts('opinion_finding');
create index opinion_finding_by_time on opinion_finding (found_at, id);

create table opinion_ground (
  finding_id uuid not null references opinion_finding,
  sequence smallint not null check (sequence >= 1),
  division_id integer not null,
  hall_id integer,
  session_id uuid,
  version smallint,
  number smallint,
  suggestion_id uuid references suggestion,
  primary key (finding_id, sequence),
  unique nulls not distinct (finding_id, session_id, version, number, suggestion_id),
  foreign key (session_id, version) references opinion_protocol,
  check ((session_id is null) = (suggestion_id is not null)),
  check ((session_id is null) = (version is null) and (session_id is null) = (number is null))
);
comment on table opinion_ground is 'what a finding rests on: a statement of a version of a protocol, or a suggestion';
call protect_facts('opinion_ground');
create index opinion_ground_by_session on opinion_ground (session_id) where session_id is not null;
create index opinion_ground_by_suggestion on opinion_ground (suggestion_id) where suggestion_id is not null;

-- 办理: taken up, which opens a handling order; answered; or declined. Each says why, to everybody.
create table opinion_decision (
  finding_id uuid primary key references opinion_finding,
  division_id integer not null,
  hall_id integer,
  outcome text not null check (outcome in ('TAKEN_UP', 'ANSWERED', 'DECLINED')),
  order_id uuid unique references handling_order,
  words text not null check (length(words) >= 1),
  account_id uuid not null references account,
  decided_at timestamptz not null,
  check ((outcome = 'TAKEN_UP') = (order_id is not null))
);
call protect_facts('opinion_decision');
create index opinion_decision_by_time on opinion_decision (decided_at, finding_id);

create table suggestion_step (
  suggestion_id uuid primary key references suggestion,
  division_id integer not null,
  hall_id integer,
  kind text not null check (kind in ('MERGED', 'FOUND', 'ANSWERED', 'DECLINED')),
  into_id uuid references suggestion,
  finding_id uuid references opinion_finding,
  record_id uuid unique,
  account_id uuid not null references account,
  at timestamptz not null,
  check ((kind = 'MERGED') = (into_id is not null) and (kind = 'FOUND') = (finding_id is not null)),
  check ((kind in ('ANSWERED', 'DECLINED')) = (record_id is not null)),
  check (into_id <> suggestion_id)
);
comment on table suggestion_step is 'one for each: two who act at once collide, and the second is told';
comment on column suggestion_step.into_id is 'another of the same matter: what becomes of that one becomes of this';
comment on column suggestion_step.record_id is 'of the vault: what whoever said it is told';
call protect_facts('suggestion_step');
create index suggestion_step_by_head on suggestion_step (into_id) where into_id is not null;

-- Opinions that are taken up have a source of their own among the orders.
alter table handling_order drop constraint handling_order_source_check;
alter table handling_order add constraint handling_order_source_check
  check (source in ('EVALUATION', 'COMPLAINT', 'ALERT', 'INSPECTION', 'OPINION'));

-- Files of sessions are sealed like those of orders and of visits; a session need not have been in a hall.
alter table evidence_chunk alter column hall_id drop not null;
create or replace function refuse_chunk_of_nothing() returns trigger
  language plpgsql as $$
begin
  if not exists (select from public.evidence_file where id = new.file_id) then
    if not exists (select from public.assessment_file where id = new.file_id)
      and not exists (select from public.deduction_file where id = new.file_id)
      and not exists (select from public.opinion_file where id = new.file_id) then
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
    or exists (select from public.deduction_file_use where file_id = old.file_id)
    or exists (select from public.opinion_file where id = old.file_id) then
    if not exists (select from vault.erasure where record_id = old.file_id) then
      raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
    end if;
  end if;
  return old;
end
$$;

call scope_rows('opinion_session');
call scope_rows('opinion_protocol');
call scope_rows('opinion_file');
call scope_rows('opinion_coding');
call scope_rows('opinion_settlement');
call scope_rows('opinion_finding');
call scope_rows('opinion_ground');
call scope_rows('opinion_decision');
call scope_rows('suggestion');
call scope_rows('suggestion_step');
grant select, insert on opinion_session, opinion_protocol, opinion_file, opinion_coding, opinion_settlement, opinion_finding, opinion_ground, opinion_decision,
  suggestion, suggestion_step to yiping_app;
grant select on opinion_session, opinion_protocol, opinion_file, opinion_coding, opinion_settlement, opinion_finding, opinion_ground, opinion_decision,
  suggestion_step to yiping_staff;
grant select (id, division_id, hall_id, window_id, item_id, has_contact, policy_id, received_at) on suggestion to yiping_staff;
-- Erasing what somebody left in the box erases what he was told.
grant select on opinion_protocol, opinion_file, suggestion, suggestion_step to yiping_vault;

call ledger.log_facts('opinion_session', 9,
  'id kind day division_id hall_id item_id host_organization_id topic groups consent guide_code guide_questions policy_id account_id recorded_at');
call ledger.log_facts('opinion_protocol', 9, 'session_id version division_id hall_id groups images reason record_id account_id recorded_at');
call ledger.log_facts('opinion_file', 9, 'id session_id division_id hall_id media_type bytes digest account_id kept_at');
call ledger.log_facts('opinion_coding', 9, 'session_id version number account_id division_id hall_id codes at');
call ledger.log_facts('opinion_settlement', 9, 'session_id version number division_id hall_id codes way reason account_id at');
call ledger.log_facts('suggestion', 9,
  'id division_id hall_id window_id item_id has_contact policy_id received_at idempotency_key_hash request_hash');
call ledger.log_facts('opinion_finding', 9, 'id division_id hall_id window_id item_id codes words policy_id account_id found_at');
call ledger.log_facts('opinion_ground', 9, 'finding_id sequence division_id hall_id session_id version number suggestion_id');
call ledger.log_facts('opinion_decision', 9, 'finding_id division_id hall_id outcome order_id words account_id decided_at');
call ledger.log_facts('suggestion_step', 9, 'suggestion_id division_id hall_id kind into_id finding_id record_id account_id at');

insert into policy (word, division_id, effective_from, version, source, body)
select 'opinion', d.id, '2019-12-03', 1,
  '定期召开企业座谈会、举办政务服务开放日：“好差评”机制一文引烟台市工作实施方案；五个维度：服务窗口评价实施方案 4.2；意见箱 100 % 受理、办结、答复：红旗窗口活动方案 7.3；编码表、参加者分类、提纲、访谈和焦点小组由两人独立编码、意见 5 个工作日内答复：本平台的建议（2026-11），均由各地规定',
  '{"codeBook": [
      {"code": "TANGIBLES", "family": "SERVQUAL", "name": {"zh": "有形性", "en": "Tangibles"}, "definition": {"zh": "场所、设施、标识、人员仪表", "en": "Premises, equipment, signs, how staff look"}},
      {"code": "RELIABILITY", "family": "SERVQUAL", "name": {"zh": "可靠性", "en": "Reliability"}, "definition": {"zh": "承诺的时限和结果是否兑现，办得对不对", "en": "Whether what was promised is kept, in time and without errors"}},
      {"code": "RESPONSIVENESS", "family": "SERVQUAL", "name": {"zh": "响应性", "en": "Responsiveness"}, "definition": {"zh": "等候、答复、办理是否及时", "en": "How soon one is served, answered and done with"}},
      {"code": "ASSURANCE", "family": "SERVQUAL", "name": {"zh": "保证性", "en": "Assurance"}, "definition": {"zh": "业务能力、诚信、说法是否一致", "en": "Whether staff know their business, are honest and say the same"}},
      {"code": "EMPATHY", "family": "SERVQUAL", "name": {"zh": "移情性", "en": "Empathy"}, "definition": {"zh": "是否顾及老年人、残疾人、企业等各自的需要", "en": "Whether the needs of the elderly, the disabled, enterprises are met"}},
      {"code": "RULES", "family": "CAUSE", "name": {"zh": "制度原因", "en": "Rules"}, "definition": {"zh": "规定、流程、材料要求本身的问题", "en": "The rule, the procedure or the list of materials itself"}},
      {"code": "SYSTEMS", "family": "CAUSE", "name": {"zh": "系统原因", "en": "Systems"}, "definition": {"zh": "信息系统、数据共享、线上渠道的问题", "en": "Computer systems, shared data, online channels"}},
      {"code": "RESOURCES", "family": "CAUSE", "name": {"zh": "资源原因", "en": "Resources"}, "definition": {"zh": "窗口、人手、时间不足", "en": "Too few windows, hands or hours"}},
      {"code": "OTHER", "family": "OTHER", "name": {"zh": "其他", "en": "Other"}, "definition": {"zh": "以上都不是", "en": "None of these"}}],
    "groups": [
      {"code": "ENTERPRISE_AGENT", "name": {"zh": "企业经办人", "en": "Agents of enterprises"}},
      {"code": "ENTERPRISE_HEAD", "name": {"zh": "企业负责人", "en": "Heads of enterprises"}},
      {"code": "INTERMEDIARY", "name": {"zh": "代办、中介人员", "en": "Intermediaries"}},
      {"code": "CITIZEN", "name": {"zh": "办事群众", "en": "Citizens"}},
      {"code": "ELDERLY", "name": {"zh": "老年人", "en": "Elderly people"}},
      {"code": "DISABLED", "name": {"zh": "残疾人", "en": "Disabled people"}},
      {"code": "WINDOW_STAFF", "name": {"zh": "窗口人员", "en": "Window staff"}},
      {"code": "HOST", "name": {"zh": "主持人", "en": "Host"}}],
    "guides": [
      {"code": "FORUM", "kinds": ["ENTERPRISE_FORUM", "OPEN_DAY"], "title": {"zh": "座谈会、开放日提纲", "en": "Guide for forums and open days"},
        "questions": [{"zh": "最近一次办事，哪一步最费时间？", "en": "On your last visit, which step took the most time?"},
          {"zh": "哪些材料您认为可以不交？", "en": "Which documents, do you think, need not be asked for?"},
          {"zh": "线上办理在哪里走不通？", "en": "Where do you get stuck online?"},
          {"zh": "您最希望先改哪一件事？", "en": "What should be changed first?"}]},
      {"code": "SERVICE_QUALITY", "kinds": ["INTERVIEW", "FOCUS_GROUP"], "title": {"zh": "服务质量访谈提纲", "en": "Guide on service quality"},
        "questions": [{"zh": "请从进门到离开，讲讲最近一次办事的经过。", "en": "Please tell us of your last visit, from coming in to leaving."},
          {"zh": "哪里与承诺的不一样？", "en": "What was not as promised?"},
          {"zh": "有问题时，有没有人及时、说得清楚地帮您？", "en": "When there was a problem, did somebody help soon and clearly?"},
          {"zh": "环境和设施对您有什么不便？", "en": "What about the place was difficult for you?"},
          {"zh": "您的特别需要被照顾到了吗？", "en": "Were your own needs met?"}]}],
    "codersMin": {"ENTERPRISE_FORUM": 1, "OPEN_DAY": 1, "INTERVIEW": 2, "FOCUS_GROUP": 2},
    "codesMax": 3, "alphaUnitsMin": 5, "statementsMax": 200, "wordsCodePointsMax": 1000, "filesMax": 20,
    "answerWithin": {"count": 5, "unit": "WORKING_DAYS"}}'::jsonb
from administrative_division d where d.division_code = '000000000000';

-- Whose matter a suggestion is: what is served at which window; for everybody to read.
grant select on window_item to yiping_staff;
