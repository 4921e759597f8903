import type { PeriodTexts } from './texts.zh.ts'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

export const en: PeriodTexts = {
  title: 'Assessment periods',
  hint: 'A period goes by the day of service: what arrives late counts where it belongs. Each is computed by itself, by rules told before: shown to the units first, who may object; what is found after it is final makes a numbered revision, and no version is ever changed.',
  none: 'Nothing has been evaluated yet, so there is no period.',
  back: 'Back to all periods',
  see: 'Open',
  seeNamed: (period) => `Open ${period}`,
  listed: ', ',
  period: (name) => {
    const [year = '', part = ''] = name.split('-')
    if (part === '') return `Year ${year}`
    if (part.startsWith('Q')) return `${year}, quarter ${part.slice(1)}`
    if (part.startsWith('H')) return `${year}, ${part === 'H1' ? 'first' : 'second'} half`
    return `${months[Number(part) - 1] ?? part} ${year}`
  },
  days: (from, to) => `Days of service: ${from} to ${to}`,
  kinds: { MONTH: 'Month', QUARTER: 'Quarter (special)', HALF_YEAR: 'Half-year (third party)', YEAR: 'Year' },
  states: {
    OPEN: { name: 'Running', words: 'This period has not ended.' },
    CLOSING: {
      name: 'Waiting for evaluations',
      words: 'It has ended, and evaluations may still arrive: nothing is computed yet.',
    },
    DUE: { name: 'About to be computed', words: 'Nothing can arrive any more; it is computed now.' },
    UNDER_OBJECTION: { name: 'Open to objections', words: 'The units see what came out, and may object.' },
    TO_DECIDE: {
      name: 'Objections wait',
      words: 'The time for objections is over and some are not decided: it is final only after that.',
    },
    TO_FINISH: { name: 'About to be final', words: 'No objection waits; it is made final now.' },
    FINAL: { name: 'Final', words: 'What is found from now on makes a revision.' },
  },
  kind: 'Kind of period',
  every: 'All kinds',
  closes: (time) => `All has arrived: ${time}`,
  closesWhy: (valid, grace, time) =>
    `Whoever was served on the last day may evaluate for ${valid} days, and a terminal that was cut off may bring what it kept for ${grace} days: nothing more is expected from ${time}.`,
  objectionsUntil: (time) => `Objections until ${time}`,
  openObjections: (count) => `${count} objections wait`,
  purposes: { OBJECTION: 'Version for objections', FINAL: 'Final version', REVISION: 'Revision', BRIDGE: 'Bridge' },
  revision: (number) => `Revision ${number}`,
  version: {
    title: 'Versions',
    hint: 'Each keeps the digests of what it was computed from, of its rules and of its result: anybody can compute it again byte for byte.',
    none: 'Nothing has been computed yet.',
    computed: (time, until) => `Computed ${time}, from what was written before ${until}`,
    counted: (evaluations) => `${evaluations} evaluations counted`,
    leftOut: (invalidated, exempted) => `Left out: ${invalidated} after an upheld appeal, ${exempted} by exemption`,
    digest: 'Digest of the result',
    made: 'What it was computed from',
    inputs: 'Texts of the months, by digest',
    input: (month, isOwn) => (isOwn ? month : `${month} (put together for windows of few evaluations)`),
    logSize: (size) => `The public log held ${size} entries`,
    rules: (version, from) => `Rules of comparison, version ${version}, in force from ${from}`,
    bridgeHint:
      'After a change of rules, labels or terminals the period is computed as before as well, to be compared, and published with the result; rankings and lists follow the new rules.',
    against: (version) => `Beside: ${version}`,
    same: 'Nothing came out otherwise.',
    changedWindows: (windows, verdicts) =>
      `Figures of ${windows} windows are others; the verdict of ${verdicts} of them`,
    sameComposite: 'No composite came out otherwise.',
    changedComposites: (windows, verdicts) =>
      `Composites of ${windows} windows are others; the verdict of ${verdicts} of them`,
    changed: 'What has changed: ',
    rulesChanged: {
      'window-score': 'rules of comparison',
      evaluation: 'rules of evaluation',
      'composite-score': 'rules of the composite',
      'score-scheme': 'what schemes have to keep',
      'rater-agreement': 'rules of agreement between assessors',
      'system-indicator': 'rules of system indicators',
      scheme: 'the scheme',
      labels: 'the labels',
      terminal: 'rules of terminals',
    },
    why: {
      evaluations: (count) => `${count} more evaluations count`,
      fewer: (count) => `${count} fewer evaluations count`,
      invalidated: (count) => `${count} more left out after an upheld appeal`,
      exempted: (count) => `${count} more left out by exemption`,
      rules: 'Other rules',
      none: 'The same evaluations count',
    },
  },
  figures: {
    title: 'Scores of windows',
    hint: 'By number of the window: this is no ranking. The interval beside a score says how sure it is.',
    ownOnly: 'You see the windows at which you were evaluated in this period.',
    hall: 'Hall',
    hallOption: (name, windows) => `${name} (${windows} windows)`,
    none: 'There is no window here that you may see.',
    score: (score, lower, upper) => `${score} points (${lower}–${upper})`,
    interval: (lower, upper) => `The true level is very likely between ${lower} and ${upper} points.`,
    evaluations: (count) => `${count} evaluations`,
    months: (count) => `${count} months together`,
    place: (from, to, windows) => `About place ${from} to ${to} among ${windows} windows alike`,
    how: 'How the score came about',
    raw: (points, count) => `Plain mean of ${count} evaluations: ${points} points.`,
    expected: (points) =>
      `Windows alike would on average be given ${points} points for the same services and people. That a service is hard is not the window’s fault.`,
    adjusted: (points, by) => `With that taken out: ${points} points (${by}).`,
    effective: (count) =>
      `What one person was given on one day is often alike: as sure as ${count} unrelated evaluations.`,
    drawn: (points) =>
      `Evaluations are few, so the score is drawn towards the mean of its kind, to ${points} points: the fewer, the more.`,
    reliability: (has, needed) => `Reliability ${has}; to be named takes at least ${needed}.`,
    named: (probability, evaluations) =>
      `To be named takes also at least ${evaluations} evaluations, a probability of at least ${probability}, and the same verdict under every map of points.`,
    noFigure: 'Too few evaluations, or no window to compare with: no score is given.',
    versions: 'Versions side by side',
    versionOf: (version, verdict, score) => `${version}: ${verdict}, ${score}`,
    unscored: 'no score',
  },
  participation: {
    title: 'Who took part',
    share: (answered, invited, share) => `${answered} of ${invited} invitations were answered: ${share}`,
    nobody: 'No invitation is on record, so it is not known how many were silent.',
    asked: (asked, evaluated, share) =>
      `Of ${asked} invitations whose time is over, ${evaluated} were answered (${share}).`,
    bounds: (worst, best) =>
      `What the silent think nobody knows: if all were as displeased as can be the mean is ${worst} points, if all were as pleased as can be ${best}.`,
    weighted: (weighted, mean) =>
      `If all kinds of people answered as readily, the mean would be ${weighted} points (plain mean ${mean}).`,
    below: (percent) => `Fewer than ${percent} have answered: it is on no list in either direction.`,
    unknown: 'Too few invitations are on record to say anything of the silent.',
    even: (good, bad) => `Invited of those that were done ${good}, of those that were not ${bad}: no picking is seen.`,
    selective: (good, bad) =>
      `Invited of those that were done ${good}, of those that were not only ${bad}: it looks like picking. Please find out.`,
    chance: (chance) => `Chance alone would do so in ${chance}.`,
    fewToTest: 'Too few that were done, or that were not: picking is not tested.',
  },
  verdicts: {
    TOP: { name: 'Among the best', words: 'Its true level is very likely among the best of its kind.' },
    BOTTOM: { name: 'To be improved', words: 'Its true level is very likely among the last of its kind.' },
    MIDDLE: { name: 'Middle', words: 'Enough evaluations, but not surely among the best or the last.' },
    NO_DIFFERENCE_SHOWN: {
      name: 'No difference shown',
      words: 'Windows of its kind differ no more than chance would have it.',
    },
    TOO_FEW_TO_TELL: { name: 'Too few to tell', words: 'With the months before, there are still too few evaluations.' },
    LOW_PARTICIPATION: { name: 'Too few took part', words: 'Too few of those who were invited answered: on no list.' },
    NOT_COMPARABLE: { name: 'Not comparable', words: 'Too few windows handle the same items.' },
  },
  objections: {
    title: 'Objections',
    hint: 'A unit objects once to what came out for a window of its own, while the period is open to objections; somebody of neither hall nor unit decides. A decision changes no figure itself: what is upheld does so by an exemption, by evaluations that do not count, or by data put right.',
    open: 'Objections',
    none: 'There is no objection.',
    counts: (open, upheld, dismissed) => `${open} wait, ${upheld} upheld, ${dismissed} dismissed`,
    states: { open: 'Waits', upheld: 'Upheld', dismissed: 'Dismissed' },
    words: 'What is not so',
    objected: (time) => `Raised ${time}`,
    decideBy: (time) => `To be decided by ${time}`,
    overdue: 'Its time is over',
    own: 'You have raised it; somebody else decides.',
    mayNot: 'Somebody of neither hall nor unit decides.',
    erased: 'The words were erased by law.',
    reasons: 'Reasons',
    decided: (time) => `Decided ${time}`,
    raise: 'Object',
    raiseNamed: (window) => `Object for ${window}`,
    raiseHint:
      'Say what is not so, and by what one sees it. Once for each window and period; it cannot be changed afterwards.',
    raiseWords: 'What is not so, and why',
    raiseSubmit: 'Raise it; it cannot be changed',
    raised: 'Raised; it waits for a decision.',
    deciding: (window) => `Decide on the objection for ${window}`,
    outcome: 'Decision',
    outcomes: { UPHELD: 'Upheld', DISMISSED: 'Dismissed' },
    remedy: 'By what the figures change',
    choose: 'Please choose',
    remedies: {
      EXEMPTION: 'Exemption: these days do not count',
      INVALIDATION: 'Evaluations that do not count',
      CORRECTION: 'Data put right',
    },
    remedyHint:
      'The decision changes no score: what is chosen is done in its own way, and the final version or a revision shows it.',
    decideWords: 'Reasons',
    decideHint: 'The unit reads them.',
    decideSubmit: 'Decide; it cannot be changed',
    seePeriod: 'See the period',
  },
  refusals: {
    COMMENT_EMPTY: 'Please say something',
    COMMENT_TOO_LONG: 'Too long: at most 2,000 characters',
    STEP_INCOMPLETE: 'What is upheld needs a way by which the figures change',
    STATED_ALREADY: 'Somebody has objected for this window already',
    NOT_AT_THIS_STAGE: 'The period is not open to objections now',
    NOT_YOURS_TO_DO: 'One objects for windows of the own unit only',
    OWN_PROPOSAL: 'Nobody decides on his own objection',
    DECIDES_OWN_CASE: 'Nobody decides on an objection of his own hall or unit',
    PROPOSAL_DECIDED: 'It has been decided already',
  },
}
