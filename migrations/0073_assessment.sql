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
  latitude_thousandths integer check (latitude_thousandths between -90000 and 90000),
  longitude_thousandths integer check (longitude_thousandths between -180000 and 180000),
  marks jsonb not null check (jsonb_typeof(marks) = 'object'),
  points integer not null check (points between 0 and 10000),
  record_id uuid unique,
  idempotency_key bytea not null check (length(idempotency_key) = 16),
  request_hash bytea not null check (length(request_hash) = 16),
  policy_id integer not null references policy,
  account_id uuid references account,
  submitted_at timestamptz not null,
  check (arrived_at <= left_at),
  check ((latitude_thousandths is null) = (longitude_thousandths is null))
);
comment on column assessment.latitude_thousandths is 'where the assessor was, to some hundred metres: at the hall or not';
comment on column assessment.marks is 'by the code of the indicator: the mark, null where it does not apply';
comment on column assessment.points is 'hundredths of 100, by the form';
comment on column assessment.record_id is 'of the vault: words and recordings to single indicators, and words in all; null: nothing was written';
comment on column assessment.account_id is 'who has submitted it; null: brought with the trial city';
call protect_facts('assessment');
create index assessment_by_window on assessment (window_id, submitted_at);
create index assessment_by_assessor on assessment (assessor_id, submitted_at);

create table assessment_file (
  id uuid primary key,
  visit_id uuid not null references assessment_visit,
  division_id integer not null,
  hall_id integer not null,
  indicator text not null check (length(indicator) between 1 and 60),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  digest bytea not null check (length(digest) = 16),
  account_id uuid references account,
  kept_at timestamptz not null
);
comment on table assessment_file is 'photos and documents of a visit; their bytes are sealed in pieces like all evidence (evidence_chunk)';
comment on column assessment_file.digest is 'keyed image of what is kept: a photo without what the camera wrote into it';
call protect_facts('assessment_file');
create index assessment_file_by_visit on assessment_file (visit_id, kept_at);
create index assessment_file_by_time on assessment_file (kept_at);

-- What was handed in with the assessment. Whatever else was uploaded is thrown away.
create table assessment_file_use (
  file_id uuid primary key references assessment_file,
  visit_id uuid not null references assessment,
  division_id integer not null,
  hall_id integer not null
);
call protect_facts('assessment_file_use');
create index assessment_file_use_by_visit on assessment_file_use (visit_id);

-- A visit ends once: by what was submitted, or by why it is not made. Whoever comes second finds what a unique index would have told him.
create function refuse_second_end() returns trigger
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('visit|' || new.visit_id, 0));
  if exists (select from public.assessment where visit_id = new.visit_id)
    or exists (select from public.assessment_visit_end where visit_id = new.visit_id) then
    raise exception 'VISIT_ENDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23505';
  end if;
  return new;
end
$$;
create trigger refuse_second_end before insert on assessment for each row execute function public.refuse_second_end();
create trigger refuse_second_end before insert on assessment_visit_end for each row execute function public.refuse_second_end();

-- Files of orders and of visits are sealed in the same way and stand in the same table.
alter table evidence_chunk drop constraint evidence_chunk_file_id_fkey;
create function refuse_chunk_of_nothing() returns trigger
  language plpgsql as $$
begin
  if not exists (select from public.evidence_file where id = new.file_id) then
    if not exists (select from public.assessment_file where id = new.file_id) then
      raise exception 'CHUNK_OF_NOTHING: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23503';
    end if;
  end if;
  return new;
end
$$;
create trigger refuse_chunk_of_nothing before insert on evidence_chunk
  for each row execute function public.refuse_chunk_of_nothing();

create or replace function refuse_named_evidence() returns trigger
  language plpgsql as $$
begin
  if exists (select from public.evidence_use where file_id = old.file_id)
    or exists (select from public.assessment_file_use where file_id = old.file_id) then
    if not exists (select from vault.erasure where record_id = old.file_id) then
      raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
    end if;
  end if;
  return old;
end
$$;

-- 暗访: before the results of its plan are published no reader of a place finds that anybody was there. Asked as the owner: readers see neither
-- visits nor plans.
create function is_visit_published(visit uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.assessment_visit v join public.assessment_publication p on p.plan_id = v.plan_id where v.id = visit)
$$;
revoke execute on function is_visit_published(uuid) from public;
grant execute on function is_visit_published(uuid) to yiping_staff;

do $$
declare
  secret regclass;
begin
  foreach secret in array array['assessment', 'assessment_file', 'assessment_file_use']::regclass[] loop
    execute format('alter table %s enable row level security', secret);
    execute format('create policy not_staff on %s to yiping_app, yiping_intake, yiping_vault, yiping_sealer, yiping_sweep using (true) with check (true)', secret);
    execute format('create policy published_of_the_place on %s for select to yiping_staff
      using ((hall_id = any (public.scope_halls()) or division_id = any (public.scope_divisions())) and public.is_visit_published(visit_id))', secret);
  end loop;
end
$$;
grant select, insert on assessment, assessment_file, assessment_file_use to yiping_app;
grant select on assessment, assessment_file, assessment_file_use to yiping_vault;
-- Never who was there: not his number, not his account, not the minute.
grant select (visit_id, division_id, hall_id, window_id, form_id, marks, points) on assessment to yiping_staff;
grant select (id, visit_id, division_id, hall_id, indicator, media_type, bytes) on assessment_file to yiping_staff;
grant select on assessment_file_use to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'assessment', d.id, '2019-12-03', 1,
  '测评须有行为锚定与证据：服务窗口评价实施方案 6.1、本平台的建议（2026-11）：照片长边 2048 像素、JPEG 质量 82、原图不超过 3600 万像素、每项 5 件、每次 40 件、说明 1000 字、测评期满后 3 天内提交；均由各地规定',
  '{"mediaTypes": ["image/jpeg", "image/png", "application/pdf"],
    "bytesMax": 5242880,
    "originalBytesMax": 31457280,
    "pixelsMax": 36000000,
    "edgeMax": 2048,
    "qualityPercent": 82,
    "filesPerIndicatorMax": 5,
    "filesPerVisitMax": 40,
    "waitingHours": 72,
    "wordsCodePointsMax": 1000,
    "clockAheadMinutes": 10,
    "submitWithinNaturalDays": 3}'::jsonb
from administrative_division d where d.division_code = '000000000000';

call ledger.log_facts('assessment', 9,
  'visit_id division_id hall_id window_id form_id assessor_id arrived_at left_at latitude_thousandths longitude_thousandths marks points record_id idempotency_key request_hash policy_id account_id submitted_at');
call ledger.log_facts('assessment_file', 9, 'id visit_id division_id hall_id indicator media_type bytes digest account_id kept_at');
call ledger.log_facts('assessment_file_use', 9, 'file_id visit_id division_id hall_id');
