-- Nothing of grade L3 is ever stored plain: names, phones, certificate and case numbers, comments before masking, and the
-- link from an evaluation to the occurrence it is about. Each record has a data key of its own, wrapped by the key of its
-- month, which never enters the database. Ciphertext: suite byte, nonce, sealed bytes, tag; bound to table, column and record.

create table vault.key_check (
  key_name text primary key,
  fingerprint bytea not null check (length(fingerprint) = 16),
  recorded_at timestamptz not null default now()
);
comment on table vault.key_check is 'tells at start whether the key folder belongs to this database; a fingerprint reveals nothing of its key';

create table vault.data_key (
  record_id uuid not null primary key,
  division_id integer not null,
  hall_id integer,
  epoch integer not null check (epoch between 200001 and 220012),
  wrapped bytea not null
) partition by range (record_id);
comment on column vault.data_key.epoch is 'yyyymm of the wrapping key, Asia/Shanghai';
call partition_by_month('vault.data_key');

create table vault.sealed_field (
  record_id uuid not null,
  division_id integer not null,
  hall_id integer,
  field text not null,
  sealed bytea not null,
  primary key (record_id, field)
) partition by range (record_id);
call partition_by_month('vault.sealed_field');

-- Which occurrence an evaluation is about; absent for anonymous ones. The seed of its receipt follows from its data key.
create table vault.evaluation_link (
  evaluation_id uuid not null primary key,
  division_id integer not null,
  hall_id integer,
  sealed_link bytea
) partition by range (evaluation_id);
call partition_by_month('vault.evaluation_link');

grant select, insert on vault.key_check to yiping_app;
grant insert on vault.data_key, vault.sealed_field to yiping_app;
grant insert on vault.data_key, vault.sealed_field, vault.evaluation_link to yiping_intake;
grant select on vault.data_key, vault.sealed_field, vault.evaluation_link, vault.key_check to yiping_vault;
