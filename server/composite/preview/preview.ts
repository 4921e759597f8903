import type { AnswerOf, BodyOf } from '../../../contracts/route.ts'
import type { previewScoreScheme } from '../../../contracts/scheme-preview.ts'
import type { Reach } from '../../../domain/access.ts'
import { type CompositeInput, readCompositeInput } from '../../../domain/composite-input.ts'
import {
  compareResults,
  type EffectSum,
  missingIn,
  sumEffects,
  treeEffects,
} from '../../../domain/composite-preview.ts'
import { type CompositeResult, compositeListOf, computeStepwise } from '../../../domain/composite-result.ts'
import type { WindowKind } from '../../../domain/indicator.ts'
import type { Steps } from '../../../domain/kernel/steps.ts'
import type { ScoreInput } from '../../../domain/score-input.ts'
import { findScorePeriod, monthsIn } from '../../../domain/score-period.ts'
import { readInput } from '../../../domain/score-text.ts'
import { inSlices } from '../../platform/in-slices.ts'
import { Refused } from '../../platform/refused.ts'
import { findSchemeFault } from '../../score-scheme/index.ts'
import type { CompositeDeps } from '../deps.ts'
import { findCompositeInput } from '../store.ts'
import { findFolds, findPreviewed, findPreviewedPlaces, type PreviewedPlace, type PreviewedRow } from './store.ts'

type Preview = AnswerOf<typeof previewScoreScheme>

/** A scheme on the values of a period that is computed. Ranked over the whole city, told of the own place; nothing is kept. */
export async function preview(
  deps: CompositeDeps,
  reach: Reach,
  { scheme, period }: BodyOf<typeof previewScoreScheme>,
): Promise<Preview> {
  const { rules, world } = deps
  const fault = findSchemeFault(rules, scheme, reach.divisionId, world.now())
  if (fault !== undefined) throw new Refused('SCHEME_FAULTY', `/scheme${fault}`)
  const row = await findPreviewed(world.app, period ?? null)
  if (row === undefined) throw new Refused('NOT_FOUND', '/period')
  const { input, months } = await loadKept(deps, row)
  const { negativeGradeMax } = rules.policyById('evaluation', row.evaluationPolicyId)
  const ask = {
    months,
    input,
    rules: { policy: rules.policyById('window-score', row.scorePolicyId), negativeGradeMax },
  }
  const after = await inSlices(computeStepwise({ ...ask, scheme }))
  const before =
    input.scheme === null
      ? { weights: [], windows: [] }
      : await inSlices(computeStepwise({ ...ask, scheme: input.scheme.body }))
  const places = (await findPreviewedPlaces(world.app, row.endDay)).filter(({ divisionId, hallId }) =>
    rules.isReached(reach, { divisionId, hallId }),
  )
  const reached = new Set(places.map(({ key }) => key))
  return {
    ...{ period: row.period, purpose: row.purpose, isScored: input.scheme !== null },
    ...{ weightsBefore: toWeights(before), weightsAfter: toWeights(after) },
    ...{ rankedBefore: rankedOf(before), rankedAfter: rankedOf(after) },
    ...{ heldAfter: { ...compositeListOf(after).held }, missingAfter: missingIn(after).map((each) => ({ ...each })) },
    trees: treeEffects(before, after, (key) => reached.has(key)).map((each) => ({ ...each })),
    ...effectsOf(before, after, places, kindsOf(months)),
  }
}

async function loadKept({ world }: CompositeDeps, { period, inputs, inputDigest }: PreviewedRow) {
  const own = findScorePeriod(period)
  const folds = await findFolds(world.app, inputs.slice(0, own === undefined ? 0 : monthsIn(own).length))
  const text = await findCompositeInput(world.app, inputDigest)
  const read = text === undefined ? undefined : readCompositeInput(text)
  if (read?.granted !== true) throw new Error('what was kept is no input')
  const months = await inSlices(readFolds(folds))
  return { input: read.value as CompositeInput, months }
}

/** A year of a big city is read month by month. */
function* readFolds(folds: readonly string[]): Steps<readonly ScoreInput[]> {
  const months: ScoreInput[] = []
  for (const fold of folds) {
    yield
    const found = readInput(fold)
    if (!found.granted) throw new Error('what was kept is no input')
    months.push(found.value)
  }
  return months
}

const toWeights = ({ weights }: CompositeResult) => weights.map((each) => ({ ...each }))
const rankedOf = ({ windows }: CompositeResult) => windows.filter(({ held }) => held.length === 0).length

function kindsOf(months: readonly ScoreInput[]): ReadonlyMap<string, WindowKind> {
  const kinds = new Map<string, WindowKind>()
  for (const { windows } of [...months].reverse())
    for (const { key, kind } of windows) kinds.set(key, kind as WindowKind)
  return kinds
}

function effectsOf(
  before: CompositeResult,
  after: CompositeResult,
  places: readonly PreviewedPlace[],
  kinds: ReadonlyMap<string, WindowKind>,
): Pick<Preview, 'divisions' | 'halls' | 'kinds' | 'windows'> {
  const byKey = new Map(places.map((place) => [place.key, place]))
  const effects = compareResults(before, after).filter(({ key }) => byKey.has(key))
  const sums = (nameOf: (key: string) => string | undefined): EffectSum[] => [
    ...sumEffects(effects, ({ key }) => nameOf(key)),
  ]
  return {
    divisions: sums((key) => byKey.get(key)?.divisionName),
    halls: sums((key) => byKey.get(key)?.hallName),
    kinds: sums((key) => kinds.get(key)),
    windows: effects.flatMap(({ key, ...effect }) => {
      const place = byKey.get(key)
      const kind = kinds.get(key)
      if (place === undefined || kind === undefined) return []
      const { hallCode, hallName, windowCode, windowName } = place
      return [{ hallCode, hallName, windowCode, windowName, kind, ...effect }]
    }),
  }
}
