import type { GradedAnswers } from './composite-input.ts'
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

/**
 * Marks by audience, where each of both has given enough that neither can be told from the whole; otherwise together, and not at all where these are too few.
 * Where two scales were asked the one with more answers counts.
 */
export function gradedAnswers(marks: readonly CountedMark[], smallest: number): readonly GradedAnswers[] {
  const measures = new Map<string, CountedMark[]>()
  for (const mark of marks) {
    const name = JSON.stringify([mark.window, mark.measure])
    measures.set(name, [...(measures.get(name) ?? []), mark])
  }
  return [...measures.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const scale = scaleOf(own)
    const asked = own.filter((mark) => mark.scale === scale)
    const { window, measure } = first
    const of = (audience: Audience | '*') => ({
      ...{ window, measure, audience },
      counts: countsOf(asked, scale, audience),
    })
    const each = audiences.map(of)
    const isEnough = ({ counts }: GradedAnswers) => totalOf(counts) >= smallest
    return each.every(isEnough) ? each : [of('*')].filter(isEnough)
  })
}

function scaleOf(marks: readonly CountedMark[]): number {
  const answers = new Map<number, number>()
  for (const { scale, number } of marks) answers.set(scale, (answers.get(scale) ?? 0) + number)
  return [...answers].sort(([one, few], [other, many]) => many - few || one - other)[0]?.[0] ?? 0
}

function countsOf(marks: readonly CountedMark[], scale: number, audience: Audience | '*'): readonly number[] {
  const counts = Array.from({ length: scale }, () => 0)
  for (const mark of marks)
    if (audience === '*' || mark.audience === audience)
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

/** Whom a window served, by its grades: both, where both are told; else the one that has given more of them. Who is not in it has none that are told: of few it is not told who they were. */
export function servedOf(marks: readonly CountedMark[], smallest: number): ReadonlyMap<string, readonly Audience[]> {
  const given = new Map<string, { readonly [each in Audience]: number }>()
  for (const { window, audience, measure, number } of marks) {
    if (measure !== 'evaluation.grade') continue
    const known = given.get(window) ?? { CITIZEN: 0, ENTERPRISE: 0 }
    given.set(window, { ...known, [audience]: (known[audience as Audience] ?? 0) + number })
  }
  return new Map(
    [...given]
      .filter(([, counts]) => counts.CITIZEN + counts.ENTERPRISE >= smallest)
      .map(([window, counts]): readonly [string, readonly Audience[]] => {
        const enough = audiences.filter((audience) => counts[audience] >= smallest)
        if (enough.length === audiences.length) return [window, audiences]
        return [window, [counts.ENTERPRISE > counts.CITIZEN ? 'ENTERPRISE' : 'CITIZEN']]
      }),
  )
}
