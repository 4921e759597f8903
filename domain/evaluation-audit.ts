import { type Decision, grant, refuse } from './kernel/decision.ts'
import { addDays, type InstantMs, type PlainDate, startOfDay, toPlainDate } from './kernel/plain-date.ts'

/**
 * 评价抽查: of the evaluations of a month a random share is asked about by a third party: was it you who gave it, and is that what you said? It
 * finds what no figure shows: evaluations that somebody else has given, or was urged to give.
 */
export interface EvaluationAuditPolicy {
  /** Of every stratum, in percent, rounded up … */
  readonly sharePercent: number
  /** … at least so many … */
  readonly stratumMin: number
  /** … and of bad evaluations at least so many: few as they are, they are what somebody would have wanted away. */
  readonly lowStratumMin: number
  /** After the end of the month its population is frozen. */
  readonly freezeAfterNaturalDays: number
  /** Months of which none was frozen in its time, because nothing ran then, are frozen later: so many back, the last one among them. */
  readonly freezeBackMonths: number
  /** After the freeze: from then on the seed may come, that nobody could know before. */
  readonly seedAfterHours: number
  /** So many witnesses at least have to have signed the checkpoint that makes the seed, or more where the log asks for more; else a public draw makes it. */
  readonly witnessesMin: number
  /** Which public draw is taken then. */
  readonly publicDraw: string
  /** After the draw; then nobody is called any more. */
  readonly callWithinNaturalDays: number
  /** Calls, each on a day of its own, until nobody was reached. */
  readonly triesMax: number
  /** A stratum of fewer evaluations is sealed: of it nothing is told but that it is one of so many. */
  readonly smallestGroup: number
  /** A rate of fewer answers is not told. */
  readonly tooFewBelow: number
  /** Nor is it where the groups and channels in which somebody has answered hold fewer of the evaluations, in percent. */
  readonly coverageMinPercent: number
  /** Of the normal distribution, in thousandths: 1960 leaves 95 of a hundred within. */
  readonly intervalZThousandths: number
}

/** Bad, middling, good: grades 1–2, 3, 4–5. */
export const gradeGroups = ['LOW', 'MIDDLE', 'HIGH'] as const
export type GradeGroup = (typeof gradeGroups)[number]

/** 核实结果. Only the first says that it is as it stands; URGED: given by himself, and because he was asked to give that. */
export const evaluationAuditOutcomes = [
  'CONFIRMED',
  'NOT_GIVEN',
  'OTHER_GRADE',
  'URGED',
  'OTHER',
  'NOT_REACHED',
  'DECLINED',
] as const
export type EvaluationAuditOutcome = (typeof evaluationAuditOutcomes)[number]

/** 不实: it does not say what whoever was served thought. */
export const isFalse = (outcome: EvaluationAuditOutcome): boolean =>
  outcome === 'NOT_GIVEN' || outcome === 'OTHER_GRADE' || outcome === 'URGED'

/** From what the seed is made; settled with the freeze, so that nobody chooses when he sees what comes. */
export const seedSources = ['WITNESSES', 'PUBLIC_DRAW'] as const
export type SeedSource = (typeof seedSources)[number]

/** How many witnesses a seed is made of at least. @param neededByLog how many the log asks for under its checkpoints; 0: nobody is asked */
export const witnessesNeeded = (
  { witnessesMin }: Pick<EvaluationAuditPolicy, 'witnessesMin'>,
  neededByLog: number,
): number => Math.max(witnessesMin, neededByLog)

export const seedSourceOf = (
  cosigners: number,
  policy: Pick<EvaluationAuditPolicy, 'witnessesMin'>,
  neededByLog: number,
): SeedSource => (cosigners >= witnessesNeeded(policy, neededByLog) ? 'WITNESSES' : 'PUBLIC_DRAW')

/** One window’s evaluations of one group of grades by one channel. */
export interface AuditStratum {
  readonly windowId: number
  readonly gradeGroup: GradeGroup
  readonly channel: string
  readonly units: number
}

/** @returns how many of a stratum are drawn: never more than there are */
export function drawnOf(
  { gradeGroup, units }: Pick<AuditStratum, 'gradeGroup' | 'units'>,
  { sharePercent, stratumMin, lowStratumMin }: EvaluationAuditPolicy,
): number {
  const min = gradeGroup === 'LOW' ? lowStratumMin : stratumMin
  return Math.min(units, Math.max(min, Math.ceil((units * sharePercent) / 100)))
}

/** A month of evaluations by the day of their receipt: its first day, and the first day after it. */
export interface AuditedMonth {
  readonly fromDay: PlainDate
  readonly endDay: PlainDate
}

/** The months that are ready to be frozen on a day, if they are not yet, the oldest first: an outage loses none. */
export function monthsToFreeze(
  now: InstantMs,
  {
    freezeAfterNaturalDays,
    freezeBackMonths,
  }: Pick<EvaluationAuditPolicy, 'freezeAfterNaturalDays' | 'freezeBackMonths'>,
): readonly AuditedMonth[] {
  const months: AuditedMonth[] = []
  let endDay = firstOfMonth(addDays(toPlainDate(now), -freezeAfterNaturalDays))
  for (let back = 0; back < freezeBackMonths; back += 1) {
    const fromDay = firstOfMonth(addDays(endDay, -1))
    months.unshift({ fromDay, endDay })
    endDay = fromDay
  }
  return months
}

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate

/** The first instant at which nobody is called any more; the day of the draw is not counted, the last one counts whole. */
export function callEndOf(
  drawnAt: InstantMs,
  { callWithinNaturalDays }: Pick<EvaluationAuditPolicy, 'callWithinNaturalDays'>,
): InstantMs {
  return startOfDay(addDays(toPlainDate(drawnAt), callWithinNaturalDays + 1))
}

type DigestedStratum = AuditStratum & { readonly digest: string }

/** What the digest of a stratum is made of: without the salt nobody finds its leaves by trying those of the log. Both in hex. */
export const leavesText = (salt: string, leavesDigest: string): string =>
  `yiping/audit-leaves/v1\n${salt}\n${leavesDigest}\n`

const stratumLine = ({ windowId, gradeGroup, channel, units, digest }: DigestedStratum): string =>
  `${windowId} ${gradeGroup} ${channel} ${units} ${digest}\n`

/** What stands sealed for a stratum of too few: window, grades and channel of one or two evaluations would tell of a person. */
export const sealText = (salt: string, stratum: DigestedStratum): string =>
  `yiping/audit-stratum/v1\n${salt}\n${stratumLine(stratum)}`

/** The lines a freeze commits to: a stratum each, by window, group and channel; of those with too few their seals, in hex. */
export function frozenText(
  month: AuditedMonth,
  strata: readonly DigestedStratum[],
  seals: readonly string[] = [],
): string {
  const lines = [...strata.map(stratumLine), ...seals.map((seal) => `sealed ${seal}\n`)]
  return `yiping/evaluation-audit/v1\n${month.fromDay} ${month.endDay}\n${lines.sort().join('')}`
}

/** What a seed is the digest of. The leaf stands for the freeze; the rest nobody could know when it was frozen. */
export interface SeedIngredients {
  /** Hash of the leaf of the freeze, in hex. */
  readonly freezeLeafHash: string
  readonly source: SeedSource
  /** The signature lines of the witnesses, in the order of the note; or the public draw as it was announced, and where: its numbers alone count. */
  readonly told: readonly string[]
}

/**
 * The numbers of a public draw, the smallest first: how somebody writes them down, and where he says that they stand, makes no other seed. Else whoever
 * types them in could try until he likes what is drawn.
 */
const drawNumbers = (result: string): string =>
  (result.normalize('NFKC').match(/[0-9]+/g) ?? [])
    .map(BigInt)
    .sort((one, other) => (one < other ? -1 : 1))
    .join(' ')

export function seedText({ freezeLeafHash, source, told }: SeedIngredients): string {
  const lines = source === 'PUBLIC_DRAW' ? [drawNumbers(told[0] ?? '')] : told
  return `yiping/audit-seed/v1\n${freezeLeafHash}\n${source}\n${lines.map((each) => `${each}\n`).join('')}`
}

export type SeedRefusal = 'TOO_EARLY' | 'DRAWN_ALREADY' | 'SEED_OF_WITNESSES'

/** Whether somebody may say what the public draw was: after it, once, and only where no witnesses make the seed. */
export function mayTellDraw(
  freeze: { readonly seedSource: SeedSource; readonly seedAfter: InstantMs; readonly isDrawn: boolean },
  now: InstantMs,
): Decision<true, SeedRefusal> {
  if (freeze.isDrawn) return refuse('DRAWN_ALREADY')
  if (freeze.seedSource !== 'PUBLIC_DRAW') return refuse('SEED_OF_WITNESSES')
  return now < freeze.seedAfter ? refuse('TOO_EARLY') : grant(true)
}

interface CallTries {
  readonly made: number
  readonly lastDay: PlainDate | null
}

export type CallRefusal =
  | 'ALREADY_ASKED'
  | 'TOO_EARLY'
  | 'TOO_LATE'
  | 'DO_NOT_CALL'
  | 'NUMBER_NOT_SHOWN'
  | 'STEP_INCOMPLETE'

export interface OutcomeAsk {
  readonly outcome: EvaluationAuditOutcome
  readonly words: string | null
}

export interface CallContext {
  readonly isAsked: boolean
  readonly tries: CallTries
  readonly triesMax: number
  readonly callUntil: InstantMs
  /** A number is known, and its owner has not asked to be left alone. */
  readonly mayCall: boolean
  /** To whoever notes it, since the last try: each call is made on a reading of its own. */
  readonly isNumberShown: boolean
}

export type NotedCall =
  | { readonly kind: 'OUTCOME' }
  | { readonly kind: 'TRY'; readonly turn: number; readonly day: PlainDate; readonly isLast: boolean }

/** What came of a call, or that it reached nobody: then it is tried on another day, until the tries are used up. */
export function noteCall(
  { outcome, words }: OutcomeAsk,
  { isAsked, tries, triesMax, callUntil, mayCall, isNumberShown }: CallContext,
  now: InstantMs,
): Decision<NotedCall, CallRefusal> {
  const day = toPlainDate(now)
  if (isAsked) return refuse('ALREADY_ASKED')
  if (now >= callUntil) return refuse('TOO_LATE')
  if (!mayCall) return refuse('DO_NOT_CALL')
  if (!isNumberShown) return refuse('NUMBER_NOT_SHOWN')
  if ((isFalse(outcome) || outcome === 'OTHER') && words === null) return refuse('STEP_INCOMPLETE', '/words')
  if (outcome !== 'NOT_REACHED') return grant({ kind: 'OUTCOME' })
  if (tries.lastDay !== null && day <= tries.lastDay) return refuse('TOO_EARLY')
  const turn = tries.made + 1
  return grant({ kind: 'TRY', turn, day, isLast: turn >= triesMax })
}
