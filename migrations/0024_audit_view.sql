-- The audit as its administrator sees it, and how long privileged acts go on while nothing is sealed.

-- What an operator did at the server itself lies in no place: it is shown to whoever reaches every place, and to nobody else.
create function scope_is_whole() returns boolean
  language sql stable as $$
  select exists (
    select from public.administrative_division d
    where d.division_code = '000000000000' and d.id = any (public.scope_divisions()))
$$;
create policy whole_sees_no_place on audit_entry for select to yiping_staff
  using (division_id is null and hall_id is null and (select public.scope_is_whole()));

-- Whether an entry is sealed yet, and what the keys are called that acted.
grant select on audit_pending to yiping_staff;
grant select (id, name, division_id, hall_id) on api_key to yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select word, d.id, '2019-12-03', 1, source, body::jsonb
from administrative_division d, (values
  ('audit-view',
   '产品默认：GB/T 22239-2019 8.1.4.3、8.1.5.3 要求审计管理员能对审计记录进行分析、查询，未规定查询跨度；一次查询不超过 366 天（不填为最近 7 天），一次导出不超过 50000 条',
   '{"periodNaturalDaysMax": 366, "periodNaturalDaysUnlessSaid": 7, "exportRowsMax": 50000}'),
  ('audit-standstill',
   '产品默认：GB/T 22239-2019 8.1.4.3 要求审计进程不受未经授权的中断，未规定时限；超过 60 秒没有封存时，拒绝需要再次确认身份的操作和运维命令，群众评价不受影响',
   '{"refuseAfterSeconds": 60}')
) as policies (word, source, body)
where d.division_code = '000000000000';
