import { readCompositeInput } from '../../domain/composite-input.ts'
import { compositeListOf, computeComposites, writeCompositeResult } from '../../domain/composite-result.ts'
import { rankingOf } from '../../domain/ranking.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, scorePeriodBefore } from '../../domain/score-period.ts'
import { computeScores, writeResult } from '../../domain/score-result.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
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
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

/** Columns in the order of their leaves, by a second hand. */
const published = [
  ...['publication_id', 'period', 'revision', 'changed', 'rules_day', 'asked_until', 'counts_until', 'evaluations'],
  ...['invalidated', 'exempted', 'score_policy_id', 'evaluation_policy_id', 'inputs', 'result_digest', 'scheme_id'],
  ...['scheme_policy_id', 'composite_input_digest', 'composite_result_digest', 'published_at'],
] as const

interface BridgeQuestion {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  /** Of the ranking beside which it stands. */
  readonly ranking: Told
  readonly bridge: Json
  readonly row: Told
  readonly proof: Json
}

interface Beside {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
  readonly ranking: Told
}

/** What the rules of before would have made of the period; undefined: nothing is shown, and then nothing may have changed. */
export async function loadBridge({ report, source, period, ranking }: Beside): Promise<BridgeQuestion | undefined> {
  const answer = await findJson(source, `/api/v1/rankings/${period}/bridge?revision=${ranking.revision}`)
  if (answer === undefined) throw new CouldNotCheck(`${period}: it is not shown whether its rules have changed`)
  if (!isObject(answer.bridge)) {
    report.saw('bridges', 0)
    await checkUnchanged({ report, source, period, ranking })
    return undefined
  }
  const proof = isObject(answer.bridge.proof) ? answer.bridge.proof : {}
  return { report, source, period, ranking, bridge: answer.bridge, row: toldOf(proof.row), proof }
}

/** Where the period before was published by other rules, the figures of those belong beside these. */
async function checkUnchanged({ report, source, period, ranking }: Beside): Promise<void> {
  const found = findScorePeriod(period)
  if (found === undefined || (await bridgePeriodsOf(source)) === 0) return
  const before = scorePeriodBefore(found).name
  const earlier = await findJson(source, `/api/v1/rankings/${before}`)
  if (earlier === undefined || !isObject(earlier.proof)) return
  const row = toldOf(earlier.proof.row)
  const [own, known] = [await schemeOf(source, period), await schemeOf(source, before)]
  const isOther =
    row.score_policy_id !== ranking.score_policy_id ||
    row.evaluation_policy_id !== ranking.evaluation_policy_id ||
    (known !== undefined && known !== own)
  if (isOther)
    report.add('RANKING_DIFFERS', 'its rules have changed, and what those of before make of it is not shown', period)
}

async function bridgePeriodsOf(source: LogSource): Promise<number> {
  const { policies } = await loadJson(source, '/api/v1/methodology')
  const [policy] = objectsOf(policies).filter(({ word }) => word === 'score-period')
  return Number(objectsOf(policy?.rules).find(({ at }) => at === '/bridgePeriods')?.value ?? 1)
}

/** By which version of a scheme a period was published; undefined: by none. */
async function schemeOf(source: LogSource, period: string): Promise<string | undefined> {
  const answer = await findJson(source, `/api/v1/rankings/${period}/composite`)
  const proof = isObject(answer?.proof) ? answer.proof : {}
  return toldOf(proof.row).scheme_id ?? undefined
}

/** Rows that have to stand in the log, by their leaves. */
export function leavesOfBridge({ period, row, proof }: BridgeQuestion): readonly (readonly [string, string])[] {
  const policies = [proof.scorePolicy, proof.evaluationPolicy, proof.schemePolicy].filter(isObject).map(toldOf)
  return [
    [leafOfRow('published_bridge', leafKinds.publishedFigures, published, row), `${period} published_bridge`],
    ...policies.map((policy) => [leafOfPolicy(policy), `${period} bridge ${policy.word}`] as const),
  ]
}

/** 并行对照, computed anew: by the rules of before from the inputs that its row names, byte for byte; who is named beside whom follows from both. */
export async function checkBridge(question: BridgeQuestion, now: ReturnType<typeof rankingOf>): Promise<void> {
  const { report, period, row, proof, bridge } = question
  checkOwn(question)
  const months = readMonths(question, await loadTexts(question, namesIn(row.inputs)))
  if (months === undefined) return
  const rules = rulesFrom(proof.scorePolicy, proof.evaluationPolicy)
  const scores = computeScores(months, lengthOf(period), rules)
  if (sha256(writeResult(scores)).toString('hex') !== row.result_digest)
    report.add('RANKING_DIFFERS', 'the bridge does not follow from its inputs and the rules of before', period)
  checkSide(question, bridge, 'now', now)
  checkSide(question, bridge, 'before', rankingOf(scores))
  report.saw('bridges')
  if (row.composite_input_digest !== null) await checkWhole(question, months.slice(0, lengthOf(period)))
  else if (isObject(bridge.composite))
    report.add('RANKING_DIFFERS', 'a composite of before is shown without what it follows from', period)
}

function checkOwn({ report, period, ranking, row, proof, bridge }: BridgeQuestion): void {
  const policies = [proof.scorePolicy, proof.evaluationPolicy].map(toldOf)
  const isOwn =
    row.publication_id === ranking.publication_id &&
    row.period === period &&
    row.revision === ranking.revision &&
    row.counts_until === ranking.counts_until &&
    policies[0]?.id === row.score_policy_id &&
    policies[1]?.id === row.evaluation_policy_id
  if (!isOwn) report.add('RANKING_DIFFERS', 'the bridge that is shown belongs to another ranking', period)
  for (const policy of policies)
    if (!isInForce(policy, textOf(row.rules_day)))
      report.add('RANKING_DIFFERS', 'the rules of the bridge were not in force on its day', period)
  const isTold =
    JSON.stringify(bridge.changed) === JSON.stringify(namesIn(row.changed)) &&
    bridge.rulesDay === row.rules_day &&
    String(bridge.evaluationsBefore) === row.evaluations &&
    String(bridge.evaluationsNow) === ranking.evaluations
  if (!isTold) report.add('RANKING_DIFFERS', 'what changed is not what the row of the bridge says', period)
}

interface Named {
  readonly named: readonly { readonly key: string; readonly verdict: string }[]
  readonly counts: Readonly<Record<string, number>>
}

/** Of the windows that either side names, what one of them says. */
function checkSide({ report, period, bridge }: BridgeQuestion, told: Json, side: 'now' | 'before', list: Named): void {
  const shown = objectsOf(told.named).flatMap((window) => {
    const line = window[side]
    if (!isObject(line)) return []
    const { verdict, points, lower, upper } = line
    return [[`${textOf(window.hallCode)}/${textOf(window.windowCode)}`, verdict, points, lower, upper].join(' ')]
  })
  const follows = list.named
    .filter(({ verdict }) => verdict === 'TOP' || bridge.namesLast === true)
    .map((one) => {
      const line = one as unknown as Record<string, unknown>
      const figures = [line.scoreThousandths ?? line.points, line.lowerThousandths ?? line.lower]
      return [one.key, one.verdict, ...figures, line.upperThousandths ?? line.upper].join(' ')
    })
  const counts = told[side === 'now' ? 'countsNow' : 'countsBefore']
  const isCounted = Object.entries(list.counts).every(
    ([verdict, count]) => isObject(counts) && counts[verdict] === count,
  )
  if (shown.join('\n') !== follows.join('\n') || !isCounted)
    report.add('RANKING_DIFFERS', 'who is named beside the rules of before does not follow from the results', period, {
      side,
    })
}

async function checkWhole(question: BridgeQuestion, months: readonly ScoreInput[]): Promise<void> {
  const { report, source, period, row, proof, bridge } = question
  const text = await source.text(`/api/v1/composite-inputs/${row.composite_input_digest}`)
  if (text === undefined) throw new CouldNotCheck(`${period}: the values of the bridge are not shown`)
  const read = readCompositeInput(text)
  const follows =
    sha256(text).toString('hex') === row.composite_input_digest &&
    read.granted &&
    read.value.scheme?.schemeId === row.scheme_id &&
    toldOf(proof.schemePolicy).id === row.scheme_policy_id &&
    read.value.coverageMin === bodyOf(proof.schemePolicy).coverageMin
  if (!follows || read.value.scheme === null) {
    report.add('RANKING_DIFFERS', 'the values of the bridge are not those that its row names', period)
    return
  }
  const rules = rulesFrom(proof.scorePolicy, proof.evaluationPolicy)
  const result = computeComposites({ months, input: read.value, scheme: read.value.scheme.body, rules })
  if (sha256(writeCompositeResult(result)).toString('hex') !== row.composite_result_digest)
    report.add('RANKING_DIFFERS', 'the composite of the bridge does not follow from its values', period)
  checkSide(question, isObject(bridge.composite) ? bridge.composite : {}, 'before', compositeListOf(result))
}
