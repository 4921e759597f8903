import { isDeepStrictEqual } from 'node:util'
import type { RowProblem } from '../../contracts/import.ts'
import { findUnplainText } from '../platform/plain-text.ts'
import type { Cell, SheetRow } from '../platform/sheet/unfit.ts'
import { type CellRead, readCell } from './cells.ts'
import type { Column } from './columns/column.ts'
import type { Heads } from './heads.ts'
import type { ImportWord, RowCall } from './kinds.ts'

/** Rows that become one call of the API: one of the catalogue, one or several of a case. */
export interface Unit {
  readonly rows: readonly SheetRow[]
}

export interface Problem {
  readonly code: RowProblem
  /** The head of the column to blame. */
  readonly column: string | null
}

/** What is wrong, by the row it is found in (0 is the first of the unit). */
export type ProblemsByRow = ReadonlyMap<number, readonly Problem[]>

export type UnitRead =
  | { readonly isGood: true; readonly call: RowCall }
  | { readonly isGood: false; readonly problems: ProblemsByRow }

interface Table {
  readonly word: ImportWord
  readonly heads: Heads
  readonly countsFrom1904: boolean
}

/** Turns the rows of a unit into the call that the API promises, and checks it against that very promise. */
export function readUnit(table: Table, { rows }: Unit): UnitRead {
  const found = new Found()
  const whole: Record<string, unknown> = {}
  for (const [index, row] of rows.entries()) readRow(table, row, index, whole, found)
  if (found.isEmpty) checkPromise(table.word, whole, found)
  return found.isEmpty ? { isGood: true, call: splitCall(table.word, whole) } : { isGood: false, problems: found.byRow }
}

class Found {
  readonly byRow = new Map<number, Problem[]>()

  get isEmpty(): boolean {
    return this.byRow.size === 0
  }

  add(row: number, code: RowProblem, column: Column | undefined): void {
    this.byRow.set(row, [...(this.byRow.get(row) ?? []), { code, column: column?.header ?? null }])
  }
}

function readRow(table: Table, row: SheetRow, index: number, whole: Record<string, unknown>, found: Found): void {
  for (const [place, column] of table.heads.entries()) {
    if (column === undefined) continue
    const cell = row.cells[place]
    // Of what is said of the case, the first row decides.
    const isOwn = index === 0 || column.member.includes('#')
    const read = readRequired(table, column, cell, isOwn)
    if (read === undefined) continue
    if (!read.isGood) found.add(index, read.code, column)
    else if (isOwn) setAt(whole, column.member.replace('#', String(index)), read.value)
    else if (!isDeepStrictEqual(getAt(whole, column.member), read.value)) found.add(index, 'CASE_ROWS_DIFFER', column)
  }
}

/** @returns undefined where nothing stands and nothing need stand */
function readRequired(table: Table, column: Column, cell: Cell | undefined, isOwn: boolean): CellRead | undefined {
  if (cell !== undefined) return readCell(column, cell, table.countsFrom1904)
  return column.isRequired === true && isOwn ? { isGood: false, code: 'CELL_EMPTY' } : undefined
}

function setAt(whole: Record<string, unknown>, pointer: string, value: unknown): void {
  const path = pointer.slice(1).split('/')
  let at: Record<string, unknown> = whole
  for (const [depth, name] of path.entries()) {
    if (depth === path.length - 1) at[name] = value
    else {
      at[name] ??= /^\d+$/.test(path[depth + 1] ?? '') ? [] : {}
      at = at[name] as Record<string, unknown>
    }
  }
}

function getAt(whole: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], whole)
}

function splitCall(word: ImportWord, whole: Record<string, unknown>): RowCall {
  const isParam = ([name]: [string, unknown]) => word.params.includes(name)
  return {
    params: Object.fromEntries(Object.entries(whole).filter(isParam)),
    body: Object.fromEntries(Object.entries(whole).filter((member) => !isParam(member))),
  }
}

function checkPromise(word: ImportWord, whole: Record<string, unknown>, found: Found): void {
  const unplain = findUnplainText(whole)
  if (unplain !== undefined) {
    const { row, column } = findPlace(word, unplain)
    found.add(row, 'TEXT_NOT_PLAIN', column)
    return
  }
  const { params, body } = splitCall(word, whole)
  for (const [check, value] of [
    [word.checks.params, params],
    [word.checks.body, body],
  ] as const) {
    const [isGood, errors] = check.Errors(value)
    if (isGood) continue
    for (const { keyword, instancePath, params: more } of errors) {
      const missing = (more as { requiredProperties?: readonly string[] }).requiredProperties
      if (missing === undefined) addMalformed(word, found, instancePath, keyword)
      else for (const name of missing) addMissing(word, found, `${instancePath}/${name}`)
    }
  }
}

function addMalformed(word: ImportWord, found: Found, pointer: string, keyword: string): void {
  // What a union or an unknown member is made of is told by the errors inside it.
  if (keyword === 'anyOf' || keyword === 'additionalProperties') return
  const { row, column } = findPlace(word, pointer)
  const isKnown = found.byRow.get(row)?.some((problem) => problem.column === (column?.header ?? null))
  if (isKnown !== true) found.add(row, 'MALFORMED', column)
}

function addMissing(word: ImportWord, found: Found, pointer: string): void {
  const { row, column } = findPlace(word, pointer)
  found.add(row, 'CELL_EMPTY', column)
}

/** Which row of a unit and which column a pointer of the API means. */
export function findPlace(word: ImportWord, pointer: string): { row: number; column: Column | undefined } {
  const [, index] = /^\/occurrences\/(\d+)/.exec(pointer) ?? []
  const member = index === undefined ? pointer : pointer.replace(`/${index}`, '/#')
  const column =
    word.columns.find((one) => one.member === member) ?? word.columns.find((one) => member.startsWith(`${one.member}/`))
  return { row: index === undefined ? 0 : Number(index), column }
}
