-- 沉默: computed when it is asked for. Here is only the rule.
insert into policy (word, division_id, effective_from, version, source, body)
select 'silence', d.id, '2019-12-03', 1,
  '不会评、不愿评、没让评的群众要另外去听：总体方案二（一）、六（三）；看最近 90 天，错报比例不超过 5%，听到的不到应有的一半、未邀评的达到应有的两倍且应有不少于 5 人才列出，65 岁起为老年人，少于 5 次服务的人群不显示：本平台的建议（2026-11）；由各地规定',
  '{"days": 90, "falseShareThousandths": 50, "ratioMaxThousandths": 500, "expectedMin": 5, "elderlyFromBand": 5, "smallestGroup": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';
