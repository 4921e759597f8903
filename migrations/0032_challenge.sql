-- A challenge that was solved is good for one comment: for the one with this idempotency key, however often that is sent. Goes with
-- the challenge’s own expiry.
create table spent_challenge (
  challenge_hash bytea primary key check (length(challenge_hash) = 16),
  idempotency_key_hash bytea not null check (length(idempotency_key_hash) = 16),
  expires_at timestamptz not null
);
create index spent_challenge_by_expiry on spent_challenge (expires_at);
grant select, insert on spent_challenge to yiping_app;
grant select, delete on spent_challenge to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'challenge', d.id, '2019-12-03', 1,
  '匿名综合点评防批量提交的工作量证明：产品默认（无须识别图形，无障碍；基础难度在 2020 年的手机上不到两秒；只在同一来源或同一窗口一分钟内超过次数时要求）',
  '{"fromClientPerMinute": 5, "atWindowPerMinute": 20, "numberMaxBase": 60000, "numberMaxCeiling": 960000, "validSeconds": 300}'::jsonb
from administrative_division d where d.division_code = '000000000000';
