import { membersOf, type RuleWords } from './rule-words.ts'

const units: Readonly<Record<string, string>> = {
  ...{ HOURS: '小时', SERVICE_HOURS: '个服务小时', NATURAL_DAYS: '天', WORKING_DAYS: '个工作日' },
}
const goal = (name: string) => (value: string, raw: unknown) =>
  raw === null ? `${name}没有规定目标。` : `${name}的目标是不低于 ${value}%。`
const spread = (name: string) => (value: string) =>
  `在没有数据之前，假定不同${name}的评价相差一条评价标准差的 ${value}%。`
const due = (kind: string) => (value: string) => `${kind}结果定稿后 ${value}内公布。`

export const ruleWordsZh: RuleWords = {
  percent: (value) => `${value}%`,
  limit: (count, unit) => `${count} ${units[unit] ?? unit}`,
  listed: (items) => items.join('、'),
  none: '没有规定',
  other: (at, value) => `其他规则（${at}）：${value}。`,
  rules: {
    invitation: {
      '/validForNaturalDays': (days) => `评价邀请在 ${days} 天内有效。`,
      '/issueWithinNaturalDays': (days) => `办事结束后 ${days} 天内可以发出邀请。`,
    },
    evaluation: {
      '/negativeGradeMax': (grade) => `五个等级从低到高排第 ${grade} 及以下的算差评。`,
      '/commentCodePointsMax': (count) => `文字评价最多 ${count} 字。`,
      '/deviceClockToleranceSeconds': (seconds) => `终端时钟与平台相差 ${seconds} 秒以内视为准时。`,
      '/scoreScale': (scale) => `分项评分从 1 分到 ${scale} 分。`,
      '/dimensions': (_, raw) =>
        `分项及权重：${membersOf(raw)
          .map(({ nameZh, weightPercent }) => `${String(nameZh)} ${String(weightPercent)}%`)
          .join('、')}。`,
    },
    'score-period': {
      '/objectionWithin': (limit) => `各单位可在 ${limit}内对算出的结果提出异议。`,
      '/decisionWithin': (limit) => `异议在 ${limit}内决定。`,
      '/bridgePeriods': (periods) => `规则改变时，有 ${periods} 期同时按新旧两套规则计算并一起公布。`,
    },
    'window-score': {
      '/windowsMin': (windows) => `满 ${windows} 个同类窗口才成一组，不足的并入上一级组。`,
      '/linkEvaluationsMin': (count) => `两个窗口经同一事项相比，双方各要满 ${count} 条评价。`,
      '/smallGroupBelow': (windows) => `不足 ${windows} 个窗口的组，窗口之间差别的大小与其他组合在一起估计。`,
      '/gradeMaps': (_, raw) =>
        `五个等级从低到高的分值有 ${membersOf(raw).length} 套：${(raw as unknown as number[][]).map((map) => map.join('/')).join('；')}。用第一套记分，点名要在每一套下都成立。`,
      '/spreadPercent/ITEM': spread('事项'),
      '/spreadPercent/AUDIENCE': spread('人群'),
      '/spreadPercent/MODE': spread('渠道'),
      '/spreadPercent/AGE_BAND': spread('年龄段'),
      '/spreadPercent/LAG_BAND': spread('答复早晚'),
      '/spreadPercent/REQUIRED_REFUSAL': spread('办理结果（是否依法不予办理）'),
      '/spreadLevels': (levels) => `上述假定的分量相当于 ${levels} 个类别的数据，数据多了就由数据决定。`,
      '/pooledClusters': (count) =>
        `同一人同一天的评价有多相像，按相当于 ${count} 个人日的全市水平估计并与本窗口合并。`,
      '/heterogeneityLevelThousandths': (share) =>
        `同组窗口即使没有差别也会出现这种差距的机会，要小于 ${share}，才说有差别。`,
      '/topPercent': (percent) => `前列指同类前 ${percent}%。`,
      '/bottomPercent': (percent) => `待提升指同类后 ${percent}%。`,
      '/probabilityMinThousandths': (share) => `真实水平确在其中的概率不低于 ${share} 才点名。`,
      '/reliabilityMinThousandths': (share) => `可靠度不低于 ${share} 才点名。`,
      '/evaluationsMin': (count) => `不足 ${count} 条评价的窗口不点名。`,
      '/clustersMin': (count) => `不足 ${count} 个互不相关的人日的窗口不点名。`,
      '/poolMonths': (months) => `评价不够时，依次合并 ${months} 个月。`,
      '/intervalZThousandths': (z) => `区间按标准误差的 ${z} 倍计算。`,
      '/participationMinPercent': (percent) => `参评率低于 ${percent}% 的窗口不上榜。`,
      '/weightMaxHundredths': (weight) => `按各类人的参评意愿折算时，一条评价最多按 ${weight} 条计。`,
      '/priorInvitations': (count) => `估计参评意愿时，全市水平的分量相当于 ${count} 次邀请。`,
      '/selectiveLevelThousandths': (share) => `选择性邀评：偶然出现的机会小于 ${share} 才认定。`,
      '/cellEvaluationsMin': (count) => `判断是窗口还是事项的原因时，每个窗口与事项的组合要满 ${count} 条评价。`,
      '/partsMin': (count) => `判断是窗口还是事项的原因时，至少要有 ${count} 个窗口和事项。`,
      '/levelThousandths': (share) => `判断是窗口还是事项的原因时，区间的把握是 ${share}。`,
      '/smallestCell': (count) => `不足 ${count} 条的窗口、大厅或组合，不公布其中的任何数。`,
    },
    publication: {
      '/within/MONTH': due('月度'),
      '/within/QUARTER': due('季度'),
      '/within/HALF_YEAR': due('半年'),
      '/within/YEAR': due('年度'),
      '/namesLast': (_, raw) => (raw === true ? '后列窗口公开点名。' : '先奖后罚：后列窗口只公布个数，不公开点名。'),
    },
    'open-data': {
      '/licence/zh': (terms) => `开放数据的使用条件：${terms}`,
      '/licence/en': (terms) => `使用条件的英文文本：${terms}`,
    },
    'handling-figure': {
      '/goalPercent/acceptanceRate': goal('受理率'),
      '/goalPercent/followUpRate': goal('回访率'),
      '/goalPercent/onTimeFollowUpRate': goal('按期回访率'),
      '/goalPercent/realNameFollowUpRate': goal('实名回访率'),
      '/goalPercent/rectificationRate': goal('整改率'),
      '/goalPercent/onTimeRectificationRate': goal('按期整改率'),
      '/goalPercent/replyRate': goal('反馈率'),
      '/goalPercent/rectificationSatisfactionRate': goal('整改满意率'),
      '/goalPercent/completionRate': goal('办结率'),
      '/satisfactionGoal': goal('整改满意度'),
      '/cycleGoalPercent': (percent) => `整改用时的目标是不高于基准的 ${percent}%。`,
      '/cycleBaselineMinutes': (minutes, raw) =>
        raw === null ? '整改用时还没有规定基准。' : `整改用时的基准是 ${minutes} 分钟。`,
      '/tooFewBelow': (count) => `到期不足 ${count} 件的，不出比率。`,
      '/intervalZThousandths': (z) => `比率的区间按标准误差的 ${z} 倍计算。`,
      '/periodNaturalDays': (days) => `整改指标默认统计最近 ${days} 天开始的工单。`,
      '/periodNaturalDaysMax': (days) => `整改指标一次最多统计 ${days} 天。`,
    },
    exemption: {
      '/rangeNaturalDaysMax': (days) => `一次容错最多覆盖 ${days} 天。`,
      '/proposeWithinNaturalDays': (days) => `容错要在事后 ${days} 天内提出。`,
      '/decideWithin': (limit) => `容错在 ${limit}内决定，逾期不视为批准。`,
      '/wordsCodePointsMax': (count) => `容错理由最多 ${count} 字。`,
    },
    deduction: {
      '/answerWithin': (limit) => `单位可在 ${limit}内对扣分作出说明。`,
      '/deedWithinNaturalDays': (days) => `只对 ${days} 天内发生的事扣分。`,
      '/deedBeforeBasisNaturalDays': (days) => `事情可以发生在依据形成前 ${days} 天以内。`,
      '/wordsCodePointsMax': (count) => `扣分说明最多 ${count} 字。`,
      '/items': (_, raw) =>
        membersOf(raw)
          .map(
            ({ kind, nameZh, points, source }) =>
              `${String(nameZh)}：${kind === 'BONUS' ? '加' : '扣'} ${Number(points) / 100} 分（${String(source)}）`,
          )
          .join('；'),
    },
  },
}
