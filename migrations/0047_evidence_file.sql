-- 证据文件: photos and documents that steps, answers and appeals are shown by. The bytes are sealed in pieces under the data key of the
-- file’s own record; the rows hold nothing of what is to be seen on them, and no name.
create table evidence_file (
  id uuid primary key,
  order_id uuid not null references handling_order,
  division_id integer not null,
  hall_id integer not null,
  actor_kind text not null check (actor_kind in ('ACCOUNT', 'CITIZEN')),
  account_id uuid references account,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  digest bytea not null check (length(digest) = 16),
  kept_at timestamptz not null,
  check ((actor_kind = 'ACCOUNT') = (account_id is not null))
);
comment on column evidence_file.digest is 'keyed image of what is kept: a photo without what the camera wrote into it';
create index evidence_file_by_order on evidence_file (order_id, kept_at);
create index evidence_file_by_time on evidence_file (kept_at);
call protect_facts('evidence_file');

-- Which step or appeal names it: one, once.
create table evidence_use (
  file_id uuid primary key references evidence_file,
  order_id uuid not null references handling_order,
  order_sequence integer,
  appeal_id uuid references appeal,
  appeal_sequence integer,
  division_id integer not null,
  hall_id integer not null,
  foreign key (order_id, order_sequence) references handling_event (order_id, sequence),
  foreign key (appeal_id, appeal_sequence) references appeal_event (appeal_id, sequence),
  check (num_nonnulls(order_sequence, appeal_sequence) = 1),
  check ((appeal_id is null) = (appeal_sequence is null))
);
create index evidence_use_by_order on evidence_use (order_id);
call protect_facts('evidence_use');

create table evidence_chunk (
  file_id uuid not null references evidence_file,
  seq integer not null check (seq >= 0),
  division_id integer not null,
  hall_id integer not null,
  sealed bytea not null,
  primary key (file_id, seq)
);

-- What nothing has named may be thrown away; what something has named goes by a recorded erasure alone.
create function refuse_named_evidence() returns trigger
  language plpgsql as $$
begin
  if exists (select from public.evidence_use where file_id = old.file_id) then
    if not exists (select from vault.erasure where record_id = old.file_id) then
      raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
    end if;
  end if;
  return old;
end
$$;
create trigger refuse_named_evidence before delete on evidence_chunk
  for each row execute function public.refuse_named_evidence();

call scope_rows('evidence_file');
call scope_rows('evidence_use');
call scope_rows('evidence_chunk');
grant select, insert on evidence_file, evidence_use to yiping_app;
grant select (file_id, seq), insert, delete on evidence_chunk to yiping_app;
grant select on evidence_file, evidence_use to yiping_staff;
grant select on evidence_file, evidence_use, evidence_chunk to yiping_vault;

insert into policy (word, division_id, effective_from, version, source, body)
select 'evidence-file', d.id, '2019-12-03', 1,
  '整改、申诉须附证据：行政大观 2023 三（三）；种类、大小、像素、件数与未用文件的保存时间：产品默认，由各地规定',
  '{"mediaTypes": ["image/jpeg", "image/png", "application/pdf"],
    "bytesMax": 5242880,
    "pixelsMax": 50000000,
    "filesPerStepMax": 5,
    "waitingMax": 20,
    "waitingHours": 24}'::jsonb
from administrative_division d where d.division_code = '000000000000';
