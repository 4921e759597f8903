import type { GradePoints } from './cluster-variance.ts'
import { toThousandths } from './kernel/steady-math.ts'
import { findVerdict, isEnough, type MeasureFinding, type NamingPolicy, type Verdict } from './naming.ts'
import type { PeerGroup, PeerWindow } from './peer-group.ts'
import { placeProbabilities, placesOf } from './place-probability.ts'
import { type ClaimSide, probabilityOfSide } from './score-claim.ts'
import { sizeOf } from './score-tally.ts'
import { type ComparedWindow, type ComparisonPolicy, compareWindows, type GroupFit } from './window-comparison.ts'
import type { WindowTally } from './window-tally.ts'

/** The policy `window-score`: how windows are compared and who is named (scores themselves come from the maps of points). */
export interface WindowScorePolicy extends ComparisonPolicy, NamingPolicy {
  /** Points of grades 1 to 5, whole, 0 to 100. The first scores; a name has to hold under every one. */
  readonly gradeMaps: readonly GradePoints[]
  /** 1, 3, 12: so many months are put together, until a window is reliable enough. */
  readonly poolMonths: readonly number[]
  /** 1960: how wide intervals are told. */
  readonly intervalZThousandths: number
}

/** Months that end with the period that is judged, and what was said in them. */
export interface ScoreSpan {
  readonly months: number
  readonly tallies: readonly WindowTally[]
}

/** What was computed of one window. Points and shares in whole thousandths, rounded half to even; nothing else of it is published. */
export interface WindowScore {
  readonly windowId: number
  readonly verdict: Verdict
  /** Of how many months together. */
  readonly months: number
  readonly groupKey: string | null
  readonly groupWindows: number
  readonly evaluations: number
  /** As many independent evaluations would be as sure. */
  readonly effectiveThousandths: number
  readonly rawThousandths: number | null
  /** What windows of the group would on average have been given for the same services, … */
  readonly expectedThousandths: number | null
  /** … and the score after case-mix, before shrinkage. */
  readonly adjustedThousandths: number | null
  readonly scoreThousandths: number | null
  readonly lowerThousandths: number | null
  readonly upperThousandths: number | null
  readonly reliabilityThousandths: number
  /** By measure: every map of points in the order of the policy, then the share of evaluations that are not bad. */
  readonly findings: readonly MeasureFinding[]
  /** Between which places of its group it lies; equal scores have the same place, and `tied` says that it is shared. */
  readonly place: { readonly at: number; readonly from: number; readonly to: number; readonly tied: boolean } | null
}

/** Everything that is asked in one go. */
export interface ScoreAsk {
  readonly windows: readonly PeerWindow[]
  /** In the order of `poolMonths`; the first is the period itself. */
  readonly spans: readonly ScoreSpan[]
  /** Windows whose participation is below the floor of the policy `participation`, or that invite selectively. */
  readonly lowParticipation: ReadonlySet<number>
  /** Of the policy `evaluation`. */
  readonly negativeGradeMax: number
  readonly policy: WindowScorePolicy
}

/** The maps of points, and a map by which only bad ones count: its mean is the share of those that are not. */
export function measuresOf({ gradeMaps }: WindowScorePolicy, negativeGradeMax: number): readonly GradePoints[] {
  const notBad = [1, 2, 3, 4, 5].map((grade) => (grade <= negativeGradeMax ? 0 : 100))
  return [...gradeMaps, notBad as unknown as GradePoints]
}

/**
 * Scores and verdicts of all windows that were told, by window id. A window is judged over the shortest span in which its figure is reliable
 * enough, else over the longest: which span is taken never depends on what comes of it.
 */
export function scoreWindows(ask: ScoreAsk): readonly WindowScore[] {
  const open = new Set(ask.windows.map(({ windowId }) => windowId))
  const found = new Map<number, WindowScore>()
  for (const [at, span] of ask.spans.entries()) {
    const isLast = at === ask.spans.length - 1
    for (const score of scoreSpan(ask, span)) {
      if (!open.has(score.windowId)) continue
      const isReliable =
        score.evaluations >= ask.policy.evaluationsMin &&
        score.reliabilityThousandths >= ask.policy.reliabilityMinThousandths
      if (!isReliable && !isLast) continue
      open.delete(score.windowId)
      found.set(score.windowId, score)
    }
  }
  return [...found.values()].sort((one, other) => one.windowId - other.windowId)
}

/** Every window over one span. */
export function scoreSpan(ask: ScoreAsk, { months, tallies }: ScoreSpan): readonly WindowScore[] {
  const comparison = compareWindows(ask.windows, tallies, measuresOf(ask.policy, ask.negativeGradeMax), ask.policy)
  const scored = new Map(
    comparison.groups.flatMap(({ group, fits }) =>
      scoreGroup(ask, months, group, fits).map((score) => [score.windowId, score] as const),
    ),
  )
  const counts = new Map(tallies.map(({ windowId, grades }) => [windowId, sizeOf(grades)]))
  return ask.windows
    .map(({ windowId }) => scored.get(windowId) ?? notComparable(windowId, months, counts.get(windowId) ?? 0))
    .sort((one, other) => one.windowId - other.windowId)
}

/** Without any evaluation there is too little to tell; with some, nothing that they could be compared with. */
function notComparable(windowId: number, months: number, evaluations: number): WindowScore {
  return {
    windowId,
    verdict: evaluations === 0 ? 'TOO_FEW_TO_TELL' : 'NOT_COMPARABLE',
    months,
    groupKey: null,
    groupWindows: 0,
    evaluations,
    effectiveThousandths: 0,
    rawThousandths: null,
    expectedThousandths: null,
    adjustedThousandths: null,
    scoreThousandths: null,
    lowerThousandths: null,
    upperThousandths: null,
    reliabilityThousandths: 0,
    findings: [],
    place: null,
  }
}

function scoreGroup(
  { policy, lowParticipation }: ScoreAsk,
  months: number,
  group: PeerGroup,
  fits: readonly GroupFit[],
): readonly WindowScore[] {
  const [first] = fits
  if (first === undefined) return []
  const byMeasure = findingsOf(fits, policy)
  const places = placesOf(first.shrunk, policy.intervalZThousandths / 1000)
  const scores = first.shrunk.means.map(toThousandths)
  const order = [...scores].sort((one, other) => other - one)
  const judged = new Set(group.judged)
  return first.windows.flatMap((window, at) => {
    if (!judged.has(window.windowId)) return []
    const score = scores[at] ?? 0
    const own = byMeasure.map((measure) => measure[at]).filter((finding) => finding !== undefined)
    const facts = {
      ...enoughOf(first, at),
      isParticipationLow: lowParticipation.has(window.windowId),
      findings: own,
    }
    const half = (policy.intervalZThousandths / 1000) * (first.shrunk.deviations[at] ?? 0)
    const mean = first.shrunk.means[at] ?? 0
    return {
      ...told(window, months, group),
      verdict: findVerdict(facts, policy),
      reliabilityThousandths: facts.reliabilityThousandths,
      scoreThousandths: score,
      lowerThousandths: toThousandths(Math.max(0, mean - half)),
      upperThousandths: toThousandths(Math.min(100, mean + half)),
      findings: own,
      place: {
        at: 1 + order.indexOf(score),
        ...(places[at] ?? { from: 1, to: scores.length }),
        tied: order.indexOf(score) !== order.lastIndexOf(score),
      },
    }
  })
}

function told(window: ComparedWindow, months: number, group: PeerGroup) {
  return {
    windowId: window.windowId,
    months,
    groupKey: group.key,
    groupWindows: group.compared.length,
    evaluations: window.evaluations,
    effectiveThousandths: toThousandths(window.sampling.effective),
    rawThousandths: toThousandths(window.raw),
    expectedThousandths: toThousandths(window.expected),
    adjustedThousandths: toThousandths(window.adjusted),
  }
}

/**
 * By measure, then window. Where the first measure does not name a window the others are not asked: they cannot name it either. Maps of points say how likely a place
 * is; the share of bad ones, of which there are too few to show a difference by themselves, says whether the window lies on that side of its group.
 */
function findingsOf(fits: readonly GroupFit[], policy: WindowScorePolicy): readonly (readonly MeasureFinding[])[] {
  const maps = fits.slice(0, policy.gradeMaps.length)
  const [first, ...others] = maps
  if (first === undefined) return []
  const scored = findings(first, policy, () => true)
  const mayBeNamed = scored.map(({ topThousandths, bottomThousandths }, at) => {
    const isLikely = Math.max(topThousandths ?? 0, bottomThousandths ?? 0) >= policy.probabilityMinThousandths
    return isLikely && isEnough({ ...enoughOf(first, at), isParticipationLow: false }, policy)
  })
  const isAsked = (at: number) => mayBeNamed[at] === true
  return [
    scored,
    ...others.map((fit) => findings(fit, policy, isAsked)),
    ...fits.slice(maps.length).map((fit) => sides(fit, isAsked)),
  ]
}

function sides(fit: GroupFit, isAsked: (at: number) => boolean): readonly MeasureFinding[] {
  const told = (at: number, side: ClaimSide) => (isAsked(at) ? toThousandths(probabilityOfSide(fit, at, side)) : null)
  return fit.windows.map((_, at) => ({
    chanceMillionths: null,
    topThousandths: told(at, 'ABOVE'),
    bottomThousandths: told(at, 'BELOW'),
  }))
}

function findings(
  { shrunk, chanceMillionths }: GroupFit,
  policy: WindowScorePolicy,
  isAsked: (at: number) => boolean,
): readonly MeasureFinding[] {
  const { top, bottom } = placeProbabilities(shrunk, policy, { isAsked })
  const published = (share: number | null | undefined) => (share == null ? null : toThousandths(share))
  return top.map((share, at) => ({
    chanceMillionths,
    topThousandths: published(share),
    bottomThousandths: published(bottom[at]),
  }))
}

function enoughOf({ windows, shrunk }: GroupFit, at: number) {
  const window = windows[at]
  return {
    evaluations: window?.evaluations ?? 0,
    clusters: window?.sampling.effectiveClusters ?? 0,
    reliabilityThousandths: toThousandths(shrunk.reliabilities[at] ?? 0),
  }
}
