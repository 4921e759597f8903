import { type EvaluationTagSet, findTagSetInForce } from '../../domain/evaluation-tag.ts'
import { findInForce, type PlacedVersion } from '../../domain/kernel/placed-version.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { findPolicyInForce, type PolicyVersion, type RuleSources } from '../../domain/policy.ts'
import { sourceOf } from '../../domain/policy-pack.ts'
import type { ScoreScheme } from '../../domain/score-scheme.ts'
import { checkScheme } from '../../domain/score-scheme-check.ts'
import { type PackBody, rulesOfPacks } from '../../domain/score-scheme-rule.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { CouldNotCheck } from './finding.ts'
import { isObject, loadJson, objectsOf, textOf } from './json.ts'
import { leafOfPolicy, leafOfRow, toldOf } from './ranking-row.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

/** Columns in the order of their leaves, by a second hand. */
const tagSetColumns = ['id', 'code', 'in_force_from', 'in_force_to', 'source'] as const
const schemeColumns = [
  ...['id', 'code', 'version', 'division_id', 'body', 'source', 'base_id', 'reason', 'drafted_by', 'drafted_at'],
] as const
const schemeEndColumns = [
  ...['scheme_id', 'division_id', 'outcome', 'effective_from', 'drafted_by', 'account_id', 'reason', 'ended_at'],
] as const

export type LoggedPolicy = PolicyVersion<Readonly<Record<string, unknown>>>

export interface LoggedScheme extends PlacedVersion {
  readonly schemeId: string
  readonly source: string
  readonly body: ScoreScheme
}

/** 规则存证: the rules of the whole place as the log holds them, with which of them held on which day. */
export interface LoggedRules {
  readonly policies: readonly LoggedPolicy[]
  readonly schemes: readonly LoggedScheme[]
  readonly tagSets: readonly EvaluationTagSet[]
  /** In hex, with what each is of: all of them have to stand in the log. */
  readonly leaves: readonly (readonly [leaf: string, where: string])[]
  readonly divisionId: number
}

/** What is told of rules by `/api/v1/log/rules`. Nothing of it is believed before its leaves were found. */
export async function loadRules(source: LogSource): Promise<LoggedRules> {
  const answer = await loadJson(source, '/api/v1/log/rules')
  const policies = objectsOf(answer.policies).map(toldOf)
  const tagSets = objectsOf(answer.tagSets).map(toldOf)
  const schemes = objectsOf(answer.schemes).filter(({ scheme, end }) => isObject(scheme) && isObject(end))
  const { configuration } = leafKinds
  const [first] = policies
  if (first === undefined) throw new CouldNotCheck('no rule is told by which anything is computed')
  return {
    policies: policies.map(toPolicy),
    tagSets: tagSets.flatMap(toTagSet),
    schemes: schemes.map(({ scheme, end }) => toScheme(toldOf(scheme), toldOf(end))),
    leaves: [
      ...policies.map((row) => [leafOfPolicy(row), `rule ${row.word} ${row.id}`] as const),
      ...tagSets.map(
        (row) =>
          [leafOfRow('evaluation_tag_set', configuration, tagSetColumns, row), `rule reasons ${row.code}`] as const,
      ),
      ...schemes.flatMap(({ scheme, end }) => {
        const where = `rule scheme ${toldOf(scheme).code} ${toldOf(scheme).version}`
        return [
          [leafOfRow('score_scheme', configuration, schemeColumns, toldOf(scheme)), where] as const,
          [leafOfRow('score_scheme_end', configuration, schemeEndColumns, toldOf(end)), where] as const,
        ]
      }),
    ],
    divisionId: Number(first.division_id),
  }
}

const dayOf = (told: string | null | undefined) => (told ?? null) as PlainDate | null

function toPolicy(row: Told): LoggedPolicy {
  return {
    ...{
      id: Number(row.id),
      word: textOf(row.word),
      divisionId: Number(row.division_id),
      version: Number(row.version),
    },
    ...{ effectiveFrom: textOf(row.effective_from) as PlainDate, effectiveUntil: dayOf(row.effective_until) },
    ...{ source: textOf(row.source), sources: parse(row.sources) as RuleSources, body: parse(row.body) },
  }
}

function toTagSet({ code, in_force_from, in_force_to }: Told): readonly EvaluationTagSet[] {
  const [inForceFrom, inForceTo] = [dayOf(in_force_from), dayOf(in_force_to)]
  if (inForceFrom === null) return []
  return [{ code: textOf(code), inForceFrom, ...(inForceTo === null ? {} : { inForceTo }), tags: [] }]
}

/** The decision has to be that of the scheme: else it is in force from no day on. */
function toScheme(scheme: Told, end: Told): LoggedScheme {
  const isOwn = end.scheme_id === scheme.id && end.division_id === scheme.division_id && end.outcome === 'PUBLISHED'
  return {
    ...{ schemeId: textOf(scheme.id), code: textOf(scheme.code), version: Number(scheme.version) },
    ...{ divisionId: Number(scheme.division_id), source: textOf(scheme.source) },
    ...{ outcome: isOwn ? ('PUBLISHED' as const) : null, effectiveFrom: isOwn ? dayOf(end.effective_from) : null },
    body: parse(scheme.body) as unknown as ScoreScheme,
  }
}

function parse(told: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(told ?? '{}')
    return isObject(found) ? found : {}
  } catch {
    throw new CouldNotCheck('a rule is told that is no JSON')
  }
}

/** The version of a policy that held on a day; undefined: none that is told. */
export function policyOn(rules: LoggedRules, word: string, day: string): LoggedPolicy | undefined {
  const versions = rules.policies.filter((policy) => policy.word === word)
  return findPolicyInForce(versions, [rules.divisionId], day as PlainDate)
}

/** @returns what a policy said on a day, at a member of it; NaN where it says nothing */
export const numberOn = (rules: LoggedRules, word: string, member: string, day: string): number =>
  Number(policyOn(rules, word, day)?.body[member] ?? Number.NaN)

/** The national reasons of a day, by their code. */
export const reasonsOn = ({ tagSets }: LoggedRules, day: string): string =>
  findTagSetInForce(tagSets, day as PlainDate)?.code ?? ''

/** By which scheme the whole place was scored on a day; undefined: by none. */
export function schemeOn(rules: LoggedRules, day: string): LoggedScheme | undefined {
  const code = policyOn(rules, 'composite-score', day)?.body.schemeCode
  if (typeof code !== 'string') return undefined
  return findInForce(rules.schemes, code, [rules.divisionId], day as PlainDate)
}

/** Whether it kept what was asked of schemes on that day: only then windows are compared by it. */
export function isAcceptedOn(rules: LoggedRules, { body }: LoggedScheme, day: string): boolean {
  const policy = policyOn(rules, 'score-scheme', day)
  if (policy === undefined) return false
  const packs = (policy.body.packs ?? {}) as Readonly<Record<string, PackBody>>
  const asked = rulesOfPacks(
    packs,
    (pack, name) => sourceOf(policy.sources, `/packs/${pack}/${name}`)?.text ?? policy.source,
  )
  return checkScheme(body, asked).isAccepted
}
