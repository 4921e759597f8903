-- 根因: computed from services, evaluations and the catalogue when it is asked for, and kept nowhere. Here is only what makes the days quick to find, and the rule.

create index service_occurrence_by_end on service_occurrence using brin (ended_at) with (autosummarize = on);

insert into policy (word, division_id, effective_from, version, source, body)
select 'root-cause', d.id, '2019-12-03', 1,
  '对评价要分析到“哪个事项、哪个环节”：总体方案二（四）、六（四）；最近 21 天与之前 90 天比较，错报比例（FDR）不超过 5%，至少两天可见、至少高出四分之一才指名，一贯偏高须有把握高出一半，少于 5 条评价不显示理由：本平台的建议（2026-11）；由各地规定',
  '{"recentDays": 21, "pastDays": 90, "falseShareThousandths": 50, "ratioMinThousandths": 1250, "daysMin": 2,
    "standingRatioMinThousandths": 1500, "levelThousandths": 950, "namedMax": 20, "smallestGroup": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';
