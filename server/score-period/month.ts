import { createHash } from 'node:crypto'
import { coarsen, type ScoreInput, strictestOf, type TextLimits } from '../../domain/score-input.ts'
import { coarsenPart } from '../../domain/score-part.ts'
import { monthsIn, type ScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import { readInput, writeInput } from '../../domain/score-text.ts'
import { findExemptionsInForce } from '../exemption/index.ts'
import type { Database } from '../platform/database.ts'
import type { ScorePeriodDeps } from './deps.ts'
import { type Bridge, limitDaysOf, rulesOn } from './rules.ts'
import { findInput, findScorePoliciesOf, findStanding } from './store.ts'
import { type CountedSpan, tallyCells, tallyLaterClusters, tallyMoments, tallyWindows } from './tally/store.ts'

/** What a month is computed from, and how it was counted. */
export interface MonthText {
  readonly month: string
  readonly text: string
  /** In hex. */
  readonly digest: string
  readonly period: ScorePeriod
  readonly countsUntil: Date
  readonly limits: TextLimits
  /** The computation that stands for the month; undefined: it was counted anew. */
  readonly standingId: string | undefined
}

interface MonthsAsk {
  readonly period: ScorePeriod
  readonly countsUntil: Date
  readonly bridge?: Bridge | undefined
}

/**
 * The months of a period from the last to the first, and so many before it. The month that is computed itself is counted anew; every other is what stood for it. A bridge follows other rules
 * from the same texts, so that nothing is told by it that its ranking does not tell; of what was asked as before it has the part of its own months, told beside the whole.
 */
export async function loadMonths(
  deps: ScorePeriodDeps,
  db: Database,
  { period, countsUntil, bridge }: MonthsAsk,
  length: number,
): Promise<readonly MonthText[]> {
  const own = monthsIn(period)
  const askedUntil = bridge?.askedUntil ?? null
  const texts: MonthText[] = []
  for (const month of monthsBack(own, length)) {
    const whole = await loadMonth(deps, db, month, { period, countsUntil })
    const isPart = askedUntil !== null && own.some(({ name }) => name === month.name)
    texts.push(isPart ? await takePart(deps, db, whole, askedUntil) : whole)
  }
  return trimEnd(texts, own.length)
}

/** The months of a period from the last to the first, and those before it that windows of few evaluations are put together with. */
export function monthsBack(own: readonly ScorePeriod[], length: number): readonly ScorePeriod[] {
  const months = [...own].reverse()
  let month = own[0]
  while (months.length < length && month !== undefined) {
    month = scorePeriodBefore(month)
    months.push(month)
  }
  return months
}

/** Months before the first evaluation of all say nothing, and are not said to be pooled. */
function trimEnd(inputs: readonly MonthText[], least: number): readonly MonthText[] {
  let length = inputs.length
  while (length > least && readKept(inputs[length - 1]?.text ?? '').cells.length === 0) length -= 1
  return inputs.slice(0, length)
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export function readKept(text: string): ScoreInput {
  const read = readInput(text)
  if (!read.granted) throw new Error(`what was kept is no input: ${read.at ?? ''}`)
  return read.value
}

async function loadMonth(
  deps: ScorePeriodDeps,
  db: Database,
  month: ScorePeriod,
  { period, countsUntil }: MonthsAsk,
): Promise<MonthText> {
  const standing = month.name === period.name ? undefined : await findStanding(db, month.name, countsUntil)
  const digest = standing?.inputs[0]
  const kept = digest === undefined ? undefined : await findInput(db, digest)
  const limits = await limitsOf(deps, db, period, month)
  const how = { month: month.name, period: month, limits, standingId: standing?.id }
  if (standing !== undefined && digest !== undefined && kept !== undefined)
    return { ...how, text: kept, digest, countsUntil: standing.countsUntil }
  const text = writeInput(coarsen(await tallyMonth(db, await spanOf(deps, db, month, countsUntil)), limits))
  return { ...how, text, digest: sha256(text).toString('hex'), countsUntil }
}

/**
 * 从严: the strictest of all rules by which anything is told of a month: of its own first day and of the period that is computed, of those before whose rules a bridge goes by, and of what has been
 * computed from the month.
 */
async function limitsOf(
  deps: ScorePeriodDeps,
  db: Database,
  period: ScorePeriod,
  month: ScorePeriod,
): Promise<TextLimits> {
  const { rules } = deps
  const known = await findScorePoliciesOf(db, month.name)
  return strictestOf([
    ...limitDaysOf(deps, [period, month]).map((day) => rulesOn(deps, day).policy),
    ...known.map((policyId) => rules.policyById('window-score', policyId)),
  ])
}

/** Of a month that is told as a whole, what was given before an instant. */
async function takePart(deps: ScorePeriodDeps, db: Database, whole: MonthText, askedUntil: Date): Promise<MonthText> {
  const { period, countsUntil, limits } = whole
  const span = await spanOf(deps, db, period, countsUntil)
  const before = { ...span, askedUntil }
  const part = coarsenPart(
    {
      all: await tallyMonth(db, span),
      part: await tallyMonth(db, before),
      later: await tallyLaterClusters(db, span, askedUntil),
      told: readKept(whole.text),
    },
    limits,
  )
  const text = writeInput(part)
  return { ...whole, text, digest: sha256(text).toString('hex') }
}

/** Counts a month anew. */
async function tallyMonth(db: Database, span: CountedSpan): Promise<ScoreInput> {
  const cells = await tallyCells(db, span)
  const windows = await tallyWindows(db, span, cells)
  return { windows, cells, moments: await tallyMoments(db, span) }
}

/** Which evaluations of a period count. Exemptions as they were granted before the instant. */
export async function spanOf(
  { rules }: ScorePeriodDeps,
  db: Database,
  { fromDay, endDay }: ScorePeriod,
  countsUntil: Date,
): Promise<CountedSpan> {
  const period = { from: fromDay, to: endDay, decidedBefore: countsUntil }
  const exempted = await findExemptionsInForce(db, period, rules.divisionsWithin(rules.rootDivisionId))
  return { fromDay, endDay, countsUntil, askedUntil: null, exempted }
}
