-- Policies as their administrators see them: what each rule is taken from, until when a version holds, packs of what documents of regions say, and
-- two people for every change: one proposes, another puts in force.

-- Of what has a source of its own, by JSON pointer into the body; the rest is as the document in `source` says.
alter table policy
  add column effective_until date check (effective_until > effective_from),
  add column sources jsonb not null default '{}',
  add column proposal_id uuid unique;
comment on column policy.effective_until is 'the first day on which it holds no more; null: until a later one comes';

-- 政策包: what one document of one region says of one policy. Taken over by a proposal, never by itself.
create table policy_pack (
  code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{1,30}$'),
  word text not null check (word ~ '^[a-z][a-z-]{1,40}$'),
  -- Whose document it is; null: of a place that is not named, or of none.
  division_code text check (division_code ~ '^[0-9]{12}$'),
  name_zh text not null,
  name_en text not null,
  document text not null,
  rules jsonb not null,
  note text
);
call protect_facts('policy_pack');
grant select on policy_pack to yiping_app;

create table policy_proposal (
  id uuid primary key,
  word text not null check (word ~ '^[a-z][a-z-]{1,40}$'),
  division_id integer not null references administrative_division,
  effective_from date not null,
  effective_until date check (effective_until > effective_from),
  source text not null check (length(source) > 0),
  sources jsonb not null,
  body jsonb not null,
  -- What it was made of: where another is in force by then, it is proposed anew.
  base_policy_id integer not null references policy,
  proposed_by uuid not null references account,
  proposed_at timestamptz not null,
  unique (id, proposed_by)
);
call protect_facts('policy_proposal');
create index policy_proposal_by_division on policy_proposal (division_id, proposed_at);

-- Nobody puts in force what he has proposed himself.
create table policy_proposal_end (
  proposal_id uuid primary key,
  proposed_by uuid not null,
  outcome text not null check (outcome in ('ADOPTED', 'REJECTED', 'WITHDRAWN')),
  account_id uuid not null references account,
  ended_at timestamptz not null,
  reason text,
  foreign key (proposal_id, proposed_by) references policy_proposal (id, proposed_by),
  check (case outcome when 'WITHDRAWN' then account_id = proposed_by else account_id <> proposed_by end)
);
call protect_facts('policy_proposal_end');

alter table policy add foreign key (proposal_id) references policy_proposal;
grant select, insert on policy_proposal, policy_proposal_end to yiping_app;
grant insert on policy to yiping_app;

-- Whoever serves requests puts nothing in force but what another person has adopted, word for word.
create function refuse_policy_of_nobody() returns trigger
  language plpgsql as $$
begin
  if not exists (
    select from policy_proposal p join policy_proposal_end e on e.proposal_id = p.id
    where p.id = new.proposal_id and e.outcome = 'ADOPTED' and p.word = new.word and p.division_id = new.division_id
      and p.effective_from = new.effective_from and p.effective_until is not distinct from new.effective_until
      and p.source = new.source and p.sources = new.sources and p.body = new.body
  ) then
    raise exception 'POLICY_OF_NOBODY: % was put in force without an adopted proposal', new.word using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger refuse_policy_of_nobody before insert on policy
  for each row when (current_user = 'yiping_app') execute function refuse_policy_of_nobody();

-- A year's notice and a local decision, by whom: beside the rows that the migrations brought.
alter table working_calendar_year add column document_no text, add column account_id uuid references account;
alter table working_calendar_day add column account_id uuid references account;

insert into policy (word, division_id, effective_from, version, source, body)
select 'wording', d.id, '2019-12-03', 1,
  '差评、申诉、追评：国办发〔2019〕51号与各地办法通用；待提升名单（红黑榜之“黑榜”对外的说法）：服务窗口评价实施方案 6.4、7.4；整改不实、系统拨测：产品默认，由各地规定',
  '{"terms": {
    "NEGATIVE_EVALUATION": {"zh-CN": "差评", "en": "Bad evaluation"},
    "HANDLING_ORDER": {"zh-CN": "差评工单", "en": "Handling order"},
    "APPEAL": {"zh-CN": "申诉", "en": "Appeal"},
    "SUPPLEMENTARY_EVALUATION": {"zh-CN": "追评", "en": "Supplementary evaluation"},
    "LOW_RANKED_LIST": {"zh-CN": "待提升名单", "en": "To be improved"},
    "FALSE_CLOSURE": {"zh-CN": "整改不实", "en": "Closed without being put right"},
    "DAILY_DRILL": {"zh-CN": "系统拨测", "en": "Daily drill"}}}'::jsonb
from administrative_division d where d.division_code = '000000000000';

-- Days of publication are those of the document or report that was at hand; null where none was found.
insert into policy_pack (code, word, division_code, name_zh, name_en, document, note, rules) values
  ('SOURCE-000', 'handling', null, '服务窗口评价实施方案', 'Plan for evaluating service windows', '服务窗口评价实施方案 5.2', null, '[
    {"at": "/clocks/PLAN", "value": {"count": 3, "unit": "WORKING_DAYS"}, "text": "服务窗口评价实施方案 5.2：3 个工作日内提交整改方案", "publishedOn": null, "url": null, "mayBeLaxer": false},
    {"at": "/clocks/HANDLE", "value": {"count": 15, "unit": "WORKING_DAYS"}, "text": "服务窗口评价实施方案 5.2：15 个工作日内完成整改并申请复核", "publishedOn": null, "url": null, "mayBeLaxer": false}]'),
  ('SOURCE-001', 'appeal', null, '政务服务大厅“好差评”机制运行现状、问题及对策', 'The good-bad-review mechanism: state, problems, remedies', '行政大观 2023，三（三）', null, '[
    {"at": "/grounds", "value": ["MISPRESSED", "WRONG_OBJECT", "MALICIOUS"], "text": "行政大观 2023 三（三）：误评或恶意差评可申诉", "publishedOn": null, "url": null, "mayBeLaxer": false},
    {"at": "/decidedBy", "value": {"kind": "LEVEL_UP"}, "text": "行政大观 2023 三（三）：经管理部门核实", "publishedOn": null, "url": null, "mayBeLaxer": false}]'),
  ('SOURCE-002', 'handling', null, '红旗窗口活动实施方案', 'Red-flag window campaign', '红旗窗口活动实施方案 2.2、6.3、7.3', '要求差评件 100% 整改、100% 反馈，超时与未整改自动预警，未定时限：是指标，不是时钟', '[]'),
  ('SOURCE-003', 'handling', null, '打分制监督机制', 'Supervision by marks', '打分制监督机制', null, '[
    {"at": "/clocks/CONTACT", "value": {"count": 24, "unit": "HOURS"}, "text": "打分制监督机制：窗口负责人 24 小时内响应，进行回访和整改", "publishedOn": null, "url": null, "mayBeLaxer": false}]'),
  ('GD-2019', 'invitation', '440000000000', '广东省（2019 试行）', 'Guangdong (2019, trial)', '广东省政务服务“好差评”管理办法（试行）', '七日未评视为“基本满意”的规定不采用：默认评价不是评价（见方法说明）；后由粤办函〔2020〕21号等取代，其文本未见', '[
    {"at": "/validForNaturalDays", "value": 7, "text": "广东省政务服务“好差评”管理办法（试行）：七个自然日内评价", "publishedOn": null, "url": "http://www.gd.gov.cn/zwgk/zcjd/mtjd/content/post_2585577.html", "mayBeLaxer": true}]'),
  ('SH', 'handling', '310000000000', '上海市“1、5、15”', 'Shanghai “1, 5, 15”', '上海市政务服务“好差评”工单办理要求', '“1、5、15”只见摘录：按一个工作日内联系、五个工作日内答复、疑难十五个工作日理解', '[
    {"at": "/clocks/CONTACT", "value": {"count": 1, "unit": "WORKING_DAYS"}, "text": "上海市“1、5、15”：1 个工作日内联系", "publishedOn": "2025-06-13", "url": "https://sdb.sh.gov.cn/fdzdgknr/jytabl/rddbjy/20250613/37a181c602ea4ba29a4516836ef2da44.html", "mayBeLaxer": true},
    {"at": "/clocks/HANDLE", "value": {"count": 5, "unit": "WORKING_DAYS"}, "text": "上海市“1、5、15”：5 个工作日内答复", "publishedOn": "2025-06-13", "url": "https://sdb.sh.gov.cn/fdzdgknr/jytabl/rddbjy/20250613/37a181c602ea4ba29a4516836ef2da44.html", "mayBeLaxer": false},
    {"at": "/handleComplex", "value": {"count": 15, "unit": "WORKING_DAYS"}, "text": "上海市“1、5、15”：疑难 15 个工作日", "publishedOn": "2025-06-13", "url": "https://sdb.sh.gov.cn/fdzdgknr/jytabl/rddbjy/20250613/37a181c602ea4ba29a4516836ef2da44.html", "mayBeLaxer": false}]'),
  ('ZJ', 'handling', '330000000000', '浙江省', 'Zhejiang', '浙江省政务服务“好差评”办法（据报道）', null, '[
    {"at": "/clocks/CONTACT", "value": {"count": 1, "unit": "NATURAL_DAYS"}, "text": "浙江省：差评 1 日内回访核实", "publishedOn": "2019-10-19", "url": "http://zj.cnr.cn/zjyw/20191019/t20191019_524822551.shtml", "mayBeLaxer": true},
    {"at": "/clocks/HANDLE", "value": {"count": 15, "unit": "NATURAL_DAYS"}, "text": "浙江省：15 日内整改并反馈", "publishedOn": "2019-10-19", "url": "http://zj.cnr.cn/zjyw/20191019/t20191019_524822551.shtml", "mayBeLaxer": false}]'),
  ('SD-DEZHOU', 'handling', '371400000000', '山东省德州市', 'Dezhou, Shandong', '德州市政务服务“好差评”工作实施方案', '回访要求“第一时间”，未定时限', '[
    {"at": "/clocks/HANDLE", "value": {"count": 5, "unit": "WORKING_DAYS"}, "text": "德州市：5 个工作日内整改反馈", "publishedOn": "2020-10-16", "url": "https://ceirp.cn/zhzw/hyyw/2020-10-16/6667.html", "mayBeLaxer": false}]'),
  ('SC-CITY', 'handling', null, '四川省（某市）', 'Sichuan (a city)', '四川某市政务服务“好差评”办法', null, '[
    {"at": "/clocks/HANDLE", "value": {"count": 15, "unit": "WORKING_DAYS"}, "text": "四川某市：15 个工作日内整改", "publishedOn": "2020-05-19", "url": "https://www.spprec.com/sczwweb/zwfwnew/027001/027001004/20200519/c84a7724-ff57-4a78-8be0-4a467d045b9e.html", "mayBeLaxer": false}]'),
  ('CQ-LIANGPING', 'handling', '500155000000', '重庆市梁平区', 'Liangping, Chongqing', '梁平区政务服务“好差评”做法', null, '[
    {"at": "/clocks/HANDLE", "value": {"count": 5, "unit": "WORKING_DAYS"}, "text": "梁平区：能即改的当场整改，其余 5 个工作日内", "publishedOn": "2020-03-31", "url": "http://lpnews.gov.cn/Content/2020-03/31/content_637286.htm", "mayBeLaxer": false}]'),
  ('HN-LINWU', 'handling', '431025000000', '湖南省临武县', 'Linwu, Hunan', '临武县政务服务“好差评”实施方案', '按自然日，不是工作日', '[
    {"at": "/clocks/HANDLE", "value": {"count": 7, "unit": "NATURAL_DAYS"}, "text": "临武县：7 日内整改", "publishedOn": null, "url": "https://www.linwuxinwen.cn/content/2967369", "mayBeLaxer": false},
    {"at": "/handleComplex", "value": {"count": 15, "unit": "NATURAL_DAYS"}, "text": "临武县：情况复杂的 15 日内", "publishedOn": null, "url": "https://www.linwuxinwen.cn/content/2967369", "mayBeLaxer": false}]'),
  ('HA-XIANGCHENG', 'handling', '411025000000', '河南省襄城县', 'Xiangcheng, Henan', '襄城县政务服务“好差评”制度', null, '[
    {"at": "/clocks/HANDLE", "value": {"count": 5, "unit": "WORKING_DAYS"}, "text": "襄城县：5 个工作日内整改反馈", "publishedOn": "2024-06-21", "url": "https://xiangchengxian.gov.cn/jczwgkbzhgfhml/025004/025004013/025004013001/20240621/f02a45a8-2f0e-4be2-bcd0-4c80bc8141f0.html", "mayBeLaxer": false}]'),
  ('CITY-7-DAYS', 'handling', null, '某市“接诉即办”七日', 'A city: seven days', '某市政务服务“好差评”意见', null, '[
    {"at": "/clocks/HANDLE", "value": {"count": 7, "unit": "NATURAL_DAYS"}, "text": "某市意见：7 日内“接诉即办”", "publishedOn": null, "url": "http://zixun.wlchinahnzz.com/yxsw1124871.html", "mayBeLaxer": false}]'),
  ('AH-BOZHOU', 'letter', '341600000000', '安徽省亳州市“智能邀评”', 'Bozhou, Anhui: invitation after three days', '亳州市“智能邀评”', null, '[
    {"at": "/secondAfterNaturalDays", "value": 3, "text": "亳州市“智能邀评”：办结 3 日未评再邀", "publishedOn": null, "url": "https://www.csjcs.com/news/show/610dbb1fdf8f9a77.html", "mayBeLaxer": false}]'),
  ('NM', 'wording', '150000000000', '内蒙古自治区', 'Inner Mongolia', '内蒙古自治区政务服务“好差评”办法', '恶意评价人员信息库未采用：默认关闭', '[
    {"at": "/terms/APPEAL", "value": {"zh-CN": "复核申述", "en": "Review and appeal"}, "text": "内蒙古自治区：由政务服务局复核申述", "publishedOn": null, "url": "https://www.echinagov.com/policy/324868.htm", "mayBeLaxer": false}]'),
  ('JL-SIPING', 'wording', '220300000000', '吉林省四平市', 'Siping, Jilin', 'DB2203/T 8—2024', null, '[
    {"at": "/terms/APPEAL", "value": {"zh-CN": "复核申述", "en": "Review and appeal"}, "text": "DB2203/T 8—2024：复核申述", "publishedOn": null, "url": "http://www.bhygbaby.com/paper/426895559.html", "mayBeLaxer": false}]');
