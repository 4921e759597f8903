-- How far the log had come when a day ended, and how many evaluations it held then, beside how many had been given in all days up to that one, drills with
-- them. Whoever counts the leaves finds an evaluation that stands in the log and in no figure; to hide it afterwards both numbers would have to be others, in leaves
-- of the log themselves.
create table ledger_opening_count (
  period text primary key references ledger_opening_period,
  log_size bigint not null check (log_size >= 0),
  evaluations bigint not null check (evaluations >= 0),
  counted bigint not null check (counted >= 0)
);
comment on table ledger_opening_count is 'one row for each day; what was published before there was this table is counted with the first';
comment on column ledger_opening_count.log_size is 'of the last checkpoint that was published before the day had ended: nothing in it is of a later day';
comment on column ledger_opening_count.evaluations is 'leaves of evaluations in it; more than counted would be a finding: it is counted, not corrected';
comment on column ledger_opening_count.counted is 'given, and drills, of all days up to this one';
call protect_facts('ledger_opening_count');
grant select, insert on ledger_opening_count to yiping_app;
call ledger.log_facts('ledger_opening_count', 6, 'period log_size evaluations counted');

-- What was published on a day is asked for by the time at which it was counted.
create index ledger_opening_figure_by_time on ledger_opening_figure (counted_at);

-- Neither the hour nor the item is opened where too few share them.
alter table ledger_opening alter column item_code drop not null;
comment on column ledger_opening.item_code is 'null where it stays closed';
comment on column ledger_opening.hour is 'since 1970, as it was committed to; null where it stays closed: of a week, and of too few';
