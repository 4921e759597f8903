import { type Cell, FileUnfit, fileLimits, type SheetRow } from './unfit.ts'
import type { XmlHeard } from './xml.ts'

/** Puts the rows of a worksheet together from what is heard of its XML. */
export class RowsHeard implements XmlHeard {
  readonly #shared: readonly string[]
  #ready: SheetRow[] = []
  #rowNo = 0
  #rowsSeen = 0
  #cells: (Cell | undefined)[] = []
  #column = -1
  #type = 'n'
  #text = ''
  #isTooLong = false
  #isFormula = false
  #listens = false
  #isPhonetic = false

  constructor(shared: readonly string[]) {
    this.#shared = shared
  }

  take(): readonly SheetRow[] {
    const rows = this.#ready
    this.#ready = []
    return rows
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case 'row':
        this.#beginRow(attribute('r'))
        break
      case 'c':
        this.#beginCell(attribute('r'), attribute('t'))
        break
      case 'f':
        this.#isFormula = true
        break
      case 'rPh':
        this.#isPhonetic = true
        break
      case 'v':
      case 't':
        this.#listens = !this.#isPhonetic
        break
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#listens = false
    else if (name === 'rPh') this.#isPhonetic = false
    else if (name === 'c') this.#endCell()
    else if (name === 'row' && this.#cells.length > 0) {
      this.#ready.push({ rowNo: this.#rowNo, cells: this.#cells })
      this.#cells = []
    }
  }

  text(part: string): void {
    if (!this.#listens) return
    if (this.#text.length + part.length > fileLimits.cellCharsMax) this.#isTooLong = true
    else this.#text += part
  }

  #beginRow(reference: string | undefined): void {
    this.#rowsSeen += 1
    if (this.#rowsSeen > fileLimits.emptyRowsMax) throw new FileUnfit('ROWS_TOO_MANY')
    const rowNo = reference === undefined ? this.#rowNo + 1 : Number(reference)
    if (!Number.isSafeInteger(rowNo) || rowNo <= this.#rowNo) throw new FileUnfit('FILE_BROKEN')
    this.#rowNo = rowNo
    this.#cells = []
    this.#column = -1
  }

  #beginCell(reference: string | undefined, type: string | undefined): void {
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference)
    this.#type = type ?? 'n'
    this.#text = ''
    this.#isTooLong = false
    this.#isFormula = false
  }

  #endCell(): void {
    const cell = this.#cell()
    if (cell === undefined) return
    if (this.#column >= fileLimits.columnsMax) throw new FileUnfit('COLUMNS_TOO_MANY')
    this.#cells[this.#column] = cell
  }

  #cell(): Cell | undefined {
    // The value beside a formula is whatever the last program wrote there: it is not what the person sees, and not believed.
    if (this.#isFormula) return { kind: 'FORMULA', text: '' }
    if (this.#isTooLong) return { kind: 'TOO_LONG', text: '' }
    if (this.#type === 's') {
      const text = this.#shared[Number(this.#text)]
      if (text === undefined) throw new FileUnfit('FILE_BROKEN')
      return toText(text)
    }
    if (this.#type === 'e') return { kind: 'ERROR', text: '' }
    if (this.#type === 'b') return toText(this.#text === '1' ? 'TRUE' : 'FALSE')
    if (this.#type === 'n') return this.#text === '' ? undefined : { kind: 'NUMBER', text: this.#text.trim() }
    return toText(this.#text)
  }
}

function toText(text: string): Cell | undefined {
  if (text.length > fileLimits.cellCharsMax) return { kind: 'TOO_LONG', text: '' }
  // A copy: a part of a piece of the file would keep the whole piece alive.
  return text.trim() === '' ? undefined : { kind: 'TEXT', text: Buffer.from(text, 'utf8').toString('utf8') }
}

/** “AB12” stands in column 27, from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) throw new FileUnfit('FILE_BROKEN')
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
