-- 评价方案: what a score is made of. A version is drafted by one and put in force by another, and never changed: an edit is another version, and whatever was
-- computed by the old one stays so. Indicators live within their scheme; the library is what schemes are made from.
create table indicator (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  pack text not null check (pack ~ '^[A-Z][A-Z_]{1,39}$'),
  body jsonb not null check (jsonb_typeof(body) = 'object' and body ->> 'code' = code),
  shipped_at timestamptz not null
);
comment on table indicator is 'the library that ships with the platform; a scheme keeps copies of its own';
call protect_facts('indicator');

create table score_scheme (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version >= 1),
  division_id integer not null references administrative_division,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  source text not null check (length(source) between 1 and 2000),
  base_id uuid references score_scheme,
  reason text check (length(reason) between 1 and 2000),
  drafted_by uuid references account,
  drafted_at timestamptz not null,
  unique (division_id, code, version),
  unique (id, drafted_by),
  check ((reason is null) = (drafted_by is null))
);
comment on column score_scheme.source is 'the document that it follows';
comment on column score_scheme.base_id is 'the version that it was made from; null: of a scheme that nobody had';
comment on column score_scheme.reason is 'why there is another version';
comment on column score_scheme.drafted_by is 'null: shipped with the platform';
call protect_facts('score_scheme');

create table score_scheme_end (
  scheme_id uuid primary key references score_scheme,
  division_id integer not null,
  outcome text not null check (outcome in ('PUBLISHED', 'REJECTED')),
  effective_from date,
  drafted_by uuid,
  account_id uuid references account,
  reason text check (length(reason) between 1 and 2000),
  ended_at timestamptz not null,
  foreign key (scheme_id, drafted_by) references score_scheme (id, drafted_by),
  check ((outcome = 'PUBLISHED') = (effective_from is not null)),
  check (outcome = 'PUBLISHED' or reason is not null),
  -- Both are null of what ships with the platform.
  check ((account_id is null) = (drafted_by is null)),
  check (account_id <> drafted_by)
);
comment on table score_scheme_end is 'nobody puts in force what he has drafted himself';
call protect_facts('score_scheme_end');

-- By what everybody is scored is no secret. What is drafted is shown by the program to those of its division alone.
grant select on indicator to yiping_app;
grant select, insert on score_scheme, score_scheme_end to yiping_app;
alter table score_scheme enable row level security;
alter table score_scheme_end enable row level security;
create policy read_all on score_scheme for select to yiping_app using (true);
create policy drafted_by_somebody on score_scheme for insert to yiping_app with check (drafted_by is not null);
create policy read_all on score_scheme_end for select to yiping_app using (true);
create policy decided_by_somebody on score_scheme_end for insert to yiping_app with check (account_id is not null);
call ledger.log_facts('indicator', 5, 'code pack body shipped_at');
call ledger.log_facts('score_scheme', 5, 'id code version division_id body source base_id reason drafted_by drafted_at');
call ledger.log_facts('score_scheme_end', 5, 'scheme_id division_id outcome effective_from drafted_by account_id reason ended_at');

create procedure ship_indicators(pack_code text, indicators jsonb)
  language sql as $$
insert into indicator (code, pack, body, shipped_at)
select each ->> 'code', pack_code, each, now() from jsonb_array_elements(indicators) as each
$$;
revoke execute on procedure ship_indicators from public;

-- A scheme as it ships: drafted by nobody, in force for the country from the day of the first national document that the shipped policies follow. Its
-- indicators are those of the library that its trees name.
create procedure ship_score_scheme(scheme_code text, scheme_source text, scheme jsonb)
  language plpgsql as $$
declare
  scheme_id uuid := gen_random_uuid();
  country integer := (select id from administrative_division where division_code = '000000000000');
  own jsonb := (
    select jsonb_agg(i.body order by i.code) from indicator i
    where i.code in (select jsonb_path_query(scheme, '$.trees.*.nodes[*].indicator') #>> '{}')
  );
begin
  insert into score_scheme (id, code, version, division_id, body, source, drafted_at)
  values (scheme_id, scheme_code, 1, country, scheme || jsonb_build_object('indicators', own), scheme_source, now());
  insert into score_scheme_end (scheme_id, division_id, outcome, effective_from, ended_at)
  values (scheme_id, country, 'PUBLISHED', '2019-12-03', now());
end
$$;
revoke execute on procedure ship_score_scheme from public;

insert into policy (word, division_id, effective_from, version, source, sources, body)
select 'score-scheme', d.id, '2019-12-03', 1,
  '《服务窗口评价实施方案》3.2、5.2、6.1 与《红旗窗口活动实施方案》6.3：每条约束的出处见各条；覆盖率不足 80 % 不公布为本平台的建议（2026-11）',
  '{
    "/packs/COMMON/sourceNeeded": {"text": "《服务窗口评价实施方案》3.2：指标覆盖率 100 %，每项指标须有数据来源", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/packs/COMMON/ruleNeeded": {"text": "《服务窗口评价实施方案》5.2：定量评分采用百分制，每项指标须有计分规则", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/packs/COMMON/processMin": {"text": "《服务窗口评价实施方案》3.2、5.2：过程指标占比不低于 40 %", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/packs/COMMON/volumeMax": {"text": "《服务窗口评价实施方案》6.1：办件量权重 30 % 反使满意度下降；单项上限 15 % 为本平台的建议（2026-11）", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/packs/GENERAL/publicMin": {"text": "《服务窗口评价实施方案》3.2：群众评价占比提升至 50 %", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/packs/GENERAL/thirdPartyMin": {"text": "《服务窗口评价实施方案》3.2：第三方独立评价占比不低于 30 %", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/packs/RED_FLAG": {"text": "《红旗窗口活动实施方案》6.3：第三方评估占 40 %、系统数据占 30 %、群众评议占 30 %", "publishedOn": null, "url": null, "mayBeLaxer": false}
  }'::jsonb,
  '{"coverageMin": 8000,
    "packs": {
      "COMMON": {"sourceNeeded": true, "ruleNeeded": true, "processMin": 4000, "volumeMax": 1500},
      "GENERAL": {"publicMin": 5000, "thirdPartyMin": 3000},
      "RED_FLAG": {"thirdPartyMin": 4000, "thirdPartyMax": 4000, "systemMin": 3000, "systemMax": 3000, "publicMin": 3000, "publicMax": 3000}}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
