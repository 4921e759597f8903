-- Roles, schemas and the helpers every later migration uses.
--
-- Nobody who serves requests owns a table. The login of DATABASE_URL is a member of these group roles without
-- inheriting them; each connection pool steps into exactly one (SET ROLE). Roles are shared by a whole cluster,
-- so they may exist already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['yiping_app', 'yiping_intake', 'yiping_vault', 'yiping_sealer', 'yiping_sweep'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another database of the same cluster was being migrated at this moment
      end;
    end if;
  end loop;
end
$$;

create schema vault;
create schema ledger;
revoke create on schema public from public;
grant usage on schema public to yiping_app, yiping_intake, yiping_vault, yiping_sealer, yiping_sweep;
grant usage on schema vault to yiping_app, yiping_intake, yiping_vault;
grant usage on schema ledger to yiping_app, yiping_intake, yiping_sealer;

-- What has been recorded is a fact: it may be added to, never changed. Grants say so to the roles of the product;
-- this trigger says so to the owner as well. (A superuser can still do it: that is what the ledger is for.)
create function refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'FACTS_ARE_NEVER_CHANGED: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '42501';
end
$$;

-- A statement that names a partition passes the triggers of its parent by, so each partition carries the trigger itself.
create procedure protect_facts(fact_table regclass)
  language plpgsql as $$
declare
  part regclass;
begin
  for part in select fact_table union select relid from pg_partition_tree(fact_table) loop
    execute format('create or replace trigger refuse_change before update or delete or truncate on %s for each statement execute function public.refuse_change()', part);
  end loop;
end
$$;

create function is_protected(fact_table regclass) returns boolean
  language sql stable as $$
  select exists (select from pg_catalog.pg_trigger where tgrelid = fact_table and tgname = 'refuse_change')
$$;

-- The smallest UUIDv7 of an instant: what bounds a monthly partition.
create function uuid_v7_floor(instant timestamptz) returns uuid
  language sql immutable as $$
  select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Tables that are partitioned by the month of their UUIDv7 (Asia/Shanghai, as the epochs of the vault keys are).
create table monthly_partitioned (
  table_name text primary key,
  registered_at timestamptz not null default now()
);

-- Makes the partitions of this month and of the months ahead. Runs as the owner, because the sweep that calls it owns nothing.
-- A default partition stands behind, so that a missing month never loses a write.
create function make_month_partitions(months_ahead integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  parent text;
  month_start timestamp;
  partition_name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('make_month_partitions'));
  for parent in select table_name from public.monthly_partitioned order by table_name loop
    for ahead in 0 .. least(months_ahead, 24) loop
      month_start := date_trunc('month', now() at time zone 'Asia/Shanghai') + make_interval(months => ahead);
      partition_name := parent || '_' || to_char(month_start, 'YYYYMM');
      if to_regclass(partition_name) is null then
        execute format('create table %s partition of %s for values from (%L) to (%L)', partition_name, parent,
          public.uuid_v7_floor(month_start at time zone 'Asia/Shanghai'),
          public.uuid_v7_floor((month_start + interval '1 month') at time zone 'Asia/Shanghai'));
        if public.is_protected(parent::regclass) then
          call public.protect_facts(partition_name::regclass);
        end if;
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;
revoke execute on function make_month_partitions(integer) from public;
grant execute on function make_month_partitions(integer) to yiping_sweep;

create procedure partition_by_month(parent text)
  language plpgsql as $$
begin
  execute format('create table %s_default partition of %s default', parent, parent);
  if is_protected(parent::regclass) then
    call protect_facts((parent || '_default')::regclass);
  end if;
  insert into monthly_partitioned (table_name) values (parent);
end
$$;

-- Words that many tables share. Wire codes of a province never appear here: adapters map them.
create type authority as enum ('LOCAL', 'PROVINCE');
create type entry_status as enum ('OPEN', 'CLOSED');
create type service_name as enum ('CONSULTATION', 'APPLICATION', 'SUPPLEMENT', 'PAYMENT', 'DECISION', 'COLLECTION', 'OTHER');
create type service_outcome as enum ('DONE', 'REFUSED', 'RETURNED', 'WITHDRAWN', 'ABANDONED');
create type service_mode as enum ('COUNTER', 'SELF_SERVICE', 'ONLINE', 'PHONE', 'HOME');
create type attribution as enum ('RECEIVING', 'DECIDING', 'BOTH');
create type audience as enum ('CITIZEN', 'ENTERPRISE');
create type identity_mode as enum ('REAL_NAME_HIDDEN', 'REAL_NAME', 'ANONYMOUS');
create type evaluation_channel as enum ('WEB', 'MOBILE', 'QR_CODE', 'HALL_TABLET', 'KIOSK', 'PHONE', 'SMS', 'PAPER', 'KEYPAD');
create type evaluation_origin as enum ('ACTIVE', 'IMPORTED', 'DRILL', 'DEFAULT');
create type evaluation_validity as enum ('VALID', 'SUSPECTED', 'INVALIDATED');
