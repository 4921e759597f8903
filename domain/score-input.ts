import type { PeerWindow } from './peer-group.ts'
import { byWindow, coarsenCells, keyOf, type NamedCell, partsOf } from './score-cell.ts'
import { type ScoreRest, withoutFew } from './score-rest.ts'
import { type ClusterKind, clusterKinds } from './score-tally.ts'
import { type ClusterMoments, type WindowTally, windowTalliesOf } from './window-tally.ts'

/** A window by the names that everybody knows, not by the numbers of a database: whoever computes it again has none of those. */
export interface NamedWindow {
  /** `hall code/window code`. */
  readonly key: string
  readonly kind: string
  /** The unit whose items it handles most; `-`: not known, or of too few. */
  readonly family: string
  /** All that were counted of it; null: nobody, or too few to be told. */
  readonly evaluations: number | null
  /** Services of the period whose invitation was counted, and how many of them were evaluated; null: nobody, or too few. */
  readonly invited: number | null
  readonly answered: number | null
}

/** Of a cluster kind of a window, by its key. */
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

/** Of how few evaluations, and of how few clusters, nothing is told that would tell them apart. */
export interface TextLimits {
  readonly smallestCell: number
  readonly clustersMin: number
}

/** 从严: where several rules hold for the same evaluations, nothing is told that one of them keeps silent. */
export const strictestOf = (all: readonly TextLimits[]): TextLimits => ({
  smallestCell: Math.max(...all.map(({ smallestCell }) => smallestCell)),
  clustersMin: Math.max(...all.map(({ clustersMin }) => clustersMin)),
})

/** The family of a window that is not told: by the unit of its items it would be known that somebody has spoken there. */
const untoldFamily = '-'

/**
 * Nothing is told of fewer than so many: of a window with fewer evaluations, or with none, not even their number (score-rest.ts), nor for which unit they were; a cell with fewer loses, one
 * after the other, the lag, the age, the mode and audience, the item, until it holds enough. A remainder that is too small even then is told with the next larger cell of the window.
 * Of clusters that are fewer than so many (two clerks of a window, four weeks) nothing is told but their number: from the whole of the window, each could be computed.
 * Of items that were put together it is told of how many, as if all were asked for alike: a mean of many lies nearer to the others than one item does.
 * What is told is what is computed with, so that everybody can compute it.
 */
export function coarsen(input: ScoreInput, { smallestCell, clustersMin }: TextLimits): ScoreInput {
  const { windows, rests } = withoutFew(input, smallestCell)
  const told = new Set(windows.filter(({ evaluations }) => evaluations !== null).map(({ key }) => key))
  return inOrder({
    windows: windows.map((window) => (told.has(window.key) ? window : { ...window, family: untoldFamily })),
    rests,
    cells: [...byWindow(input.cells)].flatMap(([key, cells]) =>
      told.has(key) ? coarsenCells(cells, smallestCell) : [],
    ),
    moments: input.moments
      .filter(({ window }) => told.has(window))
      .map((moment) => (moment.clusters < clustersMin ? withoutClusters(moment) : moment)),
  })
}

/** Of clusters that are too few: how many they are. */
export const withoutClusters = (moment: NamedMoments): NamedMoments => ({ ...moment, cubes: 0, products: [] })

/** The order in which it is told and computed. */
export function inOrder({ windows, cells, moments, ...more }: ScoreInput): ScoreInput {
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
  const numbered = cells.map(({ window, item, ...cell }) => {
    const parts = partsOf(item)
    return {
      ...{ ...cell, windowId: windows.get(window) ?? 0, itemId: items.get(item) ?? 0 },
      ...(parts === undefined ? {} : { itemParts: parts }),
    }
  })
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
