import { TextDecoder } from 'node:util'
import { fromExportText } from '../../../domain/export-cell.ts'
import { type ByteSource, type Cell, FileUnfit, fileLimits, type Sheet, type SheetRow } from './unfit.ts'

const pieceBytes = 64 * 1024

/** A file of comma-separated values in UTF-8, with or without its mark, or in GB18030, as Chinese spreadsheets write it. */
export async function openCsv(source: ByteSource): Promise<Sheet> {
  const encoding = (await isUtf8(source)) ? 'utf-8' : 'gb18030'
  return { countsFrom1904: false, rows: readRows(source, new TextDecoder(encoding, { fatal: true })) }
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Buffer> {
  for (let offset = 0; offset < source.size; offset += pieceBytes)
    yield await source.read(offset, Math.min(pieceBytes, source.size - offset))
}

async function isUtf8(source: ByteSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const piece of piecesOf(source)) decoder.decode(piece, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function* readRows(source: ByteSource, decoder: TextDecoder): AsyncGenerator<readonly SheetRow[]> {
  const heard = new CsvHeard()
  for await (const piece of piecesOf(source)) {
    heard.write(decodeOrRefuse(() => decoder.decode(piece, { stream: true })))
    const rows = heard.take()
    if (rows.length > 0) yield rows
  }
  heard.write(decodeOrRefuse(() => decoder.decode()))
  heard.end()
  const last = heard.take()
  if (last.length > 0) yield last
}

function decodeOrRefuse(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw new FileUnfit('FILE_BROKEN')
  }
}

/** RFC 4180, told in pieces: quotes may hold commas, line breaks and doubled quotes. */
class CsvHeard {
  #ready: SheetRow[] = []
  #rowNo = 1
  #cells: (Cell | undefined)[] = []
  #column = 0
  #text = ''
  #isQuoted = false
  #afterQuote = false
  #lastWasReturn = false
  #isTooLong = false

  take(): readonly SheetRow[] {
    const rows = this.#ready
    this.#ready = []
    return rows
  }

  write(text: string): void {
    for (const character of text) this.#hear(character)
  }

  end(): void {
    if (this.#isQuoted) throw new FileUnfit('FILE_BROKEN')
    this.#endRow()
  }

  #hear(character: string): void {
    const isSecondOfBreak = this.#lastWasReturn && character === '\n'
    this.#lastWasReturn = false
    if (this.#isQuoted) {
      if (character === '"') {
        this.#isQuoted = false
        this.#afterQuote = true
      } else this.#add(character)
    } else if (character === '"' && this.#afterQuote) {
      // Two quotes inside quotes are one.
      this.#isQuoted = true
      this.#afterQuote = false
      this.#add('"')
    } else if (character === '"' && this.#text === '') this.#isQuoted = true
    else if (character === ',') this.#endCell()
    else if (character === '\r' || character === '\n') {
      if (isSecondOfBreak) return
      this.#endRow()
      this.#lastWasReturn = character === '\r'
    } else this.#add(character)
  }

  #add(character: string): void {
    if (this.#text.length >= fileLimits.cellCharsMax) this.#isTooLong = true
    else this.#text += character
  }

  #endCell(): void {
    if (this.#column >= fileLimits.columnsMax) throw new FileUnfit('COLUMNS_TOO_MANY')
    const text = fromExportText(this.#text)
    if (this.#isTooLong) this.#cells[this.#column] = { kind: 'TOO_LONG', text: '' }
    else if (text.trim() !== '') this.#cells[this.#column] = { kind: 'TEXT', text }
    this.#column += 1
    this.#text = ''
    this.#afterQuote = false
    this.#isTooLong = false
  }

  #endRow(): void {
    this.#endCell()
    if (this.#cells.length > 0) this.#ready.push({ rowNo: this.#rowNo, cells: this.#cells })
    this.#rowNo += 1
    this.#cells = []
    this.#column = 0
  }
}
