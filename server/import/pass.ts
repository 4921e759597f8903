import type { RowProblem } from '../../contracts/import.ts'
import { rowProblems } from '../../contracts/import.ts'
import { isDataError, orBusy } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { CaseDeps } from '../service-case/index.ts'
import type { RowCall, Writer } from './kinds.ts'
import type { OpenTable, OpenUnit } from './table.ts'
import { findPlace, type Problem, type ProblemsByRow, readUnit } from './units.ts'

export interface UnitsKept {
  /** Rows that were taken. */
  readonly rowsKept: number
  /** Cases or entries that were there already, just so. */
  readonly unchanged: number
  readonly bad: readonly { readonly unit: OpenUnit; readonly problems: ProblemsByRow }[]
}

interface Good {
  readonly unit: OpenUnit
  readonly call: RowCall
}

/** Takes some units: the good ones together, and one by one where together they are refused. */
export async function keepUnits(
  deps: CaseDeps,
  table: OpenTable,
  writer: Writer,
  units: readonly OpenUnit[],
): Promise<UnitsKept> {
  const good: Good[] = []
  const bad: { unit: OpenUnit; problems: ProblemsByRow }[] = []
  for (const unit of units) {
    const read = readUnit(table, unit)
    if (unit.isAgain) bad.push({ unit, problems: problemOfAgain(table) })
    else if (read.isGood) good.push({ unit, call: read.call })
    else bad.push({ unit, problems: read.problems })
  }
  const kept = (await keepTogether(deps, table, writer, good)) ?? (await keepEach(deps, table, writer, good))
  return { ...kept, bad: [...bad, ...kept.bad] }
}

/** Rows of one case belong together; an entry has one row, so that no row hangs on what another has written before it. */
function problemOfAgain({ word }: OpenTable): ProblemsByRow {
  const code = word.groupedBy === undefined ? 'ENTRY_REPEATED' : 'CASE_ROWS_APART'
  const column = word.columns.find(({ member }) => member === `/${word.params.at(-1)}`)?.header ?? null
  return new Map([[0, [{ code, column }]]])
}

const rowsOf = (units: readonly Good[]) => units.reduce((rows, { unit }) => rows + unit.rows.length, 0)

/** @returns undefined where one of them is refused: then nothing was kept */
async function keepTogether(
  deps: CaseDeps,
  { word }: OpenTable,
  writer: Writer,
  good: readonly Good[],
): Promise<UnitsKept | undefined> {
  if (word.keepMany === undefined || good.length < 2) return undefined
  try {
    const calls = good.map(({ call }) => call)
    const { unchanged } = await word.keepMany(deps, writer, calls)
    return { rowsKept: rowsOf(good), unchanged, bad: [] }
  } catch (error) {
    if (toProblem(error) === undefined) throw error
    return undefined
  }
}

async function keepEach(
  deps: CaseDeps,
  { word }: OpenTable,
  writer: Writer,
  good: readonly Good[],
): Promise<UnitsKept> {
  const kept: Good[] = []
  const bad: { unit: OpenUnit; problems: ProblemsByRow }[] = []
  let unchanged = 0
  for (const { unit, call } of good) {
    try {
      const { changed } = await word.keep(deps, writer, call)
      kept.push({ unit, call })
      if (!changed) unchanged += 1
    } catch (error) {
      const problem = toProblem(error)
      if (problem === undefined) throw error
      const { row, column } = findPlace(word, problem.at)
      bad.push({
        unit,
        problems: new Map([[row, [{ code: problem.code, column: column?.header ?? null } satisfies Problem]]]),
      })
    }
  }
  return { rowsKept: rowsOf(kept), unchanged, bad }
}

const isRowProblem = (code: string): code is RowProblem => (rowProblems as readonly string[]).includes(code)

/** What a row is to blame for; undefined where it is not the row: then the import stops, and goes on later. */
function toProblem(thrown: unknown): { code: RowProblem; at: string } | undefined {
  const error = orBusy(thrown)
  if (error instanceof Refused) {
    if (error.code === 'BUSY') return undefined
    return { code: isRowProblem(error.code) ? error.code : 'FAULT', at: error.at ?? '' }
  }
  return isDataError(error) ? { code: 'FAULT', at: '' } : undefined
}
