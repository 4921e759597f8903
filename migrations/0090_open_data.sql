-- Under which terms open data may be used is a rule like any other: with its source, its place and its day of effect.
insert into policy (word, division_id, effective_from, version, source, body)
select 'open-data', d.id, '2019-12-03', 1,
  '开放数据使用条件：评价结果向社会公开，见《服务窗口评价实施方案》8.2；可自由使用、注明来源、不得识别个人，为本平台的建议（2026-11），不替代当地公共数据开放的规定；由各地规定',
  '{"licence": {"zh": "可自由使用、复制和改编，须注明数据来源和统计时间；不得用来识别个人。",
    "en": "Free to use, copy and adapt, naming the source and when it was counted; not to be used to identify anybody."}}'::jsonb
from administrative_division d where d.division_code = '000000000000';
