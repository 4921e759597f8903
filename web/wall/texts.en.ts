import { en as sharedEn } from '../shared/texts.en.ts'
import type { WallTexts } from './texts.zh.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

export const en: WallTexts = {
  shared: sharedEn,
  city: 'Evaluations of public services',
  opening: 'Opening…',
  failed: 'The figures are not available at the moment; it keeps trying.',
  unknown: 'There is no such hall',
  home: 'To the public pages',
  connection: {
    CONNECTING: 'Connecting',
    KEPT_FRESH: 'Refreshes itself',
    LOST: 'Connection lost: these are the last figures',
    UNKNOWN: 'Not found',
  },
  figuresOf: (time) => `As of ${time}`,
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (/^\d/.test(part)) return `${months[Number(part) - 1] ?? part} ${year}`
    return part === '' ? year : `${part} ${year}`
  },
  published: (day) => `published on ${day}`,
  noneStands: (period, day, reason) =>
    `${period}: withdrawn on ${day}: ${reason}. No result stands until another is signed off.`,
  notYet: 'Nothing has been published yet',
  good: 'Good evaluations',
  interval: (lower, upper) => `between ${lower} and ${upper}`,
  evaluations: 'Evaluations',
  participation: 'Took part',
  grades: 'Grades',
  tooFew: 'too few to be told',
  halls: 'Halls (by code; the order says nothing)',
  hall: 'Hall',
  windows: 'Windows that are named',
  window: 'Window',
  score: (score, lower, upper) => `${score} points (${lower}–${upper})`,
  named: 'Surely among the best',
  noneNamed: 'No window is named with confidence this month',
  history: 'Months that were published',
  month: 'Month',
  points: 'Score (interval)',
  sheet: (at, of) => `${at} / ${of}`,
  hold: 'Hold',
  turn: 'Go on',
  rectification: 'Putting right',
  underWay: 'Being put right',
  observed: 'Under observation',
  replied: 'Answered',
  rectified: 'Put right',
  drill: (time) => `Last drill that passed: ${time}`,
  noDrill: 'No drill recorded yet',
  note: 'Published results alone; nothing of groups that are too small',
}
