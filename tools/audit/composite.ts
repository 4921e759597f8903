import { type CompositeInput, readCompositeInput } from '../../domain/composite-input.ts'
import {
  type CompositeResult,
  compositeListOf,
  computeComposites,
  writeCompositeResult,
  writeToldComposite,
} from '../../domain/composite-result.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod } from '../../domain/score-period.ts'
import type { ScoreRules } from '../../domain/score-result.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { isAcceptedOn, type LoggedRules, policyOn, schemeOn } from './logged-rules.ts'
import { leafOfPolicy, leafOfRow, toldOf } from './ranking-row.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

/** Columns in the order of their leaves, by a second hand. */
const published = [
  ...['publication_id', 'period', 'purpose', 'revision', 'counts_until', 'scheme_id', 'scheme_policy_id', 'deductions'],
  ...['visits', 'input_digest', 'result_digest', 'published_at'],
] as const

interface CompositeAsk {
  readonly report: Report
  readonly source: LogSource
  readonly rules: LoggedRules
  readonly period: string
  /** Of the ranking that it belongs to. */
  readonly ranking: Told
}

interface CompositeQuestion extends CompositeAsk {
  readonly answer: Json
  readonly row: Told
  readonly schemePolicy: Told
}

/** What is shown on the whole beside a ranking; undefined: nothing, and the page says why. */
export async function loadComposite({
  report,
  source,
  rules,
  period,
  ranking,
}: CompositeAsk): Promise<CompositeQuestion | undefined> {
  const fromDay = findScorePeriod(period)?.fromDay ?? ''
  const answer = await findJson(source, `/api/v1/rankings/${period}/composite?revision=${ranking.revision}`)
  if (answer === undefined) throw new CouldNotCheck(`${period}: it is not shown whether there is a composite`)
  if (!isObject(answer.proof)) {
    if (answer.gap === null || objectsOf(answer.named).length > 0)
      report.add('RANKING_DIFFERS', 'a composite is shown without what it follows from', period)
    const due = schemeOn(rules, fromDay)
    if (due !== undefined && isAcceptedOn(rules, due, fromDay))
      report.add('RANKING_DIFFERS', 'a scheme was in force, and what windows come to by it is not shown', period, {
        scheme: due.schemeId,
      })
    report.saw('composites', 0)
    return undefined
  }
  const { row, schemePolicy } = answer.proof
  return { report, source, rules, period, ranking, answer, row: toldOf(row), schemePolicy: toldOf(schemePolicy) }
}

/** What was found to follow, for whoever compares something with it. */
export interface CheckedComposite {
  readonly input: CompositeInput
  readonly result: CompositeResult
}

export const leafOfComposite = (row: Told): string =>
  leafOfRow('published_composite', leafKinds.publishedFigures, published, row)

/** Rows that have to stand in the log, by their leaves. */
export function leavesOf({ period, row, schemePolicy }: CompositeQuestion): readonly (readonly [string, string])[] {
  return [
    [leafOfComposite(row), `${period} published_composite`],
    [leafOfPolicy(schemePolicy), `${period} score-scheme`],
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
): Promise<CheckedComposite | undefined> {
  const { report, source, period, row, ranking } = question
  const isOwn =
    row.period === period &&
    row.publication_id === ranking.publication_id &&
    row.revision === ranking.revision &&
    row.counts_until === ranking.counts_until
  if (!isOwn) report.add('RANKING_DIFFERS', 'the composite that is shown belongs to another ranking', period)
  const day = findScorePeriod(period)?.fromDay ?? ''
  if (question.schemePolicy.id !== String(policyOn(question.rules, 'score-scheme', day)?.id))
    report.add('RANKING_DIFFERS', 'the rules of its composite were not in force on its first day', period)
  const input = await loadInput(question)
  if (input?.scheme == null) return undefined
  if (!isLoggedScheme(question.rules, input.scheme, day))
    report.add(
      'RANKING_DIFFERS',
      'the scheme of its composite is not the one that the log holds for its first day',
      period,
    )
  if (!isCountedAs(input, months))
    report.add('RANKING_DIFFERS', 'the grades of its composite are not those that were counted of its windows', period)
  const result = computeComposites({ months, input, scheme: input.scheme.body, rules })
  const text = writeCompositeResult(result)
  if (sha256(text).toString('hex') !== row.result_digest)
    report.add('RANKING_DIFFERS', 'the composite does not follow from its values, scheme and rules', period, {
      told: row.result_digest,
    })
  const shown = await source.text(`/api/v1/rankings/${period}/composite/result?revision=${row.revision}`)
  if (shown !== writeToldComposite(result, question.answer.namesLast === true))
    report.add('RANKING_DIFFERS', 'the text of the composite that is shown is another', period)
  checkNamed(question, input, result)
  report.saw('composites', result.windows.length)
  return { input, result }
}

/** Whether values were scored by what stands in the log as the scheme of a day, word for word. */
export function isLoggedScheme(rules: LoggedRules, scheme: CompositeInput['scheme'], day: string): boolean {
  const logged = schemeOn(rules, day)
  if (logged === undefined || scheme === null || !isAcceptedOn(rules, logged, day)) return false
  const isOwn = logged.schemeId === scheme.schemeId && logged.code === scheme.code && logged.version === scheme.version
  return isOwn && JSON.stringify(toSorted(logged.body)) === JSON.stringify(toSorted(scheme.body))
}

/** Of every window that tells its grades, both texts tell the same of them: the one that windows are compared by and the one that they are added up by. */
export function isCountedAs({ graded }: CompositeInput, months: readonly ScoreInput[]): boolean {
  const [counted, told] = [new Map<string, number[]>(), new Map<string, number[]>()]
  const add = (to: Map<string, number[]>, window: string, counts: readonly number[]) => {
    const known = to.get(window) ?? [0, 0, 0, 0, 0]
    to.set(
      window,
      known.map((count, at) => count + (counts[at] ?? 0)),
    )
  }
  for (const { cells } of months) for (const { window, grades } of cells) add(counted, window, grades)
  for (const { window, measure, counts } of graded) if (measure === 'evaluation.grade') add(told, window, counts)
  return (
    counted.size === told.size &&
    [...counted].every(([window, grades]) => JSON.stringify(grades) === JSON.stringify(told.get(window)))
  )
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

/** Everything that the page tells of a named window, but what it is called. */
const figureNames = [
  ...['verdict', 'points', 'bonus', 'deduction', 'error', 'score', 'lower', 'upper', 'coverage', 'reliability'],
  ...['groups', 'missingGroups', 'vetoes', 'floored', 'held', 'isPublished'],
] as const

/** Whom the page names on the whole, with which figures; how many stand in which order or in none, and why. */
function checkNamed(
  { report, period, row, ranking, answer }: CompositeQuestion,
  input: CompositeInput,
  result: CompositeResult,
): void {
  const { named, counts, held } = compositeListOf(result)
  const lineOf = (key: string, figures: Readonly<Record<string, unknown>>) =>
    JSON.stringify([key, ...figureNames.map((name) => toSorted(figures[name]))])
  const told = objectsOf(answer.named).map((window) =>
    lineOf(`${textOf(window.hallCode)}/${textOf(window.windowCode)}`, window),
  )
  const follows = named
    .filter(({ verdict }) => verdict === 'TOP' || answer.namesLast === true)
    .map((window) => lineOf(window.key, { ...window }))
  const isCounted = isSameCounts(counts, answer.counts) && isSameCounts(held, answer.held)
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
  const scheme = isObject(answer.scheme) ? answer.scheme : {}
  const isHead =
    String(answer.deductions) === row.deductions &&
    String(answer.visits) === row.visits &&
    String(answer.revision) === ranking.revision &&
    scheme.code === input.scheme?.code &&
    scheme.version === input.scheme?.version
  if (!isHead) report.add('RANKING_DIFFERS', 'the page of the composite tells other numbers than its row', period)
}

const isSameCounts = (counts: Readonly<Record<string, number>>, told: unknown) =>
  Object.entries(counts).every(([name, count]) => isObject(told) && told[name] === count)

/** Members in the order of their names, however they were written. */
function toSorted(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(toSorted)
  if (!isObject(told)) return told
  return Object.fromEntries(
    Object.keys(told)
      .sort()
      .map((name) => [name, toSorted(told[name])]),
  )
}
