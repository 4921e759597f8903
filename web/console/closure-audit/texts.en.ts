import type { ClosureAuditTexts } from './texts.zh.ts'

export const en: ClosureAuditTexts = {
  title: 'Closure audit',
  hint: 'Each month closed orders are drawn at random, and somebody who neither handled nor reviewed them asks the citizen once more whether it was really put right. Where nobody was reached it is tried again on another day. Whoever asked to be left alone is asked in the mailbox only.',
  state: 'State',
  states: { OPEN: 'To be asked', ASKED: 'Asked', OVER: 'Time is over' },
  every: 'All states',
  none: 'No orders have been drawn.',
  shown: (count) => `${count} listed`,
  more: 'List more',
  lead: 'Unit in charge',
  done: 'What the unit says was done',
  fedBack: 'What the citizen was told',
  notThere: 'no words, or erased',
  askBy: (time) => `to be asked before ${time}`,
  hindrances: {
    FORBIDDEN: 'Your post may only look.',
    RATED_PERSON: 'This order is about you; somebody else asks.',
    REVIEWS_OWN_WORK: 'You or your unit worked on this order or reviewed it; somebody else asks.',
    REVIEWS_OWN_HALL: 'You belong to this hall; somebody else asks.',
  },
  noCall:
    'There is no number to call, or its owner asked to be left alone. The citizen sees the question when opening the order with the receipt.',
  call: 'The number is shown for a purpose, and that is written down.',
  callIt: 'See the number',
  ask: {
    label: (place) => `Note what came of calling: ${place}`,
    outcome: 'What came of it',
    words: 'What the citizen said',
    submit: 'Note it, for good',
  },
  outcomes: {
    CONFIRMED: 'Really put right',
    PARTLY: 'Put right in part',
    OTHER: 'Something else',
    NOT_REACHED: 'Not reached',
    DECLINED: 'Would not answer',
  },
  falseClosure: 'Closed without being put right',
  channels: { PHONE: 'by phone', MAILBOX: 'with the receipt' },
  asked: (how, time) => `${how} · ${time}`,
  said: 'What the citizen said',
  tries: {
    made: (made, max) => `Not reached: ${made} (once a day, ${max} times in all)`,
    tomorrow:
      'Tried today, and nobody was reached. It may be tried again from tomorrow on while there is time; whoever calls back today can be noted at once.',
  },
  figures: {
    title: (falseClosure) => `${falseClosure}: the share`,
    definition: (falseClosure) =>
      `“${falseClosure}”, of those who answered whether it was (really, in part, not). It is a sample: the 95 % interval stands in brackets. Not reached, no answer and something else are left out and shown beside it. The definition is ours.`,
    none: 'Nothing has been drawn yet.',
    total: 'In all',
    answered: (falseClosure, falseClosures, answered) => `${falseClosure}: ${falseClosures}, answered: ${answered}`,
    tooFew: (below) => `fewer than ${below} answers: no rate is told`,
    rate: (percent, lower, upper) => `${percent} (${lower} to ${upper})`,
    beside: (drawn, open, notReached, declined) =>
      `${drawn} drawn, ${open} to be asked, ${notReached} not reached, ${declined} would not answer`,
    by: { UNIT: 'Unit', HALL: 'Hall', DIVISION: 'District' },
  },
  accountability: {
    title: 'Accountability proposals',
    hint: (falseClosure) =>
      `Where an audit finds an order “${falseClosure}” the platform proposes that somebody answer for it; the leading group decides, with reasons. A proposal finds nobody guilty.`,
    none: 'There are no proposals.',
    cause: (falseClosure) => `Found by an audit: ${falseClosure}`,
    proposed: (time) => `proposed ${time}`,
    outcomes: { ACCEPTED: 'Accepted', REFUSED: 'Refused', OTHER: 'Dealt with otherwise' },
    waiting: 'To be decided',
    decided: (time) => `decided ${time}`,
    form: (place) => `Decide: ${place}`,
    outcome: 'Decision',
    words: 'Reasons',
    submit: 'Send, for good',
    lack: 'Please choose and give reasons.',
  },
}
