-- Audit (安全审计): every act of staff, machines and operators' commands, refusals included. Who, when, what, on what, from where,
-- with which result. Acts are written in their own transaction: what was done is here, or it was not done.
--
-- A citizen's evaluation is never here, at a terminal neither.
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('ACCOUNT', 'API_KEY', 'DEVICE', 'COMMAND')),
  actor_id uuid,
  post_id uuid,
  role text check (role ~ '^[A-Z][A-Z_]{1,39}$'),
  command text check (command ~ '^[a-z][a-z-]{1,39}$'),
  act text not null check (act ~ '^[A-Z][A-Z0-9_]{2,39}$'),
  target_kind text not null check (target_kind ~ '^[A-Z][A-Z0-9_]{2,39}$'),
  target_id text check (length(target_id) between 1 and 200),
  result text not null check (result ~ '^[A-Z][A-Z0-9_]{2,39}$'),
  division_id integer,
  hall_id integer,
  from_address inet,
  request_id text check (length(request_id) between 1 and 64),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object' and octet_length(detail::text) <= 2000),
  check ((actor_kind = 'COMMAND') = (command is not null) and (actor_kind = 'COMMAND') = (actor_id is null)),
  check (actor_kind = 'ACCOUNT' or (post_id is null and role is null))
) partition by range (id);
comment on column audit_entry.actor_id is 'account, API key or device; accounts of another city may have gone, so nothing is referred to';
comment on column audit_entry.result is 'DONE, or the code of the refusal';
comment on column audit_entry.detail is 'small, without personal data';
create index audit_entry_by_actor on audit_entry (actor_id, id) where actor_id is not null;
create index audit_entry_by_target on audit_entry (target_id, id) where target_id is not null;
call protect_facts('audit_entry');
call partition_by_month('public.audit_entry');

-- Entries that wait for their seal. Put here by a trigger, so that nobody can write an entry and leave it out; taken out by the
-- sealing alone. It is a queue and not a mark up to which all is sealed: an entry whose transaction ends late is still in it.
create table audit_pending (
  entry_id uuid primary key,
  appended_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

create function queue_audit_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.audit_pending (entry_id) values (new.id);
  return null;
end
$$;
revoke execute on function queue_audit_entry() from public;
create trigger queue_audit_entry after insert on audit_entry for each row execute function queue_audit_entry();

-- The chain: each seal holds the digests of some entries and the hash of the seal before it.
create table audit_seal (
  no bigint primary key check (no >= 1),
  previous bytea not null unique check (length(previous) = 32),
  sealed_at timestamptz not null,
  entry_ids uuid[] not null check (cardinality(entry_ids) >= 1),
  digests bytea not null check (length(digests) = 32 * cardinality(entry_ids)),
  hash bytea not null unique check (length(hash) = 32)
);
create index audit_seal_by_time on audit_seal (sealed_at);
call protect_facts('audit_seal');

-- The same seal under a key that the database does not have: whoever rules the database alone cannot make the chain anew.
create table audit_seal_mac (
  no bigint primary key references audit_seal,
  mac bytea not null check (length(mac) = 32)
);
call protect_facts('audit_seal_mac');

-- Every column as text behind its length; ledger/audit-chain.ts does the same.
create function audit_entry_digest(entry audit_entry) returns bytea
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select sha256(convert_to('yiping/audit-entry/v1;' || (
    select string_agg(coalesce(octet_length(told)::text || ':' || told, '-') || ';', '' order by place)
    from unnest(array[
      entry.id::text, (extract(epoch from entry.at) * 1000000)::bigint::text, entry.actor_kind, entry.actor_id::text, entry.post_id::text,
      entry.role, entry.command, entry.act, entry.target_kind, entry.target_id, entry.result, entry.division_id::text,
      entry.hall_id::text, host(entry.from_address), entry.request_id, entry.detail::text
    ]) with ordinality as columns (told, place)), 'UTF8'))
$$;

-- Seals what waits, at most so many. One at a time: whoever finds another at it goes away again. Runs as the owner, so that no role of
-- the product may add a seal or take an entry out of the queue by itself.
create function seal_audit_entries(entries_max integer, out seal_no bigint, out seal_hash bytea, out sealed integer)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last public.audit_seal;
  taken_ids uuid[];
  taken_digests bytea;
  made_at timestamptz;
begin
  sealed := 0;
  if not pg_try_advisory_xact_lock(hashtext('audit_seal')) then
    return;
  end if;
  with taken as (
    delete from public.audit_pending p using (select entry_id from public.audit_pending order by entry_id limit least(entries_max, 10000)) due
    where p.entry_id = due.entry_id returning p.entry_id
  )
  -- An entry that is gone already leaves an empty digest, which a check finds.
  select array_agg(t.entry_id order by t.entry_id),
    string_agg(case when e.id is null then decode(repeat('00', 32), 'hex') else public.audit_entry_digest(e) end, ''::bytea order by t.entry_id)
  into taken_ids, taken_digests
  from taken t left join public.audit_entry e on e.id = t.entry_id;
  if taken_ids is null then
    return;
  end if;
  select s.* into last from public.audit_seal s order by s.no desc limit 1;
  made_at := clock_timestamp();
  seal_no := coalesce(last.no, 0) + 1;
  last.hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  seal_hash := sha256(convert_to('yiping/audit-seal/v1;', 'UTF8') || int8send(seal_no) || last.hash
    || int8send((extract(epoch from made_at) * 1000000)::bigint) || taken_digests);
  insert into public.audit_seal (no, previous, sealed_at, entry_ids, digests, hash)
  values (seal_no, last.hash, made_at, taken_ids, taken_digests, seal_hash);
  sealed := cardinality(taken_ids);
end
$$;
revoke execute on function seal_audit_entries(integer) from public;
grant execute on function seal_audit_entries(integer) to yiping_sweep;

-- Whole months go when they have been kept for as long as the longest policy says, and never before the law allows it. The
-- seals stay: the chain goes on being whole.
create function drop_expired_audit_months() returns table (month text, entries bigint)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kept_months integer;
  part record;
begin
  select greatest(6, max((p.body ->> 'keptMonths')::integer)) into kept_months from public.policy p where p.word = 'audit';
  for part in
    select c.oid::regclass as name, substring(c.relname from '_([0-9]{6})$') as yyyymm
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.audit_entry'::regclass and c.relname ~ '_[0-9]{6}$'
      and to_date(substring(c.relname from '_([0-9]{6})$'), 'YYYYMM') + make_interval(months => kept_months + 1) <= now() at time zone 'Asia/Shanghai'
    order by 2
  loop
    month := part.yyyymm;
    execute format('select count(*) from %s', part.name) into entries;
    execute format('drop table %s', part.name);
    return next;
  end loop;
end
$$;
revoke execute on function drop_expired_audit_months() from public;
grant execute on function drop_expired_audit_months() to yiping_sweep;

-- Staff see what was done in their place; what an operator did at the server itself lies in no place.
call scope_rows('audit_entry');
grant select on audit_entry to yiping_staff;
grant insert on audit_entry to yiping_app, yiping_sweep;
grant select on audit_entry, audit_pending, audit_seal, audit_seal_mac to yiping_app, yiping_sweep;
grant insert on audit_seal_mac to yiping_sweep;

insert into policy (word, division_id, effective_from, version, source, body)
select 'audit', d.id, '2019-12-03', 1,
  '留存不少于六个月：网络安全法第二十一条；保存五年、未封存时长上限五秒：产品默认（GB/T 22239-2019 8.1.4.3 要求保护、备份且审计进程不被中断）',
  '{"keptMonths": 60, "unsealedSecondsMax": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';

-- The call log of the machines becomes part of the audit: one record instead of two. What it held is taken over.
do $$
declare
  first_at timestamptz := (select min(at) from api_call);
begin
  if first_at is not null then
    perform make_month_partitions(1);
    perform make_past_month_partitions((first_at at time zone 'Asia/Shanghai')::date);
    insert into audit_entry (id, at, actor_kind, actor_id, act, target_kind, target_id, result, division_id, hall_id, detail)
    select (substr(uuid_v7_floor(c.at)::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid, c.at,
      case when c.api_key_id is null then 'DEVICE' else 'API_KEY' end, coalesce(c.api_key_id, c.device_id), 'CALLED', 'ROUTE',
      left(c.method || ' ' || c.route, 200), coalesce(c.code, 'DONE'), coalesce(k.division_id, d.division_id), coalesce(k.hall_id, d.hall_id),
      jsonb_build_object('status', c.status, 'milliseconds', c.duration_ms)
    from api_call c left join api_key k on k.id = c.api_key_id left join device d on d.id = c.device_id;
  end if;
end
$$;
drop table api_call;
