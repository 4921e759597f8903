-- Whose cosignatures a checkpoint needs before it is shown, and how many of them. An operator who asks fewer witnesses, or others, or none any more, says so in the log before he
-- publishes anything by the new rule: whoever is handed a checkpoint can tell which rule it had to satisfy. A log without a row never asked anybody.
create table ledger.witness_policy (
  revision integer primary key check (revision >= 1),
  needed integer not null check (needed >= 0),
  witnesses text not null,
  recorded_at timestamptz not null,
  check ((needed = 0) = (witnesses = ''))
);
comment on column ledger.witness_policy.witnesses is 'their vkeys in the order of the alphabet, one a line; none: nobody is asked';
call protect_facts('ledger.witness_policy');
grant select, insert on ledger.witness_policy to yiping_app;
call ledger.log_facts('ledger.witness_policy', 16, 'revision needed witnesses recorded_at');

-- Whoever checks the whole log asks for some twelve thousand tiles and bundles of a million leaves, and is let through in one go; what is put together for each who asks has a
-- smaller bound, and what is opened from the vault the smallest. A version of the site’s own that says nothing of these does not limit them.
insert into policy (word, division_id, effective_from, version, source, body)
select p.word, p.division_id, p.effective_from, p.version + 1,
  p.source || '；公开日志的静态文件须让核验人一次读完（百万条约一万二千个文件），查询和凭证文件逐次生成，上限较低：产品默认',
  jsonb_set(p.body, '{callsPerMinute}', (p.body -> 'callsPerMinute') || '{"log-tile": 60000, "log-look-up": 1200, "receipt-file": 300}'::jsonb)
from policy p join administrative_division d on d.id = p.division_id
where p.word = 'rate-limit' and d.division_code = '000000000000' and p.effective_from = '2019-12-03' and p.version = 1;
