import type { RowProblem } from '../../contracts/import.ts'
import { findPlainDate } from '../../domain/kernel/plain-date.ts'
import type { Cell } from '../platform/sheet/unfit.ts'
import type { Column } from './columns/column.ts'

export type CellRead =
  | { readonly isGood: true; readonly value: unknown }
  | { readonly isGood: false; readonly code: RowProblem }

const good = (value: unknown): CellRead => ({ isGood: true, value })
const bad = (code: RowProblem): CellRead => ({ isGood: false, code })

const yes = /^(是|√|true|1|y|yes)$/i
const no = /^(否|×|false|0|n|no)$/i
/** Excel keeps fifteen digits of a number: an identity number typed as one has lost its end. */
const digitsMax = 15

/** What one cell means for its column. The column decides, not the format of the cell: formats are what people forget. */
export function readCell(column: Column, cell: Cell, countsFrom1904: boolean): CellRead {
  if (cell.kind === 'FORMULA') return bad('CELL_IS_FORMULA')
  if (cell.kind === 'ERROR') return bad('CELL_IS_ERROR')
  if (cell.kind === 'TOO_LONG') return bad('CELL_TOO_LONG')
  const text = cell.text.trim()
  switch (column.type.kind) {
    case 'TEXT':
      return cell.kind === 'NUMBER' ? readNumberAsText(text) : good(text)
    case 'NUMBER':
      return /^\d{1,9}(\.0+)?$/.test(text) ? good(Number(text)) : bad('CELL_NOT_A_NUMBER')
    case 'YES_NO':
      return readYesNo(text)
    case 'WORD':
      return readWord(column.type, text)
    case 'LIST':
      return readList(column.type.read(text))
    case 'DAY':
      return readTime(cell, text, countsFrom1904, (local) => local.slice(0, 10))
    case 'INSTANT':
      return readTime(cell, text, countsFrom1904, withZone)
  }
}

function readList(value: unknown): CellRead {
  return value === undefined ? bad('CELL_NOT_A_LIST') : good(value)
}

function readYesNo(text: string): CellRead {
  if (yes.test(text)) return good(true)
  return no.test(text) ? good(false) : bad('CELL_NOT_A_WORD')
}

function readTime(cell: Cell, text: string, countsFrom1904: boolean, say: (local: string) => string): CellRead {
  const local = cell.kind === 'NUMBER' ? fromSerial(Number(text), countsFrom1904) : fromText(text)
  return local === undefined ? bad('CELL_NOT_A_TIME') : good(say(local))
}

/** What a person wrote, as text to be mended. A formula is left out: its value is never believed. */
export function showCell(column: Column, cell: Cell | undefined, countsFrom1904: boolean): string {
  if (cell === undefined || (cell.kind !== 'TEXT' && cell.kind !== 'NUMBER')) return ''
  const isTime = column.type.kind === 'DAY' || column.type.kind === 'INSTANT'
  const local = isTime && cell.kind === 'NUMBER' ? fromSerial(Number(cell.text), countsFrom1904) : undefined
  return local?.replace('T', ' ') ?? cell.text
}

function readNumberAsText(text: string): CellRead {
  const isWhole = /^-?\d+$/.test(text)
  return isWhole && text.replace('-', '').length <= digitsMax ? good(text) : bad('CELL_NUMBER_ROUNDED')
}

function readWord(type: Extract<Column['type'], { kind: 'WORD' }>, text: string): CellRead {
  const toCode = (one: string) =>
    Object.hasOwn(type.words, one) ? type.words[one] : Object.values(type.words).find((code) => code === one)
  const codes = (type.many === true ? text.split(/[、,，;；\s]+/).filter((one) => one !== '') : [text]).map(toCode)
  if (codes.includes(undefined) || codes.length === 0) return bad('CELL_NOT_A_WORD')
  return good(type.many === true ? [...new Set(codes)] : codes[0])
}

const dayMs = 86_400_000
const daysFrom1900To1970 = 25_569
const daysBetweenSystems = 1462

/** Days since the end of 1899 as spreadsheets count them; the part of a day is its time, to the second. */
function fromSerial(serial: number, countsFrom1904: boolean): string | undefined {
  const days = serial + (countsFrom1904 ? daysBetweenSystems : 0)
  if (!(days >= 61 && days < 110_000)) return undefined
  const seconds = Math.round((days - daysFrom1900To1970) * (dayMs / 1000))
  return new Date(seconds * 1000).toISOString().slice(0, 19)
}

const localTime =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]+(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?|分)?)?(Z|[+-]\d{2}:\d{2})?$/

/** @returns `2026-01-05T09:30:00`, with its offset where one was written */
function fromText(text: string): string | undefined {
  const [, year, month = '', dayOfMonth = '', hour = '0', minute = '0', second = '0', offset = ''] =
    localTime.exec(text) ?? []
  if (year === undefined) return undefined
  const two = (part: string) => part.padStart(2, '0')
  const date = findPlainDate(`${year}-${two(month)}-${two(dayOfMonth)}`)
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}${offset}`
}

/** What says no zone is said in China. */
function withZone(local: string): string {
  return local.length > 19 ? local : `${local}+08:00`
}
