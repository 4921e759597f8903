-- Once per occurrence: the nullifier is a keyed image of the invitation's token, so neither occurrence nor token can be
-- read from it. Every other insert of the intake is fed by the rows that won here.
create table redemption (
  nullifier bytea not null primary key,
  evaluation_id uuid not null,
  idempotency_key_hash bytea not null,
  request_hash bytea not null,
  division_id integer not null,
  hall_id integer not null,
  -- One check, not three: each is read anew for every partition that a batch touches.
  check (length(nullifier) = 16 and length(idempotency_key_hash) = 16 and length(request_hash) = 16)
) partition by hash (nullifier);
do $$
begin
  for part in 0 .. 3 loop
    execute format('create table redemption_%s partition of redemption for values with (modulus 4, remainder %s)', part, part);
  end loop;
end
$$;

-- 评价. Holds no case, occurrence or invitation: that link is sealed in vault.evaluation_link. What scores and analysis need
-- of the occurrence is copied here when the evaluation is given, in bands that point to nobody.
create table evaluation (
  id uuid not null primary key,
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null,
  staff_id integer,
  item_id integer not null,
  variant_id integer,
  receiving_division_id integer not null,
  receiving_organization_id integer not null,
  deciding_division_id integer not null,
  deciding_organization_id integer not null,
  source_id integer not null,
  policy_id integer not null,
  attribution attribution not null,
  authority authority not null,
  origin evaluation_origin not null check (origin <> 'DEFAULT'),
  channel evaluation_channel not null,
  identity_mode identity_mode not null,
  service service_name not null,
  mode service_mode not null,
  outcome service_outcome not null,
  audience audience not null,
  received_at timestamptz not null,
  device_time timestamptz,
  service_day date not null,
  grade smallint not null check (grade between 1 and 5),
  reason_pending boolean not null,
  has_comment boolean not null,
  has_agent boolean not null,
  legally_required_refusal boolean not null,
  prejudged boolean,
  assisted boolean,
  age_band smallint not null,
  waiting_band smallint not null,
  handling_band smallint not null,
  lag_band smallint not null,
  times_submitted_band smallint not null,
  trips_band smallint not null,
  tags smallint[] not null default '{}',
  scores jsonb,
  digest bytea not null check (length(digest) = 32)
) partition by range (id);
comment on column evaluation.reason_pending is 'a negative grade given without reason or words: it counts all the same, and may be completed once';
comment on table evaluation is 'origin DEFAULT (silence counted as praise) cannot be stored: it exists for export only';
call partition_by_month('public.evaluation');

-- The reasons that a citizen added afterwards: once per evaluation, nothing of the first row is touched.
create table evaluation_reason (
  evaluation_id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  idempotency_key_hash bytea not null check (length(idempotency_key_hash) = 16),
  request_hash bytea not null check (length(request_hash) = 16),
  received_at timestamptz not null,
  record_id uuid not null unique,
  has_comment boolean not null,
  tags smallint[] not null default '{}',
  scores jsonb,
  digest bytea not null check (length(digest) = 32)
);

-- 综合点评 by anybody at a window's standing code: tied to no case and never counted with evaluations.
create table public_comment (
  id uuid primary key,
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null,
  idempotency_key_hash bytea not null unique check (length(idempotency_key_hash) = 16),
  request_hash bytea not null check (length(request_hash) = 16),
  received_at timestamptz not null,
  channel evaluation_channel not null,
  grade smallint check (grade between 1 and 5),
  has_comment boolean not null,
  policy_id integer not null,
  digest bytea not null check (length(digest) = 32),
  check (grade is not null or has_comment)
);

-- Live tallies, written in the intake's own statement; a recount of the facts always equals them.
create table evaluation_tally (
  hall_id integer not null,
  day date not null,
  window_id integer not null,
  channel evaluation_channel not null,
  origin evaluation_origin not null,
  validity evaluation_validity not null,
  division_id integer not null,
  grade_1 bigint not null default 0 check (grade_1 >= 0),
  grade_2 bigint not null default 0 check (grade_2 >= 0),
  grade_3 bigint not null default 0 check (grade_3 >= 0),
  grade_4 bigint not null default 0 check (grade_4 >= 0),
  grade_5 bigint not null default 0 check (grade_5 >= 0),
  primary key (hall_id, day, window_id, channel, origin, validity, division_id)
) with (fillfactor = 50);
comment on column evaluation_tally.day is 'the day of receipt, Asia/Shanghai';

create table dimension_tally (
  hall_id integer not null,
  day date not null,
  window_id integer not null,
  channel evaluation_channel not null,
  origin evaluation_origin not null,
  validity evaluation_validity not null,
  division_id integer not null,
  dimension text not null,
  scale smallint not null,
  given bigint not null check (given >= 0),
  total bigint not null check (total >= 0),
  primary key (hall_id, day, window_id, channel, origin, validity, division_id, dimension, scale)
) with (fillfactor = 50);

create table public_comment_tally (
  hall_id integer not null,
  day date not null,
  window_id integer not null,
  division_id integer not null,
  given bigint not null check (given >= 0),
  primary key (hall_id, day, window_id, division_id)
);

do $$
declare
  fact text;
begin
  foreach fact in array array['redemption', 'evaluation', 'evaluation_reason', 'public_comment'] loop
    call protect_facts(fact::regclass);
  end loop;
end
$$;

grant select, insert on redemption, evaluation to yiping_intake;
grant select on redemption, evaluation to yiping_app, yiping_vault, yiping_sweep;
grant select, insert on evaluation_reason to yiping_intake;
grant select, insert on public_comment to yiping_app;
grant select on evaluation_reason to yiping_app;
grant select on evaluation_reason, public_comment to yiping_vault, yiping_sweep;
-- Tallies are figures, not facts: they may be updated, because every one can be recomputed from the facts above.
grant select, insert, update on evaluation_tally, dimension_tally to yiping_intake;
grant select, insert, update on public_comment_tally to yiping_app;
grant select on evaluation_tally, dimension_tally to yiping_app, yiping_sweep;
grant select on public_comment_tally to yiping_sweep;
