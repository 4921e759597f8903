import type { GradePoints } from './cluster-variance.ts'
import { holm, logGamma } from './kernel/distribution.ts'
import { steadyExp, toThousandths } from './kernel/steady-math.ts'
import { type GradeCounts, sizeOf } from './score-tally.ts'

/** 应答倾向: how likely whoever was asked says something, by what is known of everybody who was asked. */
export interface ResponsePropensityPolicy {
  /** Where fewer of a hundred who were asked have answered, nobody is named in either direction. */
  readonly participationMinPercent: number
  /** 500: one answer stands for at most five times as many as the average one. */
  readonly weightMaxHundredths: number
  /** A level is drawn towards the whole as if so many more had been asked in it. */
  readonly priorInvitations: number
  /** 10: chance alone invites so differently in fewer than so many of a thousand, after Holm’s correction over all windows. */
  readonly selectiveLevelThousandths: number
}

/** Services whose invitation was delivered and whose time to answer is over, alike in all of this; and what was answered. */
export interface ResponseTally {
  readonly windowId: number
  readonly itemId: number
  readonly outcome: string
  readonly waitingBand: number
  readonly mode: string
  readonly ageBand: number
  readonly delivered: number
  readonly grades: GradeCounts
}

/** Points and shares in whole thousandths; null: nobody has answered. */
export interface ParticipationScore {
  readonly windowId: number
  readonly delivered: number
  readonly evaluated: number
  readonly shareThousandths: number
  readonly meanThousandths: number | null
  /** As it would be if everybody who was asked answered as readily. */
  readonly weightedThousandths: number | null
  /** As many answers of equal weight would be as sure (Kish). */
  readonly effectiveThousandths: number
  /** If everybody who has not answered were as displeased, and as pleased, as can be. */
  readonly worstThousandths: number
  readonly bestThousandths: number
  readonly isBelowFloor: boolean
}

const factors = [
  ({ itemId }: ResponseTally) => String(itemId),
  ({ outcome }: ResponseTally) => outcome,
  ({ waitingBand }: ResponseTally) => String(waitingBand),
  ({ mode }: ResponseTally) => mode,
  ({ ageBand }: ResponseTally) => String(ageBand),
] as const
const rounds = 12

/**
 * By tally, how likely an answer is: a product of one number for each level, fitted in turn, the same number of rounds everywhere. Of all windows
 * together: a window that few answer at does not thereby become one that each answer counts more for.
 */
export function propensitiesOf(
  tallies: readonly ResponseTally[],
  { priorInvitations }: Pick<ResponsePropensityPolicy, 'priorInvitations'>,
): readonly number[] {
  const delivered = tallies.reduce((total, one) => total + one.delivered, 0)
  const evaluated = tallies.reduce((total, one) => total + sizeOf(one.grades), 0)
  const overall = delivered === 0 ? 0 : evaluated / delivered
  let fitted: readonly number[] = tallies.map(() => overall)
  for (let round = 0; round < rounds; round += 1)
    for (const levelOf of factors) fitted = fittedTo(tallies, fitted, levelOf, priorInvitations * overall)
  return fitted
}

/** So that in each level as many answers are expected as there were, with `prior` more of both. */
function fittedTo(
  tallies: readonly ResponseTally[],
  fitted: readonly number[],
  levelOf: (one: ResponseTally) => string,
  prior: number,
): readonly number[] {
  const sums = new Map<string, { seen: number; expected: number }>()
  for (const [at, one] of tallies.entries()) {
    const sum = sums.get(levelOf(one)) ?? { seen: 0, expected: 0 }
    sums.set(levelOf(one), sum)
    sum.seen += sizeOf(one.grades)
    sum.expected += one.delivered * (fitted[at] ?? 0)
  }
  return tallies.map((one, at) => {
    const { seen, expected } = sums.get(levelOf(one)) ?? { seen: 0, expected: 0 }
    const before = fitted[at] ?? 0
    return expected + prior > 0 ? Math.min(1, (before * (seen + prior)) / (expected + prior)) : before
  })
}

/** The order in which sums are made is that of the tallies’ own contents, not of their arrival. */
function inOrder(tallies: readonly ResponseTally[]): readonly ResponseTally[] {
  const keyed = tallies.map((one) => [JSON.stringify([one.windowId, ...factors.map((of) => of(one))]), one] as const)
  return keyed.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, one]) => one)
}

/** What low participation makes of each window’s figure, by window id. */
export function participationScores(
  tallies: readonly ResponseTally[],
  points: GradePoints,
  policy: ResponsePropensityPolicy,
): readonly ParticipationScore[] {
  const ordered = inOrder(tallies)
  const fitted = propensitiesOf(ordered, policy)
  const delivered = ordered.reduce((total, one) => total + one.delivered, 0)
  const evaluated = ordered.reduce((total, one) => total + sizeOf(one.grades), 0)
  const most = evaluated === 0 ? 1 : (policy.weightMaxHundredths / 100) * (delivered / evaluated)
  const rows = new Map<number, { readonly one: ResponseTally; readonly weight: number }[]>()
  for (const [at, one] of ordered.entries()) {
    const own = rows.get(one.windowId) ?? []
    rows.set(one.windowId, own)
    own.push({ one, weight: Math.min(most, 1 / Math.max(fitted[at] ?? 0, 1e-9)) })
  }
  return [...rows]
    .sort(([one], [other]) => one - other)
    .map(([windowId, own]) => scoreOf(windowId, own, points, policy))
}

function scoreOf(
  windowId: number,
  rows: readonly { readonly one: ResponseTally; readonly weight: number }[],
  points: GradePoints,
  { participationMinPercent }: ResponsePropensityPolicy,
): ParticipationScore {
  let [delivered, evaluated, sum, weights, weighted, squares] = [0, 0, 0, 0, 0, 0]
  for (const { one, weight } of rows) {
    const size = sizeOf(one.grades)
    const own = one.grades.reduce((total, count, at) => total + count * (points[at] ?? 0), 0)
    delivered += one.delivered
    evaluated += size
    sum += own
    weights += weight * size
    weighted += weight * own
    squares += weight * weight * size
  }
  const [low, high] = [Math.min(...points), Math.max(...points)]
  const silent = Math.max(0, delivered - evaluated)
  const asked = Math.max(delivered, evaluated, 1)
  return {
    ...{ windowId, delivered, evaluated },
    shareThousandths: toThousandths(evaluated / asked),
    meanThousandths: evaluated === 0 ? null : toThousandths(sum / evaluated),
    weightedThousandths: evaluated === 0 ? null : toThousandths(weighted / weights),
    effectiveThousandths: evaluated === 0 ? 0 : toThousandths((weights * weights) / squares),
    worstThousandths: toThousandths((sum + silent * low) / asked),
    bestThousandths: toThousandths((sum + silent * high) / asked),
    isBelowFloor: evaluated * 100 < participationMinPercent * delivered,
  }
}

/** Services of a window by how they ended, and how many of each were invited. */
export interface InvitedTally {
  readonly windowId: number
  /** Ended as was wished for. */
  readonly good: number
  readonly goodInvited: number
  readonly bad: number
  readonly badInvited: number
}

export interface SelectiveInvitation {
  readonly windowId: number
  /** How often chance alone invites so few of those it ended badly for, after Holm’s correction. */
  readonly chanceMillionths: number
  readonly isSelective: boolean
}

/** 选择性邀评: does a window invite those it ended badly for more rarely than the others? Fisher’s exact test, one-sided; by window id. */
export function selectiveInvitations(
  tallies: readonly InvitedTally[],
  { selectiveLevelThousandths }: Pick<ResponsePropensityPolicy, 'selectiveLevelThousandths'>,
): readonly SelectiveInvitation[] {
  const ordered = [...tallies].sort((one, other) => one.windowId - other.windowId)
  const chances = holm(ordered.map(fewerInvited)).map((chance) => Math.round(chance * 1_000_000))
  return ordered.map(({ windowId }, at) => {
    const chanceMillionths = chances[at] ?? 1_000_000
    return { windowId, chanceMillionths, isSelective: chanceMillionths < selectiveLevelThousandths * 1000 }
  })
}

/** P(as few or fewer of the bad ones are among the invited), if it is by lot who is. */
function fewerInvited({ good, goodInvited, bad, badInvited }: InvitedTally): number {
  const invited = goodInvited + badInvited
  const whole = logChoose(good + bad, invited)
  let share = 0
  for (let count = Math.max(0, invited - good); count <= badInvited; count += 1)
    share += steadyExp(logChoose(bad, count) + logChoose(good, invited - count) - whole)
  return Math.min(1, share)
}

const logChoose = (of: number, count: number) => logGamma(of + 1) - logGamma(count + 1) - logGamma(of - count + 1)
