import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { bringPublication, someMonth, withdrawByTwo } from '../../tests/support/publication.ts'
import { bringScoredHall } from '../../tests/support/scored-city.ts'

let clock = Date.parse('2026-10-01T09:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  await bringScoredHall(platform, 4)
}, 120_000)
afterAll(() => platform.stop())

const many = [2, 3, 5, 20, 70] as const
const few = [0, 1, 0, 1, 1] as const
const some = [0, 0, 1, 2, 6] as const
const windows = {
  'YP-SCORE-01/S01': many,
  'YP-SCORE-01/S02': [1, 1, 3, 15, 30] as const,
  'YP-SCORE-01/S03': few,
  'YP-SCORE-01/S04': some,
  'YP-TRIAL-01/A01': [0, 2, 8, 30, 20] as const,
}

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${platform.base}/api/v1/${path}`, { headers })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: text.startsWith('{') ? JSON.parse(text) : null }
}

describe('before anything is published', () => {
  test('the portal says so, with the halls that are open and when it was counted', async () => {
    const { status, body } = await ask('portal')
    expect([status, body.latest, body.periods]).toEqual([200, null, []])
    expect(body.halls.map(({ hallCode }: { hallCode: string }) => hallCode)).toContain('YP-TRIAL-01')
    expect(body.freshness).toMatchObject({ publishedAt: null, lastDrillPassedAt: null })
    expect(body.rectification.observation.count).toBeGreaterThan(0)
  })

  test('a hall has no period, an unknown one is none, and there is no bulletin', async () => {
    expect((await ask('portal/halls/YP-TRIAL-01')).body).toMatchObject({ periods: [], windows: [] })
    expect((await ask('portal/halls/YP-NOWHERE')).body.code).toBe('HALL_UNKNOWN')
    expect((await ask('bulletins/2026-08')).status).toBe(404)
  })

  test('what is on its way is not seen by anybody', async () => {
    await bringPublication(platform, '2026-09', 'REVIEWED', someMonth(windows))
    expect((await ask('portal')).body.periods).toEqual([])
    expect((await ask('bulletins/2026-09')).status).toBe(404)
    expect((await ask('portal/halls/YP-SCORE-01/windows/S01')).body.code).toBe('WINDOW_UNKNOWN')
  })
})

describe('what is published', () => {
  let publicationId: string
  beforeAll(async () => {
    await bringPublication(platform, '2026-07', 'PUBLISHED', someMonth(windows))
    ;({ publicationId } = await bringPublication(
      platform,
      '2026-08',
      'PUBLISHED',
      someMonth({ ...windows, 'YP-TRIAL-01/A01': [0, 2, 8, 30, 40] }, ['YP-SCORE-01/S01']),
    ))
  })

  test('is there at once, with participation and interval beside every figure', async () => {
    const { body } = await ask('portal')
    expect(body.latest).toMatchObject({ period: '2026-08', evaluations: 242, invalidated: 0 })
    expect(body.periods.map(({ period }: { period: string }) => period)).toEqual(['2026-08', '2026-07'])
    const { evaluations, invited, answered, grades, good } = body.latest.figure
    expect([evaluations, invited, answered]).toEqual([242, 484, 242])
    // The three of one window are in the number and not among the grades.
    expect(grades).toEqual([3, 6, 17, 67, 146])
    expect(good.hundredths).toBe(Math.round((230 * 10_000) / 239))
    expect(good.lowerHundredths).toBeLessThan(good.hundredths)
    expect(good.upperHundredths).toBeGreaterThan(good.hundredths)
  })

  test('tells nothing of a window of few, nor of the one by which it could be found', async () => {
    const { body } = await ask('portal/halls/YP-SCORE-01')
    const told = body.windows.map((window: { windowCode: string; figure: { evaluations: number | null } }) => [
      window.windowCode,
      window.figure.evaluations,
    ])
    expect(told).toEqual([
      ['S01', 100],
      ['S02', 50],
      ['S03', null],
      ['S04', null],
    ])
    expect(body.windows[0]).toMatchObject({ said: 'TOP', score: { score: 91_200, lower: 89_000, upper: 93_400 } })
    expect(body.windows[1]).toMatchObject({ said: 'TOO_FEW_TO_TELL', score: null })
    const few = await ask('portal/halls/YP-SCORE-01/windows/S03')
    expect(few.body.periods[0].figure).toMatchObject({ evaluations: null, grades: null })
  })

  test('is proved for a window by the digests of its texts', async () => {
    const { body } = await ask('portal/halls/YP-SCORE-01/windows/S01')
    expect(body.periods).toHaveLength(2)
    expect(body.periods.map(({ said }: { said: string }) => said)).toEqual(['TOP', 'TOO_FEW_TO_TELL'])
    for (const { inputs, resultDigest } of body.periods) {
      expect(resultDigest).toMatch(/^[0-9a-f]{64}$/)
      expect((await ask(`score-inputs/${inputs[0]}`)).status).toBe(200)
    }
    expect((await ask('portal/halls/YP-SCORE-01/windows/S99')).body.code).toBe('WINDOW_UNKNOWN')
  })

  test('makes a bulletin beside the month before, of nothing else', async () => {
    const { body } = await ask('bulletins/2026-08')
    expect(body).toMatchObject({ told: { evaluations: 242 }, months: ['2026-08', '2026-07'] })
    expect(body.told.before).toMatchObject({ period: '2026-07', figure: { evaluations: 222 } })
    expect(body.told.named).toMatchObject([{ windowCode: 'S01', verdict: 'TOP', score: 91_200, invited: 200 }])
    expect(body.told.halls.map(({ hallCode }: { hallCode: string }) => hallCode)).toEqual([
      'YP-SCORE-01',
      'YP-TRIAL-01',
    ])
    expect((await ask('bulletins/2026-07')).body.told.before).toBeNull()
  })

  test('may be kept by whoever asks whether it still holds', async () => {
    const first = await ask('portal')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const again = await ask('portal', { 'if-none-match': tag })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await ask('portal', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('names nobody of the staff, no account, no case and no person', async () => {
    const pages = ['portal', 'portal/halls/YP-SCORE-01', 'portal/halls/YP-SCORE-01/windows/S01', 'bulletins/2026-08']
    const texts = (await Promise.all(pages.map((page) => ask(page)))).map(({ text }) => text).join()
    expect(texts).not.toMatch(/staff|account|phone|caseNo|applicant|organization|1[3-9]\d{9}|"W\d/i)
  })

  test('stays to be seen as withdrawn, with the reason, and what stands takes its place', async () => {
    expect((await withdrawByTwo(platform, publicationId, '数据来源待核实')).status).toBe(200)
    const { body } = await ask('portal')
    expect(body.latest.period).toBe('2026-07')
    expect(body.periods[0]).toMatchObject({ period: '2026-08', withdrawn: { reason: '数据来源待核实' } })
    expect(body.periods[0].figure).toBeNull()
    expect((await ask('bulletins/2026-08')).body.withdrawn.reason).toBe('数据来源待核实')
    expect((await ask('portal/halls/YP-SCORE-01/windows/S01')).body.periods[0].withdrawn).not.toBeNull()
  })

  test('is corrected by a revision beside what was said before', async () => {
    const corrected = someMonth({ ...windows, 'YP-TRIAL-01/A01': [0, 0, 8, 30, 40] })
    await bringPublication(platform, '2026-08', 'PUBLISHED', { ...corrected, revision: 1 })
    const { body } = await ask('bulletins/2026-08')
    expect([body.revision, body.withdrawn, body.told.evaluations]).toEqual([1, null, 240])
    expect(body.others).toMatchObject([{ revision: 0, withdrawn: { reason: '数据来源待核实' } }])
    expect((await ask('portal')).body.latest).toMatchObject({ period: '2026-08', revision: 1 })
  })
})

test('what is counted besides is counted anew each minute', async () => {
  const before = (await ask('portal')).body.asOf
  clock += 61_000
  expect((await ask('portal')).body.asOf > before).toBe(true)
})

describe('what may be taken along', () => {
  test('is listed with its columns, version, digest and addresses; every file is as its digest says', async () => {
    const { body } = await ask('open-data')
    const { rules } = platform.running.app
    const policy = rules.loadPolicy('open-data', rules.rootDivisionId, clock)
    const { source, effectiveFrom } = policy
    expect(body.licence).toEqual({ ...policy.body.licence, source, effectiveFrom })
    expect(body.tables.map(({ table }: { table: string }) => table)).toEqual([
      'periods',
      'halls',
      'windows',
      'rectification',
    ])
    for (const { table, csv, json, digest, rows, columns, version } of body.tables) {
      const file = await fetch(`${platform.base}${csv}`)
      expect([table, file.headers.get('content-type')]).toEqual([table, 'text/csv; charset=utf-8'])
      const bytes = Buffer.from(await file.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
      const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
      expect([lines[0], lines.length - 1]).toEqual([columns.map(({ name }: { name: string }) => name).join(), rows])
      const { body: told } = await ask(json.slice('/api/v1/'.length))
      expect([told.digest, told.version, told.rows.length]).toEqual([digest, version, rows])
      const tag = file.headers.get('etag') ?? ''
      expect((await fetch(`${platform.base}${csv}`, { headers: { 'if-none-match': tag } })).status).toBe(304)
    }
  })

  test('has empty cells where the portal is silent, and keeps what was withdrawn with its notice', async () => {
    const { body: windows } = await ask('open-data/windows')
    const at = (name: string) => windows.columns.indexOf(name)
    const small = windows.rows.find((row: unknown[]) => row[at('window_code')] === 'S03')
    expect([small[at('evaluations')], small[at('grade_1')], small[at('score_thousandths')]]).toEqual([null, null, null])
    const { body: periods } = await ask('open-data/periods')
    const reasons = periods.rows.map((row: unknown[]) => row[periods.columns.indexOf('withdrawn_reason')])
    expect(reasons).toContain('数据来源待核实')
    expect((await ask('open-data/staff')).status).toBe(400)
  })
})

test('the method is told by the policies and schemes in force, each number with its source', async () => {
  const { body } = await ask('methodology')
  const score = body.policies.find(({ word }: { word: string }) => word === 'window-score')
  const rule = (at: string) => score.rules.find((each: { at: string }) => each.at === at)?.value
  expect([rule('/evaluationsMin'), rule('/smallestCell'), rule('/poolMonths')]).toEqual([30, 5, [1, 3, 12]])
  for (const { source, effectiveFrom, divisionName } of body.policies)
    expect([source.length > 0, effectiveFrom.length, divisionName.length > 0]).toEqual([true, 10, true])
  expect(body.schemes.length).toBeGreaterThan(0)
  for (const { indicators } of body.schemes) {
    const sum = indicators.reduce((total: number, each: { citizen: number | null }) => total + (each.citizen ?? 0), 0)
    expect(Math.abs(sum - 10_000)).toBeLessThan(indicators.length)
  }
  expect(body.seeds.first).toBe(20_260_000)
})

test('a hall that is silent is given away by no page of its windows', async () => {
  // The other hall has three alone, so this one is silent with it; its page tells nothing of its windows either.
  await bringPublication(
    platform,
    '2026-05',
    'PUBLISHED',
    someMonth({ 'YP-SCORE-01/S01': many, 'YP-SCORE-01/S02': [1, 1, 3, 15, 30], 'YP-TRIAL-01/A01': few }),
  )
  const ofMay = async (path: string) =>
    (await ask(path)).body.periods.find(({ period }: { period: string }) => period === '2026-05')
  const untold = { evaluations: null, invited: null, answered: null, grades: null, good: null }
  expect((await ofMay('portal/halls/YP-SCORE-01')).figure).toEqual(untold)
  for (const window of ['S01', 'S02'])
    expect(await ofMay(`portal/halls/YP-SCORE-01/windows/${window}`)).toMatchObject({ figure: untold, score: null })
})

test('who is among the last is told by no page of a window before they are named', async () => {
  const month = someMonth(windows, ['YP-SCORE-01/S01', 'YP-SCORE-01/S02'])
  const scores = month.scores.map((score) =>
    score.key === 'YP-SCORE-01/S02' ? { ...score, verdict: 'BOTTOM' as const } : score,
  )
  await bringPublication(platform, '2026-06', 'PUBLISHED', { ...month, scores })
  const verdictOf = async (window: string) =>
    (await ask(`rankings/2026-06/window?hallCode=YP-SCORE-01&windowCode=${window}`)).body.verdict
  expect([await verdictOf('S01'), await verdictOf('S02')]).toEqual(['TOP', 'MIDDLE'])
  const { body } = await ask('portal/halls/YP-SCORE-01/windows/S02')
  expect(body.periods.at(-2)).toMatchObject({ period: '2026-06', said: null, score: { score: 91_200 } })
})
