import { sheetRules } from './file.ts'
import { linesOf, type Typeface } from './type.ts'

/** Points in a millimetre. */
export const mm = 72 / 25.4
const { page, margin } = sheetRules

export interface Line {
  readonly face?: Typeface
  readonly points: number
  readonly line: number
  readonly align?: 'left' | 'center' | 'right'
  /** In characters. */
  readonly indent?: number
}

/** A page of paper that is filled from above; who has no room turns it. */
export class Paper {
  readonly doc: PDFKit.PDFDocument
  readonly left = margin.left * mm
  readonly width = (page.width - margin.left - margin.right) * mm
  readonly #bottom = (page.height - margin.bottom) * mm
  readonly #widths = new Map<string, number>()
  #y = margin.top * mm

  constructor(doc: PDFKit.PDFDocument) {
    this.doc = doc
  }

  get y(): number {
    return this.#y
  }

  /** Turns the page where so much has no room on it. */
  need(height: number): boolean {
    if (this.#y + height <= this.#bottom) return false
    this.doc.addPage()
    this.#y = margin.top * mm
    return true
  }

  down(height: number): void {
    this.#y += height
  }

  measure(text: string, points: number, face: Typeface = 'body'): number {
    let wide = 0
    for (const character of text) {
      const key = `${face}${character}`
      const known = this.#widths.get(key) ?? this.doc.font(face).fontSize(100).widthOfString(character) / 100
      this.#widths.set(key, known)
      wide += known * points
    }
    return wide
  }

  /** One line of text with its upper edge at `y`. */
  put(text: string, { x, y, points, face = 'body' }: { x: number; y: number; points: number; face?: Typeface }): void {
    this.doc.font(face).fontSize(points).text(text, x, y, { lineBreak: false })
  }

  write(text: string, { face = 'body', points, line, align = 'left', indent = 0 }: Line): void {
    const lines = linesOf(text, {
      ...{ width: this.width, indent: indent * points },
      measure: (part) => this.measure(part, points, face),
    })
    for (const [at, each] of lines.entries()) {
      this.need(line)
      const free = this.width - this.measure(each, points, face)
      const start = align === 'center' ? free / 2 : align === 'right' ? free : at === 0 ? indent * points : 0
      this.put(each, { x: this.left + start, y: this.#y + (line - points * 1.45) / 2, points, face })
      this.#y += line
    }
  }
}
