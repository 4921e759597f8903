-- 成果固化: what has worked, drafted from an order that was mended, and adopted or rejected by somebody else. It is written to be read far beyond the
-- order, so its words stand in plain and are refused where they hold what looks like the number of a person.
create table practice (
  id uuid primary key,
  order_id uuid not null references handling_order,
  division_id integer not null,
  hall_id integer not null,
  window_id integer,
  item_id integer,
  kinds text[] not null,
  title text not null check (title <> ''),
  done text not null check (done <> ''),
  applies_to text not null check (applies_to <> ''),
  drafted_by uuid not null references account,
  drafted_at timestamptz not null,
  unique (id, drafted_by)
);
comment on column practice.kinds is 'of the problem that it mended, when it was drafted';
call protect_facts('practice');
create index practice_by_hall on practice (hall_id, drafted_at);
create index practice_by_order on practice (order_id);

-- Nobody adopts what he has drafted himself, and it ends once.
create table practice_end (
  practice_id uuid primary key,
  drafted_by uuid not null,
  division_id integer not null,
  hall_id integer not null,
  outcome text not null check (outcome in ('ADOPTED', 'REJECTED')),
  account_id uuid not null references account,
  ended_at timestamptz not null,
  reason text,
  foreign key (practice_id, drafted_by) references practice (id, drafted_by),
  check (account_id <> drafted_by),
  check (outcome = 'ADOPTED' or reason is not null)
);
call protect_facts('practice_end');

call scope_rows('practice');
call scope_rows('practice_end');
grant select, insert on practice, practice_end to yiping_app;
grant select on practice, practice_end to yiping_staff;
