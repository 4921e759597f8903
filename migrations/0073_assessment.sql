-- 测评结果: what an assessor found, submitted once. Marks stand in plain, words are sealed under the record.
create table assessment (
  visit_id uuid primary key references assessment_visit,
  division_id integer not null,
  hall_id integer not null,
  window_id integer not null,
  form_id uuid not null references assessment_form,
  assessor_id uuid not null references assessor,
  arrived_at timestamptz not null,
  left_at timestamptz not null,
  latitude numeric(6, 3),
  longitude numeric(7, 3),
  marks jsonb not null check (jsonb_typeof(marks) = 'object'),
  points integer not null check (points between 0 and 10000),
  record_id uuid unique,
  request_hash bytea not null,
  account_id uuid references account,
  submitted_at timestamptz not null,
  check (arrived_at <= left_at),
  check ((latitude is null) = (longitude is null))
);
comment on column assessment.latitude is 'where the assessor was, to some hundred metres: at the hall or not';
comment on column assessment.marks is 'by the code of the indicator: the mark, null where it does not apply';
comment on column assessment.points is 'hundredths of 100, by the form';
comment on column assessment.record_id is 'of the vault: words to single indicators and in all';
call protect_facts('assessment');
create index assessment_by_window on assessment (window_id, submitted_at);
create index assessment_by_assessor on assessment (assessor_id, submitted_at);

create table assessment_file (
  id uuid primary key,
  visit_id uuid not null references assessment_visit,
  division_id integer not null,
  hall_id integer not null,
  indicator text,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  digest bytea not null,
  account_id uuid references account,
  kept_at timestamptz not null
);
comment on table assessment_file is 'photos and documents of a visit, sealed in pieces beside it';
call protect_facts('assessment_file');
