import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, type ScorePeriod, type ScorePurpose } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { computeScores, type NamedScore, windowsOf, writeResult } from '../../domain/score-result.ts'
import { type ComputedComposite, computeComposite, keepComposite } from '../composite/index.ts'
import { allowLong, type Database } from '../platform/database.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { ScorePeriodDeps } from './deps.ts'
import { gradedOf } from './graded.ts'
import { loadMonths, type MonthText, readKept, sha256, spanOf } from './month.ts'
import { type Bridge, limitDaysOf, type Rules, rulesOn } from './rules.ts'
import { type ComputationRow, findLogSize, insertBridge, insertComputation, insertInput } from './store.ts'
import { type CountedSpan, countLeftOut, findWindowPlaces } from './tally/store.ts'

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
  readonly inputs: readonly MonthText[]
  readonly composite: ComputedComposite
  readonly bridge: Bridge | undefined
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
  const own = monthsIn(period)
  const known = await loadMonths(deps, db, ask, Math.max(own.length, ...rules.policy.poolMonths))
  const months = known.map(({ text }) => readKept(text))
  const scores = computeScores(months, own.length, rules)
  const result = writeResult(scores)
  // What was left out is told of the whole period, beside what of it was counted.
  const span = await spanOf(deps, db, period, countsUntil)
  const { invalidated, exempted } = await countLeftOut(db, span)
  const counted = { span, rules, rulesDay, own: known.slice(0, own.length), months: months.slice(0, own.length) }
  const composite = await computeWhole(deps, db, ask, counted)
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
  readonly own: readonly MonthText[]
  readonly months: readonly ScoreInput[]
}

/** 综合得分: the same months, with what every other evaluator group says of the period. */
async function computeWhole(
  deps: ScorePeriodDeps,
  db: Database,
  { period, countsUntil, bridge }: ComputeAsk,
  { span, rules, rulesDay, own, months }: Counted,
): Promise<ComputedComposite> {
  return computeComposite(deps, db, {
    ...{ period, rulesDay, countsUntil, months, rules, exempted: span.exempted },
    ...(await gradedOf(deps, db, own, bridge?.askedUntil ?? null)),
    limitDays: limitDaysOf(deps, [period, ...monthsIn(period)]),
    windows: windowsOf(months).windows,
  })
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
