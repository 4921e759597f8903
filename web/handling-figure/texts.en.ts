import { en as figures } from '../shared/handling-figure/texts.en.ts'
import { en as sharedEn } from '../shared/texts.en.ts'
import type { PublicFigureTexts } from './texts.zh.ts'

export const en: PublicFigureTexts = {
  shared: sharedEn,
  figures,
  title: 'How bad evaluations are put right',
  lead: 'Every bad evaluation and every complaint opens an order that is handled in time, reviewed, fed back, and rated by the citizen. These are the totals of the whole platform, each with its definition.',
  opening: 'Opening…',
  failed: 'The figures cannot be read now; the page tries again by itself.',
  asOf: (time) => `As of ${time}`,
  rates: 'Figures',
  exceptions: 'Exceptions',
  exceptionsLead: 'What was not as it should be, every one of them; one may be of several kinds.',
  rounds: (rounds) => `${rounds} orders`,
  closures: {
    title: 'Asked again after the closure',
    word: 'Closed without being put right',
    lead: 'Each month some of the closed orders are drawn at random, and somebody who neither handled nor reviewed them asks the citizen once more whether it was really put right.',
    definition:
      'Those who said that it was not, out of those who said that it was, in part, or not. It is a sample: the share of all closed orders most likely lies within the interval. The definition is ours.',
    beside: (drawn, open, notReached, declined, other) =>
      `${drawn} drawn; left out: ${open} to be asked, ${notReached} not reached, ${declined} would not answer, ${other} said something else.`,
  },
  appeals: {
    title: 'Appeals',
    lead: (since) =>
      `Since ${since}: appeals of those who were evaluated, because they hold an evaluation to be mistaken, malicious or given twice. The level above decides, or a panel of three with somebody from outside; what is upheld no longer counts, and stays on record.`,
    lodged: {
      name: 'Lodged',
      definition: 'Appeals of that time, out of the orders opened by bad evaluations and complaints.',
      none: 'No order yet',
    },
    upheld: {
      name: 'Upheld',
      definition:
        'Upheld, out of those that were decided. A very high share may mean that appeals are used to wipe out bad evaluations.',
      none: 'None decided yet',
    },
  },
  reports: {
    title: 'Confidential reports to discipline inspection',
    lead: (from, to) =>
      `From ${from} to ${to}, of the whole platform. Of no unit and no hall; a number that is too small is not told, so that nobody can be guessed.`,
    received: 'Received',
    decided: 'Decided and answered',
    tooFew: 'Too few to be told',
  },
  malicious: {
    title: 'Register of malicious evaluations',
    notKept:
      'No register of malicious evaluators is kept here: nobody is entered anywhere for what he says. An evaluation that was found malicious does not count, and that is all.',
    lead: 'Only evaluations found malicious on appeal are entered, each decided by two people; whoever evaluated is told and may object; twelve months at most. An entry hinders nobody from evaluating, and all bad evaluations and complaints are handled as before.',
    inForce: 'Entries in force',
    ended: 'Entries that have ended',
    objectionsUpheld: 'Objections upheld',
  },
  readIt: 'How to read these figures',
}
