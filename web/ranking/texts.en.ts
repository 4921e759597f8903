import { en as sharedEn } from '../shared/texts.en.ts'
import { bridgeEn } from './bridge-texts.ts'
import type { RankingTexts } from './texts.zh.ts'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

export const en: RankingTexts = {
  shared: sharedEn,
  title: 'Ranking by intervals',
  lead: 'Only windows that are shown to be among the best are named, and the middle is not ordered; where no difference is shown, that is what it says. Beside every score stand its interval and how many took part, and anybody can compute it again from what is public.',
  opening: 'Opening…',
  failed: 'The figures cannot be read now; the page tries again by itself.',
  unknown: 'This period is not public yet, or there is no such window.',
  others: 'All periods',
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return `the year ${year}`
    if (part.startsWith('Q')) return `quarter ${part.slice(1)} of ${year}`
    if (part.startsWith('H')) return `${part === 'H1' ? 'first' : 'second'} half of ${year}`
    return `${months[Number(part) - 1]} ${year}`
  },
  days: (from, to) => `By the day of service: ${from} to ${to}`,
  catalogue: {
    title: 'What is published when',
    rate: (rate, count, of) => `${rate} public: ${count} of the ${of} results that were due.`,
    none: 'No period is final yet.',
    dueOn: (day) => `due by ${day}`,
    late: (days) => `${days} days late`,
    notYet: 'not public yet',
    publishedOn: (day) => `published on ${day}`,
    revision: (number) => `revision ${number}`,
    withdrawn: 'withdrawn',
    noneStands: 'no result stands now; another is published when it is signed off',
    waiting: (version, day, late) =>
      `${version}: computed on ${day}, waiting for its sign-off${late === '' ? '' : `, ${late}`}. Its figures are not told before.`,
    first: 'The result',
  },
  ranking: {
    counted: (evaluations) => `${evaluations} evaluations are counted.`,
    leftOut: (invalidated, exempted) => `Left out: ${invalidated} on appeal, ${exempted} of exempted days.`,
    withdrawn: (day, reason) => `This result was withdrawn on ${day}: ${reason}`,
    revised: (number) => `This is revision ${number}; what was published before can still be read.`,
    superseded: (number) => `This version was superseded by revision ${number}.`,
    noneStands: (day, reason) =>
      `The newest version of this period was withdrawn on ${day}: ${reason}. Until another is signed off no result stands; everything that was published can still be read.`,
    others: 'Versions of this period',
    top: ({ topPercent }) => `Shown to be in the top ${topPercent} % of their group`,
    last: ({ bottomPercent }) => `To be improved: shown to be in the last ${bottomPercent} % of their group`,
    lastHeld:
      'Rewards come first: windows among the last are counted and not named in public; from when on they are will be told with its date.',
    noneTop: 'Of no window it can be said with confidence that it is among the best.',
    noneLast: 'Of no window it can be said with confidence that it is among the last.',
    noOrder: 'By hall and window; the order says nothing.',
    score: (score, lower, upper) => `${score} points (${lower}–${upper})`,
    place: (from, to, windows) => `about place ${from}–${to} of ${windows} windows of its kind`,
    participation: (answered, invited, share) =>
      `of this period: ${invited} invited, ${answered} of them evaluated, ${share} took part`,
    evaluations: (evaluations) => `${evaluations} evaluations`,
    few: 'too few evaluations, perhaps none: their number is not told',
    fewAsked: 'too few were invited or spoke, or no invitation is on record: who took part is not told',
    pooled: (count) => `${count} months together`,
    pooledNote:
      'Windows with few evaluations are judged over several months put together; how many stands beside each. Invitations and who took part are of this period alone.',
    how: 'How this score came about',
    rest: 'All other windows',
    window: 'Window',
    windows: 'windows',
  },
  verdicts: {
    TOP: {
      name: 'Among the best',
      words: ({ topPercent, probability }) =>
        `With a probability of ${probability / 10} % or more it truly is in the top ${topPercent} % of its group.`,
    },
    BOTTOM: {
      name: 'To be improved',
      words: ({ bottomPercent, probability }) =>
        `With a probability of ${probability / 10} % or more it truly is in the last ${bottomPercent} % of its group.`,
    },
    MIDDLE: {
      name: 'In the middle',
      words: () =>
        'Enough evaluations, and neither among the best nor among the last with confidence; no order is told.',
    },
    NO_DIFFERENCE_SHOWN: {
      name: 'No difference shown',
      words: () => 'Windows of this group differ no more than chance makes them.',
    },
    TOO_FEW_TO_TELL: {
      name: 'Too few to tell',
      words: ({ months: most }) =>
        `With the months there are put together (${most} at most), evaluations, days of staff or reliability are still not enough to tell.`,
    },
    LOW_PARTICIPATION: { name: 'Low participation', words: () => 'Too few of the invited evaluated: on neither list.' },
    NOT_COMPARABLE: { name: 'Not comparable', words: () => 'Too few windows do the same things.' },
  },
  one: {
    title: 'How the score of this window came about',
    notNamed: {
      name: 'Not named',
      words: () =>
        'Enough evaluations, and not named. Until a date is told from which those among the last are named, the middle and the last are both told like this.',
    },
    steps: 'Step by step',
    raw: (points, evaluations) => `The plain mean: ${points} points over ${evaluations} evaluations.`,
    expected: (points) =>
      `Windows of its kind would be given ${points} on average for the same items and the same people. An item that is hard is not the fault of the window.`,
    adjusted: (points, by) => `With that taken into account: ${points} (${by}).`,
    drawn: (points) =>
      `Evaluations are few, so the score is drawn towards the mean of its group, to ${points}: the fewer, the further.`,
    interval: (lower, upper) => `It most likely lies between ${lower} and ${upper}.`,
    effective: (count) =>
      `Evaluations of one member of staff on one day are often alike: they are worth ${count} that have nothing to do with each other.`,
    reliability: (has, needed) => `Reliability ${has}; to be named it takes ${needed}.`,
    history: 'Each evaluation of this window that is open',
  },
  bridge: bridgeEn,
  composite: {
    title: 'Composite of all evaluator groups',
    gaps: {
      NO_SCHEME: 'No composite scheme held in the city in this period: what citizens say is published alone.',
      SCHEME_NOT_ACCEPTED:
        'The composite scheme of this period does not keep the rules in force: there is no composite, and what citizens say is published alone.',
      NOT_COMPUTED: 'No composite was computed for this version: there is the ranking by citizens alone.',
    },
    by: (title, version) =>
      `By “${title}”, version ${version}: the public, third parties, systems and the inside, put together.`,
    counted: (visits, deductions) => `${visits} visits and ${deductions} bonuses or deductions are counted.`,
    weights:
      'A scheme says what a group weighs by name. What it weighs in fact is its share of the differences between windows: what is the same everywhere decides nothing.',
    weight: (group, nominal, effective, isRanked) =>
      `${group}: ${nominal} by name, ${effective === null ? (isRanked ? 'and there are no differences to share' : 'and no window is ranked') : `${effective} in fact`}`,
    groups: {
      PUBLIC: 'Citizens and enterprises',
      THIRD_PARTY: 'Third parties',
      SYSTEM: 'Records of systems',
      INTERNAL: 'Inside',
    },
    top: ({ topPercent }) => `On the whole: shown to be in the top ${topPercent} % of their group`,
    last: ({ bottomPercent }) =>
      `On the whole: to be improved, shown to be in the last ${bottomPercent} % of their group`,
    heldName: 'In no order on the whole',
    heldWords: 'Where a group is missing, too little is known or a bottom line is broken, a window is not ranked.',
    held: {
      GROUP_MISSING: (count) => `${count} lack a group`,
      COVERAGE_LOW: (count) => `of ${count} too little is known`,
      VETOED: (count) => `${count} broke a bottom line`,
      NOTHING_MEASURED: (count) => `of ${count} nothing is known`,
    },
    why: {
      GROUP_MISSING: 'A group has said nothing, so it is not ranked:',
      COVERAGE_LOW: 'Too little of the weight has a value: no score is told.',
      VETOED: 'A bottom line is broken: it is not ranked, and the score is told all the same.',
      NOTHING_MEASURED: 'Nothing is known.',
    },
    listed: ', ',
    points: (points) => `${points} points on the whole`,
    between: (lower, upper) => `With what all groups leave open, most likely between ${lower} and ${upper}`,
    likely: (probability) => `sure to ${probability}`,
    adds: (group, weight, points, error) => `${group} (weight ${weight}) add ${points} points, ±${error}`,
    addsNothing: (group, weight) => `${group} (weight ${weight}): nothing is known`,
    bonus: (points) => `Bonus ${points}`,
    deduction: (points) => `Deduction ${points}`,
    coverage: (share) => `${share} of the weight has a value`,
    audiences: { CITIZEN: 'Indicators for citizens', ENTERPRISE: 'Indicators for enterprises' },
    leaf: (name, weight, state, value, points) =>
      `${name} (weight ${weight}): ${[state, ...(value === null ? [] : [value]), ...(points === null ? [] : [`${points} points`])].join(', ')}`,
    states: {
      MEASURED: 'measured',
      FLOORED: 'not brought by the unit: the least is given',
      MISSING: 'nothing is known, left out',
      NOT_APPLICABLE: 'does not apply; its weight went elsewhere',
    },
    units: {
      ...{
        PERCENT: '%',
        POINT: 'points',
        MINUTE: 'minutes',
        HOUR: 'hours',
        WORKING_DAY: 'working days',
        COUNT: 'times',
      },
      ...{ PER_THOUSAND: '‰', PER_PERSON: 'cases per head', YUAN: 'yuan' },
    },
    vetoed: 'Its bottom line is broken.',
    input: 'What the composite follows from: the scheme and the values of all groups',
    result: 'The composite as it is told',
    whole: 'SHA-256 of the whole result, as it follows from all of that:',
  },
  proof: {
    title: 'Compute it yourself',
    words:
      'Here is all that it was computed from, and the result; their digests stand in the log, so that nobody changes them unnoticed. The auditor’s program checks it at once:',
    input: (number) => `Input ${number}`,
    result: 'The result as it is told',
    whole: 'SHA-256 of the whole result, as it follows from its inputs:',
  },
  notesTitle: 'How to read this',
  notes: [
    'Whoever says nothing counts neither as praise nor as blame.',
    'What the item, the people, the channel, the age, the time of the answer and refusals that the law requires make of a score is taken out; waiting, resubmission and attitude are the window’s own and are not.',
    'A name has to hold under both maps of points, and the share of bad evaluations has to lie on the same side.',
    'What is found later, such as an upheld appeal, makes a numbered revision and never counts in the next period; what stood before can still be read.',
    'Whoever signs may be late and may change nothing; how late stands in the catalogue.',
  ],
}
