-- 测评表: what an assessor answers at a window. A version is drafted by one and put in force by another, and never changed: an edit is another version.
create table assessment_form (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version >= 1),
  division_id integer not null references administrative_division,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  source text not null check (length(source) between 1 and 2000),
  drafted_by uuid references account,
  drafted_at timestamptz not null,
  unique (division_id, code, version),
  unique (id, drafted_by)
);
comment on column assessment_form.drafted_by is 'null: shipped with the platform';
call protect_facts('assessment_form');

create table assessment_form_end (
  form_id uuid primary key references assessment_form,
  division_id integer not null,
  outcome text not null check (outcome in ('PUBLISHED', 'REJECTED')),
  effective_from date,
  drafted_by uuid,
  account_id uuid references account,
  reason text,
  ended_at timestamptz not null,
  foreign key (form_id, drafted_by) references assessment_form (id, drafted_by),
  check ((outcome = 'PUBLISHED') = (effective_from is not null)),
  check (account_id is null or account_id <> drafted_by)
);
comment on table assessment_form_end is 'nobody puts in force what he has drafted himself';
call protect_facts('assessment_form_end');
