import { withSortedMembers } from './composite-input.ts'
import type { CompositeVerdict } from './composite-place.ts'
import {
  type CompositeRanking,
  type CompositeRankingAsk,
  type GroupWeight,
  type RankedComposite,
  rankStepwise,
  windowsAStep,
} from './composite-ranking.ts'
import type { CompositeScore, HeldReason } from './composite-score.ts'
import type { EvaluatorGroup } from './indicator.ts'
import { toThousandths } from './kernel/steady-math.ts'
import { drained, type Steps } from './kernel/steps.ts'
import { toldVerdict, writeLines } from './ranking.ts'
import { type Audience, audiences } from './score-scheme.ts'

/** 综合得分结果: what is kept and told of a period. Points, errors and shares in whole thousandths, weights in ten-thousandths. */
export interface CompositeResult {
  readonly weights: readonly GroupWeight[]
  /** By their names. */
  readonly windows: readonly NamedComposite[]
}

export interface NamedComposite {
  /** `hall code/window code`. */
  readonly key: string
  readonly verdict: CompositeVerdict
  readonly held: readonly HeldReason[]
  /** Where it is not, no figure of it stands here: its coverage is too low. */
  readonly isPublished: boolean
  readonly coverage: number
  /** By the scheme, with bonus and deductions. */
  readonly points: number | null
  readonly bonus: number
  readonly deduction: number
  /** Standard deviation of the points: what all groups leave open. */
  readonly error: number | null
  readonly score: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly reliability: number
  readonly groupKey: string | null
  readonly groupWindows: number
  readonly place: RankedComposite['place']
  readonly findings: RankedComposite['findings']
  readonly groups: readonly {
    readonly group: EvaluatorGroup
    readonly weight: number
    readonly adds: number | null
    readonly error: number
  }[]
  readonly missingGroups: readonly EvaluatorGroup[]
  /** Codes of indicators whose bottom line is broken; of those that the unit held back. */
  readonly vetoes: readonly string[]
  readonly floored: readonly string[]
  readonly audiences: readonly NamedAudience[]
}

interface NamedAudience {
  readonly audience: Audience
  readonly points: number | null
  readonly leaves: CompositeScore['leaves']
}

/** All windows of a ranking, by their names. */
function* resultOf({ windows, weights }: CompositeRanking): Steps<CompositeResult> {
  const named: NamedComposite[] = []
  for (const window of windows) {
    if (named.length % windowsAStep === 0) yield
    named.push(toNamed(window))
  }
  return { weights, windows: named.sort((one, other) => (one.key < other.key ? -1 : 1)) }
}

/** What follows from the texts of a period. */
export const computeComposites = (ask: CompositeRankingAsk): CompositeResult => drained(computeStepwise(ask))

/** The same, so that whoever is waited for by others computes it in slices. */
export function* computeStepwise(ask: CompositeRankingAsk): Steps<CompositeResult> {
  return yield* resultOf(yield* rankStepwise(ask))
}

function toNamed(window: RankedComposite): NamedComposite {
  const parts = audiences.flatMap((audience) => {
    const score = window.scores[audience]
    return score === null ? [] : [{ audience, score }]
  })
  const scores = parts.map(({ score }) => score)
  const { key, verdict, held, isPublished, reliability, groupKey, groupWindows, place, findings } = window
  const told = {
    ...{ key, verdict, held, isPublished, reliability, groupKey, groupWindows, place, findings },
    coverage: Math.min(10_000, ...scores.map(({ coverage }) => coverage)),
    missingGroups: listed(scores.flatMap(({ missingGroups }) => missingGroups)),
    vetoes: listed(scores.flatMap(({ vetoes }) => vetoes)),
    floored: listed(
      scores.flatMap(({ leaves }) =>
        leaves.flatMap(({ state, indicator }) => (state === 'FLOORED' ? [indicator] : [])),
      ),
    ),
  }
  if (!isPublished)
    return {
      ...{ ...told, points: null, bonus: 0, deduction: 0, error: null, score: null, lower: null, upper: null },
      ...{ groups: [], audiences: [] },
    }
  return {
    ...told,
    ...{ points: window.points, score: window.score, lower: window.lower, upper: window.upper },
    bonus: Math.max(0, ...scores.map(({ bonus }) => bonus)),
    deduction: Math.max(0, ...scores.map(({ deduction }) => deduction)),
    error: toThousandths(Math.sqrt(window.variance) / 1000),
    groups: window.groups.map(({ group, weight, adds, variance }) => ({
      ...{ group, weight, adds },
      error: toThousandths(Math.sqrt(variance) / 1000),
    })),
    audiences: parts.map(({ audience, score }) => ({ audience, points: score.points, leaves: score.leaves })),
  }
}

const listed = <Each extends string>(names: readonly Each[]): readonly Each[] => [...new Set(names)].sort()

const head = 'yiping/composite-result/v1'

/** Its text: the weights, then one line for each window, members in the order of their names. */
export function writeCompositeResult({ weights, windows }: CompositeResult): string {
  const lines = [weights, ...windows].map((each) => JSON.stringify(withSortedMembers(each)))
  return `${[head, ...lines].join('\n')}\n`
}

/** @returns what {@link writeCompositeResult} has written */
export function readCompositeResult(text: string): CompositeResult {
  const [first, weights, ...lines] = text.trimEnd().split('\n')
  if (first !== head || weights === undefined) throw new Error('not a result')
  return {
    weights: JSON.parse(weights) as CompositeResult['weights'],
    windows: lines.map((line) => JSON.parse(line) as NamedComposite),
  }
}

export interface NamedCompositeWindow extends NamedComposite {
  readonly verdict: 'TOP' | 'BOTTOM'
  readonly points: number
  readonly score: number
  readonly lower: number
  readonly upper: number
}

/** 综合区间排名: who is named, by their names; how many are not, and why. The middle is not ordered. */
export function compositeListOf({ windows }: CompositeResult): {
  readonly named: readonly NamedCompositeWindow[]
  readonly counts: { readonly [verdict in CompositeVerdict]: number }
  readonly held: { readonly [reason in HeldReason]: number }
} {
  const count = (is: (window: NamedComposite) => boolean) => windows.filter(is).length
  const of = <Name extends string>(names: readonly Name[], is: (name: Name) => number) =>
    Object.fromEntries(names.map((name) => [name, is(name)])) as Record<Name, number>
  return {
    named: windows.filter(isNamed),
    counts: of(compositeVerdicts, (name) => count(({ verdict }) => verdict === name)),
    held: of(heldNames, (name) => count(({ held }) => held.includes(name))),
  }
}

const isNamed = (window: NamedComposite): window is NamedCompositeWindow =>
  (window.verdict === 'TOP' || window.verdict === 'BOTTOM') && window.points !== null && window.score !== null

const heldNames = [
  'NOTHING_MEASURED',
  'GROUP_MISSING',
  'COVERAGE_LOW',
  'VETOED',
] as const satisfies readonly HeldReason[]
const compositeVerdicts = [
  ...['TOP', 'BOTTOM', 'MIDDLE', 'NO_DIFFERENCE_SHOWN', 'TOO_FEW_TO_TELL', 'LOW_PARTICIPATION'],
  ...['NOT_COMPARABLE', 'HELD'],
] as const as readonly CompositeVerdict[]

const toldHead = 'yiping/told-composite/v1'

/** The text of a result as it is told: what decides, one line for each window with what is said of it, and figures of those that are named alone (as `writeTold` of a ranking). */
export function writeToldComposite(result: CompositeResult, namesLast: boolean): string {
  const rows = result.windows.map((window) => {
    const { key, held, isPublished, coverage } = window
    const verdict = toldVerdict(window.verdict, namesLast)
    const told = { key, verdict, held, isPublished, coverage }
    if (!isNamed(window) || verdict === 'MIDDLE') return told
    const { points, score, lower, upper, groupWindows, place } = window
    return { ...told, points, score, lower, upper, group: { windows: groupWindows, from: place?.from, to: place?.to } }
  })
  return writeLines(toldHead, [result.weights, ...rows])
}
