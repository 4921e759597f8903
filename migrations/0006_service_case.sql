-- 办件 1—n 办件服务. What a business system reported is kept revision by revision; service_case and service_occurrence are
-- the projection of the last one. Case number, names, certificates and phones are sealed (vault.sealed_field, under the
-- revision's id); the case is found again by a blind index.

create table service_case (
  id uuid primary key,
  case_no_index bytea not null check (length(case_no_index) = 16),
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
  service text not null check (service in ('CONSULTATION', 'APPLICATION', 'SUPPLEMENT', 'PAYMENT', 'DECISION', 'COLLECTION', 'OTHER')),
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

grant select, insert, update on service_case, service_occurrence to yiping_app;
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
