-- 改评与追评: what somebody says later of the same service, at most once of each kind, with the receipt. The first grade is not touched, and no tally
-- of it changes. The words are sealed under a key of their own.
create table evaluation_supplement (
  evaluation_id uuid not null,
  kind text not null check (kind in ('REVISION', 'SUPPLEMENTARY')),
  division_id integer not null,
  hall_id integer not null,
  given_at timestamptz not null,
  grade smallint not null check (grade between 1 and 5),
  tags smallint[] not null default '{}',
  has_comment boolean not null,
  record_id uuid not null unique,
  policy_id integer not null references policy,
  digest bytea not null check (length(digest) = 32),
  primary key (evaluation_id, kind)
);
comment on column evaluation_supplement.kind is 'REVISION: after contact; SUPPLEMENTARY: after what was put right has been fed back';
call protect_facts('evaluation_supplement');
call scope_rows('evaluation_supplement');
grant select, insert on evaluation_supplement to yiping_app;
grant select on evaluation_supplement to yiping_vault;
grant select (evaluation_id, kind, division_id, hall_id, given_at, grade, tags, record_id) on evaluation_supplement to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'supplement', d.id, '2019-12-03', 1,
  '整改后可追评一次：浙江省政务服务“好差评”（2019）；首评与追评分别留存、首评不覆盖：全国一体化平台评价数据的评价类型（首评=1、追评=2）；联系后可改评一次、两个期限、统计按首评：产品默认，由各地规定',
  '{"revisionWithin": {"count": 15, "unit": "NATURAL_DAYS"},
    "supplementaryWithin": {"count": 30, "unit": "NATURAL_DAYS"},
    "counts": "FIRST"}'::jsonb
from administrative_division d where d.division_code = '000000000000';
