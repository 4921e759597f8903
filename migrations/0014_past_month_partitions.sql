-- History (an import, a trial city) brings records of months that had passed before the database was made. They belong into
-- the partitions of their months, not into the default one that stands behind for what nobody foresaw.
--
-- Makes the partitions from the month of a day up to the last one before this month, where they are missing. A month whose
-- records lie in the default partition already keeps them there: they are facts and are not moved.
create function make_past_month_partitions(from_day date) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  parent text;
  this_month timestamp := date_trunc('month', now() at time zone 'Asia/Shanghai');
  month_start timestamp;
  partition_name text;
  made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('make_month_partitions'));
  for parent in select table_name from public.monthly_partitioned order by table_name loop
    month_start := greatest(date_trunc('month', from_day::timestamp), this_month - interval '60 months');
    while month_start < this_month loop
      partition_name := parent || '_' || to_char(month_start, 'YYYYMM');
      if to_regclass(partition_name) is null then
        begin
          execute format('create table %s partition of %s for values from (%L) to (%L)', partition_name, parent,
            public.uuid_v7_floor(month_start at time zone 'Asia/Shanghai'),
            public.uuid_v7_floor((month_start + interval '1 month') at time zone 'Asia/Shanghai'));
          if public.is_protected(parent::regclass) then
            call public.protect_facts(partition_name::regclass);
          end if;
          made := made + 1;
        exception when check_violation then
          null; -- the default partition holds records of this month
        end;
      end if;
      month_start := month_start + interval '1 month';
    end loop;
  end loop;
  return made;
end
$$;
revoke execute on function make_past_month_partitions(date) from public;
grant execute on function make_past_month_partitions(date) to yiping_sweep;
