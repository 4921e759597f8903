import type { ImportFormat, ImportKind } from '../../contracts/import.ts'
import { type SheetOut, writeCsv, writeXlsx } from '../platform/sheet/write.ts'
import type { CaseDeps } from '../service-case/index.ts'
import type { Column } from './columns/column.ts'
import { addedHeads } from './heads.ts'
import { importWords } from './kinds.ts'
import { openImport } from './sealed-file.ts'
import { findBadRows, type ImportRow } from './store.ts'
import { problemText } from './texts.ts'

const rowsToFill = 5000

const wordsOf = ({ type }: Column): readonly string[] => {
  if (type.kind === 'WORD') return type.many === true ? [] : Object.keys(type.words)
  return type.kind === 'YES_NO' ? ['是', '否'] : []
}

const toColumnOut = (column: Column) => ({
  header: column.header,
  isRequired: column.isRequired === true,
  words: wordsOf(column),
})

/** A file to fill in: heads with an example below them, and beside it what each column is for. */
export function renderTemplateFile(kind: ImportKind, format: ImportFormat): AsyncGenerator<Buffer> {
  const { title, columns } = importWords[kind]
  const table: SheetOut = {
    name: title,
    columns: columns.map(toColumnOut),
    rows: [columns.map(({ example }) => example)],
    rowsToFill,
  }
  return format === 'CSV' ? writeCsv(table) : writeXlsx([table, explanation(columns)])
}

function explanation(columns: readonly Column[]): SheetOut {
  const plain = (header: string) => ({ header, isRequired: false, words: [] })
  return {
    name: '填写说明',
    columns: ['列名', '必填', '说明', '可选值', '示例'].map(plain),
    rows: [
      ...columns.map((column) => [
        column.header,
        column.isRequired === true ? '是' : '否',
        column.hint,
        column.type.kind === 'WORD' ? Object.keys(column.type.words).join('、') : wordsOf(column).join('、'),
        column.example,
      ]),
      ['', '', '', '', ''],
      ['第一个工作表第 2 行是示例：原样留下不会导入，也可以删去。', '', '', '', ''],
      ['单元格不要写公式；编码、证件号码等按文本填写，保留前面的 0。', '', '', '', ''],
      ['可以增减行，不要改列名；用不到的非必填列可以删去。', '', '', '', ''],
    ],
    rowsToFill: 0,
  }
}

const rowsAtATime = 200

/** The bad rows as they were handed in, with what is wrong with each; a mended file is handed in as it is. */
export async function* renderBadRowsFile(
  { world }: CaseDeps,
  row: ImportRow,
  format: ImportFormat,
): AsyncGenerator<Buffer> {
  const sealed = await openImport(world, row.id)
  const { columns, title } = importWords[row.kind]
  const rows = async function* () {
    let after = 0
    for (;;) {
      const page = await findBadRows(world.vaultDb, row.id, after, rowsAtATime)
      for (const bad of page) {
        const texts = sealed.openRow(bad.rowNo, bad.sealed)
        const problems = bad.problems.map(({ code, column }) => problemText(code, column)).join('；')
        yield [problems === '' ? '同一办件的其他行有错误' : problems, String(bad.rowNo), ...texts]
      }
      const last = page.at(-1)
      if (last === undefined) return
      after = last.rowNo
    }
  }
  const table: SheetOut = {
    name: title,
    columns: [
      { header: addedHeads.problem, isRequired: false, words: [] },
      { header: addedHeads.rowNo, isRequired: false, words: [] },
      ...columns.map(toColumnOut),
    ],
    rows: rows(),
    rowsToFill,
  }
  yield* format === 'CSV' ? writeCsv(table) : writeXlsx([table])
}
