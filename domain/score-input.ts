import type { PeerWindow } from './peer-group.ts'
import { type ScoreRest, withoutFew } from './score-rest.ts'
import { type CellTally, type ClusterKind, clusterKinds, type GradeCounts, sizeOf } from './score-tally.ts'
import { type ClusterMoments, type WindowTally, windowTalliesOf } from './window-tally.ts'

/** A window by the names that everybody knows, not by the numbers of a database: whoever computes it again has none of those. */
export interface NamedWindow {
  /** `hall code/window code`. */
  readonly key: string
  readonly kind: string
  /** The unit whose items it handles most. */
  readonly family: string
  /** All that were counted of it; null: too few to be told. */
  readonly evaluations: number | null
  /** Services of the period whose invitation was counted, and how many of them were evaluated; null: too few. */
  readonly invited: number | null
  readonly answered: number | null
}

/** As the database tells it: a cell or a cluster kind of a window by its key, an item by its code. */
export type NamedCell = Omit<CellTally, 'windowId' | 'itemId'> & { readonly window: string; readonly item: string }
export type NamedMoments = ClusterMoments & { readonly window: string }

/** All that the scores of a period are computed from, besides its rules. Rows in the order of their texts. */
export interface ScoreInput {
  readonly windows: readonly NamedWindow[]
  readonly cells: readonly NamedCell[]
  readonly moments: readonly NamedMoments[]
  /** Windows of too few, counted together. A text of before there were any has none, and tells the number of every window. */
  readonly rests?: readonly ScoreRest[]
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const unknownBand = 0
const anyText = '*'

/**
 * Nothing is told of fewer than so many: of a window with fewer evaluations not even its number (score-rest.ts); a cell with fewer loses, one after the other, the lag, the
 * age, the mode and audience, the item, until it holds enough. A remainder that is too small even then is told with the next larger cell of the window.
 * Of clusters that are fewer than so many (two clerks of a window, four weeks) nothing is told but their number: from the whole of the window, each could be computed.
 * Of items that were put together it is told of how many, as if all were asked for alike: a mean of many lies nearer to the others than one item does.
 * What is told is what is computed with, so that everybody can compute it.
 */
export function coarsen(
  input: ScoreInput,
  { smallestCell, clustersMin }: { readonly smallestCell: number; readonly clustersMin: number },
): ScoreInput {
  const told = new Set(
    input.windows.filter(({ evaluations }) => (evaluations ?? 0) >= smallestCell).map(({ key }) => key),
  )
  const own = new Map<string, NamedCell[]>()
  for (const cell of input.cells) {
    if (!told.has(cell.window)) continue
    const found = own.get(cell.window)
    if (found === undefined) own.set(cell.window, [cell])
    else found.push(cell)
  }
  return inOrder({
    ...withoutFew(input, smallestCell),
    cells: [...own.values()].flatMap((cells) => coarsenWindow(cells, smallestCell)),
    moments: input.moments
      .filter(({ window }) => told.has(window))
      .map((moment) => (moment.clusters < clustersMin ? { ...moment, cubes: 0, products: [] } : moment)),
  })
}

const steps: readonly ((cell: NamedCell) => NamedCell)[] = [
  (cell) => cell,
  (cell) => ({ ...cell, lagBand: unknownBand }),
  (cell) => ({ ...cell, lagBand: unknownBand, ageBand: unknownBand }),
  (cell) => ({ ...cell, lagBand: unknownBand, ageBand: unknownBand, mode: anyText, audience: anyText }),
]

/** Cells of a window as one, of an item of its own: it connects this window with no other. Its name tells of how many items. */
const together = (cells: readonly NamedCell[]): NamedCell | undefined => {
  const [first] = cells
  if (first === undefined) return undefined
  return {
    ...{ window: first.window, item: `${anyText}${effectiveParts(cells)}/${first.window}`, isRequiredRefusal: false },
    ...{ lagBand: unknownBand, ageBand: unknownBand, mode: anyText, audience: anyText },
    grades: cells.map(({ grades }) => grades).reduce(addGrades),
  }
}

function partsOf(item: string): { readonly itemParts?: number } {
  const parts = /^\*([1-9][0-9]*)\//.exec(item)?.[1]
  return parts === undefined ? {} : { itemParts: Number(parts) }
}

/** As many items as, each asked for alike, would differ from others as these do on average: (Σ n)² ÷ Σ n², rounded down. */
function effectiveParts(cells: readonly NamedCell[]): number {
  const sizes = new Map<string, number>()
  for (const { item, grades } of cells) sizes.set(item, (sizes.get(item) ?? 0) + sizeOf(grades))
  const all = [...sizes.values()]
  const total = all.reduce((sum, size) => sum + size, 0)
  return Math.max(1, Math.floor((total * total) / all.reduce((sum, size) => sum + size * size, 0)))
}

function coarsenWindow(cells: readonly NamedCell[], smallestCell: number): readonly NamedCell[] {
  const enough: NamedCell[] = []
  let left = cells
  for (const step of steps) {
    const folds = foldCells(left, step)
    enough.push(...folds.filter(({ size }) => size >= smallestCell).map(({ cell, grades }) => ({ ...cell, grades })))
    left = folds.filter(({ size }) => size < smallestCell).flatMap(({ members }) => members)
  }
  const rest = together(left)
  if (rest === undefined) return enough
  return sizeOf(rest.grades) >= smallestCell ? [...enough, rest] : withRest(enough, rest)
}
/** A remainder of too few goes into the smallest cell that is told: who was in it is hidden among those. */
function withRest(enough: readonly NamedCell[], rest: NamedCell): readonly NamedCell[] {
  const [smallest] = [...enough].sort(
    (one, other) => sizeOf(one.grades) - sizeOf(other.grades) || byText(keyOf(one), keyOf(other)),
  )
  if (smallest === undefined) return [rest]
  const hidden = { ...smallest, grades: addGrades(smallest.grades, rest.grades) }
  return [...enough.filter((cell) => cell !== smallest), hidden]
}

const keyOf = ({ window, item, audience, mode, ageBand, lagBand, isRequiredRefusal }: NamedCell) =>
  JSON.stringify([window, item, audience, mode, ageBand, lagBand, isRequiredRefusal])

interface Fold {
  readonly cell: NamedCell
  readonly members: NamedCell[]
  size: number
  grades: GradeCounts
}

/** Of one window: a city has a hundred thousand cells in a month, so that each is looked at once. */
function foldCells(cells: readonly NamedCell[], step: (cell: NamedCell) => NamedCell): readonly Fold[] {
  const found = new Map<string, Fold>()
  for (const member of cells) {
    const cell = step(member)
    const { item, audience, mode, ageBand, lagBand, isRequiredRefusal, grades } = cell
    const key = `${item}\n${audience}\n${mode}\n${ageBand}\n${lagBand}\n${isRequiredRefusal}`
    const fold = found.get(key)
    if (fold === undefined) {
      found.set(key, { cell, members: [member], size: sizeOf(grades), grades })
      continue
    }
    fold.members.push(member)
    fold.size += sizeOf(grades)
    fold.grades = addGrades(fold.grades, grades)
  }
  return [...found.values()]
}

const addGrades = (one: GradeCounts, other: GradeCounts): GradeCounts =>
  one.map((count, at) => count + (other[at] ?? 0)) as unknown as GradeCounts

/** The order in which it is told and computed. */
function inOrder({ windows, cells, moments, ...more }: ScoreInput): ScoreInput {
  return {
    ...more,
    windows: [...windows].sort((one, other) => byText(one.key, other.key)),
    cells: cells
      .map((cell) => ({ cell, key: keyOf(cell) }))
      .sort((one, other) => byText(one.key, other.key))
      .map(({ cell }) => cell),
    moments: [...moments].sort((one, other) => byText(one.window, other.window) || byText(one.kind, other.kind)),
  }
}

/** Numbers for windows and items, by the order of their names over all spans: the same for everybody. */
export interface Numbering {
  readonly windows: ReadonlyMap<string, number>
  readonly items: ReadonlyMap<string, number>
}

export function numberingOf(inputs: readonly ScoreInput[]): Numbering {
  const number = (names: Iterable<string>) =>
    new Map([...new Set(names)].sort(byText).map((name, at) => [name, at + 1] as const))
  return {
    windows: number(inputs.flatMap((input) => input.windows.map(({ key }) => key))),
    items: number(inputs.flatMap((input) => input.cells.map(({ item }) => item))),
  }
}

/** By window, all that a comparison needs. */
export function toTallies({ cells, moments }: ScoreInput, { windows, items }: Numbering): readonly WindowTally[] {
  const numbered = cells.map(({ window, item, ...cell }) => ({
    ...cell,
    windowId: windows.get(window) ?? 0,
    itemId: items.get(item) ?? 0,
    ...partsOf(item),
  }))
  const ofWindow = new Map<number, ClusterMoments[]>()
  for (const { window, ...moment } of moments) {
    const windowId = windows.get(window) ?? 0
    ofWindow.set(windowId, [...(ofWindow.get(windowId) ?? []), moment])
  }
  return windowTalliesOf({ cells: numbered, clusters: [] }).map((tally) => ({
    ...tally,
    moments: [...(ofWindow.get(tally.windowId) ?? [])].sort((one, other) => placeOf(one.kind) - placeOf(other.kind)),
  }))
}

const placeOf = (kind: ClusterKind) => clusterKinds.indexOf(kind)

export const toPeers = (input: ScoreInput, { windows }: Numbering): readonly PeerWindow[] =>
  input.windows.map(({ key, kind, family }) => ({ windowId: windows.get(key) ?? 0, kind, family }))
