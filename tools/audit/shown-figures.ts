import {
  addCounts,
  nothingCounted,
  type PlaceCounts,
  type PlaceFigure,
  type PortalRules,
  toFigures,
} from '../../domain/portal.ts'
import type { NamedScore, ScoreRules } from '../../domain/score-result.ts'
import { readCounts } from '../../domain/score-text.ts'
import type { Report } from './finding.ts'
import { isObject, type Json } from './json.ts'
import type { Told } from './sample-source.ts'
import type { LogSource } from './source.ts'

export interface Shown {
  readonly report: Report
  readonly source: LogSource
  /** By which its figures are told. */
  readonly rules: PortalRules
  readonly period: string
  readonly row: Told
  /** Texts of its own months. */
  readonly texts: readonly string[]
  readonly scores: readonly NamedScore[]
  readonly namesLast: boolean
  readonly isWithdrawn: boolean
  readonly isNewest: boolean
}

export type Counts = ReadonlyMap<string, PlaceCounts>

/** By which a page tells figures of a period: the rules that it was computed by, whatever holds today. */
export const figureRules = ({ policy, negativeGradeMax }: ScoreRules): PortalRules => ({
  smallestCell: policy.smallestCell,
  intervalZThousandths: policy.intervalZThousandths,
  negativeGradeMax,
})

export const sorted = (good: unknown) =>
  isObject(good) ? [good.hundredths, good.lowerHundredths, good.upperHundredths] : null
export const ofFigure = ({ evaluations, invited, answered, grades, good }: PlaceFigure) => [
  ...[evaluations, invited, answered, grades],
  good === null ? null : [good.hundredths, good.lowerHundredths, good.upperHundredths],
]
export const untold: PlaceFigure = { evaluations: null, invited: null, answered: null, grades: null, good: null }

export const isOf = (told: Json, { period, row }: Shown) =>
  told.period === period && String(told.revision) === row.revision

export const text = (told: unknown) => JSON.stringify(told)

/** Of what was withdrawn no figure is shown any more. */
export const sameOrWithdrawn = (shown: Shown, page: string, told: unknown, follows: PlaceFigure): void =>
  same(shown, page, told, shown.isWithdrawn ? null : follows)

export function same({ report, period }: Shown, page: string, told: unknown, follows: PlaceFigure | null): void {
  const figure = isObject(told) ? told : {}
  const { evaluations, invited, answered, grades, good } = figure
  if (follows !== null && text([evaluations, invited, answered, grades, sorted(good)]) === text(ofFigure(follows)))
    return
  if (follows === null && told === null) return
  report.add('RANKING_DIFFERS', 'a figure that is shown does not follow from what was published', period, { page })
}

export function checkHead({ report, period, row, isWithdrawn }: Shown, told: Json, page: string): void {
  const at = Date.parse(String(told.publishedAt))
  if (isObject(told.withdrawn) !== isWithdrawn)
    report.add('RANKING_DIFFERS', 'whether it was withdrawn is told otherwise than in the log', period, { page })
  if (told.resultDigest !== row.result_digest || at !== Math.floor(Number(row.published_at) / 1000))
    report.add('RANKING_DIFFERS', 'what is shown beside it belongs to another', period, { page })
}

export function countsOf(texts: readonly string[]): { readonly windows: Counts; readonly rests: Counts } {
  const months = texts.map(readCounts)
  return { windows: added(months.map(({ windows }) => windows)), rests: added(months.map(({ rests }) => rests)) }
}

function added(months: readonly Counts[]): Counts {
  const keys = new Set(months.flatMap((month) => [...month.keys()]))
  return new Map([...keys].map((key) => [key, addCounts(months.map((month) => month.get(key) ?? nothingCounted))]))
}

/** With those windows of too few that are told of together; what is counted over several halls is of none. */
export function hallsOf(windows: Counts, rests: Counts): Counts {
  const found = new Map<string, PlaceCounts[]>()
  for (const [key, counts] of windows) {
    const hall = key.slice(0, key.indexOf('/'))
    found.set(hall, [...(found.get(hall) ?? []), counts])
  }
  for (const [hall, counts] of rests) if (hall !== '') found.set(hall, [counts, ...(found.get(hall) ?? [])])
  return new Map([...found].map(([hall, all]) => [hall, addCounts(all)]))
}

export const ofHall = (windows: Counts, hallCode: string): Counts =>
  new Map([...windows].filter(([key]) => key.startsWith(`${hallCode}/`)))

/** In the order of their names. */
export function byName(parts: Counts, rules: PortalRules): ReadonlyMap<string, PlaceFigure> {
  const names = [...parts.keys()].sort()
  const figures = toFigures(
    names.map((name) => parts.get(name) as PlaceCounts),
    rules,
  )
  return new Map(names.map((name, at) => [name, figures[at] as PlaceFigure]))
}
