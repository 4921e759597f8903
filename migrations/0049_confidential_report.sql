-- 直达举报: what a citizen tells discipline inspection alone. In plain stands that there is one, when it came and in which division it is read; what
-- it is about, whom, where, the contact, what was answered and how it ended is sealed. No row says which evaluation it is about.
create table confidential_report (
  id uuid primary key,
  division_id integer not null references administrative_division,
  policy_id integer not null references policy,
  received_at timestamptz not null,
  idempotency_key_hash bytea not null unique check (octet_length(idempotency_key_hash) = 16),
  request_hash bytea not null check (octet_length(request_hash) = 16)
);
comment on column confidential_report.division_id is 'in which it is read, as a rule one level above the hall; never that of the hall alone';
call protect_facts('confidential_report');
create index confidential_report_by_division on confidential_report (division_id, id);

create table confidential_report_event (
  report_id uuid not null references confidential_report,
  sequence integer not null check (sequence >= 1),
  division_id integer not null,
  kind text not null check (kind in ('RECEIVED', 'ACKNOWLEDGED', 'MESSAGE_LEFT', 'CITIZEN_WROTE', 'CONTACT_OPENED', 'DECIDED')),
  at timestamptz not null,
  account_id uuid references account,
  record_id uuid unique,
  primary key (report_id, sequence),
  check ((kind in ('RECEIVED', 'CITIZEN_WROTE')) = (account_id is null))
);
comment on table confidential_report_event is 'two who act at once collide on (report_id, sequence): one wins, the other is told';
comment on column confidential_report_event.record_id is 'under which words and outcome are sealed';
call protect_facts('confidential_report_event');

-- Staff sees it in one role alone, and where that reaches the division in which it is read: no post in a hall does.
do $$
declare
  scoped regclass;
begin
  foreach scoped in array array['confidential_report', 'confidential_report_event']::regclass[] loop
    execute format('alter table %s enable row level security', scoped);
    execute format('create policy not_staff on %s to yiping_app, yiping_vault using (true) with check (true)', scoped);
    execute format('create policy inspectors_who_reach_it on %s for select to yiping_staff
      using (public.scope_role() = ''DISCIPLINE_INSPECTOR'' and division_id = any (public.scope_divisions()))', scoped);
  end loop;
end
$$;
grant select, insert on confidential_report, confidential_report_event to yiping_app;
grant select on confidential_report, confidential_report_event to yiping_vault, yiping_staff;

insert into policy (word, division_id, effective_from, version, source, body)
select 'confidential-report', d.id, '2019-12-03', 1,
  '群众可直接向纪检监察反映打击报复、吃拿卡要，对被反映单位保密：服务窗口评价实施方案 追责问责；受理期限（3 个工作日）、提醒（2 个工作日）与公布总数的最小数：产品默认，由各地规定',
  '{"acknowledgeWithin": {"count": 3, "unit": "WORKING_DAYS"},
    "warnAfter": {"count": 2, "unit": "WORKING_DAYS"},
    "smallestGroup": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';
