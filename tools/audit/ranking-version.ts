import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { addCounts, nothingCounted, type PlaceCounts, toldAsked } from '../../domain/portal.ts'
import { rankingOf, writeTold } from '../../domain/ranking.ts'
import { type ScoreInput, strictestOf } from '../../domain/score-input.ts'
import { findScorePeriod } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { computeScores, type NamedScore, type ScoreRules, writeResult } from '../../domain/score-result.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { checkComposite, leavesOf, loadComposite } from './composite.ts'
import type { Report } from './finding.ts'
import { checkGraded } from './graded-months.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { type LoggedRules, policyOn } from './logged-rules.ts'
import { leavesOfRanking } from './ranked-leaves.ts'
import { checkBridge, leavesOfBridge, loadBridge } from './ranking-bridge.ts'
import { checkBulletin } from './ranking-bulletin.ts'
import { checkGiven, type OpenedDays } from './ranking-given.ts'
import { checkInvited } from './ranking-invited.ts'
import { checkMonths } from './ranking-months.ts'
import { checkWindowPages } from './ranking-pages.ts'
import { bodyOf, leafOfPolicy, lengthOf, loadTexts, namesIn, readMonths, rulesFrom, toldOf } from './ranking-row.ts'
import { checkShown } from './ranking-shown.ts'
import { checkVersionPage, type Versions } from './ranking-versions.ts'
import { checkWindows } from './ranking-windows.ts'
import type { Told } from './sample-source.ts'
import { figureRules } from './shown-figures.ts'
import type { LogSource } from './source.ts'

/** What every version of a period is checked with. */
export interface RankingAsk {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly rules: LoggedRules
  readonly all: Versions
  readonly days: OpenedDays
}

interface Question extends RankingAsk {
  readonly answer: Json
  readonly row: Told
  readonly proof: Json
}

/** One published version with all that stands beside it. */
export interface LoadedVersion {
  readonly question: Question
  readonly composite: Awaited<ReturnType<typeof loadComposite>>
  readonly bridge: Awaited<ReturnType<typeof loadBridge>>
}

/** What is shown of one version; undefined, and told: it was published and is not shown any more. */
export async function loadVersion(ask: RankingAsk, revision: number): Promise<LoadedVersion | undefined> {
  const { report, source, rules, period } = ask
  const answer = await findJson(source, `/api/v1/rankings/${period}?revision=${revision}`)
  if (answer === undefined) {
    report.add('RANKING_DIFFERS', 'a version that was published is not shown any more', period, { revision })
    return undefined
  }
  const proof = isObject(answer.proof) ? answer.proof : {}
  const question = { ...ask, answer, row: toldOf(proof.row), proof }
  const { row } = question
  if (row.revision !== String(revision))
    report.add('RANKING_DIFFERS', 'another version is shown than was asked for', period, { revision })
  const beside = { report, source, rules, period, ranking: row }
  return { question, composite: await loadComposite(beside), bridge: await loadBridge(beside) }
}

/** All that has to stand in the log of a version, by its leaves. */
export function leavesOfVersion({
  question,
  composite,
  bridge,
}: LoadedVersion): readonly (readonly [string, string])[] {
  const { period, row, proof } = question
  const name = `${period} ${row.revision}`
  return [
    ...leavesOfRanking(proof).map((leaf) => [leaf, `${name} ranking`] as const),
    [leafOfPolicy(toldOf(proof.scorePolicy)), `${name} window-score`],
    [leafOfPolicy(toldOf(proof.evaluationPolicy)), `${name} evaluation`],
    [leafOfPolicy(toldOf(proof.publicationPolicy)), `${name} publication`],
    ...(composite === undefined ? [] : leavesOf(composite)),
    ...(bridge === undefined ? [] : leavesOfBridge(bridge)),
  ]
}

/** One version, computed anew by its own inputs and rules, and held against everything that is told of it anywhere. */
export async function checkVersion({ question, composite, bridge }: LoadedVersion): Promise<void> {
  const { report, source, rules, period, row, answer, days } = question
  checkVersionPage(question)
  checkRules(question)
  const texts = await loadTexts(question, namesIn(row.inputs))
  const months = readMonths(question, texts)
  if (months === undefined) return
  const [length, { policy }] = [lengthOf(period), rulesOf(question)]
  const own = months.slice(0, length)
  checkCounted(question, months)
  const isMonth = length === 1
  const most = Math.max(length, ...policy.poolMonths)
  const isNewest = question.all.versions.every(({ revision }) => revision <= Number(row.revision))
  const ofMonths = { isNewest: isNewest && !isMonth, anew: isMonth ? 1 : 0 }
  const used = await checkMonths({ report, source, period, row, months, most, ...ofMonths })
  const namesLast = answer.namesLast === true
  const scores = await recompute(question, months, namesLast)
  checkHead(question, answer)
  checkNamed(question, answer, { scores, own })
  await checkWindows({ report, source, period, row, months: own })
  // Of the rules of both sides the strictest holds for what both are computed from.
  const besides =
    bridge === undefined ? [] : [rulesFrom(bridge.proof.scorePolicy, bridge.proof.evaluationPolicy).policy]
  const { smallestCell } = strictestOf([policy, ...besides])
  await checkGiven(report, source, { period, row, inputs: months, smallestCell, rules, days })
  await checkInvited({ report, source, period, row, months: own })
  const checked = composite && (await checkComposite(composite, own, rulesOf(question)))
  if (checked !== undefined && !isMonth)
    await checkGraded({ report, source, period, graded: checked.input.graded, months: used.slice(0, length) })
  if (bridge !== undefined) await checkBridge(bridge, { scores, own, policy, namesLast, composite: checked })
  const isWithdrawn = isObject(proofOf(question).withdrawal)
  const beside = { report, source, period, row, texts: texts.slice(0, own.length), scores, namesLast }
  const told = { ...beside, isWithdrawn, isNewest, rules: figureRules(rulesOf(question)) }
  await checkShown(told)
  await checkWindowPages(told, checked?.result)
  await checkBulletin(told)
}

const proofOf = ({ proof }: Question): Json => proof

/** That nobody chose by what it was computed: the rules were those that the log holds for its first day, and for the day on which it was published. */
function checkRules({ report, period, row, proof, rules }: Question): void {
  const [score, evaluation] = [toldOf(proof.scorePolicy), toldOf(proof.evaluationPolicy)]
  const isOwn = row.period === period && score.id === row.score_policy_id && evaluation.id === row.evaluation_policy_id
  if (!isOwn) report.add('RANKING_DIFFERS', 'what is shown beside it belongs to another', period)
  const day = findScorePeriod(period)?.fromDay ?? ''
  const due = [policyOn(rules, 'window-score', day), policyOn(rules, 'evaluation', day)]
  for (const [at, told] of [score, evaluation].entries())
    if (told.id !== String(due[at]?.id))
      report.add('RANKING_DIFFERS', 'its rules were not in force on its first day', period, { policy: told.id })
}

/** That what it says was counted is what its months hold, and that no more months are put together than the rules allow. */
function checkCounted(question: Question, months: readonly ScoreInput[]): void {
  const { report, period, row } = question
  const own = lengthOf(period)
  // Before there were rests a longer period was counted by itself, with what had come in since.
  const ownMonths = months.slice(0, own)
  const counted = countedIn(ownMonths)
  const isSum = own === 1 || ownMonths.every(({ rests }) => rests !== undefined)
  if (ownMonths.length < own) report.add('RANKING_DIFFERS', 'a month of it is left out', period)
  if (isSum && counted !== Number(row.evaluations))
    report.add('RANKING_DIFFERS', 'another number was counted than its months hold', period, { counted })
  const { policy } = rulesOf(question)
  if (months.length > Math.max(own, ...policy.poolMonths))
    report.add('RANKING_DIFFERS', 'more months are put together than its rules allow', period, {
      months: months.length,
    })
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
function checkHead({ report, period, row, proof, rules }: Question, answer: Json): void {
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
  const isRule = policy.id === String(policyOn(rules, 'publication', toPlainDate(publishedAt))?.id)
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
