import type { FigureTexts } from './texts.zh.ts'

const plan = 'Window service quality evaluation scheme, 3.2 and 3.3'
const flag = 'Red-flag window scheme, 7.3'
const provinces =
  'State Council Office 2019 No. 51 and the local plans that implement it; the press conference on the two national standards (the formula is ours)'

export const en: FigureTexts = {
  rates: {
    acceptanceRate: {
      name: 'Acceptance rate',
      definition:
        'Orders that were acknowledged ÷ orders that were acknowledged or should have been by now. What is taken up again is accepted by that and does not count again.',
      source: flag,
    },
    followUpRate: {
      name: 'Follow-up rate',
      definition:
        'Reached, declined, or verified after as many tries as are required ÷ those contacted or due to be contacted by now.',
      source: provinces,
    },
    onTimeFollowUpRate: {
      name: 'Follow-up rate in time',
      definition: 'Followed up within the term (24 hours by default) ÷ those contacted or due to be contacted by now.',
      source: 'Scoring mechanism: called back within 24 hours',
    },
    realNameFollowUpRate: {
      name: 'Follow-up rate of real-name evaluations',
      definition:
        'As the follow-up rate, of those alone whose contact is known; anonymous ones are left out and counted.',
      source: provinces,
    },
    completionRate: {
      name: 'Completion rate',
      definition:
        'Put right or explained and handed in for review ÷ those handled or due by now. For complaints alone choose the source, and read it beside acceptance and reply.',
      source: flag,
    },
    rectificationRate: {
      name: 'Rectification rate',
      definition:
        'Put right and handed in for review ÷ those put right or due by now. What the review returned counts as not put right; demands without legal basis that were explained are left out and counted.',
      source: plan,
    },
    onTimeRectificationRate: {
      name: 'Rectification rate in time',
      definition:
        'Put right or explained within the term, an approved extension included ÷ those handled or due by now. What was done late is not in time.',
      source: plan,
    },
    replyRate: {
      name: 'Reply rate',
      definition:
        'The result was fed back to the citizen ÷ those fed back, and those not fed back of which rectification, review or feedback is overdue.',
      source: `${plan}; ${flag}`,
    },
    rectificationSatisfactionRate: {
      name: 'Satisfaction rate with the rectification',
      definition:
        'Citizens who say that it is solved ÷ those who said whether it is, and those who had it taken up again. Whoever says nothing is left out and counted, and does not pass for satisfied. What was rated with a receipt that went through a desk is left out and counted too.',
      source: provinces,
    },
  },
  satisfaction: {
    name: 'Satisfaction with the rectification',
    definition:
      'The mean of the marks (0 to 100) that citizens gave for what was done. Nothing is put in for those who gave none. Marks given with a receipt that went through a desk are left out and counted.',
    source: plan,
  },
  cycle: {
    name: 'Time to the answer',
    definition:
      'The median time from the opening (or from when it was taken up again) to the feedback. The goal is a share of what it took before; where that was never measured, none is judged.',
    source: 'Red-flag window scheme, 2.2',
  },
  again: {
    name: 'Evaluated again',
    definition:
      'Citizens who evaluated once more after the result was fed back ÷ orders about an evaluation that were put right and fed back at least once, by the day on which their last round began. Risen, the same or fallen is against the first grade, which stays. What was only explained, what was found invalid and complaints are left out. There is no goal: nobody may be asked to change a grade.',
    source: 'Zhejiang: one supplementary evaluation after rectification; the first stays (the formula is ours)',
    of: (again, rectified) => `${again} of ${rectified}`,
    changes: (rose, stayed, fell) => `${rose} rose · ${stayed} stayed · ${fell} fell`,
    content: (content, counts) =>
      `${content} not bad by the ${counts === 'FIRST' ? 'first' : 'last'} grade, which counts`,
    tooFew: (below) => `Fewer than ${below} evaluated again: which way is not told`,
  },
  leftOut: {
    NOT_DUE: 'still within the term, or without one',
    INVALIDATED: 'the evaluation was found invalid on appeal',
    EXPLAINED: 'no legal basis, explained',
    ANONYMOUS: 'anonymous: nobody knows whom to call',
    NOT_RATED: 'the citizen did not rate it',
    RECEIPT_THROUGH_DESK: 'rated with a receipt that went through a desk',
  },
  exceptions: {
    ACCEPTED_LATE: { name: 'Acknowledged late', definition: 'Not acknowledged when the term ended.' },
    CONTACTED_LATE: { name: 'Followed up late', definition: 'The citizen was not reached when the term ended.' },
    HANDLED_LATE: {
      name: 'Rectified late',
      definition: 'Neither put right nor explained when the term ended, what is still open included.',
    },
    ANSWERED_LATE: {
      name: 'Fed back late',
      definition: 'Put right, but review or feedback took longer than its term.',
    },
    TAKEN_UP_AGAIN: { name: 'Taken up again', definition: 'The citizen found it not solved and asked for it again.' },
    UNSOLVED: {
      name: 'Closed unsolved',
      definition:
        'The citizen says that it is not solved, and it cannot be taken up once more: it was closed as it is.',
    },
    EXPLAINED: {
      name: 'Explained, not rectified',
      definition: 'The demand was found to have no legal basis, and was only explained.',
    },
  },
  standings: { MET: 'Goal met', MISSED: 'Goal missed', NO_GOAL: 'No goal set', TOO_FEW: 'Too few to tell' },
  definition: 'Definition',
  source: 'Source',
  count: (count, of) => `${count} of ${of}`,
  rated: (rated) => `${rated} rated`,
  answered: (answered) => `${answered} answered`,
  interval: (lower, upper) => `interval ${lower} to ${upper}`,
  goal: (goal) => `Goal ≥ ${goal}`,
  goalDuration: (goal) => `Goal: within ${goal}`,
  noGoal: 'No goal has been set',
  noBaseline: 'Not measured before: no goal is judged',
  tooFew: (below) => `Fewer than ${below}: no rate is told`,
  leftOutTitle: 'Left out: ',
  ninetieth: (time) => `nine of ten within ${time}`,
  days: (days, hours) => `${days} d ${hours} h`,
  hours: (hours, minutes) => `${hours} h ${minutes} min`,
  minutes: (minutes) => `${minutes} min`,
  points: (points) => `${points} points`,
  period: (from, to, rounds) => `${rounds} opened or taken up again from ${from} to ${to}`,
  none: 'No handling orders in this period.',
  notes: [
    'Goals are held against the count itself: nothing is sampled. The interval is for comparing places and times, and does not consider that evaluations of one person or day may be alike.',
    'Drills count nowhere. What is taken up again counts once more, with terms of its own.',
    'These definitions are ours, not the formulae of the national standards.',
  ],
}
