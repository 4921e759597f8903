import { type Decision, grant, refuse } from './kernel/decision.ts'
import type { NamedCell } from './score-cell.ts'
import type { NamedMoments, NamedWindow, ScoreInput } from './score-input.ts'
import type { ScoreRest } from './score-rest.ts'
import { type ClusterKind, clusterKinds, type GradeCounts } from './score-tally.ts'

/**
 * The text of an input: one line for each row, so that a difference between two of them can be pointed at. Its digest stands in the log, and whoever has it computes
 * the result byte for byte.
 */
/** Since the second, nothing is told of windows of too few but what they come to together. */
const inputHeads = { every: 'yiping/score-input/v1', enough: 'yiping/score-input/v2' } as const

export function writeInput({ windows, cells, moments, rests }: ScoreInput): string {
  const lines = [
    rests === undefined ? inputHeads.every : inputHeads.enough,
    ...windows.map((window) =>
      line('w', window.key, window.kind, window.family, window.evaluations, window.invited, window.answered),
    ),
    ...cells.map((cell) =>
      line(
        ...(['c', cell.window, cell.item, cell.audience, cell.mode, cell.ageBand, cell.lagBand] as const),
        ...[cell.isRequiredRefusal ? 1 : 0, ...cell.grades],
      ),
    ),
    ...moments.map((moment) =>
      line('m', moment.window, moment.kind, moment.clusters, moment.cubes, ...moment.products),
    ),
    ...(rests ?? []).map(({ hall, evaluations, invited, answered }) => line('r', hall, evaluations, invited, answered)),
  ]
  return `${lines.join('\n')}\n`
}

const line = (...values: readonly (string | number | null)[]) => JSON.stringify(values)

type Row = readonly unknown[]
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isFlag = (value: unknown) => value === 0 || value === 1

/** @returns what a text says, or at which line it is none: the second writing of it is the same text, or it was not written by this */
export function readInput(text: string): Decision<ScoreInput, 'NOT_AN_INPUT'> {
  const lines = text.split('\n')
  const rests: { readonly rests?: ScoreRest[] } = lines[0] === inputHeads.enough ? { rests: [] } : {}
  const input: Read = { windows: [], cells: [], moments: [], ...rests }
  if ((lines[0] !== inputHeads.every && rests.rests === undefined) || lines[lines.length - 1] !== '')
    return refuse('NOT_AN_INPUT', '1')
  for (const [at, told] of lines.slice(1, -1).entries()) {
    const row = parse(told)
    if (row === undefined || !take(row, input)) return refuse('NOT_AN_INPUT', String(at + 2))
  }
  return writeInput(input) === text ? grant(input) : refuse('NOT_AN_INPUT')
}

function parse(text: string): Row | undefined {
  try {
    const row: unknown = JSON.parse(text)
    return Array.isArray(row) ? row : undefined
  } catch {
    return undefined
  }
}

interface Read {
  readonly windows: NamedWindow[]
  readonly cells: NamedCell[]
  readonly moments: NamedMoments[]
  readonly rests?: ScoreRest[]
}

function take(row: Row, { windows, cells, moments, rests }: Read): boolean {
  const [window, cell, moment] = [windowOf(row, rests === undefined ? isCount : isTold), cellOf(row), momentsOf(row)]
  const rest = rests === undefined ? undefined : restOf(row)
  if (rest !== undefined) rests?.push(rest)
  if (window !== undefined) windows.push(window)
  if (cell !== undefined) cells.push(cell)
  if (moment !== undefined) moments.push(moment)
  return window !== undefined || cell !== undefined || moment !== undefined || rest !== undefined
}

const isTold = (value: unknown): value is number | null => value === null || isCount(value)

function restOf([tag, hall, evaluations, invited, answered, ...more]: Row): ScoreRest | undefined {
  if (tag !== 'r' || more.length > 0 || typeof hall !== 'string') return undefined
  if (!isCount(evaluations) || !isCount(invited) || !isCount(answered)) return undefined
  return { hall, evaluations, invited, answered }
}

function windowOf(
  [tag, key, kind, family, evaluations, invited, answered, ...more]: Row,
  isNumber: (value: unknown) => value is number | null,
): NamedWindow | undefined {
  if (tag !== 'w' || more.length > 0 || !isText(key) || !isText(kind) || !isText(family)) return undefined
  if (!isNumber(evaluations) || !isNumber(invited) || !isNumber(answered)) return undefined
  return { key, kind, family, evaluations, invited, answered }
}

function cellOf([tag, window, item, audience, mode, ageBand, lagBand, refusal, ...grades]: Row): NamedCell | undefined {
  if (tag !== 'c' || ![window, item, audience, mode].every(isText)) return undefined
  if (!isCount(ageBand) || !isCount(lagBand) || !isFlag(refusal)) return undefined
  if (grades.length !== 5 || !grades.every(isCount)) return undefined
  return {
    ...{ window: window as string, item: item as string, audience: audience as string, mode: mode as string },
    ...{ ageBand, lagBand, isRequiredRefusal: refusal === 1, grades: grades as unknown as GradeCounts },
  }
}

function momentsOf([tag, window, kind, clusters, cubes, ...products]: Row): NamedMoments | undefined {
  if (tag !== 'm' || !isText(window) || !clusterKinds.includes(kind as ClusterKind)) return undefined
  if (!isCount(clusters) || !isCount(cubes) || ![0, 25].includes(products.length) || !products.every(isCount))
    return undefined
  return { window, kind: kind as ClusterKind, clusters, cubes, products }
}

/** Of one window of an input: how many were counted of it, and by grade where it is told. */
export interface CountedWindow {
  /** null: too few to be told. */
  readonly evaluations: number | null
  readonly invited: number | null
  readonly answered: number | null
  readonly grades: GradeCounts
  /** Of the days of staff that are told: how many, of how many evaluations, and Σ over them of (how many gave grade g) × (how many gave grade h). */
  readonly days?: { readonly clusters: number; readonly evaluations: number; readonly products: readonly number[] }
}

export interface CountedText {
  /** By key, in the order of the text. */
  readonly windows: ReadonlyMap<string, CountedWindow>
  /** By hall, of windows of too few together; empty: of several halls. */
  readonly rests: ReadonlyMap<string, CountedWindow>
}

/** What an input that was written here says of its windows, without all that a comparison needs besides. */
export function readCounts(text: string): CountedText {
  const [windows, rests] = [new Map<string, CountedWindow>(), new Map<string, CountedWindow>()]
  for (const told of text.split('\n')) {
    const row = /^\["[wcmr]"/.test(told) ? (JSON.parse(told) as Row) : []
    const [tag, name] = row as readonly [string?, string?]
    if (name === undefined) continue
    if (tag === 'w') windows.set(name, countedOf(row.slice(4)))
    else if (tag === 'r') rests.set(name, countedOf(row.slice(2)))
    else addTo(windows, name, row)
  }
  return { windows, rests }
}

function countedOf(counts: Row): CountedWindow {
  const [evaluations, invited, answered] = counts as readonly [number | null, number | null, number | null]
  return { evaluations, invited, answered, grades: [0, 0, 0, 0, 0] }
}

function addTo(windows: Map<string, CountedWindow>, name: string, row: Row): void {
  const known = windows.get(name)
  if (known !== undefined) windows.set(name, row[0] === 'c' ? withCell(known, row) : withDays(known, row))
}

function withCell(known: CountedWindow, row: Row): CountedWindow {
  const grades = known.grades.map((count, at) => count + (row[8 + at] as number)) as unknown as GradeCounts
  return { ...known, grades }
}

/** Cells stand before moments: by now all of them are counted. */
function withDays(known: CountedWindow, row: Row): CountedWindow {
  const [kind, clusters, , ...products] = row.slice(2) as [string, number, number, ...number[]]
  if (kind !== 'STAFF_DAY' || products.length === 0) return known
  const evaluations = known.grades.reduce((sum, count) => sum + count, 0)
  return { ...known, days: { clusters, evaluations, products } }
}
