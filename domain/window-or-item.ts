import { type GradePoints, measure, totalsOf, withinVarianceOf } from './cluster-variance.ts'
import { type Decision, grant, refuse } from './kernel/decision.ts'
import { tWithin } from './kernel/distribution.ts'
import { sizeOf } from './score-tally.ts'
import type { Estimate } from './variance-component.ts'
import type { WindowTally } from './window-tally.ts'

/** 窗口还是制度: mean points of one item at one window, and how sure they are. */
export interface RatedCell {
  readonly windowId: number
  readonly itemId: string
  readonly mean: number
  /** Of the mean: what is this item’s own, and what all items of the window share because they were asked for on the same days. */
  readonly variance: number
  readonly sharedVariance: number
}

export interface WindowOrItemPolicy {
  /** Cells of fewer evaluations are left out. */
  readonly cellEvaluationsMin: number
  /** Variances are told from so many windows and so many items on. */
  readonly partsMin: number
  /** 950: how sure intervals are. */
  readonly levelThousandths: number
}

/** How much of the differences goes with the item (whatever window), with the window (whatever item), and with both together. Points squared. */
export interface WindowOrItem {
  readonly windows: number
  readonly items: number
  readonly cells: number
  readonly ofItem: Estimate
  readonly ofWindow: Estimate
  readonly ofBoth: Estimate
  /** How far windows differ at one item, with what windows are like whatever the item; null where too few offer it. */
  readonly byItem: readonly {
    readonly itemId: string
    readonly windows: number
    readonly mean: number
    readonly ofWindow: Estimate | null
  }[]
}

/** What every window has of each item. Variances are pooled over all windows told, so that a cell of nothing but fives is not certain. */
export function ratedCellsOf(
  tallies: readonly WindowTally[],
  points: GradePoints,
  policy: WindowOrItemPolicy,
): readonly RatedCell[] {
  const { unit, shares } = withinVarianceOf(tallies.map((tally) => measure(tally, points)))
  const share = Math.max(0, ...shares.map((one) => one.share))
  return tallies.flatMap(({ windowId, grades, levels, moments }) => {
    const size = sizeOf(grades)
    const sizes = Math.max(0, ...moments.map(({ products }) => products.reduce((total, one) => total + one, 0)))
    return levels
      .filter(({ factor, grades: own }) => factor === 'ITEM' && sizeOf(own) >= policy.cellEvaluationsMin)
      .map(({ level, grades: own }) => ({
        windowId,
        itemId: level,
        mean: totalsOf(own, points).mean,
        variance: (unit * (1 - share)) / sizeOf(own),
        sharedVariance: size === 0 ? 0 : (unit * share * sizes) / (size * size),
      }))
  })
}

/**
 * Variances from pairs of cells: two items of one window differ by item and both, one item at two windows by window and both, two items at two
 * windows by everything. Intervals by leaving out each window, then each item. Where each item is at one window only, or each window has one item
 * only, it cannot be separated: refused. Waiting and queues are not taken out: they are how a window or a rule acts, not a share beside them.
 */
export function windowOrItem(
  told: readonly RatedCell[],
  policy: WindowOrItemPolicy,
): Decision<WindowOrItem, 'CANNOT_BE_SEPARATED' | 'TOO_FEW'> {
  const cells = [...told].sort(
    (one, other) =>
      one.windowId - other.windowId || (one.itemId < other.itemId ? -1 : one.itemId > other.itemId ? 1 : 0),
  )
  const windowIds = [...new Set(cells.map(({ windowId }) => windowId))]
  const itemIds = [...new Set(cells.map(({ itemId }) => itemId))].sort()
  const whole = componentsOf(cells)
  if (whole === undefined) return refuse('CANNOT_BE_SEPARATED')
  if (windowIds.length < policy.partsMin || itemIds.length < policy.partsMin) return refuse('TOO_FEW')
  const withoutWindow = windowIds.map((windowId) => componentsOf(cells.filter((cell) => cell.windowId !== windowId)))
  const withoutItem = itemIds.map((itemId) => componentsOf(cells.filter((cell) => cell.itemId !== itemId)))
  const freedom = Math.min(windowIds.length, itemIds.length) - 1
  const estimate = (of: (components: Components) => number) => {
    const left = [withoutWindow, withoutItem].map((all) => all.flatMap((one) => (one === undefined ? [] : [of(one)])))
    return estimateOf(of(whole), left, freedom, policy)
  }
  return grant({
    ...{ windows: windowIds.length, items: itemIds.length, cells: cells.length },
    ofItem: estimate(({ item }) => item),
    ofWindow: estimate(({ window }) => window),
    ofBoth: estimate(({ both }) => both),
    byItem: itemIds.map((itemId) =>
      itemOf(
        itemId,
        cells.filter((cell) => cell.itemId === itemId),
        policy,
      ),
    ),
  })
}

interface Components {
  readonly item: number
  readonly window: number
  readonly both: number
}

/** Of all pairs within sets: half the mean squared difference, less what the means’ own uncertainty makes of it. */
interface Pairs {
  readonly squares: number
  readonly doubt: number
  readonly pairs: number
}

function pairsOf(cells: readonly RatedCell[], doubtOf: (cell: RatedCell) => number): Pairs {
  const n = cells.length
  const centre = cells.reduce((total, { mean }) => total + mean, 0) / Math.max(1, n)
  return {
    squares: n * cells.reduce((total, { mean }) => total + (mean - centre) ** 2, 0),
    doubt: (n - 1) * cells.reduce((total, cell) => total + doubtOf(cell), 0),
    pairs: n * (n - 1),
  }
}

const plus = (one: Pairs, other: Pairs, sign = 1): Pairs => ({
  squares: one.squares + sign * other.squares,
  doubt: one.doubt + sign * other.doubt,
  pairs: one.pairs + sign * other.pairs,
})

const variance = ({ squares, doubt, pairs }: Pairs) => (squares - doubt) / pairs
const ownDoubt = (cell: RatedCell) => cell.variance
const wholeDoubt = (cell: RatedCell) => cell.variance + cell.sharedVariance

function componentsOf(cells: readonly RatedCell[]): Components | undefined {
  const sets = (keyOf: (cell: RatedCell) => string) => {
    const found = new Map<string, RatedCell[]>()
    for (const cell of cells) {
      const own = found.get(keyOf(cell))
      if (own === undefined) found.set(keyOf(cell), [cell])
      else own.push(cell)
    }
    return [...found.values()]
  }
  const nothing = { squares: 0, doubt: 0, pairs: 0 }
  const over = (all: readonly (readonly RatedCell[])[], doubtOf: (cell: RatedCell) => number) =>
    all.map((set) => pairsOf(set, doubtOf)).reduce((total, one) => plus(total, one), nothing)
  const [byWindow, byItem] = [sets(({ windowId }) => String(windowId)), sets(({ itemId }) => itemId)]
  const sameWindow = over(byWindow, ownDoubt)
  const sameItem = over(byItem, wholeDoubt)
  // Pairs of one window are taken out of all with the same doubt that they went in with.
  const apart = plus(plus(pairsOf(cells, wholeDoubt), over(byWindow, wholeDoubt), -1), sameItem, -1)
  if (sameWindow.pairs === 0 || sameItem.pairs === 0 || apart.pairs === 0) return undefined
  const [all, ofItems, ofWindows] = [variance(apart), variance(sameWindow), variance(sameItem)]
  return { item: all - ofWindows, window: all - ofItems, both: ofItems + ofWindows - all }
}

/** Between the limits of t around the value, none below nothing. */
function estimateOf(
  value: number,
  leftOut: readonly (readonly number[])[],
  freedom: number,
  { levelThousandths }: WindowOrItemPolicy,
): Estimate {
  let square = 0
  for (const values of leftOut) {
    const mean = values.reduce((total, one) => total + one, 0) / Math.max(1, values.length)
    const spread = values.reduce((total, one) => total + (one - mean) ** 2, 0)
    square += (spread * (values.length - 1)) / Math.max(1, values.length)
  }
  const half = tWithin(levelThousandths / 1000, Math.max(1, freedom)) * Math.sqrt(square)
  return { value: Math.max(0, value), lower: Math.max(0, value - half), upper: Math.max(0, value + half) }
}

function itemOf(
  itemId: string,
  cells: readonly RatedCell[],
  policy: WindowOrItemPolicy,
): WindowOrItem['byItem'][number] {
  const mean = cells.reduce((total, cell) => total + cell.mean, 0) / cells.length
  const between = (own: readonly RatedCell[]) => variance(pairsOf(own, wholeDoubt))
  const ofWindow =
    cells.length < policy.partsMin
      ? null
      : estimateOf(
          between(cells),
          [cells.map((_, at) => between(cells.filter((__, other) => other !== at)))],
          cells.length - 1,
          policy,
        )
  return { itemId, windows: cells.length, mean, ofWindow }
}
