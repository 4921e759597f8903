-- 测评表: what an assessor answers at a window. A version is drafted by one and put in force by another, and never changed: an edit is another version.
create table assessment_form (
  id uuid primary key,
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version >= 1),
  division_id integer not null references administrative_division,
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  source text not null check (length(source) between 1 and 2000),
  base_id uuid references assessment_form,
  reason text check (length(reason) between 1 and 2000),
  drafted_by uuid references account,
  drafted_at timestamptz not null,
  unique (division_id, code, version),
  unique (id, drafted_by),
  check ((reason is null) = (drafted_by is null))
);
comment on column assessment_form.source is 'the document that it follows';
comment on column assessment_form.base_id is 'the version that it was made from; null: of a form that nobody had';
comment on column assessment_form.reason is 'why there is another version';
comment on column assessment_form.drafted_by is 'null: shipped with the platform';
call protect_facts('assessment_form');

create table assessment_form_end (
  form_id uuid primary key references assessment_form,
  division_id integer not null,
  outcome text not null check (outcome in ('PUBLISHED', 'REJECTED')),
  effective_from date,
  drafted_by uuid,
  account_id uuid references account,
  reason text check (length(reason) between 1 and 2000),
  ended_at timestamptz not null,
  foreign key (form_id, drafted_by) references assessment_form (id, drafted_by),
  check ((outcome = 'PUBLISHED') = (effective_from is not null)),
  check (outcome = 'PUBLISHED' or reason is not null),
  -- Both are null of what ships with the platform.
  check ((account_id is null) = (drafted_by is null)),
  check (account_id <> drafted_by)
);
comment on table assessment_form_end is 'nobody puts in force what he has drafted himself';
call protect_facts('assessment_form_end');

-- What a form asks is no secret: whoever works by it reads it. What is drafted is shown by the program to those of its division alone.
grant select, insert on assessment_form, assessment_form_end to yiping_app;
-- The program ends no draft without somebody who has decided it: only a migration brings a form that nobody has.
alter table assessment_form enable row level security;
alter table assessment_form_end enable row level security;
create policy read_all on assessment_form for select to yiping_app using (true);
create policy drafted_by_somebody on assessment_form for insert to yiping_app with check (drafted_by is not null);
create policy read_all on assessment_form_end for select to yiping_app using (true);
create policy decided_by_somebody on assessment_form_end for insert to yiping_app with check (account_id is not null);
call ledger.log_facts('assessment_form', 5, 'id code version division_id body source base_id reason drafted_by drafted_at');
call ledger.log_facts('assessment_form_end', 5, 'form_id division_id outcome effective_from drafted_by account_id reason ended_at');

-- A form as it ships: drafted by nobody, in force for the country. It holds from the day of the first national document that the shipped policies follow, so
-- that whatever is planned finds it.
create procedure ship_assessment_form(form_code text, form_source text, form jsonb)
  language plpgsql as $$
declare
  form_id uuid := gen_random_uuid();
  country integer := (select id from administrative_division where division_code = '000000000000');
begin
  insert into assessment_form (id, code, version, division_id, body, source, drafted_at)
  values (form_id, form_code, 1, country, form, form_source, now());
  insert into assessment_form_end (form_id, division_id, outcome, effective_from, ended_at)
  values (form_id, country, 'PUBLISHED', '2019-12-03', now());
end
$$;
revoke execute on procedure ship_assessment_form from public;
