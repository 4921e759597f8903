import { createHash } from 'node:crypto'
import { type CompositeInput, readCompositeInput } from '../../domain/composite-input.ts'
import { addGraded, addServed, gradedAnswers, servedOf } from '../../domain/graded-answer.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { coarsen, type ScoreInput } from '../../domain/score-input.ts'
import {
  findScorePeriod,
  monthsIn,
  type ScorePeriod,
  type ScorePurpose,
  scorePeriodBefore,
} from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { computeScores, type NamedScore, type ScorePolicy, windowsOf, writeResult } from '../../domain/score-result.ts'
import { readInput, writeInput } from '../../domain/score-text.ts'
import {
  type ComputedComposite,
  computeComposite,
  findComposite,
  findCompositeInput,
  keepComposite,
} from '../composite/index.ts'
import { findExemptionsInForce } from '../exemption/index.ts'
import { allowLong, type Database } from '../platform/database.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { ScorePeriodDeps } from './deps.ts'
import { type Bridge, type Rules, rulesOn } from './rules.ts'
import {
  type ComputationRow,
  findInput,
  findLogSize,
  findStanding,
  insertBridge,
  insertComputation,
  insertInput,
} from './store.ts'
import {
  type CountedSpan,
  countLeftOut,
  findWindowPlaces,
  tallyCells,
  tallyMarks,
  tallyMoments,
  tallyWindows,
} from './tally/store.ts'

/** What is asked of a computation. */
export interface ComputeAsk {
  readonly period: ScorePeriod
  readonly purpose: ScorePurpose
  readonly revision: number
  /** What was written before this counts. */
  readonly countsUntil: Date
  readonly objectionsUntil: Date | null
  readonly reason: string | null
  /** Of a bridge: by the rules of before, or of what was asked as before. */
  readonly bridge?: Bridge | undefined
}

export interface Computed {
  readonly row: ComputationRow
  readonly result: string
  readonly scores: readonly NamedScore[]
  readonly inputs: readonly TextOfMonth[]
  readonly composite: ComputedComposite
  readonly bridge: Bridge | undefined
}

interface TextOfMonth {
  readonly month: string
  readonly text: string
  readonly digest: string
}

/**
 * Computes a period and writes nothing. Everything is read as it was before `countsUntil`: asked again for the same instant, it is the same text.
 * @param db best a transaction that sees one state of the database
 */
export async function compute(deps: ScorePeriodDeps, db: Database, ask: ComputeAsk): Promise<Computed> {
  const { period, countsUntil } = ask
  await allowLong(db)
  const rulesDay = ask.bridge?.rulesDay ?? period.fromDay
  const rules = rulesOn(deps, rulesDay)
  const askedUntil = ask.bridge?.askedUntil ?? null
  const own = monthsIn(period)
  const inputs: TextOfMonth[] = []
  for (const month of monthsBack(period, rules.policy))
    inputs.push(
      await loadMonth(deps, db, month, {
        // What stands for a month was counted by the rules that it was final by: a bridge counts its own months anew.
        isAnew: month.name === period.name || (ask.bridge !== undefined && own.some(({ name }) => name === month.name)),
        ...{ countsUntil, askedUntil, policy: rules.policy },
      }),
    )
  const known = trimEnd(inputs, own.length)
  const months = known.map(({ text }) => readKept(text))
  const scores = computeScores(months, own.length, rules)
  const result = writeResult(scores)
  const span = await spanOf(deps, db, period, { countsUntil, askedUntil })
  const { invalidated, exempted } = await countLeftOut(db, span)
  const composite = await computeWhole(deps, db, ask, { span, rules, rulesDay, months: months.slice(0, own.length) })
  const now = deps.world.now()
  const { policyId, scorePolicyId, evaluationPolicyId } = rules
  const { purpose, revision, objectionsUntil, reason } = ask
  const row: ComputationRow = {
    ...{ id: uuidV7(now), period: period.name, fromDay: period.fromDay, endDay: period.endDay, purpose, revision },
    // What its texts tell: that of windows of too few is in none of them, and a quarter says no more than its months.
    evaluations: countedIn(months.slice(0, own.length)),
    ...{ countsUntil, objectionsUntil, reason, invalidated, exempted, policyId, scorePolicyId, evaluationPolicyId },
    logSize: await findLogSize(db),
    inputs: known.map(({ digest }) => digest),
    resultDigest: sha256(result),
    computedAt: new Date(now),
    withdrawnAt: null,
  }
  return { row, result, scores, inputs: known, composite, bridge: ask.bridge }
}

interface Counted {
  readonly span: CountedSpan
  readonly rules: Rules
  readonly rulesDay: PlainDate
  readonly months: readonly ScoreInput[]
}

/** 综合得分: the same months, with what every other evaluator group says of the period. */
async function computeWhole(
  deps: ScorePeriodDeps,
  db: Database,
  { period, countsUntil, bridge }: ComputeAsk,
  { span, rules, rulesDay, months }: Counted,
): Promise<ComputedComposite> {
  return computeComposite(deps, db, {
    ...{ period, rulesDay, countsUntil, months, rules, exempted: span.exempted },
    ...(await gradedOf(deps, db, {
      period,
      span,
      isAnew: bridge !== undefined,
      smallestCell: rules.policy.smallestCell,
    })),
    windows: windowsOf(months).windows,
  })
}

interface GradedAsk {
  readonly period: ScorePeriod
  readonly span: CountedSpan
  /** Of a bridge: by other rules than those that its months stand by. */
  readonly isAnew: boolean
  readonly smallestCell: number
}

/** Marks of a month as they are counted; of a longer period what its months tell, as each of them stands. */
async function gradedOf(
  deps: ScorePeriodDeps,
  db: Database,
  { period, span, isAnew, smallestCell }: GradedAsk,
): Promise<Pick<CompositeInput, 'graded'> & { readonly served: ReturnType<typeof servedOf> }> {
  const own = monthsIn(period)
  if (own.length === 1) {
    const marks = await tallyMarks(db, span)
    return { graded: gradedAnswers(marks, smallestCell), served: servedOf(marks, smallestCell) }
  }
  const months: Awaited<ReturnType<typeof gradedOf>>[] = []
  for (const month of own) {
    const standing = isAnew ? undefined : await findStanding(db, month.name, span.countsUntil)
    const kept = standing && (await findGraded(db, standing.id))
    const ask = { period: month, span: await spanOf(deps, db, month, span), isAnew, smallestCell }
    months.push(kept ?? (await gradedOf(deps, db, ask)))
  }
  return {
    graded: addGraded(months.map(({ graded }) => graded)),
    served: addServed(months.map(({ served }) => served)),
  }
}

/** What the composite of a computation was made from, of marks alone. */
async function findGraded(db: Database, computationId: string) {
  const computed = await findComposite(db, computationId)
  const text = computed && (await findCompositeInput(db, computed.inputDigest))
  if (text === undefined) return undefined
  const read = readCompositeInput(text)
  if (!read.granted) throw new Error(`what was kept is no input: ${read.at ?? ''}`)
  const { graded, served } = read.value
  return { graded, served: new Map(served.map(({ window, served: whom }) => [window, whom] as const)) }
}

/** The months of a period from the last to the first, and those before it that windows of few evaluations are put together with. */
export function monthsBack(
  period: ScorePeriod,
  { poolMonths }: Pick<ScorePolicy, 'poolMonths'>,
): readonly ScorePeriod[] {
  const own = monthsIn(period)
  const length = Math.max(own.length, ...poolMonths)
  const months = [...own].reverse()
  let month = own[0]
  while (months.length < length && month !== undefined) {
    month = scorePeriodBefore(month)
    months.push(month)
  }
  return months
}

/** Months before the first evaluation of all say nothing, and are not said to be pooled. */
function trimEnd(inputs: readonly TextOfMonth[], least: number): readonly TextOfMonth[] {
  let length = inputs.length
  while (length > least && readKept(inputs[length - 1]?.text ?? '').cells.length === 0) length -= 1
  return inputs.slice(0, length)
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

function readKept(text: string): ScoreInput {
  const read = readInput(text)
  if (!read.granted) throw new Error(`what was kept is no input: ${read.at ?? ''}`)
  return read.value
}

interface MonthAsk {
  /** The month that is computed itself is counted anew; every other is what stood for it. */
  readonly isAnew: boolean
  readonly countsUntil: Date
  readonly askedUntil: Date | null
  readonly policy: ScorePolicy
}

async function loadMonth(deps: ScorePeriodDeps, db: Database, month: ScorePeriod, ask: MonthAsk): Promise<TextOfMonth> {
  const standing = ask.isAnew ? undefined : await findStanding(db, month.name, ask.countsUntil)
  const digest = standing?.inputs[0]
  const kept = digest === undefined ? undefined : await findInput(db, digest)
  const text = kept ?? writeInput(await tallyMonth(deps, db, month, ask))
  return { month: month.name, text, digest: digest ?? sha256(text).toString('hex') }
}

/** Counts a month anew. */
async function tallyMonth(
  deps: ScorePeriodDeps,
  db: Database,
  month: ScorePeriod,
  { policy, ...until }: MonthAsk,
): Promise<ScoreInput> {
  const span = await spanOf(deps, db, month, until)
  const cells = await tallyCells(db, span)
  const windows = await tallyWindows(db, span, cells)
  const moments = await tallyMoments(db, span)
  return coarsen({ windows, cells, moments }, policy)
}

/** Which evaluations of a period count. Exemptions as they were granted before the instant. */
async function spanOf(
  { rules }: ScorePeriodDeps,
  db: Database,
  { fromDay, endDay }: ScorePeriod,
  { countsUntil, askedUntil }: Pick<CountedSpan, 'countsUntil' | 'askedUntil'>,
): Promise<CountedSpan> {
  const period = { from: fromDay, to: endDay, decidedBefore: countsUntil }
  const exempted = await findExemptionsInForce(db, period, rules.divisionsWithin(rules.rootDivisionId))
  return { fromDay, endDay, countsUntil, askedUntil, exempted }
}

/** Writes what was computed; its input once, however many computations have it. */
export async function keep(tx: Database, { row, result, scores, inputs, composite, bridge }: Computed): Promise<void> {
  for (const { month, text, digest } of inputs) await insertInput(tx, Buffer.from(digest, 'hex'), month, text)
  const places = new Map((await findWindowPlaces(tx, row.endDay)).map((place) => [place.key, place]))
  const found = scores.flatMap((score) => {
    const place = places.get(score.key)
    return place === undefined ? [] : [{ ...place, score }]
  })
  await insertComputation(tx, row, { result, scores: found })
  if (bridge !== undefined) await insertBridge(tx, row.id, bridge)
  const { id: computationId, purpose, revision, computedAt, endDay } = row
  await keepComposite(tx, { computationId, purpose, revision, computedAt, endDay }, composite)
}

/** The period that a computation is of. */
export function periodOf({ period }: Pick<ComputationRow, 'period'>): ScorePeriod {
  const found = findScorePeriod(period)
  if (found === undefined) throw new Error(`${period} is no period`)
  return found
}
