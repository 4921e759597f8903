import type { LaidChart, LaidTable, ReportBlock } from '../../../domain/report-layout.ts'
import { zip } from '../../platform/sheet/zip.ts'
import { chartHeight, chartXml, emuPerMm } from './chart.ts'
import { type Drawn, type ReportFile, sheetRules, toXml, xmlHead } from './file.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const drawingMl = 'http://schemas.openxmlformats.org/drawingml/2006'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument'

const { page, margin, linePoints } = sheetRules
/** Twentieths of a point. */
const twips = (mm: number) => Math.round((mm * 1440) / 25.4)
const bodyWidth = page.width - margin.left - margin.right

interface Type {
  readonly ea: string
  readonly points: number
  readonly bold?: boolean
}
/** The typefaces that the standard names; a machine without them takes its own. */
const faces = {
  title: { ea: '方正小标宋简体', points: sheetRules.titlePoints },
  heading: { ea: '黑体', points: sheetRules.bodyPoints },
  body: { ea: '仿宋_GB2312', points: sheetRules.bodyPoints },
  period: { ea: '楷体_GB2312', points: sheetRules.bodyPoints },
  caption: { ea: '黑体', points: sheetRules.captionPoints },
  cell: { ea: '宋体', points: sheetRules.tablePoints },
  head: { ea: '宋体', points: sheetRules.tablePoints, bold: true },
  note: { ea: '仿宋_GB2312', points: 14 },
  number: { ea: '宋体', points: sheetRules.pageNumberPoints },
} as const satisfies Readonly<Record<string, Type>>

const runProperties = ({ ea, points, bold }: Type) =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${ea}" w:cs="Times New Roman"/>${bold === true ? '<w:b/>' : ''}<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/></w:rPr>`

const run = (text: string, type: Type) =>
  `<w:r>${runProperties(type)}<w:t xml:space="preserve">${toXml(text)}</w:t></w:r>`

interface Setting {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** In characters. */
  readonly indent?: number
  readonly line?: number | 'auto'
  readonly before?: number
  readonly keepNext?: boolean
  readonly outline?: number
}

function paragraph(content: string, { align = 'both', indent = 0, line = linePoints, ...more }: Setting): string {
  const spacing =
    line === 'auto'
      ? `<w:spacing w:before="${more.before ?? 0}" w:after="0"/>`
      : `<w:spacing w:before="${more.before ?? 0}" w:after="0" w:line="${Math.round(line * 20)}" w:lineRule="exact"/>`
  return `<w:p><w:pPr>${more.keepNext === true ? '<w:keepNext/>' : ''}${spacing}${indent === 0 ? '' : `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${indent * sheetRules.bodyPoints * 20}"/>`}<w:jc w:val="${align}"/>${more.outline === undefined ? '' : `<w:outlineLvl w:val="${more.outline}"/>`}</w:pPr>${content}</w:p>`
}

const texts: Readonly<Record<Exclude<ReportBlock['kind'], 'TABLE' | 'CHART'>, (text: string) => string>> = {
  TITLE: (text) => paragraph(run(text, faces.title), { align: 'center', line: 36, before: 560, outline: 0 }),
  PERIOD: (text) => paragraph(run(text, faces.period), { align: 'center' }) + paragraph('', {}),
  HEADING: (text) => paragraph(run(text, faces.heading), { indent: 2, keepNext: true, outline: 1 }),
  PARAGRAPH: (text) => paragraph(run(text, faces.body), { indent: 2 }),
  // Not stretched: a digest would tear its line.
  NOTE: (text) => paragraph(run(text, faces.note), { align: 'left', indent: 2, line: 24 }),
  SENDER: (text) => paragraph(run(text, faces.body), { align: 'right' }),
}

/** Wider where words stand than where numbers do, together as wide as the text. */
function widthsOf({ columns }: LaidTable): readonly number[] {
  const shares = columns.map(({ unit }) => (unit === 'TEXT' || unit === 'CODE' || unit === 'PERIOD' ? 2 : 1.2))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => Math.round((twips(bodyWidth) * share) / sum))
}

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')

const manyColumns = 6

function table(laid: LaidTable): string {
  const widths = widthsOf(laid)
  // Many columns have room for their numbers only in smaller type.
  const points = laid.columns.length > manyColumns ? faces.cell.points - 2 : faces.cell.points
  const [cellType, headType] = [
    { ...faces.cell, points },
    { ...faces.head, points },
  ]
  const cell = (text: string, at: number, type: Type, align: 'left' | 'center' | 'right') =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(run(text, type), { align, line: 'auto' })}</w:tc>`
  const isNumber = (at: number) => !['TEXT', 'CODE', 'PERIOD'].includes(laid.columns[at]?.unit ?? 'TEXT')
  const head = laid.columns.map(({ title }, at) => cell(title, at, headType, 'center')).join('')
  const rows = laid.rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.texts.map((text, at) => cell(text, at, cellType, isNumber(at) ? 'right' : 'left')).join('')}</w:tr>`,
  )
  const caption = paragraph(run(laid.caption, faces.caption), {
    align: 'center',
    line: 24,
    before: 120,
    keepNext: true,
  })
  return `${caption}<w:tbl><w:tblPr><w:tblW w:w="${twips(bodyWidth)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${rows.join('')}</w:tbl>${paragraph('', { line: 12 })}`
}

function chartPlace(chart: LaidChart, nth: number): string {
  const size = `cx="${bodyWidth * emuPerMm}" cy="${chartHeight(chart) * emuPerMm}"`
  const said = toXml(`${chart.caption}。${chart.bars.map(({ label, text }) => `${label} ${text}`).join('；')}`)
  const inline = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${nth}" name="chart${nth}" descr="${said}"/><a:graphic><a:graphicData uri="${drawingMl}/chart"><c:chart r:id="chart${nth}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  const caption = paragraph(run(chart.caption, faces.caption), { align: 'center', line: 24 })
  return paragraph(inline, { align: 'center', line: 'auto', keepNext: true }) + caption
}

function documentXml(blocks: readonly ReportBlock[]): string {
  let charts = 0
  const body = blocks.map((block) => {
    if (block.kind === 'TABLE') return table(block)
    if (block.kind !== 'CHART') return texts[block.kind](block.text)
    charts += 1
    return chartPlace(block, charts)
  })
  const { top, bottom, left, right } = margin
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="${twips(page.width)}" w:h="${twips(page.height)}"/><w:pgMar w:top="${twips(top)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:right="${twips(right)}" w:header="850" w:footer="${twips(bottom - 7)}" w:gutter="0"/></w:sectPr>`
  return `${xmlHead}<w:document xmlns:w="${word}" xmlns:r="${office}/relationships" xmlns:wp="${drawingMl}/wordprocessingDrawing" xmlns:a="${drawingMl}/main" xmlns:c="${drawingMl}/chart"><w:body>${body.join('')}${section}</w:body></w:document>`
}

/** – 1 –, below in the middle. */
const footerXml = `${xmlHead}<w:ftr xmlns:w="${word}">${paragraph(
  `${run('– ', faces.number)}<w:r>${runProperties(faces.number)}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${runProperties(faces.number)}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>${runProperties(faces.number)}<w:fldChar w:fldCharType="end"/></w:r>${run(' –', faces.number)}`,
  { align: 'center', line: 'auto' },
)}</w:ftr>`

function coreXml({ report, blocks }: Drawn): string {
  const title = blocks.find(({ kind }) => kind === 'TITLE')
  const text = title !== undefined && 'text' in title ? title.text : ''
  return `${xmlHead}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${toXml(text)}</dc:title><dc:creator>Yiping</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${report.madeAt.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`
}

/** Word, and whatever opens it: written out by hand, because it is a page of XML and the same report has to give the same bytes. */
export async function drawDocx(drawn: Drawn): Promise<ReportFile> {
  const { blocks, words } = drawn
  const charts = blocks.filter((block): block is LaidChart => block.kind === 'CHART')
  const part = (name: string, text: string) => ({ name, text: [text] })
  const related = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
  const relations = (all: readonly string[]) =>
    `${xmlHead}<Relationships xmlns="${packaged}/relationships">${all.join('')}</Relationships>`
  const override = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`
  const pieces = zip([
    part(
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
        override('/word/document.xml', `${types}.wordprocessingml.document.main+xml`),
        override('/word/footer1.xml', `${types}.wordprocessingml.footer+xml`),
        override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
        ...charts.map((_, at) => override(`/word/charts/chart${at + 1}.xml`, `${types}.drawingml.chart+xml`)),
      ].join('')}</Types>`,
    ),
    part(
      '_rels/.rels',
      relations([
        related('document', `${office}/relationships/officeDocument`, 'word/document.xml'),
        related('core', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      ]),
    ),
    part('docProps/core.xml', coreXml(drawn)),
    part('word/document.xml', documentXml(blocks)),
    part('word/footer1.xml', footerXml),
    part(
      'word/_rels/document.xml.rels',
      relations([
        related('footer', `${office}/relationships/footer`, 'footer1.xml'),
        ...charts.map((_, at) =>
          related(`chart${at + 1}`, `${office}/relationships/chart`, `charts/chart${at + 1}.xml`),
        ),
      ]),
    ),
    ...charts.map((chart, at) => part(`word/charts/chart${at + 1}.xml`, chartXml(chart, words.goal))),
  ])
  const bytes: Buffer[] = []
  for await (const piece of pieces) bytes.push(piece)
  return { mediaType: `${types}.wordprocessingml.document`, bytes: Buffer.concat(bytes) }
}
