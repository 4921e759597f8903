import { type HandlingRound, type TermState, termStateOf } from './handling-round.ts'
import type { InstantMs } from './kernel/plain-date.ts'
import { hundredthsOf } from './participation.ts'

/**
 * 整改指标: how well what was said badly is looked after. Each figure says of every round whether it counts, fails, or is left out and
 * why; nothing is left out without being shown. The definitions are ours, never “per GB/T”: their words stand in docs/methodology.md
 * and beside every figure.
 */
export const handlingRates = [
  'acceptanceRate',
  'followUpRate',
  'onTimeFollowUpRate',
  'realNameFollowUpRate',
  'completionRate',
  'rectificationRate',
  'onTimeRectificationRate',
  'replyRate',
  'rectificationSatisfactionRate',
] as const
export type HandlingRate = (typeof handlingRates)[number]

/** Why a round is neither for nor against a figure. */
export const leftOutReasons = [
  'NOT_DUE',
  'INVALIDATED',
  'EXPLAINED',
  'ANONYMOUS',
  'NOT_RATED',
  'RECEIPT_THROUGH_DESK',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** What figures ask of a round, at a moment. */
export interface RoundFacts {
  /** 实名: it is known whom to call. */
  readonly isNamed: boolean
  /** An appeal against the evaluation was upheld. */
  readonly isInvalid: boolean
  /** 回执经柜台转交: a desk was shown the receipt, so that nobody knows who has rated with it. */
  readonly isThroughDesk: boolean
  /** 无法定依据: explained, because nothing could be demanded. */
  readonly isExplained: boolean
  readonly acknowledge: TermState
  readonly contact: TermState
  readonly handle: TermState
  readonly answer: TermState
  readonly isTakenUp: boolean
  readonly isClosed: boolean
  readonly isSolved: boolean | null
}

export function toFacts(
  round: HandlingRound,
  about: Pick<RoundFacts, 'isNamed' | 'isInvalid' | 'isThroughDesk'>,
  now: InstantMs,
): RoundFacts {
  const { isTakenUp, isClosed, isSolved } = round
  return {
    ...about,
    isExplained: round.finding === 'NO_LEGAL_BASIS',
    acknowledge: termStateOf(round.acknowledge, now),
    contact: termStateOf(round.contact, now),
    handle: termStateOf(round.handle, now),
    answer: termStateOf(round.answer, now),
    isTakenUp,
    isClosed,
    isSolved,
  }
}

type Judgement = 'COUNTS' | 'FAILS' | LeftOutReason

/** Done, however late; late and not done fails; what still has time is not judged. */
const done: Readonly<Record<TermState, Judgement>> = {
  KEPT: 'COUNTS',
  MISSED: 'COUNTS',
  OVERDUE: 'FAILS',
  RUNNING: 'NOT_DUE',
}
const doneInTime: Readonly<Record<TermState, Judgement>> = { ...done, MISSED: 'FAILS' }

const rules: Readonly<Record<HandlingRate, (facts: RoundFacts) => Judgement>> = {
  acceptanceRate: ({ acknowledge }) => done[acknowledge],
  followUpRate: ({ contact }) => done[contact],
  onTimeFollowUpRate: ({ contact }) => doneInTime[contact],
  realNameFollowUpRate: ({ contact, isNamed }) => (isNamed ? done[contact] : 'ANONYMOUS'),
  // 办结: put right or explained.
  completionRate: ({ handle }) => done[handle],
  // Where nothing could be demanded there was nothing to put right; that it was explained in time counts below.
  rectificationRate: ({ handle, isExplained }) => (isExplained ? 'EXPLAINED' : done[handle]),
  onTimeRectificationRate: ({ handle }) => doneInTime[handle],
  replyRate: ({ answer }) => done[answer],
  rectificationSatisfactionRate: satisfactionJudgement,
}

/** Whoever has it taken up again is not satisfied, whether he gives a mark or not, and whoever handed him his receipt. */
function satisfactionJudgement({ isTakenUp, isSolved, isThroughDesk, answer }: RoundFacts): Judgement {
  if (isTakenUp) return 'FAILS'
  if (isSolved !== null) return isThroughDesk ? 'RECEIPT_THROUGH_DESK' : isSolved ? 'COUNTS' : 'FAILS'
  return answer === 'KEPT' || answer === 'MISSED' ? 'NOT_RATED' : 'NOT_DUE'
}

export function judge(rate: HandlingRate, facts: RoundFacts): Judgement {
  return facts.isInvalid ? 'INVALIDATED' : rules[rate](facts)
}

/** 例外: what was not as it should be, each to be looked at by itself; and what was closed without anything being put right. */
export const handlingExceptions = [
  'ACCEPTED_LATE',
  'CONTACTED_LATE',
  'HANDLED_LATE',
  'ANSWERED_LATE',
  'TAKEN_UP_AGAIN',
  'UNSOLVED',
  'EXPLAINED',
] as const
export type HandlingException = (typeof handlingExceptions)[number]

const isLate = (state: TermState) => state === 'MISSED' || state === 'OVERDUE'
const isEnded = (state: TermState) => state === 'KEPT' || state === 'MISSED'

const exceptionRules: Readonly<Record<HandlingException, (facts: RoundFacts) => boolean>> = {
  ACCEPTED_LATE: ({ acknowledge }) => isLate(acknowledge),
  CONTACTED_LATE: ({ contact }) => isLate(contact),
  HANDLED_LATE: ({ handle }) => isLate(handle),
  // While the handling itself is late, that is what is wrong.
  ANSWERED_LATE: ({ answer, handle }) => isLate(answer) && isEnded(handle),
  TAKEN_UP_AGAIN: ({ isTakenUp }) => isTakenUp,
  UNSOLVED: ({ isClosed, isSolved }) => isClosed && isSolved === false,
  EXPLAINED: ({ isExplained }) => isExplained,
}

export function exceptionsOf(facts: RoundFacts): readonly HandlingException[] {
  return facts.isInvalid ? [] : handlingExceptions.filter((exception) => exceptionRules[exception](facts))
}

/** Which goals a region has set itself, and from how many on a rate is told: the policy `handling-figure`. */
export interface HandlingFigurePolicy {
  /** In percent; null: none has been set. */
  readonly goalPercent: Readonly<Partial<Record<HandlingRate, number | null>>>
  /** Of a hundred points. */
  readonly satisfactionGoal: number | null
  /** 周期缩短: the time from opening to answer, in percent of what it was before; null while that has not been measured. */
  readonly cycleGoalPercent: number
  readonly cycleBaselineMinutes: number | null
  /** A rate of fewer would be noise: their number is told, and no rate. */
  readonly tooFewBelow: number
  /** Of the normal distribution, in thousandths: 1960 leaves 95 of a hundred within. */
  readonly intervalZThousandths: number
  readonly periodNaturalDays: number
  readonly periodNaturalDaysMax: number
}

/** Rounds of which the same is true, and the marks that their citizens gave. */
export interface CountedRounds extends RoundFacts {
  readonly rounds: number
  readonly rated: number
  readonly satisfactionSum: number
  readonly satisfactionSquares: number
}

/** Goals are held against the count itself: every round counts and none is a sample. The interval is for comparing. */
export const goalStandings = ['MET', 'MISSED', 'NO_GOAL', 'TOO_FEW'] as const
export type GoalStanding = (typeof goalStandings)[number]

interface Told {
  /** In hundredths of a percent, or of a point; null where they are too few. */
  readonly hundredths: number | null
  readonly lowerHundredths: number | null
  readonly upperHundredths: number | null
  readonly goalHundredths: number | null
  readonly standing: GoalStanding
}

interface RateFigure extends Told {
  readonly rate: HandlingRate
  readonly count: number
  readonly of: number
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly rounds: number }[]
}

interface MeanFigure extends Told {
  readonly rated: number
  /** Marks given with a receipt that went through a desk: they are not in the mean. */
  readonly ratedThroughDesk: number
}

export interface HandlingFigures {
  readonly rounds: number
  readonly rates: readonly RateFigure[]
  readonly satisfaction: MeanFigure
  readonly exceptions: readonly { readonly exception: HandlingException; readonly rounds: number }[]
}

export function figuresOf(counted: readonly CountedRounds[], policy: HandlingFigurePolicy): HandlingFigures {
  return {
    rounds: sum(counted, ({ rounds }) => rounds),
    rates: handlingRates.map((rate) => rateOf(rate, counted, policy)),
    satisfaction: meanOf(counted, policy),
    exceptions: handlingExceptions.map((exception) => ({
      exception,
      rounds: sum(counted, (row) => (exceptionsOf(row).includes(exception) ? row.rounds : 0)),
    })),
  }
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}

function rateOf(rate: HandlingRate, counted: readonly CountedRounds[], policy: HandlingFigurePolicy): RateFigure {
  const judged = (judgement: Judgement) => sum(counted, (row) => (judge(rate, row) === judgement ? row.rounds : 0))
  const count = judged('COUNTS')
  const of = count + judged('FAILS')
  // A region’s policy may be older than the figure.
  const goal = policy.goalPercent[rate] ?? null
  const interval = wilson(count, of, policy.intervalZThousandths / 1000)
  return {
    rate,
    count,
    of,
    leftOut: leftOutReasons.map((reason) => ({ reason, rounds: judged(reason) })).filter(({ rounds }) => rounds > 0),
    ...tell({ hundredths: hundredthsOf(count, of), interval, of, goal }, policy),
  }
}

/** Of the marks that were given; how many gave none stands beside the rate of satisfaction. */
function meanOf(counted: readonly CountedRounds[], policy: HandlingFigurePolicy): MeanFigure {
  const marked = counted.filter(({ isInvalid }) => !isInvalid)
  const valid = marked.filter(({ isThroughDesk }) => !isThroughDesk)
  const rated = sum(valid, (row) => row.rated)
  const total = sum(valid, (row) => row.satisfactionSum)
  const squares = sum(valid, (row) => row.satisfactionSquares)
  const mean = total / rated
  const variance = Math.max(0, (squares - rated * mean * mean) / (rated - 1))
  const half = (policy.intervalZThousandths / 1000) * Math.sqrt(variance / rated)
  const interval = rated < 2 ? ([0, 10_000] as const) : outwards(mean - half, mean + half)
  // A mean of marks up to a hundred is a share of a hundred as well: it is rounded in the same way.
  const hundredths = hundredthsOf(total, rated * 100)
  return {
    rated,
    ratedThroughDesk: sum(marked, (row) => row.rated) - rated,
    ...tell({ hundredths, interval, of: rated, goal: policy.satisfactionGoal }, policy),
  }
}

type Interval = readonly [lower: number, upper: number]

/** Wilson’s interval, in hundredths of a percent, rounded outwards; [0, 10000] of nothing. */
export function wilson(count: number, of: number, z: number): Interval {
  if (of === 0) return [0, 10_000]
  const share = count / of
  const spread = 1 + (z * z) / of
  const centre = (share + (z * z) / (2 * of)) / spread
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / spread
  return outwards((centre - half) * 100, (centre + half) * 100)
}

/** What lies closer to a hundredth than this is that hundredth: a float is not exact. */
const nothing = 1e-9

function outwards(lower: number, upper: number): Interval {
  return [Math.max(0, Math.floor(lower * 100 + nothing)), Math.min(10_000, Math.ceil(upper * 100 - nothing))]
}

interface Measured {
  readonly hundredths: number | null
  readonly interval: Interval
  readonly of: number
  readonly goal: number | null
}

function tell({ hundredths, interval, of, goal }: Measured, { tooFewBelow }: HandlingFigurePolicy): Told {
  const goalHundredths = goal === null ? null : goal * 100
  if (hundredths === null || of < tooFewBelow)
    return { hundredths: null, lowerHundredths: null, upperHundredths: null, goalHundredths, standing: 'TOO_FEW' }
  const [lowerHundredths, upperHundredths] = interval
  const isMet = goalHundredths !== null && hundredths >= goalHundredths
  const standing = goalHundredths === null ? 'NO_GOAL' : isMet ? 'MET' : 'MISSED'
  return { hundredths, lowerHundredths, upperHundredths, goalHundredths, standing }
}
