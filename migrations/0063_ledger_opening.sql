-- What of the log is opened to everybody: the public fields of evaluations (window, item, hour, scores), by day and window, where there
-- are enough of them to hide in; what is left, by week. And the figures that were published of each window, which are counted again when an evaluation
-- becomes invalid.

-- Evaluations that are opened together, each once. Salts and commitments stand in the fixed order of the fields; both are null where the digest
-- does not follow from what is left of the record. The evaluation’s id is told to nobody.
create table ledger_opening (
  evaluation_id uuid primary key,
  period text not null check (period ~ '^[0-9]{4}-([0-9]{2}-[0-9]{2}|W[0-9]{2})$'),
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null,
  digest bytea not null check (length(digest) = 32),
  hour integer,
  item_code text not null,
  grade smallint not null check (grade between 1 and 5),
  dimensions jsonb,
  salts bytea check (length(salts) % 32 = 0),
  commitments bytea check (length(commitments) % 32 = 0),
  check ((salts is null) = (commitments is null))
) partition by range (evaluation_id);
comment on column ledger_opening.hour is 'since 1970, as it was committed to; null where it stays closed: of a week';
create index ledger_opening_by_window on ledger_opening (window_id, period, digest);
call protect_facts('ledger_opening');
call partition_by_month('public.ledger_opening');

-- Periods that have been opened, one after the other. What stands here is complete: before, nobody is shown anything of it.
create table ledger_opening_period (
  period text primary key check (period ~ '^[0-9]{4}-([0-9]{2}-[0-9]{2}|W[0-9]{2})$'),
  kind text not null check (kind in ('DAY', 'WEEK')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  smallest_group integer not null check (smallest_group >= 1),
  given integer not null check (given >= 0),
  opened integer not null check (opened between 0 and given),
  drills integer not null check (drills >= 0),
  closed_at timestamptz not null,
  unique (to_day, kind)
);
comment on column ledger_opening_period.given is 'of a week: those that none of its days has opened';
comment on column ledger_opening_period.drills is 'of the daily drill: in the log, in no figure, and never opened';
call protect_facts('ledger_opening_period');

-- What stays closed is a number of the hall, so that nothing can be left out unseen.
create table ledger_opening_hall (
  period text not null references ledger_opening_period,
  hall_id integer not null references service_hall,
  division_id integer not null,
  hall_code text not null,
  given integer not null check (given >= 1),
  opened integer not null check (opened between 0 and given),
  primary key (hall_id, period)
);
create index ledger_opening_hall_by_period on ledger_opening_hall (period);
call protect_facts('ledger_opening_hall');

create table ledger_opening_figure (
  period text not null references ledger_opening_period,
  window_id integer not null references service_window,
  revision integer not null check (revision >= 1),
  division_id integer not null,
  hall_id integer not null,
  hall_code text not null,
  window_code text not null,
  given integer not null check (given >= 1),
  valid integer not null check (valid >= 0),
  invalidated integer not null check (invalidated >= 0),
  quarantined integer not null check (quarantined >= 0),
  not_opened integer not null check (not_opened between 0 and given),
  grades integer[] not null check (array_length(grades, 1) = 5),
  openings_digest bytea not null check (length(openings_digest) = 32),
  counted_at timestamptz not null,
  primary key (period, window_id, revision),
  check (given = valid + invalidated + quarantined)
);
comment on table ledger_opening_figure is 'published of a window; another revision when the validity of one of its evaluations has changed';
comment on column ledger_opening_figure.grades is 'how many of grade 1 to 5 were opened: valid and invalid alike, so that no difference tells which';
comment on column ledger_opening_figure.not_opened is 'of which too little is left to prove anything';
comment on column ledger_opening_figure.openings_digest is 'ledger/opening.ts: over the digests of what was opened';
call protect_facts('ledger_opening_figure');

call scope_rows('ledger_opening');
call scope_rows('ledger_opening_hall');
call scope_rows('ledger_opening_figure');
grant select, insert on ledger_opening, ledger_opening_period, ledger_opening_hall, ledger_opening_figure to yiping_app;
grant select on ledger_opening to yiping_vault;

-- The ticket is one of the fields of an evaluation. Redemptions are written in the order of its id, so that their place can be narrowed for next to nothing.
create index redemption_by_evaluation on redemption using brin (evaluation_id) with (autosummarize = on);
