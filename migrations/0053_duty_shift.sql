-- 值班表: when which supervisor of a hall is on duty. Who was on duty when something was told can be read for ever: a shift is put down and
-- withdrawn, never changed, and is withdrawn once. Nobody may be on duty in two shifts at once: whoever writes holds the lock of the account.
create table duty_shift (
  id uuid primary key,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  account_id uuid not null references account,
  day date not null,
  from_minute smallint not null check (from_minute >= 0),
  to_minute smallint not null check (to_minute <= 1440),
  covers_account_id uuid references account,
  put_by uuid references account,
  put_at timestamptz not null,
  check (from_minute < to_minute),
  check (covers_account_id <> account_id)
);
comment on column duty_shift.covers_account_id is '替班: whom it was planned for';
comment on column duty_shift.put_by is 'null: brought with a trial hall';
call protect_facts('duty_shift');
create index duty_shift_by_hall on duty_shift (hall_id, day);
create index duty_shift_by_account on duty_shift (account_id, day);

create table duty_shift_withdrawal (
  shift_id uuid primary key references duty_shift,
  division_id integer not null,
  hall_id integer not null,
  withdrawn_by uuid not null references account,
  withdrawn_at timestamptz not null
);
call protect_facts('duty_shift_withdrawal');

call scope_rows('duty_shift');
call scope_rows('duty_shift_withdrawal');
grant select, insert on duty_shift, duty_shift_withdrawal to yiping_app;
grant select on duty_shift, duty_shift_withdrawal to yiping_staff;

-- Of which new orders the hall has been told, once each, whoever sweeps: by hand of nobody, and apart from the intake.
create table handling_opened_told (
  order_id uuid primary key references handling_order,
  division_id integer not null,
  hall_id integer not null,
  told_at timestamptz not null
);
call protect_facts('handling_opened_told');
call scope_rows('handling_opened_told');
grant select, insert on handling_opened_told to yiping_app;
