-- 公平比较 (part 7): how windows are compared with one another, and who is named. Nothing is computed here.
insert into policy (word, division_id, effective_from, version, source, body)
select 'window-score', d.id, '2019-12-03', 1,
  '窗口比较与点名的门槛为本平台的建议（2026-11）：同类窗口满 10 个才成组；先做组间差异检验（各组 Holm 校正，千分之十），再要求真实位于前三成或后一成的概率不低于 0.9、可靠度不低于 0.7、评价满 30 份且不少于 8 个独立的人日，依次合并 1、3、12 个月；分值按 100/80/60/30/0 与 100/75/50/25/0 两套对照及差评占比均成立才点名；参评率低于 10% 不上榜；公布的底数不细分到不足 5 份；各因素的差异幅度由数据估计，起始估计以单份评价标准差的百分比计（事项 60%，对象、渠道、年龄、时滞 25%，依法不予受理 75%），权重相当于 4 个层级；由各地规定',
  '{"windowsMin": 10, "linkEvaluationsMin": 5, "smallGroupBelow": 15,
    "gradeMaps": [[0, 30, 60, 80, 100], [0, 25, 50, 75, 100]],
    "spreadPercent": {"ITEM": 60, "AUDIENCE": 25, "MODE": 25, "AGE_BAND": 25, "LAG_BAND": 25, "REQUIRED_REFUSAL": 75}, "spreadLevels": 4,
    "pooledClusters": 20, "heterogeneityLevelThousandths": 10, "topPercent": 30, "bottomPercent": 10,
    "probabilityMinThousandths": 900, "reliabilityMinThousandths": 700, "evaluationsMin": 30, "clustersMin": 8,
    "poolMonths": [1, 3, 12], "intervalZThousandths": 1960,
    "participationMinPercent": 10, "weightMaxHundredths": 500, "priorInvitations": 50, "selectiveLevelThousandths": 10,
    "cellEvaluationsMin": 20, "partsMin": 5, "levelThousandths": 950, "smallestCell": 5}'::jsonb
from administrative_division d where d.division_code = '000000000000';
