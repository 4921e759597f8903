import { appendFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import { findScorePeriod, type ScorePeriod } from '../../domain/score-period.ts'
import type { NamedScore } from '../../domain/score-result.ts'
import { type Computed, compute } from '../../server/score-period/compute.ts'
import { isWronglyNamed, spearman } from '../support/planted-windows.ts'
import { startPlatform, type TestPlatform } from '../support/platform.ts'
import { bringScoredYear, type PlantedTruth, plantedTruth } from '../support/scored-year.ts'

/** A small city at every change; at night 1,200 windows, a year and five million evaluations. */
const windows = Number(process.env['SCORED_WINDOWS'] ?? 120)
const evaluations = Number(process.env['SCORED_EVALUATIONS'] ?? 90_000)
const months = Number(process.env['SCORED_MONTHS'] ?? 3)
const seed = Number(process.env['SCORED_SEED'] ?? 1)
const report = process.env['SCORED_REPORT']
const withinMs = 300_000 + evaluations / 2

const end = '2026-09-01' as PlainDate
const period = findScorePeriod('2026-08') as ScorePeriod
let platform: TestPlatform
let computed: Computed
let truth: readonly PlantedTruth[]
/** Of the recount, once. */
let seconds: number
beforeAll(async () => {
  platform = await startPlatform({ now: () => Date.parse('2026-11-20T10:00:00+08:00') })
  await bringScoredYear(platform, { windows, evaluations, seed, from: addMonths(end, -months), end })
  truth = await plantedTruth(platform)
  const { world, app } = platform.running
  const countsUntil = new Date(world.now())
  const ask = { period, purpose: 'OBJECTION' as const, revision: 0, countsUntil, objectionsUntil: null, reason: null }
  const started = performance.now()
  computed = await world.app
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => compute({ world, rules: app.rules }, tx, ask))
  seconds = (performance.now() - started) / 1000
}, withinMs)
afterAll(() => platform?.stop())

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const compared = (scores: readonly NamedScore[]) =>
  new Map(scores.filter(({ scoreThousandths }) => scoreThousandths !== null).map((score) => [score.key, score]))

/** Spearman’s within families, on average over them. */
function correlation(
  truth: readonly PlantedTruth[],
  scores: ReadonlyMap<string, NamedScore>,
  of: (score: NamedScore) => number | null,
): number {
  const families = [...new Set(truth.map(({ family }) => family))]
  return mean(
    families.map((family) => {
      const pairs = truth.flatMap((window) => {
        const score = window.family === family ? scores.get(window.key) : undefined
        return score === undefined ? [] : [{ worth: window.worth, told: of(score) ?? 0 }]
      })
      return spearman(
        pairs.map(({ told }) => told),
        pairs.map(({ worth }) => worth),
      )
    }),
  )
}

test(
  `from ${evaluations} raw evaluations of ${windows} windows: the order of the scores is the planted one as far as they are reliable, and the raw mean’s is not`,
  async () => {
    const scores = compared(computed.scores)
    expect(scores.size).toBeGreaterThanOrEqual(windows * 0.95)
    expect(computed.inputs.length, 'months that were counted').toBe(months)
    const reliability = mean([...scores.values()].map(({ reliabilityThousandths }) => reliabilityThousandths / 1000))
    const told = correlation(truth, scores, ({ scoreThousandths }) => scoreThousandths)
    const raw = correlation(truth, scores, ({ rawThousandths }) => rawThousandths)
    const bar = Math.sqrt(reliability)
    console.log(
      `full recount ${seconds.toFixed(1)} s; √ of the mean reliability ${bar.toFixed(3)}, rank correlation of scores ${told.toFixed(3)}, of raw means ${raw.toFixed(3)}`,
    )
    if (report !== undefined) await appendFile(report, `${JSON.stringify({ seconds, bar, told, raw })}\n`)
    expect(told).toBeGreaterThanOrEqual(bar - 0.03)
    expect(told).toBeGreaterThan(raw + 0.05)
  },
  withinMs,
)

test(
  'whoever is named is so by what was planted: at most one name of ten is wrong',
  () => {
    const named = computed.scores.filter(({ verdict }) => verdict === 'TOP' || verdict === 'BOTTOM')
    expect(named.length).toBeGreaterThanOrEqual(windows / 40)
    const wrong = named.filter((score) => {
      const own = truth.find((window) => window.key === score.key)
      return isWronglyNamed(
        score,
        own?.worth ?? 0,
        truth.filter(({ family }) => family === own?.family),
      )
    })
    console.log(`${named.length} names, ${wrong.length} wrong`)
    // One more than a tenth may be chance where few are named.
    expect(wrong.length).toBeLessThanOrEqual(Math.ceil(named.length / 10) + 1)
  },
  withinMs,
)
