import { FileUnfit, type SheetRow } from '../platform/sheet/unfit.ts'
import type { Column } from './columns/column.ts'

/** Columns that our own files of bad rows carry, so that a mended file can be handed in as it is. */
export const addedHeads = { problem: '错误原因', rowNo: '原行号' } as const

/** Which column of the file is which of ours. */
export type Heads = readonly (Column | undefined)[]

/** Reads the first row. A head that nobody knows is refused: what stands below it would be lost without a word. */
export function readHeads(columns: readonly Column[], row: SheetRow): Heads {
  const heads: (Column | undefined)[] = []
  const seen = new Set<Column>()
  for (const [index, cell] of row.cells.entries()) {
    // Marks such as * that people put behind a head.
    const head = (cell?.text ?? '').replaceAll(/[\s*＊﻿]/g, '')
    if (head === '' || head === addedHeads.problem || head === addedHeads.rowNo) continue
    const column = columns.find(({ header, member }) => header === head || member === `/${head}`)
    if (column === undefined) throw new FileUnfit('COLUMN_UNKNOWN', index + 1)
    if (seen.has(column)) throw new FileUnfit('COLUMN_REPEATED', index + 1)
    seen.add(column)
    heads[index] = column
  }
  if (seen.size === 0) throw new FileUnfit('FILE_EMPTY')
  const missing = columns.findIndex((column) => column.isRequired === true && !seen.has(column))
  if (missing !== -1) throw new FileUnfit('COLUMN_MISSING', missing + 1)
  return heads
}
