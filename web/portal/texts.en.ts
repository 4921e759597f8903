import { publicPageTexts } from '../shared/public-pages/texts.ts'
import { en as sharedEn } from '../shared/texts.en.ts'
import { ruleWordsEn } from './rule-words.en.ts'
import type { PortalTexts } from './texts.zh.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

export const en: PortalTexts = {
  shared: sharedEn,
  title: 'Evaluations of public services, in public',
  lead: 'Only results that were signed off and public counts stand here. Beside each figure you find how many took part and how sure it is, and you can compute it again.',
  opening: 'Opening…',
  failed: 'The figures are not available at the moment; it keeps trying.',
  unknown: 'Nothing was published of this, or there is no such hall or window.',
  pages: publicPageTexts.en,
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return year
    if (part.startsWith('Q')) return `Quarter ${part.slice(1)} of ${year}`
    if (part.startsWith('H')) return `${part === 'H1' ? 'First' : 'Second'} half of ${year}`
    return `${months[Number(part) - 1] ?? part} ${year}`
  },
  days: (from, to) => `By day of service: ${from} to ${to}`,
  notYet: 'Nothing has been published yet. A period appears here when it is final, checked, reviewed and signed off.',
  newest: 'The last published result',
  published: (day) => `published on ${day}`,
  late: (days) => `${days} days later than the catalogue says`,
  revision: (number) => `revision ${number}`,
  withdrawn: (day, reason) => `This result was withdrawn on ${day}: ${reason}`,
  withdrawnShort: 'withdrawn',
  noneStands: (period, day, reason) =>
    `${period}: the newest version was withdrawn on ${day}: ${reason}. Until another is signed off no result stands; what was published can still be read.`,
  figure: {
    good: 'Share of good evaluations',
    share: (share, lower, upper) => `${share} (${lower} to ${upper})`,
    interval: 'In this interval it most likely lies',
    noGood: 'Too few evaluations to tell grades apart',
    tooFew: (smallest) => `Fewer than ${smallest}, perhaps none, or others could be found by it: not published`,
    absent: 'Not counted in this period',
    evaluations: (count) => `${count} evaluations`,
    participation: (answered, invited, share) => `${invited} invited, ${answered} evaluated, ${share} took part`,
    fewAsked: 'too few were invited or spoke, or no invitation is on record: who took part is not told',
    grades: 'How many of each grade',
  },
  counted: (evaluations) => `${evaluations} evaluations are counted.`,
  leftOut: (invalidated, exempted) => `Left out: ${invalidated} on appeal, ${exempted} of exempted days.`,
  halls: 'Halls',
  hallsLead: 'By code; the order says nothing.',
  history: 'Everything that was published',
  windows: 'Windows',
  windowsLead:
    'By code; the order says nothing. This list has scores only of windows that are named with confidence; the page of each window tells its own figure with its interval.',
  said: {
    TOP: ({ topPercent }) => `Among the best: surely in the top ${topPercent} % of its kind`,
    BOTTOM: ({ bottomPercent }) => `To be improved: surely in the last ${bottomPercent} % of its kind`,
    NO_DIFFERENCE_SHOWN: () => 'No difference shown',
    TOO_FEW_TO_TELL: ({ months }) =>
      `Cannot be told: with the months there are put together (${months} at most), evaluations, days of staff or reliability are not enough`,
    LOW_PARTICIPATION: () => 'Participation too low: on no list',
    NOT_COMPARABLE: () => 'Too few windows of its kind to compare',
  },
  notNamed: 'Not named',
  scoreLabel: 'Score',
  score: (score, lower, upper) => `${score} points (${lower}–${upper})`,
  pooled: (count) => `${count} months together`,
  rectification: {
    title: 'Putting right what was evaluated badly',
    lead: (from, to) =>
      `Orders about bad evaluations and complaints that began from ${from} to ${to}. Rates are of what was due.`,
    underWay: 'Being put right',
    observed: 'Under observation',
    observation: (count, unit) =>
      `Observation: within ${count} ${{ HOURS: 'hours', SERVICE_HOURS: 'hours of service', NATURAL_DAYS: 'days', WORKING_DAYS: 'working days' }[unit]} of the answer whoever complained may have it taken up again.`,
    orders: (count) => count,
    few: (smallest) => `fewer than ${smallest}: not published`,
    fewDue: (below) => `fewer than ${below} were due: no rate is told`,
    nothingDue: 'nothing was due',
    rates: { replyRate: 'Answered', rectificationRate: 'Put right', onTimeRectificationRate: 'Put right in time' },
    of: (count, of) => `${count} of ${of}`,
    goal: (goal) => `goal ≥ ${goal}`,
    more: 'All figures with their definitions',
  },
  exemptions: {
    title: 'Exemptions',
    lead: (from, to) => `Days of service from ${from} to ${to} that were taken out of scores by approval, as counts.`,
    counts: (proposed, granted, refused, pending) =>
      `${proposed} proposed, ${granted} granted, ${refused} refused, ${pending} to be decided.`,
    causes: {
      POLICY_CHANGE: 'change of policy',
      PILOT_REFORM: 'pilot reform',
      SYSTEM_OUTAGE: 'system outage',
      POWER_CUT: 'power cut',
      NATURAL_DISASTER: 'natural disaster',
      OTHER_OUTSIDE: 'other outside cause',
    },
  },
  freshness: {
    title: 'How fresh these figures are',
    published: (time) => `Last publication: ${time}`,
    never: 'Nothing has been published yet',
    counted: (time) => `Rectification and exemptions counted: ${time}`,
    until: (time) => `The published result knows what was written before ${time}`,
    drill: (time) => `Last drill that passed: ${time}`,
    noDrill: 'No drill recorded yet',
    drillMissing: 'The drill that was due has not passed',
    status: 'Status',
  },
  window: {
    title: 'History of a window',
    proof: 'Check it',
    inputs: (count) => `${count} inputs`,
    result: 'The result as it is told',
    how: 'How the score came about',
    opened: 'Each evaluation of this window that is open',
    none: 'Nothing was published of this window yet.',
    ownScore: 'Figure (not named; about this window alone, with its interval)',
  },
  bulletin: {
    title: 'Monthly bulletin',
    lead: 'Made from published results; nobody writes in it.',
    none: 'No month has been published yet, so there is no bulletin.',
    name: (month) => `Evaluations of public services, ${month}`,
    print: 'Print',
    total: 'In all',
    before: (month, share) => `In ${month} it was ${share}.`,
    noBefore: 'The month before is not published: nothing is compared.',
    named: 'Windows that are named',
    noneNamed: 'Of no window it can be said with confidence this month.',
    lastHeld: 'Rewards come first: windows among the last are counted and not named.',
    verdicts: 'All windows',
    verdict: {
      TOP: 'Among the best',
      BOTTOM: 'To be improved',
      MIDDLE: 'In the middle',
      NO_DIFFERENCE_SHOWN: 'No difference shown',
      TOO_FEW_TO_TELL: 'Too few to tell',
      LOW_PARTICIPATION: 'Low participation',
      NOT_COMPARABLE: 'Not comparable',
    },
    hall: 'Hall',
    evaluations: 'Evaluations',
    participation: 'Took part',
    goodShare: 'Good (interval)',
    change: 'Month before (interval)',
    source: 'Source and check',
    others: 'Other versions of this month',
    all: 'All bulletins',
    proof: (digest) => `SHA-256 of the whole result, as it follows from its inputs: ${digest}`,
  },
  method: {
    title: 'How it is computed',
    lead: 'Every number here comes from the policies and schemes in force; none is written for this page. Earlier results follow the policies of their time, whose numbers stand with their proof.',
    choose: 'Explain it with the numbers of a window',
    hall: 'Hall',
    window: 'Window',
    pick: 'Choose',
    noWindow: 'No window of this hall has been published yet.',
    own: 'This window: ',
    steps: {
      counted: (days) =>
        `An evaluation belongs to the month of the service. An invitation holds for ${days} days. Silence is neither praise nor blame.`,
      ownCounted: (evaluations, answered, invited) =>
        `${evaluations} evaluations count; of ${invited} invited in the month ${answered} evaluated.`,
      ownCountedAlone: (evaluations) =>
        `${evaluations} evaluations are counted; too few were invited to tell how many took part.`,
      ownFew: 'Too few evaluations in the month: their number is not told.',
      points: (map) => `The five grades, lowest first, make ${map.join(', ')} points.`,
      ownPoints: (points) => `the plain mean is ${points} points.`,
      mix: 'What the item, the people, the channel, the age, the time of the answer and refusals that the law requires make of it is taken out. Waiting, resubmission and attitude are the window’s own and are not.',
      ownMix: (expected, adjusted) =>
        `windows of its kind would be given ${expected} for the same services; with that taken out it is ${adjusted}.`,
      drawn:
        'The fewer evaluations, the further the score is drawn towards the mean of its kind, with an interval. Evaluations of one person on one day are often alike and count for less.',
      ownDrawn: (score, lower, upper, reliability) =>
        `drawn to ${score}, between ${lower} and ${upper}, reliability ${reliability}.`,
      group: (windows) => `Only windows of a kind are compared, from ${windows} on.`,
      ownGroup: (windows) => `${windows} windows in its group.`,
      different: (level) =>
        `First it is tested whether windows of a group differ at all: where equal windows would look so different with a chance of ${level} in a thousand or more, “no difference shown” is said.`,
      named: (top, bottom, probability) =>
        `Named is who truly is in the top ${top} % or the last ${bottom} % with a probability of ${probability} or more; the middle is not ordered. It has to hold under both maps of points, and the share of bad evaluations has to lie on the same side with that probability.`,
      enough: (evaluations, clusters, reliability, count) =>
        `It takes ${evaluations} evaluations of ${clusters} independent days of staff, and a reliability of ${reliability}; where these are missing ${count} months are put together.`,
      ownEnough: (evaluations, effective, count) =>
        `${evaluations} evaluations, worth ${effective} independent ones, over ${count} months.`,
      low: (percent) => `Where fewer than ${percent} % took part a window is on no list.`,
      ownLow: (share) => `${share} took part.`,
      cell: (smallest) =>
        `Of a window with fewer than ${smallest} not even their number is told, nor whether there are any: they are counted together by hall, or over the city. What is too few even then is in no figure, so that neither a hall less its windows nor a quarter less its months tells it. Of a place that is told a single grade may be of fewer than ${smallest}.`,
    },
    stepsTitle: 'Step by step',
    seeds: 'How the naming rule is tried',
    seedWords: (first) =>
      `On simulated cities: of those whose windows are all equal at most one in twenty names anybody. Seeds begin with ${first}, each city takes the next, and anybody can run them again.`,
    draws: 'Seeds and results of draws are public as well:',
    policies: 'Every number and its source',
    policiesLead: 'Each rule with its value, where and from when on it holds, and where it is written.',
    policy: {
      invitation: 'Invitations',
      evaluation: 'Evaluations',
      'score-period': 'Periods',
      'window-score': 'How windows are compared and named',
      publication: 'Catalogue of publications',
      'handling-figure': 'Figures of rectification',
      'open-data': 'Open data',
      exemption: 'Exemptions',
      deduction: 'Deductions',
    },
    inForce: (division, day, version, id) => `${division} · from ${day} · version ${version} · number ${id}`,
    source: 'Source',
    rule: 'Rule',
    rules: ruleWordsEn,
    ofWhole: 'as above: the document of the whole',
    schemes: 'Schemes in force',
    scheme: (version, division) => `version ${version} · ${division}`,
    indicator: 'Indicator',
    citizen: 'Citizens',
    enterprise: 'Enterprises',
  },
  data: {
    title: 'Open data',
    lead: (smallest) =>
      `Published results and public counts as whole tables. A hall, a window or a group of orders with fewer than ${smallest} is empty, and so is whatever would give it away; of a hall or window that is told, a single grade may be of fewer than ${smallest}.`,
    licence: 'Terms of use',
    licenceSince: (day) => `since ${day}`,
    rows: (rows, version) => `${rows} rows · version ${version}`,
    made: (time) => `made ${time}`,
    columns: 'What the columns say',
    api: 'For programs',
  },
  notesTitle: 'How to read this',
  notes: [
    'Good are the grades from “basically satisfied” up; the interval says how sure that is. Where intervals overlap nobody can say who is better.',
    'Halls do different things, so their shares make no ranking; comparisons that hold are in the ranking by intervals.',
    'What was withdrawn or corrected stays to be read. Whoever signs may be late and may change nothing.',
  ],
}
