-- 赋权: how much things weigh that stand below one node of a scheme, as experts judge it: by comparing two at a time (层次分析法), or by rating them in several
-- rounds without knowing of each other (德尔菲法). What comes of it changes no scheme: it may be drafted as another version, which somebody else decides on.
create table weighting (
  id uuid primary key,
  division_id integer not null references administrative_division,
  scheme_id uuid not null references score_scheme,
  audience text not null check (audience in ('CITIZEN', 'ENTERPRISE')),
  parent text check (parent ~ '^[a-z][a-z0-9-]{1,39}$'),
  things text[] not null check (cardinality(things) between 2 and 40),
  method text not null check (method in ('AHP', 'DELPHI')),
  policy_id integer not null references policy,
  purpose text not null check (length(purpose) between 1 and 2000),
  opened_by uuid not null references account,
  opened_at timestamptz not null
);
comment on column weighting.parent is 'code of the node below which they stand; null: the top of the tree';
comment on column weighting.things is 'codes of nodes, in the order in which everybody judges them';
comment on column weighting.policy_id is 'in force when it was opened: by it every round is judged';
call protect_facts('weighting');
create index weighting_by_division on weighting (division_id, opened_at);

create table weighting_expert (
  weighting_id uuid not null references weighting,
  account_id uuid not null references account,
  nonce uuid not null default gen_random_uuid(),
  primary key (weighting_id, account_id)
);
comment on table weighting_expert is 'who was invited, once for all rounds; whether somebody has answered is told to himself alone';
comment on column weighting_expert.nonce is 'so that nobody finds out by trying who was asked';
call protect_facts('weighting_expert');
create index weighting_expert_by_account on weighting_expert (account_id);

create table weighting_round (
  weighting_id uuid not null references weighting,
  round smallint not null check (round >= 1),
  answer_by timestamptz not null check (answer_by > opened_at),
  opened_by uuid not null references account,
  opened_at timestamptz not null,
  primary key (weighting_id, round)
);
call protect_facts('weighting_round');

create table weighting_answer (
  weighting_id uuid not null,
  round smallint not null,
  account_id uuid not null,
  judgements integer[] not null check (cardinality(judgements) between 2 and 40),
  consistency integer check (consistency >= 0),
  answered_at timestamptz not null,
  nonce uuid not null default gen_random_uuid(),
  primary key (weighting_id, round, account_id),
  foreign key (weighting_id, round) references weighting_round,
  foreign key (weighting_id, account_id) references weighting_expert
);
comment on column weighting_answer.account_id is 'so that everybody answers once; no promise tells it';
comment on column weighting_answer.judgements is 'pairs in order, or points in order';
comment on column weighting_answer.consistency is '一致性比率 in ten-thousandths; null: of ratings';
comment on column weighting_answer.nonce is 'who sees the log does not find out by trying what somebody has answered';
call protect_facts('weighting_answer');

create table weighting_round_end (
  weighting_id uuid not null,
  round smallint not null,
  closed_by uuid not null references account,
  closed_at timestamptz not null,
  primary key (weighting_id, round),
  foreign key (weighting_id, round) references weighting_round
);
comment on table weighting_round_end is 'from here on nobody answers, and not before are answers put together';
call protect_facts('weighting_round_end');

create table weighting_result (
  weighting_id uuid not null,
  round smallint not null,
  outcome text not null check (outcome in ('WEIGHED', 'ANOTHER_ROUND', 'NO_CONSENSUS')),
  answers integer not null check (answers >= 0),
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  computed_at timestamptz not null,
  primary key (weighting_id, round),
  foreign key (weighting_id, round) references weighting_round_end
);
comment on column weighting_result.body is 'what is fed back (domain/weighting.ts): quartiles and figures of all together, nothing of one; of too few nothing';
call protect_facts('weighting_result');

create table weighting_draft (
  weighting_id uuid not null references weighting,
  scheme_id uuid not null references score_scheme,
  account_id uuid not null references account,
  drafted_at timestamptz not null,
  primary key (weighting_id, scheme_id)
);
comment on table weighting_draft is 'the version of a scheme that was drafted with these weights';
call protect_facts('weighting_draft');

-- The second wall: even the program reads one’s own answers alone. Those of all come without names, in an order that tells nothing, and not before the round
-- is closed. How many have answered may be counted.
create function weighting_judgements(weighting uuid, of_round smallint) returns setof integer[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.judgements from public.weighting_answer a
  join public.weighting_round_end e on e.weighting_id = a.weighting_id and e.round = a.round
  where a.weighting_id = $1 and a.round = $2 order by a.judgements
$$;
revoke execute on function weighting_judgements(uuid, smallint) from public;
grant execute on function weighting_judgements(uuid, smallint) to yiping_app;

create function count_weighting_answers(weighting uuid, of_round smallint) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from public.weighting_answer a where a.weighting_id = $1 and a.round = $2
$$;
revoke execute on function count_weighting_answers(uuid, smallint) from public;
grant execute on function count_weighting_answers(uuid, smallint) to yiping_app;

alter table weighting_answer enable row level security;
create policy own_answers on weighting_answer for select to yiping_app using (account_id = public.scope_account());
create policy answered_oneself on weighting_answer for insert to yiping_app
  with check (account_id = public.scope_account()
    and not exists (select from weighting_round_end e where e.weighting_id = weighting_answer.weighting_id and e.round = weighting_answer.round));

grant select, insert on weighting, weighting_expert, weighting_round, weighting_answer, weighting_round_end, weighting_result, weighting_draft to yiping_app;

call ledger.log_facts('weighting', 9, 'id division_id scheme_id audience parent things method policy_id purpose opened_by opened_at');
call ledger.log_facts('weighting_expert', 9, 'weighting_id account_id nonce');
call ledger.log_facts('weighting_round', 9, 'weighting_id round answer_by opened_by opened_at');
call ledger.log_facts('weighting_answer', 9, 'weighting_id round account_id judgements consistency answered_at nonce');
call ledger.log_facts('weighting_round_end', 9, 'weighting_id round closed_by closed_at');
call ledger.log_facts('weighting_result', 9, 'weighting_id round outcome answers body computed_at');
call ledger.log_facts('weighting_draft', 9, 'weighting_id scheme_id account_id drafted_at');

insert into policy (word, division_id, effective_from, version, source, sources, body)
select 'weighting', d.id, '2019-12-03', 1,
  '德尔菲法确定权重：《服务窗口评价实施方案》6.1；层次分析法：行政大观 2023 三（二）；其余为本平台的建议（2026-11），由各地规定',
  '{
    "/ahp/consistencyMax": {"text": "一致性比率须小于 0.1：Saaty，The Analytic Hierarchy Process，1980", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/ahp/thingsMin": {"text": "少于 3 项没有一致性可言：本平台的建议（2026-11）", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/ahp/thingsMax": {"text": "两两比较不超过 9 项：Saaty，The Analytic Hierarchy Process，1980", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/delphi/concordanceMin": {"text": "肯德尔协和系数不低于 0.5：Schmidt，Decision Sciences 28（1997），中等一致", "publishedOn": null, "url": null, "mayBeLaxer": false},
    "/delphi/variationMax": {"text": "变异系数不超过 0.25：德尔菲法的通行做法，本平台的建议（2026-11）", "publishedOn": null, "url": null, "mayBeLaxer": false}
  }'::jsonb,
  '{"ahp": {"thingsMin": 3, "thingsMax": 9, "consistencyMax": 1000, "expertsMin": 3, "roundsMax": 3},
    "delphi": {"thingsMin": 2, "thingsMax": 20, "expertsMin": 5, "roundsMax": 4, "concordanceMin": 5000, "variationMax": 2500, "meanFloor": 20, "medianShiftMax": 50},
    "answerWithinNaturalDaysMax": 30}'::jsonb
from administrative_division d where d.division_code = '000000000000';
