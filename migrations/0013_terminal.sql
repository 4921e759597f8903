-- 评价终端: a paired device with a key of its own, that writes down what citizens tap and hands it in when it can.

-- Layout, edition, pad and drivers, as they were chosen when the pairing code was issued.
alter table device_pairing add settings jsonb;
alter table device add settings jsonb;
alter table device add constraint device_public_key_check check (public_key is null or length(public_key) = 65);
comment on column device.public_key is 'P-256, uncompressed; the private half cannot leave the device';

-- What a terminal wrote down, numbered and chained by it. Holds neither grade nor service: entry_hash is taken over the sealed
-- text, so that nothing can be read or guessed from it. The number that is missing between two rows is a gap, and is said.
create table terminal_entry (
  device_id uuid not null references device,
  sequence integer not null check (sequence >= 1),
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  entry_hash bytea not null check (length(entry_hash) = 32),
  previous_hash bytea not null check (length(previous_hash) = 32),
  signature bytea not null check (length(signature) = 64),
  fits boolean not null,
  received_at timestamptz not null,
  primary key (device_id, sequence)
);
comment on column terminal_entry.signature is 'ECDSA P-256 over entry_hash: whoever holds the public key can check it for ever';
comment on column terminal_entry.fits is 'false: it names another predecessor than the entry that stands before it';
call protect_facts('terminal_entry');

-- What became of an entry. No row: it waits for its case to be reported.
create table terminal_entry_outcome (
  device_id uuid not null,
  sequence integer not null,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  outcome text not null check (outcome in ('KEPT', 'REFUSED')),
  code text,
  settled_at timestamptz not null,
  primary key (device_id, sequence),
  foreign key (device_id, sequence) references terminal_entry,
  check ((outcome = 'REFUSED') = (code is not null))
);
call protect_facts('terminal_entry_outcome');

-- Numbers that were missing when a later one arrived. They may still come; whether they did is asked, not stored.
create table terminal_gap (
  device_id uuid not null references device,
  first_missing integer not null check (first_missing >= 1),
  last_missing integer not null,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  seen_at timestamptz not null,
  primary key (device_id, first_missing),
  check (last_missing >= first_missing)
);
call protect_facts('terminal_gap');

-- How an evaluation was taken, where that matters to whoever reads it: a pad that cannot say every grade, a person shown to be
-- present, an emulated reader. Holds no evidence and nothing about the person.
create table evaluation_capture (
  evaluation_id uuid primary key,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  lossy boolean not null,
  grades smallint[] not null,
  presence text[] not null default '{}' check (presence <@ array['ID_CARD', 'FACE', 'SIGNATURE']),
  is_emulated boolean not null,
  check (not lossy or cardinality(grades) < 5)
);
comment on column evaluation_capture.grades is 'the grades that could be said; fewer than five: lossy';
call protect_facts('evaluation_capture');

-- What a device last said of itself: the inventory reads it. A projection; what happened stays in device_event.
create table device_state (
  device_id uuid primary key references device,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  heard_at timestamptz not null,
  version text not null,
  is_visible boolean not null,
  brightness_percent smallint check (brightness_percent between 0 and 100),
  clock_offset_ms bigint not null,
  queue_length integer not null check (queue_length >= 0),
  last_sequence integer not null check (last_sequence >= 0),
  drivers jsonb not null
);
comment on column device_state.clock_offset_ms is 'our clock minus the device’s';

create table device_event (
  id bigint generated always as identity primary key,
  device_id uuid not null references device,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  kind text not null check (kind in ('STARTED', 'VISIBLE', 'HIDDEN', 'BRIGHTNESS', 'ONLINE', 'OFFLINE', 'CLOCK_MOVED', 'DRIVER_FAILED')),
  value text check (length(value) <= 60),
  happened_at timestamptz not null,
  received_at timestamptz not null
);
create index device_event_by_device on device_event (device_id, id);
call protect_facts('device_event');

grant select, insert on terminal_entry, terminal_entry_outcome, terminal_gap, evaluation_capture, device_event to yiping_app;
grant select, insert, update on device_state to yiping_app;
grant select on evaluation_capture to yiping_vault, yiping_sweep;

-- Tells the terminals of a window that a service has ended there. One word for each window and statement, and none for what is
-- history: an import of old cases wakes nobody.
create function tell_terminals() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('invitation', string_agg(distinct o.window_id::text, ','))
  from added join public.service_occurrence o on o.id = added.occurrence_id
  where o.ended_at > now() - interval '1 day'
  having count(*) between 1 and 100;
  return null;
end
$$;
create trigger tell_terminals after insert on invitation referencing new table as added
  for each statement execute function tell_terminals();

create index service_occurrence_by_window on service_occurrence (window_id, ended_at) where ended_at is not null;

insert into policy (word, division_id, effective_from, version, source, body)
select 'terminal', id, '2019-12-03', 1,
  '产品默认：国办发〔2019〕51号要求现场服务“一次一评”，未规定评价终端的离线期限、展示时长与巡检间隔',
  '{"offlineGraceNaturalDays": 15, "deliverAheadHours": 72, "showServiceWithinMinutes": 10, "caseMatchWithinHours": 24,
    "backToIdleAfterSeconds": 60, "reasonsWithinSeconds": 45, "thanksSeconds": 6, "heartbeatEverySeconds": 60, "silentAfterSeconds": 180}'::jsonb
from administrative_division where division_code = '000000000000';
