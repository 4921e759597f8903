-- 发布: what was computed goes to the public in steps by different people: drafted by itself, checked, reviewed for what may not be told, signed off by a leader. Each step may take
-- its time, and that time is told; none of them can change a figure: what is published is the text that was computed.
create table publication (
  id uuid primary key,
  computation_id uuid not null unique references score_computation,
  period text not null,
  revision integer not null check (revision >= 0),
  due_at timestamptz not null,
  policy_id integer not null references policy,
  drafted_at timestamptz not null,
  unique (period, revision)
);
comment on column publication.due_at is 'by the catalogue of what is published when: later is late, and is told so';
call protect_facts('publication');

create table publication_step (
  publication_id uuid not null references publication,
  turn smallint not null check (turn >= 1),
  kind text not null check (kind in ('CHECKED', 'REVIEWED', 'SIGNED', 'HELD')),
  account_id uuid not null references account,
  at timestamptz not null,
  reason text check (length(reason) between 1 and 500),
  primary key (publication_id, turn),
  check ((kind = 'HELD') = (reason is not null))
);
comment on column publication_step.kind is 'HELD: somebody has said why it does not go on yet; it goes on all the same when the others have done their steps';
comment on column publication_step.reason is 'why it is held: told with the delay';
call protect_facts('publication_step');
-- Nobody takes two of the three steps.
create unique index publication_step_once on publication_step (publication_id, kind) where kind <> 'HELD';
create unique index publication_step_by_one on publication_step (publication_id, account_id) where kind <> 'HELD';

create table published_ranking (
  publication_id uuid primary key references publication,
  period text not null,
  purpose text not null check (purpose in ('FINAL', 'REVISION')),
  revision integer not null check (revision >= 0),
  counts_until timestamptz not null,
  evaluations integer not null check (evaluations >= 0),
  invalidated integer not null check (invalidated >= 0),
  exempted integer not null check (exempted >= 0),
  log_size bigint,
  score_policy_id integer not null references policy,
  evaluation_policy_id integer not null references policy,
  inputs text[] not null,
  result_digest bytea not null check (length(result_digest) = 32),
  published_at timestamptz not null,
  unique (period, revision)
);
comment on table published_ranking is 'what everybody can compute again: the digests of the texts that it follows from, and its own';
call protect_facts('published_ranking');

-- 撤回: what was published stays to be read, with the notice that it does not stand any more.
create table ranking_withdrawal (
  publication_id uuid primary key references published_ranking,
  period text not null,
  revision integer not null,
  reason text not null check (length(reason) between 1 and 500),
  account_id uuid not null references account,
  withdrawn_at timestamptz not null
);
call protect_facts('ranking_withdrawal');

grant select, insert on publication, publication_step, published_ranking, ranking_withdrawal to yiping_app;
grant select on publication, publication_step, published_ranking, ranking_withdrawal to yiping_vault;

call ledger.log_facts('publication', 9, 'id computation_id period revision due_at policy_id drafted_at');
call ledger.log_facts('publication_step', 9, 'publication_id turn kind account_id at reason');
call ledger.log_facts('published_ranking', 6, 'publication_id period purpose revision counts_until evaluations invalidated exempted log_size score_policy_id evaluation_policy_id inputs result_digest published_at');
call ledger.log_facts('ranking_withdrawal', 6, 'publication_id period revision reason withdrawn_at');

insert into policy (word, division_id, effective_from, version, source, body)
select 'publication', d.id, '2019-12-03', 1,
  '评价结果公开目录、公开率 100 %：服务窗口评价实施方案 8.2、三（四）；月度结果定稿后 10 个工作日、季度 15 个、半年和年度 20 个工作日内发布为本平台的建议（2026-11）；先奖后罚、观察期内不公开点名后进窗口，启用须另行公布日期；由各地规定',
  '{"within": {"MONTH": {"count": 10, "unit": "WORKING_DAYS"}, "QUARTER": {"count": 15, "unit": "WORKING_DAYS"},
    "HALF_YEAR": {"count": 20, "unit": "WORKING_DAYS"}, "YEAR": {"count": 20, "unit": "WORKING_DAYS"}}, "namesLast": false}'::jsonb
from administrative_division d where d.division_code = '000000000000';
