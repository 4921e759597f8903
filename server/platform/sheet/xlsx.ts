import { posix } from 'node:path'
import { type ByteSource, FileUnfit, fileLimits, type Sheet, type SheetRow } from './unfit.ts'
import { readDirectory, readEntryBytes, type ZipEntry } from './unzip.ts'
import { RowsHeard } from './xlsx-rows.ts'
import { XmlReader } from './xml.ts'

const containerMark = Buffer.from('d0cf11e0a1b11ae1', 'hex')

type Parts = ReadonlyMap<string, ZipEntry>

/** The first sheet of a workbook, row by row. Nothing in it is ever computed, followed or run. */
export async function openXlsx(source: ByteSource): Promise<Sheet> {
  // A password wraps the workbook into a container of the kind that old workbooks are, too.
  if ((await source.read(0, containerMark.length)).equals(containerMark)) throw new FileUnfit('FILE_PROTECTED')
  const parts = await readDirectory(source)
  refuseLivePlants(parts)
  const workbook = await readWorkbook(source, parts)
  const shared = await readSharedStrings(source, parts)
  return { countsFrom1904: workbook.countsFrom1904, rows: readRows(source, workbook.sheet, shared) }
}

/** Programs, and links that a spreadsheet would follow, have no place in a file of data. */
function refuseLivePlants(parts: Parts): void {
  for (const name of parts.keys()) {
    const lower = name.toLowerCase()
    if (/vbaproject|\/macrosheets\/|\/activex/.test(lower)) throw new FileUnfit('FILE_HAS_MACROS')
    if (/externallinks\/|\/connections\.xml$|\/embeddings\//.test(lower)) throw new FileUnfit('FILE_HAS_LINKS')
  }
}

async function readAll(source: ByteSource, entry: ZipEntry, reader: XmlReader): Promise<void> {
  for await (const piece of readEntryBytes(source, entry)) reader.write(piece)
  reader.end()
}

const ignored = { open: () => undefined, close: () => undefined, text: () => undefined }

async function readWorkbook(source: ByteSource, parts: Parts): Promise<{ sheet: ZipEntry; countsFrom1904: boolean }> {
  const workbook = parts.get('xl/workbook.xml')
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) throw new FileUnfit('FILE_BROKEN')
  let firstId: string | undefined
  let countsFrom1904 = false
  await readAll(
    source,
    workbook,
    new XmlReader({
      ...ignored,
      open(name, attribute) {
        if (name === 'sheet') firstId ??= attribute('r:id') ?? attribute('id')
        if (name === 'workbookPr') countsFrom1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      },
    }),
  )
  let target: string | undefined
  await readAll(
    source,
    relations,
    new XmlReader({
      ...ignored,
      open(name, attribute) {
        if (name === 'Relationship' && attribute('Id') === firstId) target = attribute('Target')
      },
    }),
  )
  const sheet =
    target === undefined
      ? undefined
      : parts.get(posix.join(target.startsWith('/') ? '' : 'xl', target).replace(/^\//, ''))
  if (sheet === undefined) throw new FileUnfit('FILE_BROKEN')
  return { sheet, countsFrom1904 }
}

/** Texts that cells point to. They have to be held, so they are counted. */
async function readSharedStrings(source: ByteSource, parts: Parts): Promise<readonly string[]> {
  const entry = parts.get('xl/sharedStrings.xml')
  if (entry === undefined) return []
  const strings: string[] = []
  let chars = 0
  let text: string | undefined
  let isText = false
  let isPhonetic = false
  const reader = new XmlReader({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') {
        // A copy: a part of a piece would keep the whole piece alive.
        strings.push(Buffer.from(text ?? '', 'utf8').toString('utf8'))
        text = undefined
        if (strings.length > fileLimits.sharedStringsMax) throw new FileUnfit('FILE_EXPANDS')
      }
    },
    text(part) {
      if (!isText || text === undefined) return
      chars += part.length
      if (chars > fileLimits.sharedStringCharsMax) throw new FileUnfit('FILE_EXPANDS')
      // What is longer than a cell may be is kept just long enough to be refused there.
      if (text.length <= fileLimits.cellCharsMax) text += part.slice(0, fileLimits.cellCharsMax + 1)
    },
  })
  await readAll(source, entry, reader)
  return strings
}

async function* readRows(
  source: ByteSource,
  entry: ZipEntry,
  shared: readonly string[],
): AsyncGenerator<readonly SheetRow[]> {
  const heard = new RowsHeard(shared)
  const reader = new XmlReader(heard)
  for await (const piece of readEntryBytes(source, entry)) {
    reader.write(piece)
    const rows = heard.take()
    if (rows.length > 0) yield rows
  }
  reader.end()
}
