-- 定期报告: the archive of weekly, monthly, quarterly and annual reports. Each is a text that nobody writes in; Word, Excel and PDF are drawn from it whenever somebody wants them.
create table report (
  id uuid primary key,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  kind text not null check (kind in ('WEEK', 'MONTH', 'QUARTER', 'YEAR')),
  period text not null check (length(period) between 4 and 10),
  from_day date not null,
  to_day date not null,
  publication_id uuid references published_ranking,
  digest bytea not null check (length(digest) = 32),
  packed bytea not null,
  made_at timestamptz not null,
  check (from_day <= to_day),
  check ((kind = 'WEEK') = (hall_id is not null)),
  check ((kind = 'WEEK') = (publication_id is null)),
  unique nulls not distinct (kind, period, hall_id, publication_id)
);
comment on column report.division_id is 'the smallest that holds every window told of; of a week that of the hall';
comment on column report.hall_id is 'of a week, which is told to the supervisors of one hall; null: the whole division';
comment on column report.period is 'as it is called where scores are computed; of a week its Monday';
comment on column report.publication_id is 'what was published and is told of: another version of the period makes another report';
comment on column report.digest is 'SHA-256 of the text (domain/report.ts)';
comment on column report.packed is 'the text, with gzip';
call protect_facts('report');
create index report_by_days on report (to_day desc, id);
call scope_rows('report');
grant select, insert on report to yiping_app;
grant select on report to yiping_staff;

call ledger.log_facts('report', 9, 'id division_id hall_id kind period from_day to_day publication_id digest made_at');
