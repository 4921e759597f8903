import type { ReportFinding, ReportRef, ReportSection, ReportSectionId, ReportTableId } from './report.ts'

/** A sentence about cells of one row: the names in it are those of the columns. */
export const ofRow = (id: string, table: ReportTableId, row: string, ...columns: readonly string[]): ReportFinding => ({
  id,
  refs: Object.fromEntries(columns.map((column): [string, ReportRef] => [column, [table, row, column]])),
})

/** A sentence about cells of several rows. @param cells by the name in the sentence: `row/column` */
export const ofCells = (id: string, table: ReportTableId, cells: Readonly<Record<string, string>>): ReportFinding => ({
  id,
  refs: Object.fromEntries(
    Object.entries(cells).map(([name, cell]): [string, ReportRef] => {
      const at = cell.lastIndexOf('/')
      return [name, [table, cell.slice(0, at), cell.slice(at + 1)]]
    }),
  ),
})

/** A sentence without a number. */
export const plain = (id: string): ReportFinding => ({ id, refs: {} })

export type Sections = Partial<Record<ReportSectionId, Omit<ReportSection, 'id'>>>
