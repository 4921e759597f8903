import { createHash } from 'node:crypto'
import type { CompositeInput } from '../../domain/composite-input.ts'
import { writeCompositeInput } from '../../domain/composite-input.ts'
import { computeComposites, type NamedComposite, writeCompositeResult } from '../../domain/composite-result.ts'
import { type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import type { ScoreInput } from '../../domain/score-input.ts'
import type { ScorePeriod } from '../../domain/score-period.ts'
import type { ScoreRules } from '../../domain/score-result.ts'
import type { Database } from '../platform/database.ts'
import { findSchemeOn, isSchemeAccepted, type SchemeRow } from '../score-scheme/index.ts'
import type { CompositeDeps } from './deps.ts'
import { type GatherAsk, gather } from './gather/gather.ts'
import { findWindowPlaces } from './gather/store.ts'
import { type CompositeRow, insertComposite } from './store.ts'

export interface CompositeAsk extends GatherAsk {
  /** The months of the period, as they were counted. */
  readonly months: readonly ScoreInput[]
  readonly rules: ScoreRules
}

export interface ComputedComposite {
  readonly row: Omit<CompositeRow, 'computationId' | 'purpose' | 'revision' | 'computedAt'>
  readonly input: string
  readonly result: string | null
  readonly windows: readonly NamedComposite[]
  readonly raws: ReadonlyMap<string, Readonly<Record<string, number>>>
}

/** The version of the scheme that is in force in the city on a day; undefined: there is none. */
async function findCityScheme(deps: CompositeDeps, on: PlainDate): Promise<SchemeRow | undefined> {
  const { rules } = deps
  const divisionId = rules.rootDivisionId
  const { schemeCode } = rules.loadPolicy('composite-score', divisionId, startOfDay(on)).body
  if (schemeCode === null) return undefined
  return findSchemeOn(deps, { code: schemeCode, divisionId, on })
}

/** What a composite is computed by on a day, each by its version: the scheme, and the policies that it rests on. */
export async function compositeRulesOn(deps: CompositeDeps, on: PlainDate) {
  const { rules } = deps
  const versionOf = (word: 'composite-score' | 'score-scheme' | 'rater-agreement' | 'system-indicator') =>
    String(rules.loadPolicy(word, rules.rootDivisionId, startOfDay(on)).id)
  return {
    'composite-score': versionOf('composite-score'),
    'score-scheme': versionOf('score-scheme'),
    'rater-agreement': versionOf('rater-agreement'),
    'system-indicator': versionOf('system-indicator'),
    scheme: (await findCityScheme(deps, on))?.schemeId ?? null,
  }
}

/** Computes the composite of a period and writes nothing; where there is no scheme that is accepted, its values alone. */
export async function computeComposite(
  deps: CompositeDeps,
  db: Database,
  ask: CompositeAsk,
): Promise<ComputedComposite> {
  const { rules } = deps
  const { period, countsUntil, months, rulesDay } = ask
  const [root, at] = [rules.rootDivisionId, startOfDay(rulesDay)]
  const found = await findCityScheme(deps, rulesDay)
  const { id: schemePolicyId, body } = rules.loadPolicy('score-scheme', root, at)
  const isAccepted = found && isSchemeAccepted(rules, found.body, root, at)
  const { values, policyId, visits, raws } = await gather(deps, db, ask)
  const scheme = found !== undefined && isAccepted === true ? found : undefined
  const input: CompositeInput = {
    ...values,
    coverageMin: body.coverageMin,
    scheme: scheme === undefined ? null : toScheme(scheme),
  }
  const text = writeCompositeInput(input)
  const result =
    scheme === undefined ? undefined : computeComposites({ months, input, scheme: scheme.body, rules: ask.rules })
  const told = result === undefined ? null : writeCompositeResult(result)
  return {
    row: {
      ...{ period: period.name, countsUntil, schemePolicyId, compositePolicyId: policyId, visits },
      schemeId: found?.schemeId ?? null,
      gap: found === undefined ? 'NO_SCHEME' : isAccepted === true ? null : 'SCHEME_NOT_ACCEPTED',
      deductions: values.events.length,
      inputDigest: sha256(text),
      resultDigest: told === null ? null : sha256(told),
    },
    ...{ input: text, result: told, windows: result?.windows ?? [], raws },
  }
}

const toScheme = ({ schemeId, code, version, body }: SchemeRow) => ({ schemeId, code, version, body })

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Beside the computation that it belongs to. */
export async function keepComposite(
  tx: Database,
  of: Pick<CompositeRow, 'computationId' | 'purpose' | 'revision' | 'computedAt'> & Pick<ScorePeriod, 'endDay'>,
  { row, input, result, windows, raws }: ComputedComposite,
): Promise<void> {
  const { endDay, ...computation } = of
  const places = new Map((await findWindowPlaces(tx, endDay)).map((place) => [place.key, place]))
  const found = windows.flatMap((composite) => {
    const place = places.get(composite.key)
    return place === undefined ? [] : [{ ...place, composite, raws: raws.get(composite.key) ?? {} }]
  })
  await insertComposite(tx, { ...row, ...computation }, { input, result, windows: found })
}
