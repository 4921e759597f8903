import type { ScoreInput } from '../../domain/score-input.ts'
import { findScorePeriod, monthsIn } from '../../domain/score-period.ts'
import type { ScoreRules } from '../../domain/score-result.ts'
import { readInput } from '../../domain/score-text.ts'
import { leafKinds } from '../../ledger/leaf.ts'
import { sha256 } from '../../signing/node-ledger.ts'
import { factLeafHex } from './fact.ts'
import { CouldNotCheck, type Report } from './finding.ts'
import { isObject, textOf } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

const policyColumns = [
  ...['id', 'word', 'division_id', 'effective_from', 'version', 'source', 'body', 'recorded_at', 'effective_until'],
  ...['sources', 'proposal_id'],
] as const

export const toldOf = (told: unknown): Told => (isObject(told) ? (told as Told) : {})

/** @param columns in the order of its leaves, by a second hand */
export const leafOfRow = (name: string, kind: number, columns: readonly string[], row: Told): string =>
  factLeafHex(
    name,
    kind,
    columns.map((column) => row[column] ?? null),
  )

export const leafOfPolicy = (row: Told): string => leafOfRow('policy', leafKinds.configuration, policyColumns, row)

export const bodyOf = (policy: unknown) => JSON.parse(textOf(toldOf(policy).body)) as Record<string, unknown>

export function rulesFrom(scorePolicy: unknown, evaluationPolicy: unknown): ScoreRules {
  return {
    policy: bodyOf(scorePolicy) as unknown as ScoreRules['policy'],
    negativeGradeMax: Number(bodyOf(evaluationPolicy).negativeGradeMax),
  }
}

/** `{a,b}`, as PostgreSQL tells an array. */
export const namesIn = (told: string | null | undefined): readonly string[] =>
  (told ?? '')
    .replace(/^\{|\}$/g, '')
    .split(',')
    .filter(Boolean)

/** How many months a period has. */
export const lengthOf = (period: string): number => {
  const found = findScorePeriod(period)
  return found === undefined ? 0 : monthsIn(found).length
}

interface TextsAsk {
  readonly report: Report
  readonly source: LogSource
  readonly period: string
}

/** Its months as texts, each held against the digest by which the row names it. */
export async function loadTexts({ report, source, period }: TextsAsk, digests: readonly string[]) {
  const texts: string[] = []
  for (const digest of digests) {
    const text = await source.text(`/api/v1/score-inputs/${digest}`)
    if (text === undefined) throw new CouldNotCheck(`${period}: the input ${digest} is not shown`)
    if (sha256(text).toString('hex') !== digest)
      report.add('RANKING_DIFFERS', 'an input is not the one that the row names', period, { input: digest })
    texts.push(text)
  }
  report.saw('inputs', texts.length)
  return texts
}

/** Undefined, and told, where one of them is no input. */
export function readMonths({ report, period }: Omit<TextsAsk, 'source'>, texts: readonly string[]) {
  const months = texts.flatMap((text): readonly ScoreInput[] => {
    const read = readInput(text)
    return read.granted ? [read.value] : []
  })
  if (months.length === texts.length) return months
  report.add('RANKING_DIFFERS', 'an input is not written as inputs are', period)
  return undefined
}
