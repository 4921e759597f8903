import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addCounts, nothingCounted, type PlaceCounts, toldAsked } from '../../domain/portal.ts'
import { rankingOf, writeTold } from '../../domain/ranking.ts'
import { type ScoreInput, strictestOf } from '../../domain/score-input.ts'
import { findScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { computeScores, type NamedScore, type ScoreRules, writeResult } from '../../domain/score-result.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { loadCheckpoint } from './checkpoint.ts'
import { checkComposite, leavesOf, loadComposite } from './composite.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { locateLeaves } from './locate.ts'
import { type Asked, needSource, needWord } from './options.ts'
import { checkBridge, leavesOfBridge, loadBridge } from './ranking-bridge.ts'
import { checkGiven } from './ranking-given.ts'
import { checkInvited } from './ranking-invited.ts'
import {
  bodyOf,
  isInForce,
  leafOfPolicy,
  leafOfRow,
  lengthOf,
  loadTexts,
  namesIn,
  readMonths,
  rulesFrom,
  toldOf,
} from './ranking-row.ts'
import { checkShown } from './ranking-shown.ts'
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
  const { row } = question
  const composite = await loadComposite(report, source, period, row)
  const bridge = await loadBridge({ report, source, period, ranking: row })
  await checkLeaves(question, trust, [
    ...(composite === undefined ? [] : leavesOf(composite)),
    ...(bridge === undefined ? [] : leavesOfBridge(bridge)),
  ])
  const texts = await loadTexts(question, namesIn(row.inputs))
  const months = readMonths(question, texts)
  if (months === undefined) return
  await checkRules(question, months)
  const own = months.slice(0, lengthOf(period))
  const namesLast = answer.namesLast === true
  const scores = await recompute(question, months, namesLast)
  // Of the rules of both sides the strictest holds for what both are computed from.
  const besides = bridge === undefined ? [] : [rulesFrom(bridge.proof.scorePolicy, bridge.proof.evaluationPolicy)]
  const { smallestCell } = strictestOf([rulesOf(question), ...besides].map(({ policy }) => policy))
  checkHead(question, answer)
  checkNamed(question, answer, { scores, own })
  await checkGiven(report, source, { period, row, inputs: months, smallestCell })
  await checkInvited({ report, source, period, row, months: own })
  if (composite !== undefined) await checkComposite(composite, own, rulesOf(question))
  if (bridge !== undefined) await checkBridge(bridge, rankingOf(scores))
  await checkShown({ report, source, period, row, texts: texts.slice(0, own.length), scores, namesLast })
}

async function checkLeaves(
  { report, source, period, row, proof }: Question,
  trust: Awaited<ReturnType<typeof loadTrust>>,
  beside: readonly (readonly [string, string])[],
): Promise<void> {
  const shown = await loadCheckpoint(report, source, { tree: 'SHA256', trust })
  const { publishedFigures } = leafKinds
  const wanted = new Map([
    [leafOfRow('published_ranking', publishedFigures, published, row), `${period} published_ranking`],
    [leafOfPolicy(toldOf(proof.scorePolicy)), `${period} window-score`],
    [leafOfPolicy(toldOf(proof.evaluationPolicy)), `${period} evaluation`],
    [leafOfPolicy(toldOf(proof.publicationPolicy)), `${period} publication`],
    ...beside,
  ])
  if (isObject(proof.withdrawal))
    wanted.set(
      leafOfRow('ranking_withdrawal', publishedFigures, withdrawn, toldOf(proof.withdrawal)),
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
    if (!isInForce(told, found.fromDay))
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

const rulesOf = ({ proof }: Question): ScoreRules => rulesFrom(proof.scorePolicy, proof.evaluationPolicy)

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

/** What stands above the names: how many were counted and left out, when it was published, and whether those among the last are named, by the policy of that day. */
function checkHead({ report, period, row, proof }: Question, answer: Json): void {
  const isCounted = (['evaluations', 'invalidated', 'exempted'] as const).every(
    (name) => String(answer[name]) === row[name],
  )
  const head = isObject(answer.published) ? answer.published : {}
  const publishedAt = Math.floor(Number(row.published_at) / 1000)
  const isHead =
    head.resultDigest === row.result_digest &&
    String(head.revision) === row.revision &&
    Date.parse(textOf(head.publishedAt)) === publishedAt
  if (!isCounted || !isHead) report.add('RANKING_DIFFERS', 'the page tells other numbers than the row', period)
  const policy = toldOf(proof.publicationPolicy)
  const isRule = policy.word === 'publication' && isInForce(policy, toPlainDate(publishedAt))
  if (!isRule || bodyOf(policy).namesLast !== answer.namesLast)
    report.add('RANKING_DIFFERS', 'whether those among the last are named is not what the policy says', period)
}

/** Of its own months, how many of each window were invited and have answered. */
function participationOf(
  own: readonly ScoreInput[],
  smallestCell: number,
): (key: string) => readonly (number | null)[] {
  const found = new Map<string, PlaceCounts[]>()
  for (const { windows } of own)
    for (const { key, evaluations, invited, answered } of windows)
      found.set(key, [...(found.get(key) ?? []), { ...nothingCounted, evaluations, invited, answered }])
  return (key) => {
    const { invited, answered } = toldAsked(addCounts(found.get(key) ?? []), smallestCell)
    return [invited, answered]
  }
}

/** Whom the page names, with which figures, follows from the result; how many of them took part from what was counted. */
function checkNamed(
  question: Question,
  answer: Json,
  { scores, own }: { readonly scores: readonly NamedScore[]; readonly own: readonly ScoreInput[] },
): void {
  const { report, period } = question
  const { named: shown, counts } = rankingOf(scores)
  const named = shown.filter(({ verdict }) => verdict === 'TOP' || answer.namesLast === true)
  const taken = participationOf(own, rulesOf(question).policy.smallestCell)
  const told = objectsOf(answer.named).map((window) => {
    const { verdict, score, lower, upper, raw, months, evaluations, invited, answered } = window
    const { windows, from, to } = isObject(window.group) ? window.group : {}
    const key = `${textOf(window.hallCode)}/${textOf(window.windowCode)}`
    return [key, verdict, score, lower, upper, raw, months, evaluations, invited, answered, windows, from, to].join(' ')
  })
  const follows = named.map((one) =>
    [
      ...[one.key, one.verdict, one.scoreThousandths, one.lowerThousandths, one.upperThousandths],
      ...[one.rawThousandths, one.months, one.evaluations, ...taken(one.key)],
      ...[one.group.windows, one.group.from, one.group.to],
    ].join(' '),
  )
  const isCounted = Object.entries(counts).every(
    ([verdict, count]) => isObject(answer.counts) && answer.counts[verdict] === count,
  )
  if (told.join('\n') !== follows.join('\n') || !isCounted)
    report.add('RANKING_DIFFERS', 'who is named does not follow from the result', period)
  report.saw('names', told.length)
}
