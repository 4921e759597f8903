import type { RootCauseTexts } from './texts.zh.ts'

const signals: RootCauseTexts['signals'] = {
  GRADE: 'Bad evaluations',
  RETURNED: 'Sent home for papers',
  REFUSED: 'Refused',
  ABANDONED: 'Given up',
  HANDLING: 'Time of handling',
}

export const en: RootCauseTexts = {
  title: 'Root causes',
  hint: 'Evaluations, cases, items, steps and windows put together: what has become worse lately, at which step, since when.',
  to: 'As of',
  scope: (from, recentFrom, to, tested) =>
    `From services and evaluations of ${from} to ${to}; changes are looked for from ${recentFrom} on, among ${tested} things.`,
  changedTitle: 'Worse lately',
  standingTitle: 'Always high',
  standingHint: 'No change of now; always higher than other items and windows.',
  none: 'No change is shown.',
  item: (name, code) => `Item: ${name} (${code})`,
  window: (hall, code, name) => `Window: ${hall} ${code} ${name}`,
  staff: (hall, no) =>
    no === null ? `Somebody of ${hall} (who, only the supervisor of the hall is told)` : `Staff: ${hall} ${no}`,
  hall: (hall) => `Hall: ${hall}`,
  step: (step) => `Step: ${step}`,
  mode: (mode) => `Way of service: ${mode}`,
  everywhere: 'Everywhere',
  owner: (name) => `Answers for it: ${name}`,
  since: (day) => `Since ${day}`,
  sinceKnown: (day) =>
    `Since ${day}: the system knows of a change on that day (somebody new, or a new version of an item or its papers)`,
  sinceEarlier: (day) => `Since ${day} or earlier`,
  between: (earliest, latest) => `It very likely began between ${earliest} and ${latest}.`,
  atStep: (step) => `Most of it at the step “${step}”.`,
  rule: 'It goes with the item, not with the windows that handle it: look at papers, procedure and systems before blaming windows.',
  signals,
  sentence: (signal, ratio, lower, upper) =>
    `${signals[signal]}: ${ratio} times what was to be expected (${lower}–${upper})`,
  counted: (seen, exposure, expected) => `${seen} of ${exposure}; ${expected} were to be expected`,
  columns: { signal: 'What', seen: 'Seen', expected: 'Expected', of: 'Of', ratio: 'Times', interval: 'Interval' },
  reasons: 'Reasons that citizens gave',
  times: (count) => `${count} times`,
  steps: {
    CONSULTATION: 'Consultation',
    APPLICATION: 'Application',
    SUPPLEMENT: 'Supplement of papers',
    PAYMENT: 'Payment',
    DECISION: 'Decision',
    COLLECTION: 'Collection',
    OTHER: 'Other',
  },
  modes: { COUNTER: 'counter', SELF_SERVICE: 'machine', ONLINE: 'online', PHONE: 'phone', HOME: 'at home' },
  notesTitle: 'How to read it',
  notes: (falseShare, level) => [
    'What was to be expected comes from its own past, with everything else of the same services taken out: an item that changed is not put down to the windows that handle it, nor a window’s change to its items.',
    'The clearest is named first and taken as given, then the rest is tested again, until nothing is left that is shown.',
    `Of those named no more than ${falseShare} are expected to be chance; intervals hold with ${level}.`,
    'What stands on one day alone is an incident and not named here.',
    'Figures say where and since when to look; whether it is the cause is seen on the spot.',
  ],
}
