import type { ImportFormat } from '../../contracts/import.ts'
import { openCsv } from '../platform/sheet/csv.ts'
import { type ByteSource, FileUnfit, fileLimits, type SheetRow } from '../platform/sheet/unfit.ts'
import { openXlsx } from '../platform/sheet/xlsx.ts'
import { type Heads, readHeads } from './heads.ts'
import type { ImportWord } from './kinds.ts'

export interface OpenTable {
  readonly word: ImportWord
  readonly heads: Heads
  readonly countsFrom1904: boolean
  /** Units in the order of the file, in blocks as they are read. */
  readonly units: AsyncIterable<readonly OpenUnit[]>
}

export interface OpenUnit {
  readonly rows: readonly SheetRow[]
  /** The same case or entry stood further up: one of them is one call, so rows of one case stand together, and an entry has one. */
  readonly isAgain: boolean
}

/** Opens a file and reads its heads. Rows follow as they are asked for. */
export async function openTable(word: ImportWord, format: ImportFormat, source: ByteSource): Promise<OpenTable> {
  const sheet = format === 'XLSX' ? await openXlsx(source) : await openCsv(source)
  const blocks = sheet.rows[Symbol.asyncIterator]()
  const first = await blocks.next()
  const [head, ...rest] = first.done === true ? [] : first.value
  if (head === undefined) throw new FileUnfit('FILE_EMPTY')
  const heads = readHeads(word.columns, head)
  const all = async function* () {
    try {
      yield rest
      for (let next = await blocks.next(); next.done !== true; next = await blocks.next()) yield next.value
    } finally {
      await blocks.return?.()
    }
  }
  return { word, heads, countsFrom1904: sheet.countsFrom1904, units: unitsOf(word, heads, all()) }
}

async function* unitsOf(
  word: ImportWord,
  heads: Heads,
  blocks: AsyncIterable<readonly SheetRow[]>,
): AsyncGenerator<readonly OpenUnit[]> {
  const places = word.params.map((param) => heads.findIndex((column) => column?.member === `/${param}`))
  const groups = new Groups(places, word.groupedBy !== undefined)
  let rows = 0
  for await (const block of blocks) {
    const data = block.filter((row) => hasData(row, heads) && !isExample(row, heads))
    rows += data.length
    if (rows > fileLimits.rowsMax) throw new FileUnfit('ROWS_TOO_MANY')
    for (const row of data) groups.add(row)
    yield groups.takeFinished()
  }
  yield groups.takeAll()
}

function hasData(row: SheetRow, heads: Heads): boolean {
  return row.cells.some((cell, place) => cell !== undefined && heads[place] !== undefined)
}

/** The example of the template, left in the file: skipped, and not counted. */
function isExample(row: SheetRow, heads: Heads): boolean {
  return heads.every((column, place) => column === undefined || (row.cells[place]?.text ?? '') === column.example)
}

/** Puts rows of one case together that stand next to each other, and knows what stood further up. */
class Groups {
  readonly #places: readonly number[]
  readonly #isTogether: boolean
  readonly #seen = new Set<string>()
  #finished: OpenUnit[] = []
  #key = ''
  #rows: SheetRow[] = []

  constructor(places: readonly number[], isTogether: boolean) {
    this.#places = places
    this.#isTogether = isTogether
  }

  add(row: SheetRow): void {
    const parts = this.#places.map((place) => row.cells[place]?.text.trim() ?? '')
    const key = parts.includes('') ? '' : parts.join('\n')
    if (!this.#isTogether || key === '' || key !== this.#key) this.#finish()
    this.#key = key
    this.#rows.push(row)
  }

  #finish(): void {
    if (this.#rows.length === 0) return
    const isAgain = this.#key !== '' && this.#seen.has(this.#key)
    if (this.#key !== '') this.#seen.add(this.#key)
    this.#finished.push({ rows: this.#rows, isAgain })
    this.#rows = []
  }

  takeFinished(): readonly OpenUnit[] {
    const finished = this.#finished
    this.#finished = []
    return finished
  }

  takeAll(): readonly OpenUnit[] {
    this.#finish()
    return this.takeFinished()
  }
}
