-- The vault, complete: generations of a month’s key, the suite of the blind indexes, erasure of one record, retention by epoch.
--
-- No role that serves may do any of it. Keys are rotated and retired, and records erased, by the operator’s command alone, which
-- uses the login that owns the database; so the server’s grants stay as they were: it writes sealed values and reads them.

-- A month’s key may be replaced within the month. One number names it: yyyymm the first, yyyymmgg generation gg from the second on.
alter table vault.data_key drop constraint data_key_epoch_check;
alter table vault.data_key add constraint data_key_epoch_check
  check (epoch between 200001 and 220012 or epoch between 20000102 and 22001299);
comment on column vault.data_key.epoch is 'the wrapping key: yyyymm, Asia/Shanghai, or yyyymmgg from its second generation on';

-- What equal texts are found by, settled once when the database is first filled: an image made with one is never found with the
-- other, and the texts behind them are nowhere plain to make new ones of.
create table vault.index_suite (
  only_one boolean primary key default true check (only_one),
  suite text not null check (suite in ('hmac-sha256', 'hmac-sm3')),
  recorded_at timestamptz not null default now()
);
call protect_facts('vault.index_suite');
insert into vault.index_suite (suite) select 'hmac-sha256' where exists (select from vault.key_check);

-- That a record was erased: what of it, on which basis (个人信息保护法 §47), when. Nothing personal, for ever. Its digest is a leaf of
-- the log, so that a deletion without this row is found, and this row without its leaf as well.
create table vault.erasure (
  record_id uuid primary key,
  division_id integer not null,
  hall_id integer,
  fields text[] not null,
  basis text not null check (basis in ('purpose-ended', 'service-ended', 'consent-withdrawn', 'unlawful', 'other-law')),
  receipt_check bytea check (length(receipt_check) = 32),
  remains jsonb,
  digest bytea not null check (length(digest) = 32),
  erased_at timestamptz not null
);
comment on column vault.erasure.receipt_check is 'a hash of the 32 random bytes of its receipt: who holds that is told that it was erased, anybody else nothing';
comment on column vault.erasure.remains is 'what its digest is still proved with: salts of the fields that stay, commitments to those that went';
call protect_facts('vault.erasure');

-- What was done with keys: a month’s key replaced (begun, and ended when nothing was wrapped by an older one any more), and the keys
-- of a month destroyed at the end of its retention.
create table vault.key_event (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('ROTATION_BEGUN', 'ROTATION_ENDED', 'RETIRED')),
  epoch integer not null,
  data_keys bigint check (data_keys >= 0),
  kept_natural_years smallint,
  at timestamptz not null,
  check ((kind = 'ROTATION_BEGUN') = (data_keys is null)),
  check ((kind = 'RETIRED') = (kept_natural_years is not null))
);
comment on column vault.key_event.data_keys is 'ROTATION_ENDED: wrapped anew; RETIRED: still needed, and carried over to a younger month before';
call protect_facts('vault.key_event');

-- Records that are still needed when their month ends its retention: the names of staff who are still there. Who adds such a
-- record adds it here.
create view vault.record_in_use as
select coalesce(named.name_record_id, s.record_id) as record_id
from window_staff s
cross join lateral (
  select v.status from window_staff_version v where v.staff_id = s.id order by v.effective_from desc, v.revision desc limit 1) last
left join lateral (
  select v.name_record_id from window_staff_version v where v.staff_id = s.id and v.name_record_id is not null
  order by v.effective_from desc, v.revision desc limit 1) named on true
where last.status = 'OPEN';

-- Nothing sealed is deleted that was not recorded as erased, by the owner neither.
create function refuse_unrecorded_erasure() returns trigger
  language plpgsql as $$
begin
  if not exists (select from vault.erasure where record_id = (to_jsonb(old) ->> tg_argv[0])::uuid) then
    raise exception 'ERASED_UNRECORDED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
  end if;
  return old;
end
$$;
create trigger refuse_unrecorded_erasure before delete on vault.data_key
  for each row execute function public.refuse_unrecorded_erasure('record_id');
create trigger refuse_unrecorded_erasure before delete on vault.sealed_field
  for each row execute function public.refuse_unrecorded_erasure('record_id');
create trigger refuse_unrecorded_erasure before delete on vault.evaluation_link
  for each row execute function public.refuse_unrecorded_erasure('evaluation_id');

grant select, insert on vault.index_suite to yiping_app;
grant select on vault.erasure to yiping_vault;
grant select on vault.key_event to yiping_app;

insert into policy (word, division_id, effective_from, version, source, body)
select 'retention', d.id, '2019-12-03', 1,
  '评价数据保存五年：服务窗口评价实施方案 6.2、7.3；按自然年、自当月结束起算：产品默认',
  '{"keptNaturalYears": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';
