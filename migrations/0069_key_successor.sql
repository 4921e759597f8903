-- A key that was recorded before successors were: what follows it is committed to by a fact of its own, once. Whoever steals a key
-- later cannot choose what comes after it.
create table ledger.key_successor (
  vkey text primary key references ledger.key,
  successor_hash bytea not null check (length(successor_hash) = 32),
  recorded_at timestamptz not null
);
comment on table ledger.key_successor is 'of keys whose own row says nothing of a successor; elsewhere that row holds';
call protect_facts('ledger.key_successor');
call ledger.log_facts('ledger.key_successor', 13, 'vkey successor_hash recorded_at');
grant select, insert on ledger.key_successor to yiping_app;
grant select on ledger.key_successor to yiping_sealer;

insert into policy (word, division_id, effective_from, version, source, body)
select 'ledger-key', d.id, '2019-12-03', 1,
  '产品默认：存证日志签名密钥更换后新旧密钥并行签名的天数没有上位规定，由各地规定',
  '{"transitionNaturalDays": 30}'::jsonb
from administrative_division d where d.division_code = '000000000000';
