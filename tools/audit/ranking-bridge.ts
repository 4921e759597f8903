import { type CompositeInput, readCompositeInput } from '../../domain/composite-input.ts'
import { compositeListOf, computeComposites, writeCompositeResult } from '../../domain/composite-result.ts'
import { rankingOf } from '../../domain/ranking.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod } from '../../domain/score-period.ts'
import { countedIn } from '../../domain/score-rest.ts'
import { computeScores, type NamedScore, type ScorePolicy, writeResult } from '../../domain/score-result.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { checkSameFacts } from './bridge-facts.ts'
import { type CheckedComposite, isCountedAs, isLoggedScheme } from './composite.ts'
import { type DueBridge, findDueBridge } from './due-bridge.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { findJson, isObject, type Json, objectsOf, textOf } from './json.ts'
import { isAcceptedOn, type LoggedRules, policyOn, schemeOn } from './logged-rules.ts'
import { checkMonths } from './ranking-months.ts'
import {
  bodyOf,
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

interface Beside {
  readonly report: Report
  readonly source: LogSource
  readonly rules: LoggedRules
  readonly period: string
  /** Of the ranking beside which it stands. */
  readonly ranking: Told
}

interface BridgeQuestion extends Beside {
  readonly bridge: Json
  readonly row: Told
  readonly proof: Json
  /** As the rules in the log demand it; undefined: they demand none, and that is told. */
  readonly due: DueBridge | undefined
}

/** What the rules of before would have made of the period; undefined: nothing is shown, and then the log holds no change for which it would have to be. */
export async function loadBridge(beside: Beside): Promise<BridgeQuestion | undefined> {
  const { report, source, rules, period, ranking } = beside
  const answer = await findJson(source, `/api/v1/rankings/${period}/bridge?revision=${ranking.revision}`)
  if (answer === undefined) throw new CouldNotCheck(`${period}: it is not shown whether its rules have changed`)
  const found = findScorePeriod(period)
  const due = found && findDueBridge(rules, found)
  if (!isObject(answer.bridge)) {
    report.saw('bridges', 0)
    if (due !== undefined)
      report.add(
        'RANKING_DIFFERS',
        'its rules have changed, and what those of before make of it is not shown',
        period,
        {
          changed: due.changed,
        },
      )
    return undefined
  }
  const proof = isObject(answer.bridge.proof) ? answer.bridge.proof : {}
  return { ...beside, bridge: answer.bridge, row: toldOf(proof.row), proof, due }
}

export const leafOfBridge = (row: Told): string =>
  leafOfRow('published_bridge', leafKinds.publishedFigures, published, row)

/** Rows that have to stand in the log, by their leaves. */
export function leavesOfBridge({ period, row, proof }: BridgeQuestion): readonly (readonly [string, string])[] {
  const policies = [proof.scorePolicy, proof.evaluationPolicy, proof.schemePolicy].filter(isObject).map(toldOf)
  return [
    [leafOfBridge(row), `${period} published_bridge`],
    ...policies.map((policy) => [leafOfPolicy(policy), `${period} bridge ${policy.word}`] as const),
  ]
}

/** The side of the rules of today, as it was computed anew. */
interface Now {
  readonly scores: readonly NamedScore[]
  /** Its own months. */
  readonly own: readonly ScoreInput[]
  readonly policy: ScorePolicy
  readonly namesLast: boolean
  readonly composite: CheckedComposite | undefined
}

/**
 * 并行对照, computed anew: by the rules of before from the inputs that its row names, byte for byte; these rest on the same evaluations as the ranking; the rules are those that the log holds for the day before
 * they changed; who is named beside whom follows from both.
 */
export async function checkBridge(question: BridgeQuestion, now: Now): Promise<void> {
  const { report, source, period, row, proof, bridge, ranking } = question
  checkDue(question, now)
  checkOwn(question)
  const months = readMonths(question, await loadTexts(question, namesIn(row.inputs)))
  if (months === undefined) return
  const rules = rulesFrom(proof.scorePolicy, proof.evaluationPolicy)
  const [length, { policy }] = [lengthOf(period), rules]
  const own = months.slice(0, length)
  const askedUntilMs = msOf(row.asked_until)
  await checkMonths({
    report,
    source,
    period,
    row,
    months,
    isNewest: false,
    anew: length,
    most: Math.max(length, ...policy.poolMonths),
  })
  checkSameFacts({ report, period, askedUntilMs, before: own, now: now.own })
  const leftOut = [row.invalidated === ranking.invalidated, row.exempted === ranking.exempted]
  if (countedIn(own) !== Number(row.evaluations) || (askedUntilMs === null && leftOut.includes(false)))
    report.add('RANKING_DIFFERS', 'the bridge tells other numbers than its months hold', period)
  const scores = computeScores(months, length, rules)
  if (sha256(writeResult(scores)).toString('hex') !== row.result_digest)
    report.add('RANKING_DIFFERS', 'the bridge does not follow from its inputs and the rules of before', period)
  checkSide(question, bridge, 'now', rankingOf(now.scores))
  checkSide(question, bridge, 'before', rankingOf(scores))
  report.saw('bridges')
  if (row.composite_input_digest !== null) await checkWhole(question, own, now)
  else if (isObject(bridge.composite))
    report.add('RANKING_DIFFERS', 'a composite of before is shown without what it follows from', period)
}

const msOf = (told: string | null | undefined): number | null => (told == null ? null : Number(told) / 1000)

/** That the bridge is the one which the log demands: of all that has changed, by the rules of that day, and until the instant at which people were asked otherwise. */
function checkDue({ report, period, rules, row, proof, bridge, due }: BridgeQuestion, { namesLast }: Now): void {
  const isDue =
    due !== undefined &&
    JSON.stringify(due.changed) === JSON.stringify(namesIn(row.changed)) &&
    due.rulesDay === row.rules_day &&
    due.askedUntilMs === msOf(row.asked_until)
  if (!isDue)
    report.add('RANKING_DIFFERS', 'the bridge is not the one that the changes in the log demand', period, {
      due: due?.changed ?? [],
    })
  const day = textOf(row.rules_day)
  const policies = [
    ['window-score', toldOf(proof.scorePolicy)],
    ['evaluation', toldOf(proof.evaluationPolicy)],
    ...(isObject(proof.schemePolicy) ? ([['score-scheme', toldOf(proof.schemePolicy)]] as const) : []),
  ] as const
  for (const [word, policy] of policies)
    if (policy.id !== String(policyOn(rules, word, day)?.id))
      report.add('RANKING_DIFFERS', 'the rules of the bridge were not in force on its day', period, { word })
  const scheme = schemeOn(rules, day)
  const isScored = scheme !== undefined && isAcceptedOn(rules, scheme, day)
  if (isScored !== (row.composite_input_digest !== null))
    report.add('RANKING_DIFFERS', 'whether there was a composite by the rules of before is told otherwise', period)
  if (bridge.namesLast !== namesLast)
    report.add('RANKING_DIFFERS', 'whether those among the last are named is told otherwise beside it', period)
}

function checkOwn({ report, period, ranking, row, proof, bridge }: BridgeQuestion): void {
  const policies = [proof.scorePolicy, proof.evaluationPolicy].map(toldOf)
  const isOwn =
    row.publication_id === ranking.publication_id &&
    row.period === period &&
    row.revision === ranking.revision &&
    row.counts_until === ranking.counts_until &&
    row.published_at === ranking.published_at &&
    policies[0]?.id === row.score_policy_id &&
    policies[1]?.id === row.evaluation_policy_id
  if (!isOwn) report.add('RANKING_DIFFERS', 'the bridge that is shown belongs to another ranking', period)
  const askedUntil = bridge.askedUntil === null ? null : Date.parse(textOf(bridge.askedUntil))
  const isTold =
    JSON.stringify(bridge.changed) === JSON.stringify(namesIn(row.changed)) &&
    bridge.rulesDay === row.rules_day &&
    askedUntil === msOf(row.asked_until) &&
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

async function checkWhole(question: BridgeQuestion, months: readonly ScoreInput[], now: Now): Promise<void> {
  const { report, source, period, row, proof, bridge } = question
  const text = await source.text(`/api/v1/composite-inputs/${row.composite_input_digest}`)
  if (text === undefined) throw new CouldNotCheck(`${period}: the values of the bridge are not shown`)
  const read = readCompositeInput(text)
  const follows =
    sha256(text).toString('hex') === row.composite_input_digest &&
    read.granted &&
    read.value.scheme?.schemeId === row.scheme_id &&
    isLoggedScheme(question.rules, read.value.scheme, textOf(row.rules_day)) &&
    toldOf(proof.schemePolicy).id === row.scheme_policy_id &&
    read.value.coverageMin === bodyOf(proof.schemePolicy).coverageMin &&
    isCountedAs(read.value, months)
  if (!follows || read.value.scheme === null) {
    report.add('RANKING_DIFFERS', 'the values of the bridge are not those that its row names', period)
    return
  }
  checkValues(question, read.value, now.composite?.input)
  const rules = rulesFrom(proof.scorePolicy, proof.evaluationPolicy)
  const result = computeComposites({ months, input: read.value, scheme: read.value.scheme.body, rules })
  if (sha256(writeCompositeResult(result)).toString('hex') !== row.composite_result_digest)
    report.add('RANKING_DIFFERS', 'the composite of the bridge does not follow from its values', period)
  const told = isObject(bridge.composite) ? bridge.composite : {}
  if (told.version !== read.value.scheme.version)
    report.add('RANKING_DIFFERS', 'the composite of before is told to be of another scheme', period)
  checkSide(question, told, 'now', now.composite === undefined ? nobody : compositeListOf(now.composite.result))
  checkSide(question, told, 'before', compositeListOf(result))
}

const nobody: Named = { named: [], counts: {} }

/** How visits and records become values: where none of these rules has changed, both sides have the same of what nobody was asked. */
const valueRules: readonly string[] = ['composite-score', 'rater-agreement', 'system-indicator']

function checkValues({ report, period, due }: BridgeQuestion, before: CompositeInput, now: CompositeInput | undefined) {
  if (now === undefined || due === undefined || due.changed.some((rule) => valueRules.includes(rule))) return
  const known = new Set([...now.measured, ...now.silent, ...now.events].map((each) => JSON.stringify(each)))
  const told = [...before.measured, ...before.silent, ...before.events].map((each) => JSON.stringify(each))
  const isPart = told.every((each) => known.has(each))
  const isWhole =
    due.askedUntilMs !== null || told.length === now.measured.length + now.silent.length + now.events.length
  if (!isPart || !isWhole)
    report.add(
      'RANKING_DIFFERS',
      'the bridge has other values of visits and records than the composite beside it',
      period,
    )
}
