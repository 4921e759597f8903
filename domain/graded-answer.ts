import type { GradedAnswers } from './composite-input.ts'
import { addGrades, byWindow, type NamedCell } from './score-cell.ts'
import { type Audience, audiences } from './score-scheme.ts'

/** 评分分布: marks of a window as they are counted, one row for each mark that was given. */
export interface CountedMark {
  readonly window: string
  readonly audience: string
  readonly measure: string
  /** Marks run from 1 to it. */
  readonly scale: number
  readonly mark: number
  readonly number: number
}

/** What is told of a month besides: the cells of its text. */
export interface GradedAsk {
  readonly cells: readonly NamedCell[]
  readonly smallest: number
  /** Of a part of a month: all marks of the month, so that what was given after it is no few either. */
  readonly whole?: readonly CountedMark[] | undefined
}

const gradeMeasure = 'evaluation.grade'

/**
 * Marks of the windows that the text of the month tells. Grades are sums of its cells, so that no cell and no window that it keeps silent is found by subtracting; by audience where every
 * cell is of one audience, and as many of each have given them, and otherwise together. Other marks by audience only where grades are, and where each of both has given enough; otherwise
 * together, and not at all where these are too few. Where two scales were asked the one with more answers counts.
 */
export function gradedAnswers(marks: readonly CountedMark[], ask: GradedAsk): readonly GradedAnswers[] {
  const ofCells = byWindow(ask.cells)
  const [own, whole] = [byWindow(marks), ask.whole === undefined ? undefined : byWindow(ask.whole)]
  return [...ofCells].flatMap(([window, cells]) => {
    const given = own.get(window) ?? []
    const grades = gradesOf(window, cells, given, ask.smallest)
    const isApart = grades.length > 1
    const others = [...byName(given)].filter(([measure]) => measure !== gradeMeasure)
    const all = whole === undefined ? undefined : byName(whole.get(window) ?? [])
    return [
      ...grades,
      ...others.flatMap(([measure, each]) =>
        otherMarks({ window, measure, marks: each, isApart, smallest: ask.smallest, whole: all?.get(measure) }),
      ),
    ]
  })
}

function byName(marks: readonly CountedMark[]): ReadonlyMap<string, readonly CountedMark[]> {
  const found = new Map<string, CountedMark[]>()
  for (const mark of marks) found.set(mark.measure, [...(found.get(mark.measure) ?? []), mark])
  return found
}

const told = (window: string, measure: string, audience: Audience | '*', counts: readonly number[]): GradedAnswers => ({
  ...{ window, measure, audience, counts },
})

/** Grades of one window: of each audience, where its cells say it exactly, else of all. */
function gradesOf(
  window: string,
  cells: readonly NamedCell[],
  marks: readonly CountedMark[],
  smallest: number,
): readonly GradedAnswers[] {
  const given = marks.filter(({ measure }) => measure === gradeMeasure)
  const each = audiences.map((audience) => told(window, gradeMeasure, audience, sumOfCells(cells, audience)))
  const isExact = each.every(
    ({ audience, counts }) =>
      totalOf(counts) >= smallest && counts.join() === countsOf(given, counts.length, audience).join(),
  )
  return isExact ? each : [told(window, gradeMeasure, '*', sumOfCells(cells, '*'))]
}

const sumOfCells = (cells: readonly NamedCell[], audience: Audience | '*'): readonly number[] =>
  cells
    .filter((cell) => audience === '*' || cell.audience === audience)
    .reduce<readonly number[]>((sum, { grades }) => addGrades(sum, grades), [0, 0, 0, 0, 0])

interface OtherAsk {
  readonly window: string
  readonly measure: string
  readonly marks: readonly CountedMark[]
  readonly whole: readonly CountedMark[] | undefined
  readonly isApart: boolean
  readonly smallest: number
}

function otherMarks({ window, measure, marks, whole, isApart, smallest }: OtherAsk): readonly GradedAnswers[] {
  const scale = scaleOf(marks)
  const of = (audience: Audience | '*') => told(window, measure, audience, countsOf(marks, scale, audience))
  const isEnough = ({ counts, audience }: GradedAnswers) => {
    const own = totalOf(counts)
    const after = whole === undefined ? 0 : totalOf(countsOf(whole, scale, audience)) - own
    return own >= smallest && (after === 0 || after >= smallest)
  }
  const each = audiences.map(of)
  return isApart && each.every(isEnough) ? each : [of('*')].filter(isEnough)
}

function scaleOf(marks: readonly CountedMark[]): number {
  const answers = new Map<number, number>()
  for (const { scale, number } of marks) answers.set(scale, (answers.get(scale) ?? 0) + number)
  return [...answers].sort(([one, few], [other, many]) => many - few || one - other)[0]?.[0] ?? 0
}

function countsOf(marks: readonly CountedMark[], scale: number, audience: Audience | '*'): readonly number[] {
  const counts = Array.from({ length: scale }, () => 0)
  for (const mark of marks)
    if (mark.scale === scale && (audience === '*' || mark.audience === audience))
      counts[mark.mark - 1] = (counts[mark.mark - 1] ?? 0) + mark.number
  return counts
}

const totalOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** Of a longer period: what its months tell, and nothing else, so that no month can be found by subtracting the others. Both audiences where every month that tells anything tells both. */
export function addGraded(months: readonly (readonly GradedAnswers[])[]): readonly GradedAnswers[] {
  const found = new Map<string, { readonly window: string; readonly measure: string; months: GradedAnswers[][] }>()
  for (const month of months)
    for (const rows of byMeasure(month)) {
      const [{ window, measure }] = rows
      const name = JSON.stringify([window, measure])
      const known = found.get(name) ?? { window, measure, months: [] }
      known.months.push([...rows])
      found.set(name, known)
    }
  return [...found.values()].flatMap(({ window, measure, months: own }) => {
    const scale = scaleOf(
      own.flat().map(({ counts }) => ({
        window,
        audience: '*',
        measure,
        scale: counts.length,
        mark: 1,
        number: totalOf(counts),
      })),
    )
    const asked = own
      .map((rows) => rows.filter(({ counts }) => counts.length === scale))
      .filter((rows) => rows.length > 0)
    const isApart = asked.every((rows) => rows.every(({ audience }) => audience !== '*'))
    return (isApart ? audiences : (['*'] as const)).map((audience) => ({
      ...{ window, measure, audience },
      counts: asked
        .flat()
        .filter((row) => audience === '*' || row.audience === audience)
        .reduce<readonly number[]>(
          (sum, { counts }) => sum.map((count, at) => count + (counts[at] ?? 0)),
          Array.from({ length: scale }, () => 0),
        ),
    }))
  })
}

function byMeasure(rows: readonly GradedAnswers[]): readonly (readonly [GradedAnswers, ...GradedAnswers[]])[] {
  const found = new Map<string, [GradedAnswers, ...GradedAnswers[]]>()
  for (const row of rows) {
    const name = JSON.stringify([row.window, row.measure])
    const known = found.get(name)
    if (known === undefined) found.set(name, [row])
    else known.push(row)
  }
  return [...found.values()]
}

/** Whom a window served over months: everybody whom one of them tells of. */
export function addServed(
  months: readonly ReadonlyMap<string, readonly Audience[]>[],
): ReadonlyMap<string, readonly Audience[]> {
  const keys = new Set(months.flatMap((month) => [...month.keys()]))
  return new Map(
    [...keys].map((key) => [key, audiences.filter((each) => months.some((month) => month.get(key)?.includes(each)))]),
  )
}

/**
 * Whom a window served, by the cells of the text of the month. Of a window of which it tells nothing, or whose cells are all of both together, it is not said: its score is that of both.
 */
export function servedOf(cells: readonly NamedCell[], smallest: number): ReadonlyMap<string, readonly Audience[]> {
  return new Map(
    [...byWindow(cells)].flatMap(([window, own]): readonly (readonly [string, readonly Audience[]])[] => {
      const served = audiences.filter((audience) => totalOf(sumOfCells(own, audience)) >= smallest)
      return served.length === 0 ? [] : [[window, served]]
    }),
  )
}
