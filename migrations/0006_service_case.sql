-- 办件 1—n 办件服务. What a business system reported is kept revision by revision; service_case and service_occurrence are
-- the projection of the last one. Case number, names, certificates and phones are sealed (vault.sealed_field, under the
-- revision's id); the case is found again by a blind index.

create table service_case (
  id uuid primary key,
  case_no_index bytea not null check (length(case_no_index) = 16),
  case_no_anywhere_index bytea not null check (length(case_no_anywhere_index) = 16),
  source_id integer not null references data_source,
  authority authority not null,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  revision integer not null check (revision >= 1),
  revision_id uuid not null,
  item_id integer not null references service_item,
  variant_id integer references service_item_variant,
  organization_id integer not null references organization,
  audience audience not null,
  applicant_type smallint not null check (applicant_type in (1, 2, 3, 4, 5, 6, 9)),
  age_band smallint not null check (age_band between 0 and 9),
  has_agent boolean not null,
  case_type text not null check (case_type in ('IMMEDIATE', 'COMMITTED')),
  status text not null check (status in ('PENDING', 'ACCEPTED', 'COMPLETED')),
  handling_channel text not null check (handling_channel in ('ONLINE', 'OFFLINE')),
  applied_at timestamptz,
  accepted_at timestamptz,
  completed_at timestamptz,
  receiving_division_id integer not null references administrative_division,
  receiving_organization_id integer not null references organization,
  deciding_division_id integer not null references administrative_division,
  deciding_organization_id integer not null references organization,
  attribution attribution not null,
  times_submitted integer check (times_submitted >= 1),
  trips integer check (trips >= 0),
  prejudged boolean,
  assisted boolean,
  is_drill boolean not null default false,
  data_quality text[] not null default '{}',
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  unique (source_id, case_no_index),
  check (accepted_at is not null or status = 'PENDING'),
  check (completed_at is not null or status <> 'COMPLETED'),
  check (completed_at >= accepted_at)
);

comment on column service_case.case_no_anywhere_index is 'the case number without its source: by it the same case told by two systems can be recognised';
create index service_case_by_number on service_case (case_no_anywhere_index);

create table service_case_revision (
  id uuid primary key,
  case_id uuid not null references service_case deferrable initially deferred,
  revision integer not null check (revision >= 1),
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  api_key_id uuid references api_key,
  fingerprint bytea not null check (length(fingerprint) = 16),
  facts jsonb not null,
  recorded_at timestamptz not null,
  unique (case_id, revision)
);
comment on column service_case_revision.fingerprint is 'keyed digest of everything that was sent, sealed fields included: tells a repeat from a change';
comment on column service_case_revision.facts is 'what was sent, without anything of grade L3';
call protect_facts('service_case_revision');

create table service_occurrence (
  id uuid primary key,
  case_id uuid not null references service_case,
  sequence smallint not null check (sequence between 1 and 99),
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  window_id integer not null references service_window,
  staff_id integer references window_staff,
  service service_name not null,
  mode service_mode not null,
  outcome service_outcome,
  legally_required_refusal boolean not null default false,
  started_at timestamptz,
  ended_at timestamptz,
  waiting_minutes integer check (waiting_minutes >= 0),
  handling_minutes integer check (handling_minutes >= 0),
  unique (case_id, sequence),
  check (ended_at >= started_at),
  check ((ended_at is null) = (outcome is null))
);
comment on column service_occurrence.staff_id is 'who was logged in, as the business system saw it; null where nobody served (online, self-service)';

-- Once a service has ended, its citizen is asked about it: what is asked about can no longer be moved to another window, person,
-- item or department, nor be un-ended or turned into a drill. A report that tries is refused (SQLSTATE YP001).
create function keep_what_was_asked_about() returns trigger
  language plpgsql as $$
begin
  if tg_table_name = 'service_occurrence' then
    if old.ended_at is not null
      and (old.division_id, old.hall_id, old.window_id, old.staff_id, old.service, old.mode, old.outcome, old.legally_required_refusal, old.ended_at)
        is distinct from
        (new.division_id, new.hall_id, new.window_id, new.staff_id, new.service, new.mode, new.outcome, new.legally_required_refusal, new.ended_at)
    then
      raise exception 'SERVICE_ENDED_ALREADY' using errcode = 'YP001';
    end if;
  elsif old.is_drill <> new.is_drill or (
      (old.item_id, old.variant_id, old.audience, old.receiving_division_id, old.receiving_organization_id, old.deciding_division_id,
        old.deciding_organization_id, old.attribution)
      is distinct from
      (new.item_id, new.variant_id, new.audience, new.receiving_division_id, new.receiving_organization_id, new.deciding_division_id,
        new.deciding_organization_id, new.attribution)
      and exists (select from public.service_occurrence o where o.case_id = old.id and o.ended_at is not null))
  then
    raise exception 'SERVICE_ENDED_ALREADY' using errcode = 'YP001';
  end if;
  return new;
end
$$;
create trigger keep_what_was_asked_about before update on service_occurrence for each row execute function keep_what_was_asked_about();
create trigger keep_what_was_asked_about before update on service_case for each row execute function keep_what_was_asked_about();

-- The projections follow the last report; which case and occurrence they are of can never be changed.
grant select, insert on service_case, service_occurrence to yiping_app;
grant update (authority, division_id, hall_id, revision, revision_id, item_id, variant_id, organization_id, audience, applicant_type, age_band,
  has_agent, case_type, status, handling_channel, applied_at, accepted_at, completed_at, receiving_division_id, receiving_organization_id,
  deciding_division_id, deciding_organization_id, attribution, times_submitted, trips, prejudged, assisted, is_drill, data_quality, updated_at)
  on service_case to yiping_app;
grant update (division_id, hall_id, window_id, staff_id, service, mode, outcome, legally_required_refusal, started_at, ended_at,
  waiting_minutes, handling_minutes) on service_occurrence to yiping_app;
grant select, insert on service_case_revision to yiping_app;
grant select on service_case, service_occurrence to yiping_intake, yiping_vault;

-- 邀评: one token per occurrence. The token itself is derived from a key outside the database; only its hash is here.
-- Nothing here tells whether it was redeemed: redemption knows another, keyed, image of the token.
create table invitation (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 16),
  occurrence_id uuid not null unique references service_occurrence,
  division_id integer not null references administrative_division,
  hall_id integer not null references service_hall,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  policy_id integer not null references policy
);
call protect_facts('invitation');
grant select, insert on invitation to yiping_app;
grant select on invitation to yiping_intake, yiping_vault;
