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
