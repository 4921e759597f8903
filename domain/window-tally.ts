import {
  type CellTally,
  type ClusterKind,
  type ClusterTally,
  clusterKinds,
  type GradeCounts,
  type ScoreTally,
  sizeOf,
} from './score-tally.ts'

/** What is adjusted for. Never waiting, resubmission or attitude: they are what a window is judged by. */
export const caseMixFactors = ['ITEM', 'AUDIENCE', 'MODE', 'AGE_BAND', 'LAG_BAND', 'REQUIRED_REFUSAL'] as const
export type CaseMixFactor = (typeof caseMixFactors)[number]

/** One level of a factor at one window. Refusals that the law required have one level, `YES`; the others are its absence. */
export interface LevelTally {
  readonly factor: CaseMixFactor
  readonly level: string
  /** Of how many things it is the mean; where it is one, it is not said. Such a mean lies nearer to all others than one thing does. */
  readonly parts?: number
  readonly grades: GradeCounts
}

/** Of the clusters of one kind at one window, all that a variance needs, under every map of points. */
export interface ClusterMoments {
  readonly kind: ClusterKind
  readonly clusters: number
  /** Σ over clusters of the cubes of their sizes. */
  readonly cubes: number
  /**
   * Σ over clusters of (how many gave grade g) × (how many gave grade h), 25 numbers by g, then h. None where clusters are so few that they could be told apart by it: then
   * `cubes` is 0, and nothing is known but how many there are.
   */
  readonly products: readonly number[]
}

/**
 * One window over one period: all that a comparison needs, in whole numbers, and nothing of single people. Some kilobytes, however many evaluations.
 */
export interface WindowTally {
  readonly windowId: number
  readonly grades: GradeCounts
  /** In the order of factors, then of levels as text. */
  readonly levels: readonly LevelTally[]
  /** How many evaluations have both levels: for the first level with itself and every later one, then for the second, and so on. */
  readonly pairs: readonly number[]
  /** In the order of kinds; of kinds that say nothing of the window there is none. */
  readonly moments: readonly ClusterMoments[]
}

const byWindow = (one: WindowTally, other: WindowTally) => one.windowId - other.windowId

/** Where the pair of the levels at these two places stands; `one` is not after `other`. */
export function pairAt(levels: number, one: number, other: number): number {
  return one * levels - (one * (one - 1)) / 2 + other - one
}

/** Forgets which evaluations belong together and keeps what a comparison needs of it. Of a whole period only: its clusters can be told no more. */
export function windowTalliesOf({ cells, clusters }: ScoreTally): readonly WindowTally[] {
  const ofWindow = groupedBy(clusters)
  return [...groupedBy(cells)]
    .map(([windowId, own]) => ({ windowId, ...crossed(own), moments: momentsOf(ofWindow.get(windowId) ?? []) }))
    .sort(byWindow)
}

/** Whole periods one after another, as if they were one; a cluster that goes on in the next period counts there as another. */
export function addPeriods(periods: readonly (readonly WindowTally[])[]): readonly WindowTally[] {
  return [...groupedBy(periods.flat())]
    .map(([windowId, own]) => (own.length === 1 && own[0] !== undefined ? own[0] : { windowId, ...added(own) }))
    .sort(byWindow)
}

function groupedBy<Row extends { readonly windowId: number }>(rows: readonly Row[]): ReadonlyMap<number, Row[]> {
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const own = found.get(row.windowId)
    if (own === undefined) found.set(row.windowId, [row])
    else own.push(row)
  }
  return found
}

type Level = Pick<LevelTally, 'factor' | 'level' | 'parts'>

function levelsOf(cell: CellTally): readonly Level[] {
  return [
    { factor: 'ITEM', level: String(cell.itemId), ...(cell.itemParts === undefined ? {} : { parts: cell.itemParts }) },
    { factor: 'AUDIENCE', level: cell.audience },
    { factor: 'MODE', level: cell.mode },
    { factor: 'AGE_BAND', level: String(cell.ageBand) },
    { factor: 'LAG_BAND', level: String(cell.lagBand) },
    ...(cell.isRequiredRefusal ? [{ factor: 'REQUIRED_REFUSAL' as const, level: 'YES' }] : []),
  ]
}

const byLevel = (one: Level, other: Level) => (one.level < other.level ? -1 : one.level > other.level ? 1 : 0)

/** The place of every level among all of them, in their order. */
class Seats {
  readonly levels: readonly Level[]
  readonly #seats: ReadonlyMap<CaseMixFactor, ReadonlyMap<string, number>>

  constructor(levels: Iterable<Level>) {
    const found = new Map<CaseMixFactor, Map<string, Level>>(caseMixFactors.map((factor) => [factor, new Map()]))
    for (const { factor, level, parts } of levels)
      found.get(factor)?.set(level, { factor, level, ...(parts === undefined ? {} : { parts }) })
    this.levels = [...found.values()].flatMap((all) => [...all.values()].sort(byLevel))
    const seats = new Map(caseMixFactors.map((factor) => [factor, new Map<string, number>()]))
    for (const [seat, { factor, level }] of this.levels.entries()) seats.get(factor)?.set(level, seat)
    this.#seats = seats
  }

  of({ factor, level }: Level): number {
    return this.#seats.get(factor)?.get(level) ?? 0
  }
}

type Crossed = Omit<WindowTally, 'windowId' | 'moments'>

function crossed(cells: readonly CellTally[]): Crossed {
  const levelsOfCells = cells.map(levelsOf)
  const seats = new Seats(levelsOfCells.flat())
  const book = new Book(seats)
  for (const [at, { grades }] of cells.entries()) {
    const own = (levelsOfCells[at] ?? []).map((level) => seats.of(level))
    book.add(grades, own)
  }
  return book.told()
}

/** Levels of a window, their grades and their pairs, as they are counted. */
class Book {
  readonly #seats: Seats
  readonly #all = [0, 0, 0, 0, 0]
  readonly #grades: number[][]
  readonly #pairs: number[]

  constructor(seats: Seats) {
    const size = seats.levels.length
    this.#seats = seats
    this.#grades = seats.levels.map(() => [0, 0, 0, 0, 0])
    this.#pairs = Array.from({ length: (size * (size + 1)) / 2 }, () => 0)
  }

  /** Evaluations that have all these levels; seats ascending. */
  add(grades: GradeCounts, seats: readonly number[]): void {
    const size = sizeOf(grades)
    plus(this.#all, grades)
    for (const [place, seat] of seats.entries()) {
      plus(this.#grades[seat] ?? [], grades)
      for (let other = place; other < seats.length; other += 1) this.pair(seat, seats[other] ?? 0, size)
    }
  }

  pair(one: number, other: number, count: number): void {
    const at = pairAt(this.#seats.levels.length, one, other)
    this.#pairs[at] = (this.#pairs[at] ?? 0) + count
  }

  addTally({ grades, levels, pairs }: Crossed): void {
    const seats = levels.map((level) => this.#seats.of(level))
    plus(this.#all, grades)
    let at = 0
    for (const [place, seat] of seats.entries()) {
      plus(this.#grades[seat] ?? [], levels[place]?.grades ?? [])
      for (let other = place; other < seats.length; other += 1, at += 1)
        this.pair(seat, seats[other] ?? 0, pairs[at] ?? 0)
    }
  }

  told(): Crossed {
    const levels = this.#seats.levels.map((level, seat) => ({ ...level, grades: counts(this.#grades[seat] ?? []) }))
    return { grades: counts(this.#all), levels, pairs: this.#pairs }
  }
}

const counts = (grades: readonly number[]) => grades as unknown as GradeCounts

function plus(total: number[], more: readonly number[]): void {
  for (let at = 0; at < more.length; at += 1) total[at] = (total[at] ?? 0) + (more[at] ?? 0)
}

function added(tallies: readonly WindowTally[]): Omit<WindowTally, 'windowId'> {
  const book = new Book(new Seats(tallies.flatMap(({ levels }) => levels)))
  for (const tally of tallies) book.addTally(tally)
  const moments = clusterKinds.flatMap((kind) => {
    const own = tallies.flatMap((tally) => tally.moments.filter((one) => one.kind === kind))
    return own.length === 0 ? [] : [own.reduce(addMoments)]
  })
  return { ...book.told(), moments }
}

function momentsOf(clusters: readonly ClusterTally[]): readonly ClusterMoments[] {
  return clusterKinds.flatMap((kind) => {
    const own = clusters.filter((one) => one.kind === kind)
    if (own.length === 0) return []
    const products = Array.from({ length: 25 }, () => 0)
    let cubes = 0
    for (const { grades } of own) {
      cubes += sizeOf(grades) ** 3
      for (const [g, one] of grades.entries())
        for (const [h, other] of grades.entries()) products[5 * g + h] = (products[5 * g + h] ?? 0) + one * other
    }
    return [{ kind, clusters: own.length, cubes, products }]
  })
}

function addMoments(one: ClusterMoments, other: ClusterMoments): ClusterMoments {
  if (one.products.length !== other.products.length)
    return { kind: one.kind, clusters: one.clusters + other.clusters, cubes: 0, products: [] }
  return {
    kind: one.kind,
    clusters: one.clusters + other.clusters,
    cubes: one.cubes + other.cubes,
    products: one.products.map((product, at) => product + (other.products[at] ?? 0)),
  }
}
