import {
  addGrades,
  bySize,
  byWindow,
  type CountedCell,
  coarsenCells,
  foldEnough,
  keyOf,
  type NamedCell,
  together,
} from './score-cell.ts'
import { coarsen, inOrder, type NamedWindow, type ScoreInput, type TextLimits, withoutClusters } from './score-input.ts'
import { countedIn, type ScoreRest } from './score-rest.ts'
import { type ClusterKind, type GradeCounts, sizeOf } from './score-tally.ts'
import { writeInput } from './score-text.ts'

/**
 * 对照底数: of a month that is told as a whole, what was given of it before an instant. Whoever reads both has the rest by subtracting: so nothing is told of the part where what came
 * after it is too few, and what the whole tells of no window, no cell and no cluster, the part does not tell either. Cells are those of the whole, put together further where they have to be.
 */
export interface PartOfMonth {
  /** All that was counted, and of it what was given before; as the database tells it. */
  readonly all: ScoreInput
  readonly part: ScoreInput
  /** How many clusters of a window hold anything that was given after. */
  readonly later: readonly LaterClusters[]
  /** What is told of the whole. */
  readonly told: ScoreInput
}

export interface LaterClusters {
  readonly window: string
  readonly kind: ClusterKind
  readonly clusters: number
}

/** Where the whole was told by other limits than these it is not known what is put together in it, and the part stays silent. */
export function coarsenPart({ all, part, later, told }: PartOfMonth, limits: TextLimits): ScoreInput {
  const silent = told.windows.map((window) => ({ ...window, ...untold }))
  if (writeInput(coarsen(all, limits)) !== writeInput(told))
    return inOrder({ windows: silent, rests: [], cells: [], moments: [] })
  if (isSame(all, part)) return told
  const { smallestCell, clustersMin } = limits
  const parts = new Map(part.windows.map((window) => [window.key, window]))
  const windows = told.windows.map((window) => windowOf(window, parts.get(window.key), smallestCell))
  const own = new Set(windows.filter(({ evaluations }) => evaluations !== null).map(({ key }) => key))
  const laterOf = new Map(later.map(({ window, kind, clusters }) => [`${window} ${kind}`, clusters]))
  return inOrder({
    windows,
    rests: restOf({ all, part, told }, own, smallestCell),
    cells: [...byWindow(inTwo(all, part))].flatMap(([key, cells]) =>
      own.has(key) ? partOf(cellsInTwo(cells, smallestCell)) : [],
    ),
    moments: part.moments
      .filter(({ window }) => own.has(window))
      .map((moment) => {
        const after = laterOf.get(`${moment.window} ${moment.kind}`) ?? 0
        const isFew = moment.clusters < clustersMin || (after > 0 && after < clustersMin)
        return isFew ? withoutClusters(moment) : moment
      }),
  })
}

const untold = { evaluations: null, invited: null, answered: null }
const evaluationsOf = ({ windows }: ScoreInput) => windows.reduce((sum, { evaluations }) => sum + (evaluations ?? 0), 0)
const askedOf = ({ windows }: ScoreInput) =>
  windows.map(({ key, invited, answered }) => `${key} ${invited ?? 0} ${answered ?? 0}`).sort()

const isSame = (all: ScoreInput, part: ScoreInput) =>
  evaluationsOf(all) === evaluationsOf(part) && askedOf(all).join() === askedOf(part).join()

/** Whether a number may be told beside a whole that is told as well: neither it nor what is left are a few. */
const mayTell = (part: number, whole: number, smallest: number) =>
  part >= smallest && (whole === part || whole - part >= smallest)

function windowOf(window: NamedWindow, part: NamedWindow | undefined, smallest: number): NamedWindow {
  const tellsOf = (name: 'evaluations' | 'invited' | 'answered') =>
    window[name] !== null && mayTell(part?.[name] ?? 0, window[name], smallest)
  if (!tellsOf('evaluations')) return { ...window, ...untold }
  const asked = tellsOf('invited') && tellsOf('answered') ? part : undefined
  return {
    ...{ ...window, evaluations: part?.evaluations ?? null },
    ...{ invited: asked?.invited ?? null, answered: asked?.answered ?? null },
  }
}

/** Windows of which the part tells nothing, together: only where the whole tells all of its own, so that what is left of them is known to be enough. */
function restOf(
  { all, part, told }: Pick<PartOfMonth, 'all' | 'part' | 'told'>,
  own: ReadonlySet<string>,
  smallest: number,
): readonly ScoreRest[] {
  if (countedIn([told]) !== evaluationsOf(all)) return []
  const ofOthers = ({ windows }: ScoreInput) =>
    windows.filter(({ key }) => !own.has(key)).reduce((sum, { evaluations }) => sum + (evaluations ?? 0), 0)
  const evaluations = ofOthers(part)
  if (!mayTell(evaluations, ofOthers(all), smallest)) return []
  return [{ hall: '', evaluations, invited: 0, answered: 0 }]
}

/** By grade what was given before, then by grade what was given after. */
type TwoCounts = readonly number[]
const beforeOf = (counts: TwoCounts) => counts.slice(0, 5) as unknown as GradeCounts

export function inTwo(all: ScoreInput, part: ScoreInput): readonly CountedCell<TwoCounts>[] {
  const before = new Map(part.cells.map((cell) => [keyOf(cell), cell.grades]))
  return all.cells.map((cell) => {
    const own = before.get(keyOf(cell)) ?? [0, 0, 0, 0, 0]
    return { ...cell, grades: [...own, ...cell.grades.map((count, at) => count - (own[at] ?? 0))] }
  })
}

/** Of one window: the cells of the whole, those together of which too little was given before, or after. */
export function cellsInTwo(
  cells: readonly CountedCell<TwoCounts>[],
  smallest: number,
): readonly CountedCell<TwoCounts>[] {
  const isApart = (counts: TwoCounts) => {
    const before = sizeOf(beforeOf(counts))
    return before === 0 || mayTell(before, sizeOf(counts), smallest)
  }
  const { enough, left } = foldEnough(coarsenCells(cells, smallest), isApart)
  const others = [...enough].sort(bySize)
  const joined = [...left]
  for (let whole = together(joined); whole !== undefined; whole = together(joined)) {
    const { grades } = whole
    if (isApart(grades) || others.length === 0) return [...others, whole]
    // The smallest with which it is enough; else the smallest, and on.
    const at = others.findIndex((other) => isApart(addGrades(grades, other.grades)))
    joined.push(...others.splice(Math.max(0, at), 1))
  }
  return others
}

const partOf = (cells: readonly CountedCell<TwoCounts>[]): readonly NamedCell[] =>
  cells.map((cell) => ({ ...cell, grades: beforeOf(cell.grades) })).filter(({ grades }) => sizeOf(grades) > 0)
