import type { EvaluatorGroup } from './indicator.ts'
import { toThousandths } from './kernel/steady-math.ts'
import { correctMarks, fitSeverities } from './rater-severity.ts'
import { doubleVisitComponents } from './variance-component.ts'

/** 测评值: what published visits of a period say of windows, by form and by indicator of the form, with how sure that is. Points of 100. */
export interface AssessedMark {
  readonly window: string
  readonly group: EvaluatorGroup
  /** `assessment.FORM`, `assessment.FORM.INDICATOR` or what else visits are read as. */
  readonly measure: string
  readonly raterId: string
  /** What two have rated alike has one name. */
  readonly placeId: string
  readonly points: number
}

export interface AssessedPolicy {
  /** Of fewer double visits nothing is learnt about how far two differ: then a mark is as uncertain as `assessmentSpreadPoints` (12) says. */
  readonly pairsMin: number
  readonly level: number
  readonly assessmentSpreadPoints: number
}

/** Value, raw value and standard error in thousandths of a point. */
export interface AssessedValue {
  readonly window: string
  readonly group: EvaluatorGroup
  readonly measure: string
  /** By raters of middling severity, where they can be compared with one another; otherwise the raw value. */
  readonly value: number
  readonly raw: number
  readonly isCorrected: boolean
  readonly error: number
  readonly visits: number
}

/**
 * The mean of the visits to each window. Severity is taken out where its raters are connected by places that two have rated; whoever nobody can be
 * compared with keeps his marks as they are. The order of marks says nothing.
 */
export function assessedValues(marks: readonly AssessedMark[], policy: AssessedPolicy): readonly AssessedValue[] {
  const measures = groupBy(marks, ({ group, measure }) => `${group} ${measure}`)
  return [...measures].sort(byKey).flatMap(([, unordered]) => {
    const own = [...unordered].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    const corrected = correctMarks(own, fitSeverities(own, policy.level))
    const error = errorOf(own, policy)
    return [...groupBy(corrected, ({ window }) => window)].sort(byKey).flatMap(([window, visits]) => {
      const [first] = visits
      if (first === undefined) return []
      const middling = visits.map(({ corrected: value, points }) => within(value ?? points))
      return [
        {
          ...{ window, group: first.group, measure: first.measure },
          value: toThousandths(mean(middling)),
          raw: toThousandths(mean(visits.map(({ points }) => points))),
          isCorrected: visits.some((visit) => visit.corrected !== null),
          error: toThousandths(error / Math.sqrt(visits.length)),
          visits: visits.length,
        },
      ]
    })
  })
}

const keyOf = ({ window, placeId, raterId, points }: AssessedMark) => JSON.stringify([window, placeId, raterId, points])
const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const within = (points: number) => Math.min(100, Math.max(0, points))

/** How far one visit may lie from what another would have found: by double visits of the same measure, where there are enough. */
function errorOf(marks: readonly AssessedMark[], { pairsMin, level, assessmentSpreadPoints }: AssessedPolicy): number {
  const pairs = [...groupBy(marks, ({ placeId }) => placeId).values()].flatMap(([first, second]) =>
    first === undefined || second === undefined || first.raterId === second.raterId
      ? []
      : [[first.points, second.points] as const],
  )
  const found = doubleVisitComponents(pairs, { pairsMin, level })
  return found.granted ? Math.sqrt(found.value.within.value) : assessmentSpreadPoints
}

function groupBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(nameOf(item))
    if (group === undefined) groups.set(nameOf(item), [item])
    else group.push(item)
  }
  return groups
}
