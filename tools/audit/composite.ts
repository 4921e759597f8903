import { type CompositeInput, readCompositeInput } from '../../domain/composite-input.ts'
import {
  type CompositeResult,
  compositeListOf,
  computeComposites,
  writeCompositeResult,
  writeToldComposite,
} from '../../domain/composite-result.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import type { ScoreRules } from '../../domain/score-result.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

/** Columns in the order of their leaves, by a second hand. */
const published = [
  ...['publication_id', 'period', 'purpose', 'revision', 'counts_until', 'scheme_id', 'scheme_policy_id', 'deductions'],
  ...['visits', 'input_digest', 'result_digest', 'published_at'],
] as const
const policy = [
  ...['id', 'word', 'division_id', 'effective_from', 'version', 'source', 'body', 'recorded_at', 'effective_until'],
  ...['sources', 'proposal_id'],
] as const

interface CompositeQuestion {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  /** Of the ranking that it belongs to. */
  readonly ranking: Told
  readonly answer: Json
  readonly row: Told
  readonly schemePolicy: Told
}

const toldOf = (told: unknown): Told => (isObject(told) ? (told as Told) : {})

/** What is shown on the whole beside a ranking; undefined: nothing, and the page says why. */
export async function loadComposite(
  report: Report,
  source: LogSource,
  period: string,
  ranking: Told,
): Promise<CompositeQuestion | undefined> {
  const answer = await findJson(source, `/api/v1/rankings/${period}/composite?revision=${ranking.revision}`)
  if (answer === undefined) throw new CouldNotCheck(`${period}: it is not shown whether there is a composite`)
  if (!isObject(answer.proof)) {
    if (answer.gap === null || objectsOf(answer.named).length > 0)
      report.add('RANKING_DIFFERS', 'a composite is shown without what it follows from', period)
    report.saw('composites', 0)
    return undefined
  }
  const { row, schemePolicy } = answer.proof
  return { report, source, period, ranking, answer, row: toldOf(row), schemePolicy: toldOf(schemePolicy) }
}

/** Rows that have to stand in the log, by their leaves. */
export function leavesOf({ period, row, schemePolicy }: CompositeQuestion): readonly (readonly [string, string])[] {
  const leafOf = (name: string, kind: number, columns: readonly string[], told: Told) =>
    factLeafHex(
      name,
      kind,
      columns.map((column) => told[column] ?? null),
    )
  return [
    [leafOf('published_composite', leafKinds.publishedFigures, published, row), `${period} published_composite`],
    [leafOf('policy', leafKinds.configuration, policy, schemePolicy), `${period} score-scheme`],
  ]
}

/**
 * 综合得分, computed anew: its values are those that the row in the log names, it follows byte for byte from them, from the folds of evaluations of the
 * ranking and from the scheme that stands among them, and whom the page names follows from it.
 */
export async function checkComposite(
  question: CompositeQuestion,
  months: readonly ScoreInput[],
  rules: ScoreRules,
): Promise<void> {
  const { report, source, period, row, ranking, answer } = question
  const isOwn =
    row.period === period &&
    row.publication_id === ranking.publication_id &&
    row.revision === ranking.revision &&
    row.counts_until === ranking.counts_until
  if (!isOwn) report.add('RANKING_DIFFERS', 'the composite that is shown belongs to another ranking', period)
  const input = await loadInput(question)
  if (input?.scheme == null) return
  const result = computeComposites({ months, input, scheme: input.scheme.body, rules })
  const text = writeCompositeResult(result)
  if (sha256(text).toString('hex') !== row.result_digest)
    report.add('RANKING_DIFFERS', 'the composite does not follow from its values, scheme and rules', period, {
      told: row.result_digest,
    })
  const shown = await source.text(`/api/v1/rankings/${period}/composite/result?revision=${row.revision}`)
  if (shown !== writeToldComposite(result, answer.namesLast === true))
    report.add('RANKING_DIFFERS', 'the text of the composite that is shown is another', period)
  checkNamed(question, answer, result)
  report.saw('composites', result.windows.length)
}

async function loadInput({
  report,
  source,
  period,
  row,
  schemePolicy,
}: CompositeQuestion): Promise<CompositeInput | undefined> {
  const text = await source.text(`/api/v1/composite-inputs/${row.input_digest}`)
  if (text === undefined) throw new CouldNotCheck(`${period}: the values of the composite are not shown`)
  if (sha256(text).toString('hex') !== row.input_digest)
    report.add('RANKING_DIFFERS', 'the values of the composite are not those that the row names', period)
  const read = readCompositeInput(text)
  if (!read.granted) {
    report.add('RANKING_DIFFERS', 'the values of the composite are not written as they are', period)
    return undefined
  }
  const { scheme, coverageMin, events } = read.value
  const body = JSON.parse(textOf(schemePolicy.body)) as Record<string, unknown>
  const follows =
    scheme?.schemeId === row.scheme_id &&
    schemePolicy.id === row.scheme_policy_id &&
    body.coverageMin === coverageMin &&
    String(events.length) === row.deductions
  if (!follows) report.add('RANKING_DIFFERS', 'the values of the composite are of another scheme or policy', period)
  return read.value
}

/** Whom the page names on the whole, with which figures. */
function checkNamed({ report, period }: CompositeQuestion, answer: Json, result: CompositeResult): void {
  const { named, counts } = compositeListOf(result)
  const lineOf = (key: string, verdict: unknown, figures: readonly unknown[]) => [key, verdict, ...figures].join(' ')
  const told = objectsOf(answer.named).map(({ hallCode, windowCode, verdict, points, lower, upper }) =>
    lineOf(`${textOf(hallCode)}/${textOf(windowCode)}`, verdict, [points, lower, upper]),
  )
  const follows = named
    .filter(({ verdict }) => verdict === 'TOP' || answer.namesLast === true)
    .map(({ key, verdict, points, lower, upper }) => lineOf(key, verdict, [points, lower, upper]))
  const isCounted = Object.entries(counts).every(
    ([verdict, count]) => isObject(answer.counts) && answer.counts[verdict] === count,
  )
  const weights = JSON.stringify(result.weights.map(({ group, nominal, effective }) => [group, nominal, effective]))
  const toldWeights = JSON.stringify(
    objectsOf(answer.weights).map(({ group, nominal, effective }) => [group, nominal, effective]),
  )
  if (told.join('\n') !== follows.join('\n') || !isCounted || weights !== toldWeights)
    report.add(
      'RANKING_DIFFERS',
      'who is named on the whole, or what decides, does not follow from the composite',
      period,
    )
}
