import type { GradePoints } from './cluster-variance.ts'
import { toThousandths } from './kernel/steady-math.ts'
import { findVerdict, isDifferent, isEnough, type MeasureFinding, type NamingPolicy, type Verdict } from './naming.ts'
import type { PeerGroup, PeerWindow } from './peer-group.ts'
import { placeProbabilities, placesOf } from './place-probability.ts'
import type { CompactTally } from './score-tally.ts'
import { type ComparedWindow, type ComparisonPolicy, compareWindows, type GroupFit } from './window-comparison.ts'

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
  readonly tally: CompactTally
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
    if (open.size === 0) break
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
export function scoreSpan(ask: ScoreAsk, { months, tally }: ScoreSpan): readonly WindowScore[] {
  const comparison = compareWindows(ask.windows, tally, measuresOf(ask.policy, ask.negativeGradeMax), ask.policy)
  const scored = new Map(
    comparison.groups.flatMap(({ group, fits }) =>
      scoreGroup(ask, months, group, fits).map((score) => [score.windowId, score] as const),
    ),
  )
  const counts = evaluationsOf(tally)
  return ask.windows
    .map(({ windowId }) => scored.get(windowId) ?? notComparable(windowId, months, counts.get(windowId) ?? 0))
    .sort((one, other) => one.windowId - other.windowId)
}

function evaluationsOf({ cells }: CompactTally): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { windowId, grades } of cells)
    counts.set(
      windowId,
      grades.reduce((total, count) => total + count, counts.get(windowId) ?? 0),
    )
  return counts
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
  const findings = findingsOf(fits, policy)
  const places = placesOf(first.shrunk, policy.intervalZThousandths / 1000)
  const scores = first.shrunk.means.map(toThousandths)
  const order = [...scores].sort((one, other) => other - one)
  const judged = new Set(group.judged)
  return first.windows.flatMap((window, at) => {
    if (!judged.has(window.windowId)) return []
    const score = scores[at] ?? 0
    const own = findings.map((measure) => measure[at]).filter((finding) => finding !== undefined)
    const facts = {
      evaluations: window.evaluations,
      clusters: window.sampling.effectiveClusters,
      reliabilityThousandths: toThousandths(first.shrunk.reliabilities[at] ?? 0),
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

/** By measure, then window. Where the first measure names nobody, the others are not asked for probabilities: they cannot name anybody either. */
function findingsOf(fits: readonly GroupFit[], policy: WindowScorePolicy): readonly (readonly MeasureFinding[])[] {
  const [first] = fits
  const of = (fit: GroupFit): readonly MeasureFinding[] => {
    const { top, bottom } = placeProbabilities(fit.shrunk, policy)
    return top.map((share, at) => ({
      chanceMillionths: fit.chanceMillionths,
      topThousandths: toThousandths(share),
      bottomThousandths: toThousandths(bottom[at] ?? 0),
    }))
  }
  if (first === undefined) return []
  const scored = of(first)
  const mayName =
    fits.every((fit) => isDifferent(fit, policy)) &&
    first.windows.some(({ evaluations, sampling }, at) => {
      const facts = {
        evaluations,
        clusters: sampling.effectiveClusters,
        reliabilityThousandths: toThousandths(first.shrunk.reliabilities[at] ?? 0),
        isParticipationLow: false,
      }
      const { topThousandths = 0, bottomThousandths = 0 } = scored[at] ?? {}
      return isEnough(facts, policy) && Math.max(topThousandths, bottomThousandths) >= policy.probabilityMinThousandths
    })
  return [scored, ...(mayName ? fits.slice(1).map(of) : fits.slice(1).map((fit) => unasked(fit, scored.length)))]
}

/** Of a measure that was not asked for probabilities only its test is told. */
function unasked({ chanceMillionths }: GroupFit, windows: number): readonly MeasureFinding[] {
  return Array.from({ length: windows }, () => ({ chanceMillionths, topThousandths: 0, bottomThousandths: 0 }))
}
