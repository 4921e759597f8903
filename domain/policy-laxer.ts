import { handlingClockNames } from './handling-policy.ts'

/** What makes a rule laxer: a duty that may take longer, a right that lasts shorter, more of something, fewer of it, one that is not there. */
export type Laxer = 'LONGER' | 'SHORTER' | 'MORE' | 'FEWER'

/** By policy, the rules that a lower region may not make laxer. */
export const laxerRules: Readonly<Record<string, readonly (readonly [pointer: string, laxer: Laxer])[]>> = {
  handling: [
    ...handlingClockNames.map((clock) => [`/clocks/${clock}`, 'LONGER'] as const),
    ['/handleComplex', 'LONGER'],
    ['/extension', 'LONGER'],
    ['/escalateAfter/0', 'LONGER'],
    ['/contactTriesMin', 'FEWER'],
    ['/contactTriesApartMinutes', 'FEWER'],
    ['/transfersMax', 'MORE'],
    ['/helpWithinMinutes', 'FEWER'],
    ['/rateWithin', 'SHORTER'],
    ['/reopenWithin', 'SHORTER'],
    ['/reopeningsMax', 'FEWER'],
  ],
  appeal: [
    ['/objectWithin', 'SHORTER'],
    ['/decideWithin', 'LONGER'],
  ],
  supplement: [
    ['/revisionWithin', 'SHORTER'],
    ['/supplementaryWithin', 'SHORTER'],
  ],
  // A shorter wait, fewer agencies.
  'assessment-plan': [
    ['/drawAfterMinutesMin', 'FEWER'],
    ['/agenciesMin', 'FEWER'],
  ],
  'closure-audit': [
    ['/sharePercent', 'FEWER'],
    ['/unitMonthMin', 'FEWER'],
    ['/triesMax', 'FEWER'],
  ],
  exemption: [
    ['/rangeNaturalDaysMax', 'MORE'],
    ['/proposeWithinNaturalDays', 'MORE'],
    ['/decideWithin', 'LONGER'],
  ],
  'manipulation-detector': [
    ['/quarantineLevelThousandths', 'FEWER'],
    ['/watchLevelThousandths', 'FEWER'],
    ['/decideWithin', 'LONGER'],
    ['/replayNaturalDays', 'FEWER'],
  ],
  evaluation: [['/negativeGradeMax', 'FEWER']],
  invitation: [['/validForNaturalDays', 'FEWER']],
  board: [['/smallestGroup', 'FEWER']],
  'confidential-report': [
    ['/acknowledgeWithin', 'LONGER'],
    ['/warnAfter', 'LONGER'],
    ['/smallestGroup', 'FEWER'],
  ],
  // A smaller crowd to hide in, a shorter wait.
  'blind-token': [
    ['/expectedMin', 'FEWER'],
    ['/delayMinutesMax', 'FEWER'],
  ],
  audit: [['/keptMonths', 'FEWER']],
  // Named on less.
  'window-score': [
    ['/windowsMin', 'FEWER'],
    ['/probabilityMinThousandths', 'FEWER'],
    ['/reliabilityMinThousandths', 'FEWER'],
    ['/heterogeneityLevelThousandths', 'MORE'],
    ['/evaluationsMin', 'FEWER'],
    ['/clustersMin', 'FEWER'],
    ['/participationMinPercent', 'FEWER'],
    ['/smallestCell', 'FEWER'],
  ],
  'root-cause': [['/smallestGroup', 'FEWER']],
  silence: [['/smallestGroup', 'FEWER']],
  'system-indicator': [
    ['/smallestGroup', 'FEWER'],
    ['/coverageMinPercent', 'FEWER'],
  ],
  // Weights on the word of fewer, or of those who agree less.
  weighting: [
    ['/ahp/consistencyMax', 'MORE'],
    ['/ahp/expertsMin', 'FEWER'],
    ['/delphi/expertsMin', 'FEWER'],
    ['/delphi/concordanceMin', 'FEWER'],
    ['/delphi/variationMax', 'MORE'],
    ['/delphi/medianShiftMax', 'MORE'],
  ],
  retention: [['/keptNaturalYears', 'FEWER']],
  // A register of people where the level above keeps none (true is more than false), who stay longer in it or may object shorter.
  'malicious-evaluator': [
    ['/isKept', 'MORE'],
    ['/keptMonths', 'MORE'],
    ['/objectWithin', 'SHORTER'],
  ],
}

/** Where nothing is said of what is complex, it takes no longer than the rest. */
export const standsFor: Readonly<Record<string, string>> = { '/handleComplex': '/clocks/HANDLE' }

/** Where what is missing is laxer: a step without a clock may take for ever, and a right that is not there lasts no time. */
export const laxerWhereMissing = (laxer: Laxer, pointer: string) =>
  laxer === 'SHORTER' || (laxer === 'LONGER' && pointer.startsWith('/clocks/'))
