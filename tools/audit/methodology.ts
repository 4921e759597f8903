import { withSortedMembers } from '../../domain/composite-input.ts'
import { findInForce } from '../../domain/kernel/placed-version.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { rulesOf, sourceOf } from '../../domain/policy-pack.ts'
import { leafWeightsOf, type ScoreScheme, wholeWeight } from '../../domain/score-scheme.ts'
import type { Report } from './finding.ts'
import { isObject, type Json, loadJson, objectsOf, textOf } from './json.ts'
import { type LoggedRules, policyOn } from './logged-rules.ts'
import type { LogSource } from './source.ts'

/** That the page about the method tells the rules that the log holds, each as it is there, and those that hold on that day. */
export async function checkMethodology(report: Report, source: LogSource, rules: LoggedRules): Promise<void> {
  const answer = await loadJson(source, '/api/v1/methodology')
  const day = toPlainDate(Date.parse(textOf(answer.asOf)))
  const told = objectsOf(answer.policies)
  for (const word of ['window-score', 'evaluation', 'score-period', 'invitation', 'publication'])
    if (!told.some((policy) => policy.word === word)) differs(report, `policy ${word}`)
  for (const policy of told) if (!isLogged(rules, policy, day)) differs(report, `policy ${textOf(policy.word)}`)
  checkSchemes(report, rules, objectsOf(answer.schemes), day)
  report.saw('rules of the method page held against the log', told.length)
}

const differs = (report: Report, where: string) =>
  report.add('RULE_DIFFERS', 'the method page tells another rule than the log holds for that day', where)

const lineOf = (told: unknown) => JSON.stringify(withSortedMembers(told))

function isLogged(rules: LoggedRules, told: Json, day: string): boolean {
  const logged = policyOn(rules, textOf(told.word), day)
  if (logged === undefined || logged.id !== told.policyId) return false
  const isHead =
    told.version === logged.version && told.effectiveFrom === logged.effectiveFrom && told.source === logged.source
  const shown = objectsOf(told.rules).map(({ at, value, source }) => [at, value, sourceLine(source)])
  const follows = [...rulesOf(logged.body)].map(([at, value]) => [
    ...[at, value],
    sourceLine(sourceOf(logged.sources, at)),
  ])
  return isHead && lineOf(shown) === lineOf(follows)
}

/** What everybody is told of where a rule is written. */
function sourceLine(source: unknown) {
  if (!isObject(source)) return null
  return [source.text, source.publishedOn ?? null, source.url ?? null]
}

function checkSchemes(
  report: Report,
  rules: LoggedRules,
  told: readonly Json[],
  day: ReturnType<typeof toPlainDate>,
): void {
  const codes = [...new Set(rules.schemes.map(({ code }) => code))]
  const inForce = codes.flatMap((code) => findInForce(rules.schemes, code, [rules.divisionId], day) ?? [])
  const lines = told.map(({ schemeId, code, version, effectiveFrom, source, title, indicators }) =>
    lineOf([
      ...[schemeId, code, version, effectiveFrom, source, title],
      objectsOf(indicators).map((each) => [each.code, each.name, each.citizen, each.enterprise]),
    ]),
  )
  const follows = inForce.map(({ schemeId, code, version, effectiveFrom, source, body }) =>
    lineOf([
      ...[schemeId, code, version, effectiveFrom, source, { zh: body.title.zh, en: body.title.en }],
      body.indicators.map((each) => [
        ...[each.code, { zh: each.name.zh, en: each.name.en }],
        ...[weightIn(body, 'CITIZEN', each.code), weightIn(body, 'ENTERPRISE', each.code)],
      ]),
    ]),
  )
  if ([...lines].sort().join('\n') !== [...follows].sort().join('\n')) differs(report, 'schemes')
}

/** Of ten thousand, over all places in the tree where it stands; null: in none. */
function weightIn({ trees }: ScoreScheme, audience: 'CITIZEN' | 'ENTERPRISE', code: string): number | null {
  const own = leafWeightsOf(trees[audience].nodes).filter(({ indicator }) => indicator === code)
  const sum = own.reduce((total, { weight }) => total + weight, 0n)
  return own.length === 0 ? null : Number((sum * 10_000n + wholeWeight / 2n) / wholeWeight)
}
