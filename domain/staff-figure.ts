import type { GradePoints } from './cluster-variance.ts'
import { factorize, solve } from './kernel/linear.ts'
import { toThousandths } from './kernel/steady-math.ts'
import { type GradeCounts, sizeOf } from './score-tally.ts'
import { type Judged, shrink, spreadWeightsOf } from './shrinkage.ts'

/** Policy `staff-figure`. */
export interface StaffFigurePolicy {
  /** 3: so many months that are final, together. */
  readonly pooledMonths: number
  /** 5: somebody is connected with a window by at least so many evaluations there. */
  readonly linkEvaluationsMin: number
  /** 3: of fewer people no figure is made: each could work out the other’s. */
  readonly staffMin: number
  /** Of fewer evaluations, days or reliability there is none either. */
  readonly evaluationsMin: number
  readonly daysMin: number
  readonly reliabilityMinThousandths: number
  /** How far windows and items are taken to differ, in points (one standard deviation). */
  readonly spreadPoints: { readonly WINDOW: number; readonly ITEM: number }
  /** 50: so much of what people feel comes with the day. */
  readonly dayShareThousandths: number
  readonly intervalZThousandths: number
}

/** What was said of somebody at one window about one item. */
export interface StaffCell {
  readonly staffId: number
  readonly windowId: number
  readonly itemId: number
  readonly grades: GradeCounts
}

/** On how many days somebody was evaluated, and Σ of the squares of how often on each. */
export interface StaffDays {
  readonly staffId: number
  readonly days: number
  readonly squares: number
}

export type StaffFigure = { readonly staffId: number; readonly evaluations: number } & (
  | { readonly kind: 'NONE'; readonly reason: 'NOT_CONNECTED' | 'TOO_FEW' }
  | {
      readonly kind: 'FIGURE'
      /** Compared with so many, himself among them. */
      readonly people: number
      /** Points above the mean of those, after window and item, drawn towards it; and between which ends it lies. */
      readonly apartThousandths: number
      readonly lowerThousandths: number
      readonly upperThousandths: number
    }
)

export interface StaffAsk {
  readonly cells: readonly StaffCell[]
  readonly days: readonly StaffDays[]
  readonly points: GradePoints
  readonly policy: StaffFigurePolicy
}

const byPlace = (one: StaffCell, other: StaffCell) =>
  one.staffId - other.staffId || one.windowId - other.windowId || one.itemId - other.itemId
const ascending = (one: number, other: number) => one - other

/**
 * 个人数据: people, windows and items told apart by an additive model, within sets of people whom windows connect. Whoever sits alone at a window of his own cannot be told
 * apart from it, and has no personal figure. By the number of the person.
 */
export function staffFiguresOf(told: StaffAsk): readonly StaffFigure[] {
  const ask = { ...told, cells: [...told.cells].sort(byPlace) }
  const evaluations = new Map<number, number>()
  for (const { staffId, grades } of ask.cells)
    evaluations.set(staffId, (evaluations.get(staffId) ?? 0) + sizeOf(grades))
  const found = new Map<number, StaffFigure>()
  for (const set of connectedStaff(ask.cells, ask.policy.linkEvaluationsMin))
    if (set.length >= ask.policy.staffMin)
      for (const figure of figuresIn(set, ask, evaluations)) found.set(figure.staffId, figure)
  return [...evaluations.keys()].sort(ascending).map(
    (staffId): StaffFigure =>
      found.get(staffId) ?? {
        ...{ staffId, evaluations: evaluations.get(staffId) ?? 0 },
        ...{ kind: 'NONE', reason: 'NOT_CONNECTED' },
      },
  )
}

/** Sets of people who are connected by windows that two of them have served at; each ascending. */
export function connectedStaff(
  cells: readonly StaffCell[],
  linkEvaluationsMin: number,
): readonly (readonly number[])[] {
  const counts = new Map<string, { readonly staffId: number; readonly windowId: number; count: number }>()
  for (const { staffId, windowId, grades } of cells) {
    const key = `${staffId}|${windowId}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { staffId, windowId, count: sizeOf(grades) })
    else known.count += sizeOf(grades)
  }
  const links = [...counts.values()].filter(({ count }) => count >= linkEvaluationsMin)
  const setOf = new Map<number, Set<number>>()
  const atWindow = new Map<number, number>()
  for (const { staffId, windowId } of links) {
    const own = setOf.get(staffId) ?? new Set([staffId])
    setOf.set(staffId, own)
    const first = atWindow.get(windowId)
    if (first === undefined) atWindow.set(windowId, staffId)
    else {
      const other = setOf.get(first) as Set<number>
      if (other === own) continue
      for (const each of own) {
        other.add(each)
        setOf.set(each, other)
      }
    }
  }
  return [...new Set(setOf.values())].map((set) => [...set].sort(ascending)).sort(([a = 0], [b = 0]) => a - b)
}

/** How far people are taken to differ before anything is known: far more than they do, so that nothing is drawn together twice. */
const wideSpread = 100

function figuresIn(
  set: readonly number[],
  { cells, days, points, policy }: StaffAsk,
  evaluations: ReadonlyMap<number, number>,
): readonly StaffFigure[] {
  const members = new Set(set)
  const own = cells.filter(({ staffId }) => members.has(staffId))
  const daysOf = new Map(days.map((each) => [each.staffId, each]))
  const designOf = (staffId: number) => {
    const of = daysOf.get(staffId)
    const size = (of?.squares ?? 0) / Math.max(1, evaluations.get(staffId) ?? 0)
    return 1 + (policy.dayShareThousandths / 1000) * Math.max(0, size - 1)
  }
  const fitted = fitPeople(set, own, points, { policy, designOf })
  const judged = set.map((staffId, at): Judged => {
    const freedom = Math.max(1, (daysOf.get(staffId)?.days ?? 0) - 1)
    return { windowId: staffId, value: fitted.effects[at] ?? 0, variance: fitted.variances[at] ?? 1, freedom }
  })
  const shrunk = shrink(judged, spreadWeightsOf([judged]))
  const centre = shrunk.means.reduce((total, mean) => total + mean, 0) / set.length
  const z = policy.intervalZThousandths / 1000
  return set.map((staffId, at): StaffFigure => {
    const count = evaluations.get(staffId) ?? 0
    const isEnough =
      count >= policy.evaluationsMin &&
      (daysOf.get(staffId)?.days ?? 0) >= policy.daysMin &&
      toThousandths(shrunk.reliabilities[at] ?? 0) >= policy.reliabilityMinThousandths
    if (!isEnough) return { staffId, evaluations: count, kind: 'NONE', reason: 'TOO_FEW' }
    const apart = (shrunk.means[at] ?? 0) - centre
    const half = z * (shrunk.deviations[at] ?? 0)
    return {
      ...{ staffId, evaluations: count, kind: 'FIGURE', people: set.length, apartThousandths: toThousandths(apart) },
      ...{ lowerThousandths: toThousandths(apart - half), upperThousandths: toThousandths(apart + half) },
    }
  })
}

interface FitRules {
  readonly policy: StaffFigurePolicy
  /** By how much days make somebody’s evaluations less sure. */
  readonly designOf: (staffId: number) => number
}

/** Henderson’s equations: the mean, people, windows and items at once; people come first and are left as they are. */
function fitPeople(
  set: readonly number[],
  cells: readonly StaffCell[],
  points: GradePoints,
  { policy, designOf }: FitRules,
): { readonly effects: readonly number[]; readonly variances: readonly number[] } {
  const windows = seatsOf(
    cells.map(({ windowId }) => windowId),
    set.length,
  )
  const items = seatsOf(
    cells.map(({ itemId }) => itemId),
    set.length + windows.size,
  )
  const people = seatsOf(set, 0)
  const size = people.size + windows.size + items.size + 1
  const totals = cells.map(({ grades }) => totalOf(grades, points))
  const unit = unitVarianceOf(totals)
  const matrix = new Float64Array(size * size)
  const right = new Float64Array(size)
  for (const [at, { staffId, windowId, itemId }] of cells.entries()) {
    const { count, sum } = totals[at] as Total
    const weight = 1 / (unit * designOf(staffId))
    const seats = [people.get(staffId) ?? 0, windows.get(windowId) ?? 0, items.get(itemId) ?? 0, size - 1]
    for (const one of seats) {
      right[one] = (right[one] as number) + weight * sum
      for (const other of seats) matrix[one * size + other] = (matrix[one * size + other] as number) + weight * count
    }
  }
  const spreads = [
    [people, wideSpread],
    [windows, policy.spreadPoints.WINDOW],
    [items, policy.spreadPoints.ITEM],
  ] as const
  for (const [seats, spread] of spreads)
    for (const seat of seats.values())
      matrix[seat * size + seat] = (matrix[seat * size + seat] as number) + 1 / spread ** 2
  const lower = factorize(matrix, size)
  const found = solve(lower, size, right)
  const mean = set.reduce((total, _, at) => total + (found[at] as number), 0) / set.length
  return {
    effects: set.map((_, at) => (found[at] as number) - mean),
    variances: set.map((_, at) => varianceApart(lower, size, at, set.length)),
  }
}

/** Of one person’s distance from the mean of all. */
function varianceApart(lower: Float64Array, size: number, at: number, people: number): number {
  const contrast = new Float64Array(size)
  for (let each = 0; each < people; each += 1) contrast[each] = (each === at ? 1 : 0) - 1 / people
  const solved = solve(lower, size, contrast)
  return contrast.reduce((total, weight, seat) => total + weight * (solved[seat] as number), 0)
}

function seatsOf(ids: readonly number[], from: number): ReadonlyMap<number, number> {
  return new Map([...new Set(ids)].sort(ascending).map((id, at) => [id, from + at]))
}

interface Total {
  readonly count: number
  readonly sum: number
  readonly squares: number
}

function totalOf(grades: GradeCounts, points: GradePoints): Total {
  let [count, sum, squares] = [0, 0, 0]
  for (const [at, number] of grades.entries()) {
    const each = points[at] ?? 0
    count += number
    sum += number * each
    squares += number * each * each
  }
  return { count, sum, squares }
}

/** Of one evaluation, within cells; where nobody ever says anything else, a point stays. */
function unitVarianceOf(totals: readonly Total[]): number {
  let [freedom, within] = [0, 0]
  for (const { count, sum, squares } of totals) {
    freedom += Math.max(0, count - 1)
    within += count === 0 ? 0 : squares - (sum * sum) / count
  }
  return Math.max(1, freedom === 0 ? 0 : within / freedom)
}
