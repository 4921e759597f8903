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
  /** Each of the three of their sum, in ten-thousandths of one; null where nothing differs. */
  readonly shares: { readonly ofItem: Estimate; readonly ofWindow: Estimate; readonly ofBoth: Estimate } | null
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
  const ofWindows = groupedBy(cells, ({ windowId }) => windowId)
  const ofItems = groupedBy(cells, ({ itemId }) => itemId)
  if (cells.length === 0) return refuse('TOO_FEW')
  const table = new CellTable(cells)
  const whole = table.without([])
  if (whole === undefined) return refuse('CANNOT_BE_SEPARATED')
  if (ofWindows.size < policy.partsMin || ofItems.size < policy.partsMin) return refuse('TOO_FEW')
  const leftOut = [ofWindows, ofItems].map((sets) => [...sets.values()].map((set) => table.without(set)))
  const freedom = Math.min(ofWindows.size, ofItems.size) - 1
  const estimate = (of: (components: Components) => number) => {
    const left = leftOut.map((all) => all.flatMap((one) => (one === undefined ? [] : [of(one)])))
    return estimateOf(of(whole), left, freedom, policy)
  }
  return grant({
    ...{ windows: ofWindows.size, items: ofItems.size, cells: cells.length },
    ofItem: estimate(({ item }) => item),
    ofWindow: estimate(({ window }) => window),
    ofBoth: estimate(({ both }) => both),
    shares:
      sumOf(whole) > 0
        ? {
            ofItem: toShare(estimate((each) => shareOf(each, 'item'))),
            ofWindow: toShare(estimate((each) => shareOf(each, 'window'))),
            ofBoth: toShare(estimate((each) => shareOf(each, 'both'))),
          }
        : null,
    byItem: [...ofItems]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([itemId, own]) => itemOf(itemId, own, policy)),
  })
}

interface Components {
  readonly item: number
  readonly window: number
  readonly both: number
}

const sumOf = ({ item, window, both }: Components) => Math.max(0, item) + Math.max(0, window) + Math.max(0, both)
const shareOf = (components: Components, of: keyof Components) => {
  const sum = sumOf(components)
  return sum === 0 ? 0 : Math.max(0, components[of]) / sum
}
const toShare = ({ value, lower, upper }: Estimate): Estimate => ({
  value: toWhole(value),
  lower: toWhole(lower),
  upper: toWhole(Math.min(1, upper)),
})
const toWhole = (share: number) => Math.round(share * 10_000)

/** With what most of the differences go, where that is shown: the interval of one lies above that of the other. */
export function leadingPart({ shares }: Pick<WindowOrItem, 'shares'>): 'ITEM' | 'WINDOW' | 'NOT_SHOWN' {
  if (shares === null) return 'NOT_SHOWN'
  const { ofItem, ofWindow } = shares
  if (ofItem.lower > ofWindow.upper) return 'ITEM'
  return ofWindow.lower > ofItem.upper ? 'WINDOW' : 'NOT_SHOWN'
}

/** Of all pairs within sets: half the mean squared difference, less what the means’ own uncertainty makes of it. */
interface Pairs {
  readonly squares: number
  readonly doubt: number
  readonly pairs: number
}

/** Of a set of cells all that its pairs need; means are told from the centre of all cells, so that little is lost by subtracting. */
interface Sums {
  readonly n: number
  readonly sum: number
  readonly squares: number
  readonly own: number
  readonly whole: number
}

const nothing: Pairs = { squares: 0, doubt: 0, pairs: 0 }
const noSums: Sums = { n: 0, sum: 0, squares: 0, own: 0, whole: 0 }

const plus = (one: Pairs, other: Pairs, sign = 1): Pairs => ({
  squares: one.squares + sign * other.squares,
  doubt: one.doubt + sign * other.doubt,
  pairs: one.pairs + sign * other.pairs,
})

const addCell = (sums: Sums, cell: RatedCell, centre: number, sign = 1): Sums => ({
  n: sums.n + sign,
  sum: sums.sum + sign * (cell.mean - centre),
  squares: sums.squares + sign * (cell.mean - centre) ** 2,
  own: sums.own + sign * cell.variance,
  whole: sums.whole + sign * (cell.variance + cell.sharedVariance),
})

const pairsOf = ({ n, sum, squares, ...doubts }: Sums, doubt: 'own' | 'whole'): Pairs => ({
  squares: n * squares - sum * sum,
  doubt: (n - 1) * doubts[doubt],
  pairs: n * (n - 1),
})

const variance = ({ squares, doubt, pairs }: Pairs) => (squares - doubt) / pairs

interface Totals {
  readonly all: Sums
  readonly sameWindow: Pairs
  /** The same pairs with the doubt with which they stand among all pairs. */
  readonly sameWindowWhole: Pairs
  readonly sameItem: Pairs
}

/** All cells by window and by item. What is left when some are taken out is told from those alone: a city has thousands, and each is left out once. */
class CellTable {
  readonly #centre: number
  readonly #byWindow = new Map<number, Sums>()
  readonly #byItem = new Map<string, Sums>()
  readonly #totals: Totals

  constructor(cells: readonly RatedCell[]) {
    this.#centre = cells.reduce((total, { mean }) => total + mean, 0) / Math.max(1, cells.length)
    let all = noSums
    for (const cell of cells) {
      all = addCell(all, cell, this.#centre)
      this.#byWindow.set(cell.windowId, addCell(this.#byWindow.get(cell.windowId) ?? noSums, cell, this.#centre))
      this.#byItem.set(cell.itemId, addCell(this.#byItem.get(cell.itemId) ?? noSums, cell, this.#centre))
    }
    const over = (sets: Iterable<Sums>, doubt: 'own' | 'whole') =>
      [...sets].map((set) => pairsOf(set, doubt)).reduce((total, one) => plus(total, one), nothing)
    this.#totals = {
      all,
      sameWindow: over(this.#byWindow.values(), 'own'),
      sameWindowWhole: over(this.#byWindow.values(), 'whole'),
      sameItem: over(this.#byItem.values(), 'whole'),
    }
  }

  /** @returns undefined where there is no pair of one of the three kinds */
  without(left: readonly RatedCell[]): Components | undefined {
    let { all, sameWindow, sameWindowWhole, sameItem } = this.#totals
    for (const cell of left) all = addCell(all, cell, this.#centre, -1)
    for (const [before, after] of this.#changed(left, this.#byWindow, ({ windowId }) => windowId)) {
      sameWindow = plus(plus(sameWindow, pairsOf(before, 'own'), -1), pairsOf(after, 'own'))
      sameWindowWhole = plus(plus(sameWindowWhole, pairsOf(before, 'whole'), -1), pairsOf(after, 'whole'))
    }
    for (const [before, after] of this.#changed(left, this.#byItem, ({ itemId }) => itemId))
      sameItem = plus(plus(sameItem, pairsOf(before, 'whole'), -1), pairsOf(after, 'whole'))
    // Pairs of one window are taken out of all with the same doubt that they went in with.
    const apart = plus(plus(pairsOf(all, 'whole'), sameWindowWhole, -1), sameItem, -1)
    if (sameWindow.pairs === 0 || sameItem.pairs === 0 || apart.pairs === 0) return undefined
    const [whole, ofItems, ofWindows] = [variance(apart), variance(sameWindow), variance(sameItem)]
    return { item: whole - ofWindows, window: whole - ofItems, both: ofItems + ofWindows - whole }
  }

  /** Of the sets that lose something, what they were and what they are then. */
  #changed<Key>(
    left: readonly RatedCell[],
    sets: ReadonlyMap<Key, Sums>,
    keyOf: (cell: RatedCell) => Key,
  ): readonly (readonly [Sums, Sums])[] {
    const found = new Map<Key, Sums>()
    for (const cell of left) {
      const key = keyOf(cell)
      found.set(key, addCell(found.get(key) ?? sets.get(key) ?? noSums, cell, this.#centre, -1))
    }
    return [...found].map(([key, after]) => [sets.get(key) ?? noSums, after] as const)
  }
}

/** By what they have in common, in their order. */
function groupedBy<Key>(cells: readonly RatedCell[], keyOf: (cell: RatedCell) => Key): ReadonlyMap<Key, RatedCell[]> {
  const found = new Map<Key, RatedCell[]>()
  for (const cell of cells) {
    const own = found.get(keyOf(cell))
    if (own === undefined) found.set(keyOf(cell), [cell])
    else own.push(cell)
  }
  return found
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
  const sums = cells.reduce((total, cell) => addCell(total, cell, mean), noSums)
  const between = (left: Sums) => variance(pairsOf(left, 'whole'))
  const ofWindow =
    cells.length < policy.partsMin
      ? null
      : estimateOf(
          between(sums),
          [cells.map((cell) => between(addCell(sums, cell, mean, -1)))],
          cells.length - 1,
          policy,
        )
  return { itemId, windows: cells.length, mean, ofWindow }
}
