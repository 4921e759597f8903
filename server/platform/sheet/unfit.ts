import type { FileProblem } from '../../../contracts/import.ts'

/** Why a file as a whole cannot be taken. Carries no text of the file: that may be a person's. */
export class FileUnfit extends Error {
  readonly code: FileProblem
  /** Which column is to blame, from 1; undefined where none is. */
  readonly column: number | undefined

  constructor(code: FileProblem, column?: number) {
    super(code)
    this.code = code
    this.column = column
  }
}

/** What a file may cost, however small it looks. A workbook of 50,000 cases stays far below each of these. */
export const fileLimits = {
  entriesMax: 200,
  /** Of one part of the workbook, unpacked. */
  entryBytesMax: 256 * 1024 * 1024,
  /** How many times larger than packed a part may become, once it is larger than a megabyte. */
  ratioMax: 250,
  ratioFromBytes: 1024 * 1024,
  sharedStringCharsMax: 32 * 1024 * 1024,
  sharedStringsMax: 2_000_000,
  cellCharsMax: 4000,
  columnsMax: 200,
  rowsMax: 200_000,
  /** Empty rows are no rows, but reading past them takes its time as well. */
  emptyRowsMax: 1_100_000,
} as const

/** Bytes that can be read anywhere: where a workbook begins is written at its end. */
export interface ByteSource {
  readonly size: number
  read(offset: number, length: number): Promise<Buffer>
}

export interface Cell {
  readonly kind: 'TEXT' | 'NUMBER' | 'FORMULA' | 'ERROR' | 'TOO_LONG'
  readonly text: string
}

/** One row with something in it. Cells stand by column from 0; what is empty is absent. */
export interface SheetRow {
  /** As the person sees it in the spreadsheet, from 1. */
  readonly rowNo: number
  readonly cells: readonly (Cell | undefined)[]
}

export interface Sheet {
  /** Excel counts days from 1900, old workbooks of the Macintosh from 1904. */
  readonly countsFrom1904: boolean
  /** Rows in blocks, as they come out of the file: a file is never held as a whole. */
  readonly rows: AsyncIterable<readonly SheetRow[]>
}
