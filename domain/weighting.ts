import { isConsistent, type Judgements, weighByAhp, weighGroupByAhp } from './ahp.ts'
import { type DelphiRules, type DelphiState, judgeDelphi } from './delphi.ts'
import { kendallW } from './kendall.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { divideHalfEven } from './kernel/exact.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import type { Audience, SchemeNode, ScoreScheme } from './score-scheme.ts'

/**
 * 赋权: invited experts judge how much the things below one node of a scheme weigh, by one of two methods and in rounds. Answers are put together when a round is
 * closed, and only where there are enough of them that nobody’s own can be worked out from what is fed back.
 */
export const weightingMethods = ['AHP', 'DELPHI'] as const
export type WeightingMethod = (typeof weightingMethods)[number]

/** What comes of a round. WEIGHED: there are weights. */
export const weightingOutcomes = ['WEIGHED', 'ANOTHER_ROUND', 'NO_CONSENSUS'] as const
export type WeightingOutcome = (typeof weightingOutcomes)[number]

export const weightingLacks = ['EXPERTS', 'CONCORDANCE', 'VARIATION', 'STABILITY'] as const

/** OPEN: a round may be answered. BETWEEN_ROUNDS: another one is to be opened. */
export const weightingStates = ['OPEN', 'BETWEEN_ROUNDS', 'WEIGHED', 'NO_CONSENSUS'] as const
export type WeightingState = (typeof weightingStates)[number]

/** Shares are ten-thousandths. */
export interface WeightingPolicy {
  readonly ahp: {
    /** Within what the method can do: 3 to 9 (domain/ahp.ts). */
    readonly thingsMin: number
    readonly thingsMax: number
    /** Exclusive. */
    readonly consistencyMax: number
    readonly expertsMin: number
    readonly roundsMax: number
  }
  readonly delphi: DelphiRules & { readonly thingsMin: number; readonly thingsMax: number }
  readonly answerWithinNaturalDaysMax: number
}

/** What the experts of a round have said, without anybody’s name: a row for each, in any order. */
export type RoundAnswers = readonly (readonly number[])[]

export interface WeightingResult {
  readonly outcome: WeightingOutcome
  readonly lacks: readonly (typeof weightingLacks)[number][]
  /** Kendall’s W of the orders in which they put the things; null: of too few, or none. */
  readonly concordance: number | null
  /** 一致性比率 of the group; null: not compared in pairs, or by too few. */
  readonly consistency: number | null
  /** What is fed back of each thing; null: not rated, or by too few. */
  readonly things: DelphiState['things'] | null
  /** Of ten thousand; null: none yet, or none at all. */
  readonly weights: readonly number[] | null
}

const limitsOf = (method: WeightingMethod, { ahp, delphi }: WeightingPolicy) => (method === 'AHP' ? ahp : delphi)
const tenThousand = 10_000
const dayMs = 86_400_000

/** The things below a node, in the order of the scheme; undefined where there is no such node. @param parent null: the top */
export function findThings(
  scheme: ScoreScheme,
  audience: Audience,
  parent: string | null,
): readonly SchemeNode[] | undefined {
  const { nodes } = scheme.trees[audience]
  if (parent !== null && !nodes.some(({ code }) => code === parent)) return undefined
  return nodes.filter((node) => node.parent === parent)
}

export interface WeightingAsk {
  readonly method: WeightingMethod
  readonly things: number
  readonly experts: number
  readonly answerBy: InstantMs
}

export type WeightingRefusal = 'WEIGHTING_SIZE_WRONG' | 'EXPERTS_TOO_FEW' | 'EXPIRY_OUT_OF_BOUNDS'

/** Whether it may be opened: with as many things as the method can tell apart, and enough experts. */
export function openWeighting(
  ask: WeightingAsk,
  policy: WeightingPolicy,
  now: InstantMs,
): Decision<WeightingAsk, WeightingRefusal> {
  const { thingsMin, thingsMax, expertsMin } = limitsOf(ask.method, policy)
  if (ask.things < thingsMin || ask.things > thingsMax) return refuse('WEIGHTING_SIZE_WRONG', '/parent')
  if (ask.experts < expertsMin) return refuse('EXPERTS_TOO_FEW', '/accountIds')
  return openRound(ask.answerBy, policy, now) ? grant(ask) : refuse('EXPIRY_OUT_OF_BOUNDS', '/answerBy')
}

/** Whether a round may be answered until then: later than now, and not for ever. */
export function openRound(answerBy: InstantMs, policy: WeightingPolicy, now: InstantMs): boolean {
  return answerBy > now && answerBy <= now + policy.answerWithinNaturalDaysMax * dayMs
}

/** How one answer is judged. `worst`: places of the three things whose comparisons fit together worst. */
export type AnswerJudged =
  | { readonly kind: 'TAKEN'; readonly consistency: number | null }
  | { readonly kind: 'WRONG'; readonly at: string }
  | {
      readonly kind: 'INCONSISTENT'
      readonly consistency: number
      readonly worst: readonly [number, number, number]
    }

/** @param values pairs in order (domain/ahp.ts), or points from 0 to 100 in the order of the things */
export function judgeAnswer(
  method: WeightingMethod,
  size: number,
  values: readonly number[],
  policy: WeightingPolicy,
): AnswerJudged {
  if (method === 'DELPHI') {
    if (values.length !== size) return { kind: 'WRONG', at: '' }
    const wrong = values.findIndex((each) => !Number.isInteger(each) || each < 0 || each > 100)
    return wrong >= 0 ? { kind: 'WRONG', at: `/${wrong}` } : { kind: 'TAKEN', consistency: null }
  }
  const answer = weighByAhp(size, values)
  if (!answer.granted) return { kind: 'WRONG', at: answer.at ?? '' }
  const consistency = Math.round(answer.value.consistencyRatio * tenThousand)
  if (isConsistent(answer.value, policy.ahp.consistencyMax / tenThousand)) return { kind: 'TAKEN', consistency }
  return { kind: 'INCONSISTENT', consistency, worst: answer.value.worst.places }
}

/**
 * What comes of the last of these rounds. Where too few have answered nothing is fed back at all: of two, each could work out the other. A round of too few
 * counts as a round, and is none that a later one could be compared with.
 */
export function judgeRounds(
  method: WeightingMethod,
  size: number,
  rounds: readonly RoundAnswers[],
  policy: WeightingPolicy,
): WeightingResult {
  const { expertsMin, roundsMax } = limitsOf(method, policy)
  const last = rounds.at(-1) ?? []
  if (last.length < expertsMin)
    return {
      outcome: rounds.length >= roundsMax ? 'NO_CONSENSUS' : 'ANOTHER_ROUND',
      ...{ lacks: ['EXPERTS'], concordance: null, consistency: null, things: null, weights: null },
    }
  if (method === 'AHP') return groupResult(size, last)
  const enough = rounds.map((round) => (round.length < expertsMin ? [] : round))
  const { outcome, lacks, concordance, things, weights } = judgeDelphi(enough, policy.delphi)
  const said = { lacks, concordance, consistency: null, things, weights }
  return { outcome: outcome === 'CONSENSUS' ? 'WEIGHED' : outcome, ...said }
}

/** Compared in pairs a group always has weights; how far its members agree is told beside them. */
function groupResult(size: number, members: readonly Judgements[]): WeightingResult {
  const group = weighGroupByAhp(size, members)
  if (!group.granted) throw new Error(`an answer was taken that is none: ${group.code}`)
  const own = members.map((judgements) => {
    const answer = weighByAhp(size, judgements)
    return answer.granted ? tied(answer.value.weights) : []
  })
  const concordance = kendallW(own)
  return {
    outcome: 'WEIGHED',
    lacks: [],
    concordance:
      concordance === undefined
        ? null
        : Number(divideHalfEven(concordance.numerator * BigInt(tenThousand), concordance.denominator)),
    consistency: Math.round(group.value.consistencyRatio * tenThousand),
    things: null,
    weights: group.value.weights,
  }
}

/** The same where they differ by no more than sharing out has left over: thirds of ten thousand are 3334, 3333 and 3333. */
function tied(weights: readonly number[]): readonly number[] {
  const ascending = weights.toSorted((one, other) => one - other)
  const same = new Map<number, number>()
  for (const [place, each] of ascending.entries()) {
    const before = ascending[place - 1]
    same.set(each, before === undefined || each - before > 1 ? each : (same.get(before) ?? each))
  }
  return weights.map((each) => same.get(each) ?? each)
}

/** How far a round has come. */
export interface RoundStand {
  readonly round: number
  readonly answerBy: InstantMs
  readonly isClosed: boolean
  readonly answered: number
  readonly experts: number
}

export type RoundRefusal = 'VERSION_PASSED' | 'NOT_AT_THIS_STAGE' | 'TOO_EARLY' | 'TOO_LATE'

/** While it is open and its time has not passed. @param round as whoever answers has seen it */
export function answerRound(stand: RoundStand, round: number, now: InstantMs): Decision<number, RoundRefusal> {
  if (round !== stand.round) return refuse('VERSION_PASSED', '/round')
  if (stand.isClosed) return refuse('NOT_AT_THIS_STAGE')
  return now < stand.answerBy ? grant(round) : refuse('TOO_LATE')
}

/** When its time has passed, or everybody has answered: nobody closes a round on whoever still thinks. */
export function closeRound(stand: RoundStand, round: number, now: InstantMs): Decision<number, RoundRefusal> {
  if (round !== stand.round) return refuse('VERSION_PASSED', '/round')
  if (stand.isClosed) return refuse('NOT_AT_THIS_STAGE')
  return now >= stand.answerBy || stand.answered >= stand.experts ? grant(round) : refuse('TOO_EARLY')
}

/** @param outcome of the last round; null: it is not closed */
export function stateOf(outcome: WeightingOutcome | null): WeightingState {
  if (outcome === null) return 'OPEN'
  return outcome === 'ANOTHER_ROUND' ? 'BETWEEN_ROUNDS' : outcome
}

/** The scheme with these weights below one node, and everything else as it was. */
export function applyWeights(
  scheme: ScoreScheme,
  audience: Audience,
  weights: ReadonlyMap<string, number>,
): ScoreScheme {
  const tree = scheme.trees[audience]
  const nodes = tree.nodes.map((node) => ({ ...node, weight: weights.get(node.code) ?? node.weight }))
  return { ...scheme, trees: { ...scheme.trees, [audience]: { ...tree, nodes } } }
}
