import { toCsvLine } from '../../../domain/export-cell.ts'
import { zip } from './zip.ts'

interface ColumnOut {
  readonly header: string
  readonly isRequired: boolean
  /** What may be chosen; a drop-down in the workbook. */
  readonly words: readonly string[]
}

export interface SheetOut {
  readonly name: string
  readonly columns: readonly ColumnOut[]
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>
  /** So many rows below the head get drop-downs. */
  readonly rowsToFill: number
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelationships = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A workbook as it is being read. Every cell is text and formatted as text: codes keep their leading zeros, and nothing that a
 * person wrote can be taken for a formula.
 */
export function writeXlsx(sheets: readonly SheetOut[]): AsyncGenerator<Buffer> {
  const numbers = sheets.map((_, index) => index + 1)
  const parts = [
    {
      name: '[Content_Types].xml',
      text: [
        `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>`,
        ...numbers.map(
          (no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
        ),
        '</Types>',
      ],
    },
    {
      name: '_rels/.rels',
      text: [
        `${xml}<Relationships ${packageRelationships}><Relationship Id="rId1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    },
    {
      name: 'xl/workbook.xml',
      text: [
        `${xml}<workbook ${main} xmlns:r="${relationship}"><sheets>`,
        ...sheets.map(
          ({ name }, index) => `<sheet name="${toXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
        ),
        '</sheets></workbook>',
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: [
        `${xml}<Relationships ${packageRelationships}>`,
        ...numbers.map(
          (no) => `<Relationship Id="rId${no}" Type="${relationship}/worksheet" Target="worksheets/sheet${no}.xml"/>`,
        ),
        `<Relationship Id="rId${sheets.length + 1}" Type="${relationship}/styles" Target="styles.xml"/></Relationships>`,
      ],
    },
    { name: 'xl/styles.xml', text: [styles] },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: worksheet(sheet) })),
  ]
  return zip(parts)
}

/** Styles: 0 ordinary, 1 text, 2 head, 3 head of a column that must be filled in. */
const styles = `${xml}<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1FB"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE2B8"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="1" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`

async function* worksheet({ columns, rows, rowsToFill }: SheetOut): AsyncGenerator<string> {
  yield `${xml}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`
  for (const [index, { header }] of columns.entries())
    yield `<col min="${index + 1}" max="${index + 1}" width="${Math.min(48, Math.max(14, header.length * 2.4))}" style="1" customWidth="1"/>`
  yield '</cols><sheetData>'
  yield row(
    1,
    columns.map(({ header }) => header),
    (column) => (columns[column]?.isRequired ? 3 : 2),
  )
  let rowNo = 1
  for await (const cells of rows) {
    rowNo += 1
    yield row(rowNo, cells, () => 1)
  }
  yield '</sheetData>'
  const lists = columns.flatMap(({ words }, index) => (words.length > 0 ? [{ words, letters: lettersOf(index) }] : []))
  if (rowsToFill > 0 && lists.length > 0) {
    yield `<dataValidations count="${lists.length}">`
    for (const { words, letters } of lists)
      yield `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}${rowsToFill + 1}"><formula1>"${toXml(words.join(','))}"</formula1></dataValidation>`
    yield '</dataValidations>'
  }
  yield '</worksheet>'
}

function row(rowNo: number, cells: readonly string[], style: (column: number) => number): string {
  const written = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${lettersOf(column)}${rowNo}" s="${style(column)}" t="inlineStr"><is><t xml:space="preserve">${toXml(text)}</t></is></c>`,
  )
  return `<row r="${rowNo}">${written.join('')}</row>`
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no way to write
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function toXml(text: string): string {
  return text.replaceAll(unwritable, '').replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '')
}

/** With the mark by which spreadsheets know UTF-8, and lines as they want them. */
export async function* writeCsv({ columns, rows }: SheetOut): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${toCsvLine(columns.map(({ header }) => header))}`, 'utf8')
  for await (const cells of rows) yield Buffer.from(toCsvLine(cells), 'utf8')
}
