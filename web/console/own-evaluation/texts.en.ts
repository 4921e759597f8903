import type { OwnEvaluationTexts } from './texts.zh.ts'

export const en: OwnEvaluationTexts = {
  title: 'Own evaluations',
  hint: (groupMin, days) =>
    `By whole weeks, at least ${groupMin} at once, ${days} days after the last; in an order that has nothing to do with time, without the service and without who gave it. Abuse and long numbers are covered up.`,
  none: 'Nothing can be told yet: there are too few, or the day has not come.',
  notAtWindows: 'Your account does not say who you are at the windows. Please ask the security administrator.',
  batch: (from, until) => `${from} to ${until}`,
  praise: 'Praise',
  all: (count) => `All evaluations (${count})`,
  words: 'Words',
  noWords: 'No words',
  invalidated: 'An appeal was upheld: it does not count',
  statement: 'What you say to it',
  state: 'Say something',
  stateNamed: (number) => `Say something: number ${number}`,
  stateHint:
    'Once for each; those who handle it and decide on it read it. Please leave out anybody’s name, telephone and ID numbers, and do not guess who gave it.',
  send: 'Send',
  needWords: 'Please write something first.',
  stated: 'It has been kept.',
  appeal: 'Appeal',
  appealNamed: (number) => `Appeal: number ${number}`,
  appealed: 'The appeal is lodged. Others decide; you have no part in it.',
  later: {
    title: 'Said later',
    hint: (groupMin) =>
      `Given freely after contact or rectification; by whole weeks too, from ${groupMin} on, and not beside which one. The first stays as it was.`,
  },
  inviting: {
    title: 'What you may say when you ask for an evaluation',
    hint: 'Everybody who was served is to be asked. Stay neutral, and step back while it is given: do not look, do not ask, do not do it for anybody.',
    inducing: 'What counts as inducing',
    evidence: (what) => `Needed to show it: ${what}`,
    source: (source) => `Source: ${source}`,
  },
  giveUp: 'Close',
  giveUpNamed: (number) => `Close number ${number}`,
}
