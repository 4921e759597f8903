import { writeXlsx } from '../../server/platform/sheet/write.ts'
import { type ZipPart, zip } from '../../server/platform/sheet/zip.ts'
import { caseHeads } from './import.ts'

async function gather(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** A workbook of texts. */
export function workbook(rows: Iterable<readonly string[]>, heads: readonly string[] = caseHeads): Promise<Buffer> {
  const columns = heads.map((header) => ({ header, isRequired: false, words: [] }))
  return gather(writeXlsx([{ name: '办件', columns, rows, rowsToFill: 0 }]))
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** A workbook written by hand, as other programs write theirs, or as an attacker would. */
export function rawWorkbook(sheetData: string | Iterable<string>, parts: readonly ZipPart[] = []): Promise<Buffer> {
  const sheet = function* () {
    yield `${xml}<worksheet ${main}><sheetData>`
    yield* typeof sheetData === 'string' ? [sheetData] : sheetData
    yield '</sheetData></worksheet>'
  }
  return gather(
    zip([
      {
        name: 'xl/workbook.xml',
        text: [
          `${xml}<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        ],
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        text: [
          `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>`,
        ],
      },
      { name: 'xl/worksheets/sheet1.xml', text: sheet() },
      ...parts,
    ]),
  )
}

/** The heads and rows of cells as XML; a cell may be XML of its own. */
export function sheetXml(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (text.startsWith('<c') ? text : `<c t="inlineStr"><is><t>${text}</t></is></c>`)
  return [caseHeads, ...rows].map((row) => `<row>${row.map(cell).join('')}</row>`).join('')
}
