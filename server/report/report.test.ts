import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readReport } from '../../domain/report.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringPublication, someMonth } from '../../tests/support/publication.ts'
import { bringScoredHall } from '../../tests/support/scored-city.ts'
import { freshCookie } from '../../tests/support/staff.ts'
import { makeReports } from './index.ts'

let clock = Date.parse('2026-10-01T09:00:00+08:00')
let platform: TestPlatform
let cookie = ''
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 3)
  cookie = await freshCookie(platform, 'WORKING_GROUP')
}, 120_000)
afterAll(() => platform.stop())

const windows = {
  'YP-SCORE-01/S01': [2, 3, 5, 20, 70] as const,
  'YP-SCORE-01/S02': [1, 1, 3, 15, 30] as const,
  'YP-TRIAL-01/A01': [0, 2, 8, 30, 20] as const,
}

const sweep = () => {
  const { world, app } = platform.running
  return makeReports({ world, rules: app.rules })
}
async function ask(path: string, as = cookie) {
  const answer = await fetch(`${platform.base}/api/v1/${path}`, { headers: { cookie: as } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isJson = String(answer.headers.get('content-type')).includes('json')
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes,
    body: isJson ? JSON.parse(bytes.toString()) : null,
  }
}
const messages = () =>
  platform.database.query<{ role: string; detail: { kind: string; period: string }; target: string }>(
    `select role, detail, target from message where kind = 'REPORT_MADE' order by id`,
  )

describe('a month that is published', () => {
  let reportId = ''

  test('has a report at the next sweep, once, and the working group is told', async () => {
    await bringPublication(platform, '2026-09', 'REVIEWED', someMonth(windows, ['YP-SCORE-01/S01']))
    await sweep()
    expect((await ask('reports')).body.reports).toEqual([])
    await bringPublication(platform, '2026-08', 'PUBLISHED', someMonth(windows, ['YP-SCORE-01/S01']))
    await sweep()
    await sweep()
    const { body } = await ask('reports')
    expect(body.reports).toMatchObject([{ kind: 'MONTH', period: '2026-08', revision: 0, isReplaced: false }])
    reportId = body.reports[0].reportId
    expect(await messages()).toEqual([
      { role: 'WORKING_GROUP', detail: { kind: 'MONTH', period: '2026-08' }, target: reportId },
    ])
  })

  test('its numbers are those of the bulletin, and its digest is that of its text', async () => {
    const { body } = await ask(`reports/${reportId}`)
    const { told, ...head } = (await ask('bulletins/2026-08')).body
    const bulletin = { ...head, ...told }
    expect(createHash('sha256').update(body.text).digest('hex')).toBe(body.digest)
    const report = readReport(body.text)
    const rowsOf = (id: string) =>
      report.sections
        .flatMap(({ tables }) => tables)
        .find((table) => table.id === id)
        ?.rows.map(({ cells }) => cells)
    const { evaluations, invited, answered, good, grades } = bulletin.figure
    expect(rowsOf('overview')?.[0]).toEqual([
      ...['2026-08', evaluations, invited, answered, 5000],
      ...[good.hundredths, good.lowerHundredths, good.upperHundredths],
    ])
    expect(
      rowsOf('grades')
        ?.slice(0, 5)
        .map(([, count]) => count),
    ).toEqual([...grades].reverse())
    expect(rowsOf('halls')?.map(([, count]) => count)).toEqual(
      bulletin.halls.map((hall: { figure: { evaluations: number | null } }) => hall.figure.evaluations),
    )
    expect(rowsOf('named')?.map((cells) => cells[5])).toEqual(
      bulletin.named.map((window: { score: number }) => window.score),
    )
    expect(report.basis?.resultDigest).toBe(bulletin.resultDigest)
  })

  test.each([
    ['DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['PDF', 'application/pdf', '%PDF-1.7'],
  ])('is drawn as %s, the same bytes each time', async (format, type, beginning) => {
    const file = await ask(`reports/${reportId}/files/${format}`)
    expect([file.status, file.type]).toEqual([200, type])
    expect(file.bytes.subarray(0, beginning.length).toString()).toBe(beginning)
    expect((await ask(`reports/${reportId}/files/${format}`)).bytes.equals(file.bytes)).toBe(true)
    expect((await ask(`reports/${reportId}/files/${format}?language=en`)).bytes.equals(file.bytes)).toBe(false)
  })

  test('whoever reaches less than it tells of, or has nothing to do with it, does not see it', async () => {
    const supervisor = await freshCookie(platform, 'WINDOW_SUPERVISOR')
    expect((await ask('reports', supervisor)).body.reports).toEqual([])
    expect((await ask(`reports/${reportId}`, supervisor)).status).toBe(404)
    expect((await ask(`reports/${reportId}/files/PDF`, supervisor)).status).toBe(404)
    expect((await ask('reports', await freshCookie(platform, 'WINDOW_STAFF'))).status).toBe(403)
  })

  test('another version of it makes another report, and the first stays and says so', async () => {
    clock += 60_000
    await bringPublication(platform, '2026-08', 'PUBLISHED', { ...someMonth(windows), revision: 1 })
    await sweep()
    const { reports } = (await ask('reports')).body
    expect(
      reports
        .map(({ revision, isReplaced }: { revision: number; isReplaced: boolean }) => [revision, isReplaced])
        .sort(),
    ).toEqual([
      [0, true],
      [1, false],
    ])
  })

  test('nobody changes a report, or takes one away', async () => {
    await expect(platform.database.query(`update report set period = '2026-07'`)).rejects.toThrow()
    await expect(platform.database.query('delete from report')).rejects.toThrow()
  })
})
