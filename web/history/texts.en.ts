import { en as sharedEn } from '../shared/texts.en.ts'
import type { HistoryTexts } from './texts.zh.ts'

export const en: HistoryTexts = {
  shared: sharedEn,
  title: 'Evaluations of a window, opened to everybody',
  lead: (smallestGroup, openAfterDays) =>
    `The evaluations of each day are opened after ${openAfterDays} day(s): window, item, hour and scores, good and bad alike. A window is opened with ${smallestGroup} or more in a day; fewer are put together by week, so that nobody is recognised.`,
  chooseHall: 'Choose a hall',
  chooseWindow: 'Choose a window',
  noHalls: 'No hall is open yet.',
  noWindows: 'This hall has no windows yet.',
  others: 'Other halls and windows',
  opening: 'Opening…',
  failed: 'The figures cannot be had now; the page tries again.',
  unknownWindow: 'There is no such window. Please choose from the list of halls.',
  none: 'Nothing that was given at this hall is due to be opened yet.',
  week: (from, to) => `Week from ${from} to ${to}`,
  weekHint: 'What was too few on each of its days, put together; the hours stay closed.',
  given: 'Received',
  valid: 'Counted',
  invalidated: 'Found not to count, on appeal',
  quarantined: 'Being looked at',
  notOpened: 'Cannot be opened (deleted by rule)',
  count: (count) => count,
  distribution: 'Grades of what was opened',
  distributionHint: 'Those that do not count are among them, opened like all others, with nothing that marks them.',
  notOpenedHere: 'Nothing was opened of this window alone: nothing was given, or too few.',
  hall: (given, notOpened) =>
    `The whole hall had ${given} evaluations to open; ${notOpened} of them were not, because their windows had too few.`,
  recounted: (time) => `Last counted: ${time}`,
  show: (count) => `Show what was opened: ${count}`,
  more: 'Show more',
  older: 'Earlier',
  again: 'Try again',
  item: 'Item',
  hour: (from, to) => `${from}–${to}`,
  hourClosed: 'hour not opened',
  itemClosed: 'Item not opened',
  detailHint: (smallestGroup) =>
    `The hour is opened only where at least ${smallestGroup} evaluations of the window share it and the item, and the item only where at least ${smallestGroup} share that, so that nobody who knows when you came and for what can tell which one is yours.`,
  scores: 'Scores',
  dimensions: {
    attitude: 'Attitude',
    efficiency: 'Efficiency',
    procedure: 'Procedure',
    environment: 'Environment',
    overall: 'Overall',
  },
  digest: 'Digest',
  check: 'Check',
  checking: 'Checking…',
  checked: {
    HOLDS: 'This evaluation has not been changed.',
    FALSE: 'This evaluation is not what the public log says! Please keep this page and tell a supervisory body.',
    OPEN: 'Not everything has been checked.',
  },
  steps: {
    CONTENT: {
      GOOD: 'What is shown gives this digest (computed again in your browser)',
      BAD: 'What is shown does not give this digest',
      OPEN: 'What is shown was not checked',
    },
    LOG: {
      GOOD: 'The digest stands in the public log, under a checkpoint',
      BAD: 'The digest is not in the public log',
      OPEN: 'No proof could be had from the log; please try later',
    },
    SIGNATURE: {
      GOOD: 'The checkpoint is signed by the key of the log',
      BAD: 'The signature of the checkpoint is false',
      OPEN: 'The signature of the checkpoint was not checked',
    },
  },
  notWitnessed:
    'The key is the one that the platform itself names; signatures of outside witnesses were not checked here. Whoever wants to trust the platform in nothing uses the auditor’s tool, or a key kept before.',
  readIt: 'How to read this',
  notes: [
    'When an evaluation is given, each of its fields goes into the public log as a salted digest: whatever is changed later is found.',
    'Only the window, the scores, and items and hours that enough people share are opened. Who gave it, what was written and whom it is about are not, and cannot be guessed from the digest.',
    'The list is sorted by digest and does not tell who came first. Whoever watches the log all the time may still infer about when.',
    'Whatever was received is counted, opened or not, and anybody can hold the numbers against the log.',
  ],
}
