-- A statement that names a partition passes the triggers of its parent by, so each partition of a table of facts carries
-- the trigger itself: those that exist, and those of the months to come.
do $$
declare
  part regclass;
begin
  for part in
    select i.inhrelid::regclass from pg_inherits i
    join pg_trigger t on t.tgrelid = i.inhparent and t.tgname = 'refuse_change'
  loop
    call protect_facts(part);
  end loop;
end
$$;

create or replace function make_month_partitions(months_ahead integer) returns integer
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
        if exists (select from pg_trigger where tgrelid = parent::regclass and tgname = 'refuse_change') then
          call public.protect_facts(partition_name::regclass);
        end if;
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;
