import { membersOf, type RuleWords } from './rule-words.ts'

const units: Readonly<Record<string, string>> = {
  ...{ HOURS: 'hours', SERVICE_HOURS: 'service hours', NATURAL_DAYS: 'days', WORKING_DAYS: 'working days' },
}
const goal = (name: string) => (value: string, raw: unknown) =>
  raw === null ? `No goal is set for ${name}.` : `The goal for ${name} is at least ${value} %.`
const spread = (name: string) => (value: string) =>
  `Before anything is known, evaluations are taken to differ by ${name} by ${value} % of the standard deviation of one evaluation.`
const due = (kind: string) => (value: string) =>
  `Results of a ${kind} are published within ${value} after they are final.`

export const ruleWordsEn: RuleWords = {
  percent: (value) => `${value} %`,
  limit: (count, unit) => `${count} ${units[unit] ?? unit}`,
  listed: (items) => items.join(', '),
  none: 'not set',
  other: (at, value) => `Another rule (${at}): ${value}.`,
  rules: {
    invitation: {
      '/validForNaturalDays': (days) => `An invitation to evaluate holds for ${days} days.`,
      '/issueWithinNaturalDays': (days) => `Invitations may be made up to ${days} days after the service ended.`,
    },
    evaluation: {
      '/negativeGradeMax': (grade) => `Of five grades, the lowest first, number ${grade} and those below it are bad.`,
      '/commentCodePointsMax': (count) => `Words of an evaluation have at most ${count} characters.`,
      '/deviceClockToleranceSeconds': (seconds) =>
        `The clock of a terminal is right if it is within ${seconds} seconds.`,
      '/scoreScale': (scale) => `Single aspects are scored from 1 to ${scale}.`,
      '/dimensions': (_, raw) =>
        `Aspects and their weights: ${membersOf(raw)
          .map(({ nameEn, weightPercent }) => `${String(nameEn)} ${String(weightPercent)} %`)
          .join(', ')}.`,
    },
    'score-period': {
      '/objectionWithin': (limit) => `Units may object to what was computed within ${limit}.`,
      '/decisionWithin': (limit) => `Objections are decided within ${limit}.`,
      '/bridgePeriods': (periods) => `When rules change, ${periods} period is computed and shown under both.`,
    },
    'window-score': {
      '/windowsMin': (windows) => `${windows} windows of a kind make a group; fewer are put into the group above.`,
      '/linkEvaluationsMin': (count) =>
        `Two windows are compared through an item if each has ${count} evaluations of it.`,
      '/smallGroupBelow': (windows) =>
        `Groups of fewer than ${windows} windows share with others how far windows are taken to differ.`,
      '/gradeMaps': (_, raw) =>
        `There are ${membersOf(raw).length} maps from grades, the lowest first, to points: ${(raw as unknown as number[][]).map((map) => map.join('/')).join('; ')}. The first scores; a name has to hold under every one.`,
      '/spreadPercent/ITEM': spread('item'),
      '/spreadPercent/AUDIENCE': spread('audience'),
      '/spreadPercent/MODE': spread('channel'),
      '/spreadPercent/AGE_BAND': spread('age'),
      '/spreadPercent/LAG_BAND': spread('how late the answer came'),
      '/spreadPercent/REQUIRED_REFUSAL': spread('whether the law left nothing but to refuse'),
      '/spreadLevels': (levels) =>
        `That guess weighs as much as the data of ${levels} levels; with more data, the data decide.`,
      '/pooledClusters': (count) =>
        `How alike evaluations of one clerk on one day are is estimated with the city’s own as if it were ${count} more days of staff.`,
      '/heterogeneityLevelThousandths': (share) =>
        `A difference is only spoken of where equal windows would show it with a chance below ${share}.`,
      '/topPercent': (percent) => `Among the best is the top ${percent} % of a kind.`,
      '/bottomPercent': (percent) => `To be improved is the last ${percent} % of a kind.`,
      '/probabilityMinThousandths': (share) =>
        `A window is named only if it truly is among them with a probability of ${share}.`,
      '/reliabilityMinThousandths': (share) => `A window is named only with a reliability of ${share}.`,
      '/evaluationsMin': (count) => `A window with fewer than ${count} evaluations is not named.`,
      '/clustersMin': (count) => `A window with fewer than ${count} independent days of staff is not named.`,
      '/poolMonths': (months) =>
        `Where evaluations are too few, ${months} months are put together, one after the other.`,
      '/intervalZThousandths': (z) => `Intervals are ${z} standard errors wide to either side.`,
      '/participationMinPercent': (percent) => `Where fewer than ${percent} % took part a window is on no list.`,
      '/weightMaxHundredths': (weight) =>
        `When answers are weighted by who tends to answer, one counts for at most ${weight}.`,
      '/priorInvitations': (count) =>
        `How readily people answer is estimated with the city’s own as if it were ${count} more invitations.`,
      '/selectiveLevelThousandths': (share) =>
        `Picked invitations are only spoken of where chance makes them below ${share}.`,
      '/cellEvaluationsMin': (count) => `To tell window from item, each pair of them needs ${count} evaluations.`,
      '/partsMin': (count) => `To tell window from item, at least ${count} windows and items are needed.`,
      '/levelThousandths': (share) => `To tell window from item, intervals hold with ${share}.`,
      '/smallestCell': (count) => `Of a window, hall or group with fewer than ${count} nothing is told.`,
    },
    publication: {
      '/within/MONTH': due('month'),
      '/within/QUARTER': due('quarter'),
      '/within/HALF_YEAR': due('half-year'),
      '/within/YEAR': due('year'),
      '/namesLast': (_, raw) =>
        raw === true
          ? 'Windows among the last are named in public.'
          : 'Rewards come first: windows among the last are counted and not named in public.',
    },
    'open-data': {
      '/licence/zh': (terms) => `The Chinese text of the terms of use: ${terms}`,
      '/licence/en': (terms) => `Terms of use of open data: ${terms}`,
    },
    'handling-figure': {
      '/goalPercent/acceptanceRate': goal('orders taken up'),
      '/goalPercent/followUpRate': goal('calling back'),
      '/goalPercent/onTimeFollowUpRate': goal('calling back in time'),
      '/goalPercent/realNameFollowUpRate': goal('calling back those who gave their names'),
      '/goalPercent/rectificationRate': goal('rectification'),
      '/goalPercent/onTimeRectificationRate': goal('rectification in time'),
      '/goalPercent/replyRate': goal('replies'),
      '/goalPercent/rectificationSatisfactionRate': goal('those content with what was put right'),
      '/goalPercent/completionRate': goal('orders that were finished'),
      '/satisfactionGoal': goal('how content people are with what was put right'),
      '/cycleGoalPercent': (percent) => `Putting things right should take at most ${percent} % of the baseline.`,
      '/cycleBaselineMinutes': (minutes, raw) =>
        raw === null
          ? 'No baseline is set for how long putting right takes.'
          : `The baseline for putting right is ${minutes} minutes.`,
      '/tooFewBelow': (count) => `Of fewer than ${count} that were due no rate is told.`,
      '/intervalZThousandths': (z) => `Intervals of rates are ${z} standard errors wide to either side.`,
      '/periodNaturalDays': (days) => `Unless asked otherwise, orders that began in the last ${days} days are counted.`,
      '/periodNaturalDaysMax': (days) => `At most ${days} days are counted at once.`,
    },
    exemption: {
      '/rangeNaturalDaysMax': (days) => `One exemption covers at most ${days} days.`,
      '/proposeWithinNaturalDays': (days) => `An exemption has to be proposed within ${days} days.`,
      '/decideWithin': (limit) => `Exemptions are decided within ${limit}; late is not granted.`,
      '/wordsCodePointsMax': (count) => `The reasons of an exemption have at most ${count} characters.`,
    },
    deduction: {
      '/answerWithin': (limit) => `A unit may answer to a deduction within ${limit}.`,
      '/deedWithinNaturalDays': (days) => `Only what happened in the last ${days} days is deducted for.`,
      '/deedBeforeBasisNaturalDays': (days) => `A deed may lie up to ${days} days before the document that shows it.`,
      '/wordsCodePointsMax': (count) => `The words of a deduction have at most ${count} characters.`,
      '/items': (_, raw) =>
        membersOf(raw)
          .map(
            ({ kind, nameEn, points, source }) =>
              `${String(nameEn)}: ${kind === 'BONUS' ? '+' : '−'}${Number(points) / 100} points (${String(source)})`,
          )
          .join('; '),
    },
  },
}
