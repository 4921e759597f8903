-- Catalogue by API and by file, and the import of files.

-- A name may change; each version that says one has a sealed record of its own, so that the names before stay what they were.
alter table window_staff_version
  add column name_record_id uuid,
  add column name_index bytea check (length(name_index) = 16),
  add check ((name_record_id is null) = (name_index is null));
comment on column window_staff_version.name_record_id is 'key of the sealed name in vault.sealed_field; a later version without a new name points to the same';
comment on column window_staff_version.name_index is 'keyed image of staff member and name, by which the same name is recognised without being read';

-- One uploaded file and how far it has come. Holds nothing of what stands in the file.
create table import_run (
  id uuid primary key,
  api_key_id uuid not null references api_key,
  division_id integer not null references administrative_division,
  hall_id integer references service_hall,
  kind text not null check (kind in ('ORGANIZATIONS', 'HALLS', 'WINDOWS', 'STAFF', 'ITEMS', 'CASES')),
  mode text not null check (mode in ('ALL_OR_NOTHING', 'GOOD_ROWS')),
  format text not null check (format in ('XLSX', 'CSV')),
  idempotency_hash bytea not null check (length(idempotency_hash) = 16),
  request_hash bytea not null check (length(request_hash) = 16),
  file_bytes integer not null check (file_bytes >= 0),
  state text not null default 'WAITING' check (state in ('WAITING', 'READING', 'CHECKING', 'WRITING', 'DONE', 'REFUSED')),
  code text,
  column_no integer,
  rows_expected integer check (rows_expected >= 0),
  rows_read integer not null default 0,
  rows_kept integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_bad integer not null default 0,
  times_resumed integer not null default 0,
  received_at timestamptz not null,
  finished_at timestamptz,
  cleared_at timestamptz,
  lease uuid,
  leased_until timestamptz,
  unique (api_key_id, idempotency_hash),
  check ((state = 'REFUSED') = (code is not null)),
  check ((state in ('DONE', 'REFUSED')) = (finished_at is not null))
);
create index import_run_by_key on import_run (api_key_id, id);
create index import_run_unfinished on import_run (received_at) where finished_at is null;
comment on column import_run.rows_read is 'rows that the present pass is through with: after an interruption it goes on behind them';
comment on column import_run.lease is 'which process is at it; another may take over once leased_until has passed';

-- The file itself, in pieces sealed under the data key of its import. Deleted as soon as the import has ended.
create table import_chunk (
  import_id uuid not null,
  seq integer not null check (seq >= 0),
  division_id integer not null,
  hall_id integer,
  sealed bytea not null,
  primary key (import_id, seq)
);

-- Rows that could not be taken, sealed the same way, with what is wrong with them. Deleted after the days of the policy “import”.
create table import_bad_row (
  import_id uuid not null references import_run,
  row_no integer not null check (row_no >= 1),
  division_id integer not null,
  hall_id integer,
  problems jsonb not null check (jsonb_typeof(problems) = 'array'),
  sealed bytea not null,
  primary key (import_id, row_no)
);
comment on column import_bad_row.problems is 'codes and columns only; never a value of the row';

insert into policy (word, division_id, effective_from, version, source, body)
select 'import', id, '2019-12-03', 1,
  '产品默认：导入的错误行只在改正所需的时间内保存（个人信息保护法：保存期限应为实现处理目的所必要的最短时间）',
  '{"badRowsKeptNaturalDays": 7}'::jsonb
from administrative_division where division_code = '000000000000';

-- Whoever serves may write pieces and throw them away; only the vault's role may read what is sealed in them.
grant select, insert on import_run to yiping_app;
grant update (state, code, column_no, rows_expected, rows_read, rows_kept, rows_unchanged, rows_bad, times_resumed, finished_at, cleared_at,
  lease, leased_until) on import_run to yiping_app;
grant select (import_id, seq), insert, delete on import_chunk to yiping_app;
grant select (import_id, row_no, problems), insert, delete on import_bad_row to yiping_app;
grant select on import_chunk, import_bad_row to yiping_vault;
