import type { ReportCell, ReportUnit } from '../../../domain/report.ts'
import type { LaidChart, LaidTable, ReportBlock } from '../../../domain/report-layout.ts'
import { zip } from '../../platform/sheet/zip.ts'
import { chartHeight, chartXml, emuPerMm } from './chart.ts'
import { type Drawn, type ReportFile, toXml, xmlHead } from './file.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const drawingMl = 'http://schemas.openxmlformats.org/drawingml/2006'
const types = 'application/vnd.openxmlformats-officedocument'

/** How the numbers of a column are kept and shown: numbers to be counted with, not texts. */
const formats: Readonly<Record<ReportUnit, { readonly style: number; readonly of: number }>> = {
  TEXT: { style: 1, of: 1 },
  CODE: { style: 1, of: 1 },
  PERIOD: { style: 1, of: 1 },
  COUNT: { style: 3, of: 1 },
  PERCENT: { style: 4, of: 10_000 },
  CHANGE: { style: 5, of: 100 },
  POINTS: { style: 6, of: 1000 },
}

/** 0 plain, 1 text, 2 head, 3 count, 4 percent, 5 change, 6 points, 7 heading, 8 title. */
const styles = `${xmlHead}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="+0.00;\\-0.00;0.00"/></numFmts><fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="14"/><name val="黑体"/></font><font><sz val="20"/><name val="方正小标宋简体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FB"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="9"><xf><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="3" borderId="1" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="10" borderId="1" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="2" borderId="1" applyNumberFormat="1" applyBorder="1"/><xf fontId="2" applyFont="1"/><xf fontId="3" applyFont="1"><alignment horizontal="center" wrapText="1"/></xf></cellXfs></styleSheet>`

const lettersOf = (column: number) => String.fromCharCode(65 + column)

/** A text is written as a text: no cell of ours is a formula, whatever it begins with. */
const textCell = (at: string, text: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXml(text)}</t></is></c>`

function cellOf(at: string, value: ReportCell, text: string, unit: ReportUnit): string {
  const { style, of } = formats[unit]
  return typeof value === 'number'
    ? `<c r="${at}" s="${style}"><v>${value / of}</v></c>`
    : textCell(at, text, formats.TEXT.style)
}

const sheetXml = (columns: string, rows: readonly string[], drawing: string, merges = '') =>
  `${xmlHead}<worksheet ${main} xmlns:r="${related}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${columns}</cols><sheetData>${rows.join('')}</sheetData>${merges}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" fitToHeight="0"/>${drawing}</worksheet>`

const textStyles: Readonly<Partial<Record<ReportBlock['kind'], number>>> = { TITLE: 8, HEADING: 7 }
const charactersOfLine = 38

/** What the report says, in the order of its page. */
function wordsSheet(blocks: readonly ReportBlock[]): string {
  const said = blocks.flatMap((block) => ('text' in block ? [block] : []))
  const rows = said.map(({ kind, text }, at) => {
    const lines = Math.max(1, Math.ceil(text.length / charactersOfLine))
    const height = kind === 'TITLE' ? 36 : 18 * lines
    return `<row r="${at + 1}" ht="${height}" customHeight="1">${textCell(`A${at + 1}`, text, textStyles[kind] ?? 0)}</row>`
  })
  return sheetXml('<col min="1" max="1" width="80" customWidth="1"/>', rows, '')
}

const isWords = (unit: ReportUnit) => formats[unit].style === formats.TEXT.style

function tableSheet({ caption, columns, rows }: LaidTable, hasChart: boolean): string {
  const widths = columns.map(
    ({ unit }, at) => `<col min="${at + 1}" max="${at + 1}" width="${isWords(unit) ? 24 : 14}" customWidth="1"/>`,
  )
  const head = columns.map(({ title }, at) => textCell(`${lettersOf(at)}2`, title, 2))
  const body = rows.map(
    ({ texts, values }, no) =>
      `<row r="${no + 3}">${columns.map(({ unit }, at) => cellOf(`${lettersOf(at)}${no + 3}`, values[at] ?? null, texts[at] ?? '', unit)).join('')}</row>`,
  )
  return sheetXml(
    widths.join(''),
    [`<row r="1">${textCell('A1', caption, 7)}</row>`, `<row r="2">${head.join('')}</row>`, ...body],
    hasChart ? '<drawing r:id="drawing"/>' : '',
  )
}

const chartWidthMm = 160

function drawingXml({ rows }: LaidTable, chart: LaidChart): string {
  const size = `cx="${chartWidthMm * emuPerMm}" cy="${chartHeight(chart) * emuPerMm}"`
  const said = toXml(`${chart.caption}。${chart.bars.map(({ label, text }) => `${label} ${text}`).join('；')}`)
  return `${xmlHead}<xdr:wsDr xmlns:xdr="${drawingMl}/spreadsheetDrawing" xmlns:a="${drawingMl}/main" xmlns:r="${related}" xmlns:c="${drawingMl}/chart"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${rows.length + 3}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext ${size}/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="chart" descr="${said}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext ${size}/></xdr:xfrm><a:graphic><a:graphicData uri="${drawingMl}/chart"><c:chart r:id="chart"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`
}

interface TableSheet {
  readonly table: LaidTable
  /** The one that stands behind it. */
  readonly chart: LaidChart | undefined
}

function sheetsOf(blocks: readonly ReportBlock[]): readonly TableSheet[] {
  return blocks.flatMap((table, at) => {
    const next = blocks[at + 1]
    return table.kind === 'TABLE' ? [{ table, chart: next?.kind === 'CHART' ? next : undefined }] : []
  })
}

/** Excel takes no more than 31 characters, and none of these. */
const sheetName = (caption: string) => caption.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31)

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relations = (...all: readonly string[]) =>
  `${xmlHead}<Relationships xmlns="${packaged}/relationships">${all.join('')}</Relationships>`

function contentTypes(sheets: readonly TableSheet[]): string {
  const override = (name: string, type: string) => `<Override PartName="${name}" ContentType="${types}.${type}+xml"/>`
  return `${xmlHead}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
    override('/xl/workbook.xml', 'spreadsheetml.sheet.main'),
    override('/xl/styles.xml', 'spreadsheetml.styles'),
    override('/xl/worksheets/sheet0.xml', 'spreadsheetml.worksheet'),
    ...sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'spreadsheetml.worksheet')),
    ...sheets.flatMap(({ chart }, at) =>
      chart === undefined
        ? []
        : [
            override(`/xl/drawings/drawing${at + 1}.xml`, 'drawing'),
            override(`/xl/charts/chart${at + 1}.xml`, 'drawingml.chart'),
          ],
    ),
  ].join('')}</Types>`
}

/** Excel: what it says on the first sheet, and behind it one sheet for each table, with its chart. */
export async function drawXlsx({ blocks, words }: Drawn): Promise<ReportFile> {
  const sheets = sheetsOf(blocks)
  const part = (name: string, text: string) => ({ name, text: [text] })
  const names = [words.notes.sheet, ...sheets.map(({ table }) => sheetName(table.caption))]
  const pieces = zip([
    part('[Content_Types].xml', contentTypes(sheets)),
    part('_rels/.rels', relations(relation('workbook', `${related}/officeDocument`, 'xl/workbook.xml'))),
    part(
      'xl/workbook.xml',
      `${xmlHead}<workbook ${main} xmlns:r="${related}"><sheets>${names.map((name, at) => `<sheet name="${toXml(name)}" sheetId="${at + 1}" r:id="sheet${at}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relations(
        ...names.map((_, at) => relation(`sheet${at}`, `${related}/worksheet`, `worksheets/sheet${at}.xml`)),
        relation('styles', `${related}/styles`, 'styles.xml'),
      ),
    ),
    part('xl/styles.xml', styles),
    part('xl/worksheets/sheet0.xml', wordsSheet(blocks)),
    ...sheets.flatMap(({ table, chart }, at) => [
      part(`xl/worksheets/sheet${at + 1}.xml`, tableSheet(table, chart !== undefined)),
      ...(chart === undefined ? [] : chartParts({ table, chart, nth: at + 1, goal: words.goal })),
    ]),
  ])
  const bytes: Buffer[] = []
  for await (const piece of pieces) bytes.push(piece)
  return { mediaType: `${types}.spreadsheetml.sheet`, bytes: Buffer.concat(bytes) }
}

interface ChartPart {
  readonly table: LaidTable
  readonly chart: LaidChart
  readonly nth: number
  readonly goal: string
}

function chartParts({ table, chart, nth, goal }: ChartPart) {
  const part = (name: string, text: string) => ({ name, text: [text] })
  return [
    part(
      `xl/worksheets/_rels/sheet${nth}.xml.rels`,
      relations(relation('drawing', `${related}/drawing`, `../drawings/drawing${nth}.xml`)),
    ),
    part(`xl/drawings/drawing${nth}.xml`, drawingXml(table, chart)),
    part(
      `xl/drawings/_rels/drawing${nth}.xml.rels`,
      relations(relation('chart', `${related}/chart`, `../charts/chart${nth}.xml`)),
    ),
    part(`xl/charts/chart${nth}.xml`, chartXml(chart, goal)),
  ]
}
