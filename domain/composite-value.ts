import type { CompositeInput, GradedAnswers } from './composite-input.ts'
import type { IndicatorValue } from './composite-score.ts'
import type { EvaluatorGroup, Indicator } from './indicator.ts'
import { pointsVariance, shareError } from './indicator-error.ts'
import { toThousandths } from './kernel/steady-math.ts'
import type { Audience, ScoreScheme } from './score-scheme.ts'

/** 综合得分取值: which value every indicator of a scheme has at one window for one audience, and how sure it is. */
export interface ValueOfIndicator {
  readonly value: IndicatorValue
  /** Of the points that it is worth, in thousandths squared. */
  readonly variance: number
  /** What has the same name is the same figure, whichever audience it counts for: its error is one error. */
  readonly source: string
}

/** What the comparison of windows says of the grades of one of them under one map of points; points of 100. */
interface ComparedGrades {
  readonly adjusted: number
  readonly variance: number
  /** How many evaluations say no more than one that stands alone. */
  readonly alike: number
}

/** What the comparison of grades says of a window, for its composite. */
export interface GradeStanding {
  readonly byMap: readonly ComparedGrades[]
  readonly evaluations: number
  readonly clusters: number
  readonly freedom: number
}

/** Everything known of windows, found by name once. */
export interface KnownValues {
  readonly graded: ReadonlyMap<string, readonly GradedAnswers[]>
  readonly measured: ReadonlyMap<string, CompositeInput['measured'][number]>
  readonly silent: ReadonlyMap<string, CompositeInput['silent'][number]>
}

const nameOf = (window: string, group: EvaluatorGroup, measure: string) => JSON.stringify([window, group, measure])

export function knownValues({ graded, measured, silent }: CompositeInput): KnownValues {
  const ofWindow = new Map<string, GradedAnswers[]>()
  for (const row of graded) ofWindow.set(row.window, [...(ofWindow.get(row.window) ?? []), row])
  return {
    graded: ofWindow,
    measured: new Map(measured.map((each) => [nameOf(each.window, each.group, each.measure), each])),
    silent: new Map(silent.map((each) => [nameOf(each.window, each.group, each.measure), each])),
  }
}

export interface ValueAsk {
  readonly scheme: ScoreScheme
  readonly window: string
  readonly audience: Audience
  /** undefined: nothing connects the window with others; its grades are told as they are. */
  readonly compared: ComparedGrades | undefined
  /** Points of grades 1 to 5. */
  readonly map: readonly number[]
  readonly negativeGradeMax: number
}

/** By code of the indicator; what is not in it nobody has told, and nobody is to blame. */
export function valuesOf(known: KnownValues, ask: ValueAsk): ReadonlyMap<string, ValueOfIndicator> {
  return new Map(
    ask.scheme.indicators.flatMap((indicator) => {
      const found = valueAt(known, ask, indicator)
      return found === undefined ? [] : [[indicator.code, found] as const]
    }),
  )
}

function valueAt(known: KnownValues, ask: ValueAsk, { source, rule, direction }: Indicator) {
  if (source === null || rule === null) return undefined
  const { group, measure } = source
  const silent =
    known.silent.get(nameOf(ask.window, group, measure)) ?? known.silent.get(nameOf(ask.window, 'SYSTEM', measure))
  if (silent !== undefined) {
    const value: IndicatorValue =
      silent.why === 'HELD_BACK' ? { kind: 'MISSING', byUnit: true } : { kind: 'NOT_APPLICABLE' }
    return { value, variance: 0, source: `${group} ${measure}` }
  }
  const told = measure.startsWith('evaluation.')
    ? gradedValue(known.graded.get(ask.window) ?? [], ask, measure)
    : measuredValue(known, ask.window, group, measure)
  if (told === undefined) return undefined
  const value: IndicatorValue = { kind: 'MEASURED', value: told.value }
  return { value, variance: pointsVariance(rule, direction, told), source: told.source }
}

interface Told {
  readonly value: number
  readonly error: number
  readonly source: string
}

function measuredValue(known: KnownValues, window: string, group: EvaluatorGroup, measure: string): Told | undefined {
  // What systems record is theirs, whoever a scheme lets speak for it.
  const found =
    known.measured.get(nameOf(window, group, measure)) ?? known.measured.get(nameOf(window, 'SYSTEM', measure))
  return found && { value: found.value, error: found.error, source: `${group} ${measure}` }
}

const gradeMeasure = 'evaluation.grade'
const positiveMeasure = 'evaluation.positive-rate'

function gradedValue(rows: readonly GradedAnswers[], ask: ValueAsk, measure: string): Told | undefined {
  const { compared, audience } = ask
  // What the comparison has made of it holds for both audiences: it has taken out who was served.
  if (measure === gradeMeasure && compared !== undefined) {
    const value = toThousandths(Math.min(100, Math.max(0, compared.adjusted)))
    return { value, error: toThousandths(Math.sqrt(compared.variance)), source: measure }
  }
  const asked = measure === positiveMeasure ? gradeMeasure : measure
  const own = rows.filter((row) => row.measure === asked)
  const told = own.filter((row) => row.audience === audience)
  const [row] = told.length > 0 ? told : own.filter((each) => each.audience === '*')
  if (row === undefined) return undefined
  const source = `${measure} ${row.audience}`
  const alike = compared?.alike ?? 1
  if (measure === positiveMeasure) return { ...positiveShare(row.counts, ask.negativeGradeMax, alike), source }
  return { ...meanPoints(row.counts, ask.map, alike), source }
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** 好评率: of the evaluations, those that are not bad. */
function positiveShare(counts: readonly number[], negativeGradeMax: number, alike: number) {
  const [all, good] = [total(counts), total(counts.slice(negativeGradeMax))]
  return { value: toThousandths((100 * good) / all), error: shareError(good, all, alike) }
}

/** Where everybody gives the same mark a mean is not certain: as if two more had given the worst and the best. */
function meanPoints(counts: readonly number[], map: readonly number[], alike: number) {
  const points = counts.map((_, at) => pointsAt(map, at, counts.length))
  const all = total(counts)
  const mean = counts.reduce((sum, count, at) => sum + count * (points[at] ?? 0), 0) / all
  const [worst, best] = [points[0] ?? 0, points[points.length - 1] ?? 0]
  const squares = counts.reduce((sum, count, at) => sum + count * ((points[at] ?? 0) - mean) ** 2, 0)
  const variance = (squares + (worst - mean) ** 2 + (best - mean) ** 2) / (all + 1)
  return { value: toThousandths(mean), error: toThousandths(Math.sqrt((variance * alike) / all)) }
}

/** The spacing of grades on a scale of another length: in a straight line between them. */
function pointsAt(map: readonly number[], at: number, length: number): number {
  const place = (at * (map.length - 1)) / (length - 1)
  const low = Math.floor(place)
  const [from, to] = [map[low] ?? 0, map[low + 1] ?? map[low] ?? 0]
  return from + (place - low) * (to - from)
}
