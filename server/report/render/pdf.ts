import PDFDocument from 'pdfkit'
import type { LaidTable, ReportBlock } from '../../../domain/report-layout.ts'
import { type Drawn, type ReportFile, sheetRules } from './file.ts'
import { type Line, mm, Paper } from './paper.ts'
import { drawBars } from './pdf-chart.ts'
import { linesOf, readTypefaces, type Typeface } from './type.ts'

const { page, margin, linePoints } = sheetRules

const settings: Readonly<Record<Exclude<ReportBlock['kind'], 'TABLE' | 'CHART'>, Line>> = {
  TITLE: { face: 'bold', points: sheetRules.titlePoints, line: 36, align: 'center' },
  PERIOD: { points: sheetRules.bodyPoints, line: linePoints * 1.5, align: 'center' },
  HEADING: { face: 'bold', points: sheetRules.bodyPoints, line: linePoints, indent: 2 },
  PARAGRAPH: { points: sheetRules.bodyPoints, line: linePoints, indent: 2 },
  NOTE: { points: 12, line: 20, indent: 2 },
  SENDER: { points: sheetRules.bodyPoints, line: linePoints, align: 'right' },
}

const cellPoints = sheetRules.tablePoints - 1
const [cellLine, cellPadding] = [14, 3]
const isWords = (unit: string) => unit === 'TEXT' || unit === 'CODE' || unit === 'PERIOD'

interface Set {
  /** Of each cell, its lines. */
  readonly cells: readonly (readonly string[])[]
  readonly face: Typeface
  readonly height: number
}

/** A table on paper: how wide its columns are, and how a row is set and drawn. */
class Grid {
  readonly #paper: Paper
  readonly #columns: LaidTable['columns']
  readonly #widths: readonly number[]

  constructor(paper: Paper, columns: LaidTable['columns']) {
    this.#paper = paper
    this.#columns = columns
    const shares = columns.map(({ unit }) => (isWords(unit) ? 2 : 1.2))
    const sum = shares.reduce((total, share) => total + share, 0)
    this.#widths = shares.map((share) => (paper.width * share) / sum)
  }

  set(texts: readonly string[], face: Typeface): Set {
    const cells = texts.map((text, at) =>
      linesOf(text, {
        width: (this.#widths[at] ?? 0) - 2 * cellPadding,
        measure: (part) => this.#paper.measure(part, cellPoints, face),
      }),
    )
    return { cells, face, height: Math.max(...cells.map((lines) => lines.length)) * cellLine + 2 * cellPadding }
  }

  draw({ cells, face, height }: Set): void {
    const { doc, left, y } = this.#paper
    let x = left
    for (const [at, lines] of cells.entries()) {
      const width = this.#widths[at] ?? 0
      doc.rect(x, y, width, height).lineWidth(0.5).stroke('#000000')
      doc.fillColor('#000000')
      const top = y + (height - lines.length * cellLine) / 2
      for (const [no, line] of lines.entries()) {
        const shift = this.#shiftOf(line, at, face)
        this.#paper.put(line, { x: x + cellPadding + shift, y: top + no * cellLine, points: cellPoints, face })
      }
      x += width
    }
    this.#paper.down(height)
  }

  /** Heads stand in the middle, words on the left, numbers on the right. */
  #shiftOf(line: string, at: number, face: Typeface): number {
    const free = (this.#widths[at] ?? 0) - 2 * cellPadding - this.#paper.measure(line, cellPoints, face)
    if (face === 'bold') return free / 2
    return isWords(this.#columns[at]?.unit ?? 'TEXT') ? 0 : free
  }
}

/** With its head again on each page; no row is torn. */
function drawTable(paper: Paper, { caption, columns, rows }: LaidTable): void {
  const grid = new Grid(paper, columns)
  const head = grid.set(
    columns.map(({ title }) => title),
    'bold',
  )
  const body = rows.map(({ texts }) => grid.set(texts, 'body'))
  paper.need(24 + head.height + (body[0]?.height ?? 0))
  paper.write(caption, { face: 'bold', points: sheetRules.captionPoints, line: 24, align: 'center' })
  grid.draw(head)
  for (const row of body) {
    if (paper.need(row.height)) grid.draw(head)
    grid.draw(row)
  }
  paper.down(10)
}

/** – 1 –, below in the middle, seven millimetres below the text. */
function numberPages(paper: Paper): void {
  const { doc } = paper
  const { start, count } = doc.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at)
    // What stands below the margin would turn the page by itself.
    doc.page.margins.bottom = 0
    const [text, points] = [`– ${at - start + 1} –`, sheetRules.pageNumberPoints]
    const x = paper.left + (paper.width - paper.measure(text, points)) / 2
    paper.put(text, { x, y: (page.height - margin.bottom + 7) * mm, points })
  }
}

function draw(paper: Paper, { blocks, words }: Drawn): void {
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'TABLE') drawTable(paper, block)
    else if (block.kind === 'CHART') drawBars(paper, block, words.goal)
    else {
      if (block.kind === 'TITLE') paper.down(linePoints)
      // A heading stands on the page of what it heads, and what is signed is not torn.
      if (block.kind === 'HEADING' || (block.kind === 'SENDER' && blocks[at - 1]?.kind !== 'SENDER'))
        paper.need(2 * linePoints)
      paper.doc.fillColor('#000000')
      paper.write(block.text, settings[block.kind])
    }
  }
}

/** PDF, with the characters that it shows of the typeface inside: it looks the same wherever it is opened. */
export async function drawPdf(drawn: Drawn): Promise<ReportFile> {
  const { report, digest, words, blocks } = drawn
  const title = blocks.find(({ kind }) => kind === 'TITLE')
  const madeAt = new Date(report.madeAt)
  const doc = new PDFDocument({
    ...{ size: 'A4', bufferPages: true, lang: words.language, displayTitle: true, pdfVersion: '1.7' },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    info: {
      ...{ Title: title !== undefined && 'text' in title ? title.text : '', Author: 'Yiping', Subject: digest },
      ...{ CreationDate: madeAt, ModDate: madeAt },
    },
  })
  for (const [name, file] of readTypefaces()) doc.registerFont(name, file)
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const paper = new Paper(doc)
  draw(paper, drawn)
  numberPages(paper)
  doc.end()
  await ended
  return { mediaType: 'application/pdf', bytes: Buffer.concat(pieces) }
}
