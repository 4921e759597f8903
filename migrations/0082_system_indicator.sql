-- 系统数据指标: computed from the records that are there already. Here is only what makes finding them quick, and from how many on a figure is told.

-- By the day on which a case was accepted or completed: that is the day by which it counts.
create index service_case_by_acceptance on service_case (accepted_at) where not is_drill;
create index service_case_by_completion on service_case (completed_at) where completed_at is not null and not is_drill;

insert into policy (word, division_id, effective_from, version, source, body)
select 'system-indicator', d.id, '2019-12-03', 1,
  '不足 10 条记录的系统指标不显示、覆盖率低于 80% 的加注：本平台的建议（2026-11），由各地规定',
  '{"smallestGroup": 10, "coverageMinPercent": 80}'::jsonb
from administrative_division d where d.division_code = '000000000000';
