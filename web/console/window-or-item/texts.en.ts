import type { WindowOrItemTexts } from './texts.zh.ts'

export const en: WindowOrItemTexts = {
  title: 'Window or institution',
  hint: 'Where several windows handle the same item, one can see whether good and bad go more with the item (rules and procedures) or more with the window (service).',
  period: 'Period',
  span: 'Put together',
  spans: { PERIOD: 'This period alone', YEAR: 'The last twelve months' },
  hall: 'Hall',
  every: 'All halls within reach',
  noPeriod: 'No period has been computed yet.',
  none: 'This period has not been computed yet.',
  from: (fromMonth, toDay, months) => `From evaluations of ${fromMonth} to ${toDay}, ${months} months.`,
  rests: (windows, items, cells, least) =>
    `It rests on ${windows} windows, ${items} items, ${cells} pairs of an item and a window; each of at least ${least} evaluations. What has fewer is neither used nor shown.`,
  leading: {
    ITEM: 'Most goes with the item: the same item does badly wherever it is handled. Mend procedures, papers and systems first, before blaming windows.',
    WINDOW: 'Most goes with the window: the same window does badly whatever it handles. Help the windows first.',
    NOT_SHOWN: 'Whether more goes with the item or with the window is not shown.',
  },
  nothing: 'Neither windows nor items are seen to differ.',
  tooFew: (windows, items, parts, least) =>
    `Too few to tell: only ${windows} windows and ${items} items have enough, and ${parts} of each are needed (${least} evaluations for each pair). Try twelve months together.`,
  notSeparated:
    'It cannot be separated: each item is handled at one window only, or each window handles one item only. Whether the item is hard or the window bad cannot be seen from evaluations.',
  shares: {
    title: 'What differences go with',
    ofItem: 'With the item',
    ofWindow: 'With the window',
    ofBoth: 'With both together',
    words: {
      ofItem: 'The same item is high or low, whatever window handles it.',
      ofWindow: 'The same window is high or low, whatever it handles.',
      ofBoth: 'One item at one window is high or low, and not elsewhere.',
    },
    value: (value, lower, upper) => `${value} (very likely between ${lower} and ${upper})`,
    level: (level) => `Intervals hold with ${level}.`,
    unknown: 'cannot be estimated',
  },
  items: {
    title: 'Item by item',
    hint: 'The lowest mean first.',
    at: (windows, mean) => `At ${windows} windows, mean ${mean} points`,
    spread: (value, lower, upper) => `Windows lie about ${value} points apart (${lower}–${upper})`,
    few: 'Too few windows handle it to say how far they lie apart.',
    unknown: 'How far windows lie apart cannot be estimated.',
    institution:
      'Windows are not seen to differ, and less goes with the window than with the item beyond doubt: look at the item first.',
    notSeen: 'Windows are not seen to differ, and it cannot be said that they do not.',
    windows: 'Windows do differ: one may learn from the better ones.',
  },
  notesTitle: 'How to read it',
  notes: [
    'To go with something is not to be caused by it: where hard items always go to the same windows, go and see.',
    'Queues and waiting have no share of their own: they are how a window or a rule acts.',
    'Outcome and attitude are not taken out. What the law leaves no choice but to refuse stays with its item.',
  ],
}
