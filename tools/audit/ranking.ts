import { rankingOf, writeTold } from '../../domain/ranking.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn, scorePeriodBefore } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { computeScores, type NamedScore, type ScoreRules, writeResult } from '../../domain/score-result.ts'
import { readInput } from '../../domain/score-text.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { checkComposite, leavesOf, loadComposite } from './composite.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { locateLeaves } from './locate.ts'
import { type Asked, needSource, needWord } from './options.ts'
import { checkGiven } from './ranking-given.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'
import { loadTrust } from './trust.ts'

/** Columns in the order of their leaves, by a second hand. */
const published = [
  ...[
    'publication_id',
    'period',
    'purpose',
    'revision',
    'counts_until',
    'evaluations',
    'invalidated',
    'exempted',
    'log_size',
  ],
  ...['score_policy_id', 'evaluation_policy_id', 'inputs', 'result_digest', 'published_at'],
] as const
const withdrawn = ['publication_id', 'period', 'revision', 'reason', 'withdrawn_at'] as const
const policy = [
  ...['id', 'word', 'division_id', 'effective_from', 'version', 'source', 'body', 'recorded_at', 'effective_until'],
  ...['sources', 'proposal_id'],
] as const

interface Question {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly row: Told
  readonly proof: Json
}

/**
 * A published ranking, computed anew: its row, its rules and its withdrawal stand in the log, its inputs are those that the row names, the result follows from inputs and rules byte
 * for byte, and whom the page names follows from the result. What is opened of the log bounds what was counted. The same of the composite of all evaluator groups, where there is one.
 */
export async function ranking(asked: Asked): Promise<void> {
  const { report, options } = asked
  const period = needWord(asked, 'PERIOD')
  if (findScorePeriod(period) === undefined)
    throw new CouldNotCheck(`${period} is no period: 2026-11, 2026-Q4, 2026-H2, 2026`)
  const [source, trust] = [needSource(options), await loadTrust(options)]
  const answer = await findJson(source, `/api/v1/rankings/${period}`)
  if (answer === undefined) throw new CouldNotCheck(`nothing of the kind is published yet: the ranking of ${period}`)
  const proof = isObject(answer.proof) ? answer.proof : {}
  const question = { report, source, period, row: toldOf(proof.row), proof }
  const composite = await loadComposite(report, source, period, question.row)
  await checkLeaves(question, trust, composite === undefined ? [] : leavesOf(composite))
  const inputs = await loadInputs(question)
  const months = readMonths(question, inputs)
  if (months === undefined) return
  await checkRules(question, months)
  checkNamed(question, answer, await recompute(question, months, answer.namesLast === true))
  await checkGiven(report, source, {
    period,
    row: question.row,
    inputs: months,
    smallestCell: rulesOf(question).policy.smallestCell,
  })
  const own = months.slice(0, lengthOf(period))
  if (composite !== undefined) await checkComposite(composite, own, rulesOf(question))
}

const toldOf = (told: unknown): Told => (isObject(told) ? (told as Told) : {})
const leafOf = (name: string, kind: number, columns: readonly string[], row: Told): string =>
  factLeafHex(
    name,
    kind,
    columns.map((column) => row[column] ?? null),
  )

async function checkLeaves(
  { report, source, period, row, proof }: Question,
  trust: Awaited<ReturnType<typeof loadTrust>>,
  beside: readonly (readonly [string, string])[],
): Promise<void> {
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const { configuration, publishedFigures } = leafKinds
  const wanted = new Map([
    [leafOf('published_ranking', publishedFigures, published, row), `${period} published_ranking`],
    [leafOf('policy', configuration, policy, toldOf(proof.scorePolicy)), `${period} window-score`],
    [leafOf('policy', configuration, policy, toldOf(proof.evaluationPolicy)), `${period} evaluation`],
    ...beside,
  ])
  if (isObject(proof.withdrawal))
    wanted.set(
      leafOf('ranking_withdrawal', publishedFigures, withdrawn, toldOf(proof.withdrawal)),
      `${period} withdrawal`,
    )
  if (shown !== undefined) await locateLeaves(report, source, shown, wanted)
  const isOwn =
    row.period === period &&
    toldOf(proof.scorePolicy).id === row.score_policy_id &&
    toldOf(proof.evaluationPolicy).id === row.evaluation_policy_id
  if (!isOwn) report.add('RANKING_DIFFERS', 'what is shown beside it belongs to another', period)
}

/**
 * That nobody chose what it follows from: the rules were in force on its first day, what it says was counted is what its months hold, small windows are put together with no more months
 * than the rules allow, and those are the months as they were published.
 */
async function checkRules(question: Question, months: readonly ScoreInput[]): Promise<void> {
  const { report, source, period, row, proof } = question
  const found = findScorePeriod(period)
  if (found === undefined) return
  for (const told of [toldOf(proof.scorePolicy), toldOf(proof.evaluationPolicy)]) {
    const until = told.effective_until ?? null
    if (!(textOf(told.effective_from) <= found.fromDay) || (until !== null && until <= found.fromDay))
      report.add('RANKING_DIFFERS', 'its rules were not in force on its first day', period, { policy: told.id })
  }
  const own = lengthOf(period)
  // Before there were rests a longer period was counted by itself, with what had come in since.
  const ownMonths = months.slice(0, own)
  const counted = countedIn(ownMonths)
  const isSum = own === 1 || ownMonths.every(({ rests }) => rests !== undefined)
  if (isSum && counted !== Number(row.evaluations))
    report.add('RANKING_DIFFERS', 'another number was counted than its months hold', period, { counted })
  const { policy } = rulesOf(question)
  if (months.length > Math.max(own, ...policy.poolMonths))
    report.add('RANKING_DIFFERS', 'more months are put together than its rules allow', period, {
      months: months.length,
    })
  let month = { kind: 'MONTH' as const, fromDay: found.fromDay }
  for (const digest of namesIn(row.inputs).slice(own)) {
    const before = scorePeriodBefore(month)
    month = { kind: 'MONTH', fromDay: before.fromDay }
    const known = await publishedInputs(source, before.name)
    if (known.length > 0 && !known.includes(digest))
      report.add('RANKING_DIFFERS', 'a month before it is not the one that was published', period, {
        month: before.name,
      })
  }
}

/** From what a month was counted, in each revision that is public. */
async function publishedInputs(source: LogSource, month: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let revision = 0; ; revision += 1) {
    const answer = await findJson(source, `/api/v1/rankings/${month}?revision=${revision}`)
    if (answer === undefined) return found
    const [digest] = namesIn(toldOf(isObject(answer.proof) ? answer.proof.row : undefined).inputs)
    if (digest !== undefined) found.push(digest)
  }
}

/** `{a,b}`, as PostgreSQL tells an array. */
const namesIn = (told: string | null | undefined): readonly string[] =>
  (told ?? '')
    .replace(/^\{|\}$/g, '')
    .split(',')
    .filter(Boolean)

async function loadInputs({ report, source, period, row }: Question): Promise<readonly string[]> {
  const texts: string[] = []
  for (const digest of namesIn(row.inputs)) {
    const text = await source.text(`/api/v1/score-inputs/${digest}`)
    if (text === undefined) throw new CouldNotCheck(`${period}: the input ${digest} is not shown`)
    if (sha256(text).toString('hex') !== digest)
      report.add('RANKING_DIFFERS', 'an input is not the one that the row names', period, { input: digest })
    texts.push(text)
  }
  report.saw('inputs', texts.length)
  return texts
}

function rulesOf({ proof }: Question): ScoreRules {
  const bodyOf = (told: unknown) => JSON.parse(textOf(toldOf(told).body)) as Record<string, unknown>
  const body = bodyOf(proof.scorePolicy) as unknown as ScoreRules['policy']
  return { policy: body, negativeGradeMax: Number(bodyOf(proof.evaluationPolicy).negativeGradeMax) }
}

const lengthOf = (period: string): number => {
  const found = findScorePeriod(period)
  return found === undefined ? 0 : monthsIn(found).length
}

function readMonths({ report, period }: Question, texts: readonly string[]): readonly ScoreInput[] | undefined {
  const months = texts.flatMap((text) => {
    const read = readInput(text)
    return read.granted ? [read.value] : []
  })
  if (months.length === texts.length) return months
  report.add('RANKING_DIFFERS', 'an input is not written as inputs are', period)
  return undefined
}

/** @returns what follows from the inputs, whatever is shown as the result */
async function recompute(
  question: Question,
  months: readonly ScoreInput[],
  namesLast: boolean,
): Promise<readonly NamedScore[]> {
  const { report, source, period, row } = question
  const scores = computeScores(months, lengthOf(period), rulesOf(question))
  const text = writeResult(scores)
  const shown = await source.text(`/api/v1/rankings/${period}/result?revision=${row.revision}`)
  if (sha256(text).toString('hex') !== row.result_digest)
    report.add('RANKING_DIFFERS', 'the result does not follow from its inputs and rules', period, {
      told: row.result_digest,
    })
  if (shown !== writeTold(scores, namesLast))
    report.add('RANKING_DIFFERS', 'the text of the result that is shown is another', period)
  report.saw('windows computed anew', scores.length)
  return scores
}

/** Whom the page names, with which figures, follows from the result. */
function checkNamed({ report, period }: Question, answer: Json, scores: readonly NamedScore[]): void {
  const { named: shown, counts } = rankingOf(scores)
  const named = shown.filter(({ verdict }) => verdict === 'TOP' || answer.namesLast === true)
  const told = objectsOf(answer.named).map((window) =>
    [
      `${textOf(window.hallCode)}/${textOf(window.windowCode)}`,
      window.verdict,
      window.score,
      window.lower,
      window.upper,
      window.raw,
      window.months,
      window.evaluations,
    ].join(' '),
  )
  const follows = named.map((one) =>
    [
      ...[one.key, one.verdict, one.scoreThousandths, one.lowerThousandths, one.upperThousandths],
      ...[one.rawThousandths, one.months, one.evaluations],
    ].join(' '),
  )
  const isCounted = Object.entries(counts).every(
    ([verdict, count]) => isObject(answer.counts) && answer.counts[verdict] === count,
  )
  if (told.join('\n') !== follows.join('\n') || !isCounted)
    report.add('RANKING_DIFFERS', 'who is named does not follow from the result', period)
  report.saw('names', told.length)
}
