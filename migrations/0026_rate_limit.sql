-- How often was called, by client, kind of call and minute, as the servers tell each other. The bucket is a keyed image of all three:
-- nobody's address can be read from it, and it is another one each minute. Not logged: after a crash the counting begins anew.
create unlogged table rate_count (
  bucket bytea primary key check (length(bucket) = 16),
  window_start timestamptz not null,
  calls integer not null check (calls >= 1)
);
create index rate_count_by_window on rate_count (window_start);
grant select, insert, delete on rate_count to yiping_sweep;
grant update (calls) on rate_count to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'rate-limit', d.id, '2019-12-03', 1,
  '按来源地址限制每分钟调用次数：产品默认（GB/T 22239-2019 8.1.4.4 入侵防范；大厅内众人可能共用一个出口地址，上限须让整厅办事人通过；配对码 40 位，一天内不可试出）',
  '{"callsPerMinute": {"public-comment": 60, "do-not-call": 60, "sign-in": 60, "device-pairing": 10, "status": 120, "letter-receipt": 6000, "audit-export": 10}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
