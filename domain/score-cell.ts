import { type GradeCounts, sizeOf } from './score-tally.ts'

/** A cell of a window by the names that everybody knows: what a service was, as far as the window has not made it so itself. */
interface CellName {
  /** `hall code/window code`. */
  readonly window: string
  readonly item: string
  readonly audience: string
  readonly mode: string
  readonly ageBand: number
  readonly lagBand: number
  readonly isRequiredRefusal: boolean
}

/** How much of each there is, by grade; of a month that is told in two parts, by grade of the one, then of the other. */
export type CountedCell<Counts extends readonly number[]> = CellName & { readonly grades: Counts }
export type NamedCell = CountedCell<GradeCounts>

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const unknownBand = 0
/** Of several: no audience, mode or item is told. */
const anyText = '*'

/** A cell with too little loses, one after the other, the lag, the age, the mode and audience, until it holds enough. */
const steps: readonly (<Counts extends readonly number[]>(cell: CountedCell<Counts>) => CountedCell<Counts>)[] = [
  (cell) => cell,
  (cell) => ({ ...cell, lagBand: unknownBand }),
  (cell) => ({ ...cell, lagBand: unknownBand, ageBand: unknownBand }),
  (cell) => ({ ...cell, lagBand: unknownBand, ageBand: unknownBand, mode: anyText, audience: anyText }),
]

/** Cells of one window, put together step by step until each holds enough; and those that do not even then. */
export function foldEnough<Counts extends readonly number[]>(
  cells: readonly CountedCell<Counts>[],
  isEnough: (grades: Counts) => boolean,
): { readonly enough: CountedCell<Counts>[]; readonly left: readonly CountedCell<Counts>[] } {
  const enough: CountedCell<Counts>[] = []
  let left = cells
  for (const step of steps) {
    const folds = foldCells(left, step)
    enough.push(...folds.filter(({ grades }) => isEnough(grades)).map(({ cell, grades }) => ({ ...cell, grades })))
    left = folds.filter(({ grades }) => !isEnough(grades)).flatMap(({ members }) => members)
  }
  return { enough, left }
}

interface Fold<Counts extends readonly number[]> {
  readonly cell: CountedCell<Counts>
  readonly members: CountedCell<Counts>[]
  grades: Counts
}

/** Of one window: a city has a hundred thousand cells in a month, so that each is looked at once. */
function foldCells<Counts extends readonly number[]>(
  cells: readonly CountedCell<Counts>[],
  step: (cell: CountedCell<Counts>) => CountedCell<Counts>,
): readonly Fold<Counts>[] {
  const found = new Map<string, Fold<Counts>>()
  for (const member of cells) {
    const cell = step(member)
    const { item, audience, mode, ageBand, lagBand, isRequiredRefusal, grades } = cell
    const key = `${item}\n${audience}\n${mode}\n${ageBand}\n${lagBand}\n${isRequiredRefusal}`
    const fold = found.get(key)
    if (fold === undefined) {
      found.set(key, { cell, members: [member], grades })
      continue
    }
    fold.members.push(member)
    fold.grades = addGrades(fold.grades, grades)
  }
  return [...found.values()]
}

/** Cells of a window as one, of an item of its own: it connects this window with no other. Its name tells of how many items. */
export function together<Counts extends readonly number[]>(
  cells: readonly CountedCell<Counts>[],
): CountedCell<Counts> | undefined {
  const [first] = cells
  if (first === undefined) return undefined
  return {
    ...{ window: first.window, item: `${anyText}${effectiveParts(cells)}/${first.window}`, isRequiredRefusal: false },
    ...{ lagBand: unknownBand, ageBand: unknownBand, mode: anyText, audience: anyText },
    grades: cells.map(({ grades }) => grades).reduce(addGrades),
  }
}

/** For how many items an item of the text stands; undefined: for itself. */
export function partsOf(item: string): number | undefined {
  const parts = /^\*([1-9][0-9]*)\//.exec(item)?.[1]
  return parts === undefined ? undefined : Number(parts)
}

/** As many items as, each asked for alike, would differ from others as these do on average: (Σ n)² ÷ Σ n², rounded down. */
function effectiveParts(cells: readonly CountedCell<readonly number[]>[]): number {
  const sizes = new Map<string, number>()
  for (const { item, grades } of cells) sizes.set(item, (sizes.get(item) ?? 0) + sizeOf(grades))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const squares = [...sizes].reduce((sum, [item, size]) => sum + (size * size) / (partsOf(item) ?? 1), 0)
  return Math.max(1, Math.floor((total * total) / squares))
}

/** Cells of one window, none of fewer than so many. A remainder that is too small even together is told with the smallest of the others. */
export function coarsenCells<Counts extends readonly number[]>(
  cells: readonly CountedCell<Counts>[],
  smallestCell: number,
): readonly CountedCell<Counts>[] {
  const { enough, left } = foldEnough(cells, (grades) => sizeOf(grades) >= smallestCell)
  const rest = together(left)
  if (rest === undefined) return enough
  return sizeOf(rest.grades) >= smallestCell ? [...enough, rest] : withRest(enough, rest)
}

/** A remainder of too few goes into the smallest cell that is told: who was in it is hidden among those. */
function withRest<Counts extends readonly number[]>(
  enough: readonly CountedCell<Counts>[],
  rest: CountedCell<Counts>,
): readonly CountedCell<Counts>[] {
  const [smallest] = [...enough].sort(bySize)
  if (smallest === undefined) return [rest]
  const hidden = { ...smallest, grades: addGrades(smallest.grades, rest.grades) }
  return [...enough.filter((cell) => cell !== smallest), hidden]
}

/** The smallest first. */
export const bySize = (one: CountedCell<readonly number[]>, other: CountedCell<readonly number[]>) =>
  sizeOf(one.grades) - sizeOf(other.grades) || byText(keyOf(one), keyOf(other))

/** What tells a cell from every other, as text. */
export const keyOf = ({ window, item, audience, mode, ageBand, lagBand, isRequiredRefusal }: CellName) =>
  JSON.stringify([window, item, audience, mode, ageBand, lagBand, isRequiredRefusal])

export const addGrades = <Counts extends readonly number[]>(one: Counts, other: Counts): Counts =>
  one.map((count, at) => count + (other[at] ?? 0)) as unknown as Counts

/** Cells by their windows. */
export function byWindow<Row extends { readonly window: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const own = found.get(row.window)
    if (own === undefined) found.set(row.window, [row])
    else own.push(row)
  }
  return found
}
