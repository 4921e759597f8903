import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { caseReport, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

const clock = { shiftMs: 0 }
const dayMs = 86_400_000
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  platform = await startPlatform({ now: () => Date.now() + clock.shiftMs })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

interface Page {
  readonly waiting: unknown
  readonly hours: readonly unknown[] | null
  readonly items: readonly { name: string; materials: unknown; fees: unknown }[] | null
}
const pageOf = (window: string) => calls.get<Page>(`/api/v1/halls/YP-TRIAL-01/windows/${window}/page`)
const waitingAt = async (window: string) => (await pageOf(window)).body.waiting

/** Services at a window that have just ended, of one case. */
const served = (windowCode: string, waits: readonly (number | undefined)[]) => {
  const report = caseReport(platform.running.world.now())
  return platform.invite({
    occurrences: report.occurrences.flatMap((occurrence) =>
      waits.map((waitingMinutes, index) => ({ ...occurrence, windowCode, waitingMinutes, sequence: index + 1 })),
    ),
  })
}

describe('the page of a window', () => {
  test('tells its names, hours and address, and of each item what to bring, what it costs and how long it takes', async () => {
    const { status, body } = await pageOf('A02')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      hallName: '和畅区政务服务大厅',
      windowName: '综合窗口 2 号',
      address: '和畅区惠民路 1 号',
      items: [
        {
          itemCode: '11990102MB0000000T1000000000002',
          name: '居民身份证换领',
          committedLimit: { value: 10, unit: 'WORKING_DAY' },
          statutoryLimit: null,
          isImmediate: false,
          materials: [{ name: '居民身份证', form: 'ORIGINAL' }],
          fees: [{ name: '证件工本费', fen: 2000, basis: '试用数据' }],
        },
        { name: '户口登记项目变更', committedLimit: { value: 3, unit: 'WORKING_DAY' }, fees: [] },
      ],
    })
    expect(body.hours).toHaveLength(11)
    expect(body.hours).toContainEqual({ weekday: 6, from: '09:00', to: '12:00' })
  })

  test('a window’s own hours go before those of its hall', async () => {
    expect((await pageOf('Z01')).body.hours).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })),
    )
  })

  test('what nobody has entered is unknown, which is not the same as nothing', async () => {
    expect((await pageOf('D01')).body.items).toBeNull()
    const [permit] = (await pageOf('B01')).body.items?.filter(({ name }) => name === '食品经营许可') ?? []
    expect(permit).toMatchObject({ materials: null, fees: null })
    const [insurance] = (await pageOf('B02')).body.items ?? []
    expect(insurance).toMatchObject({ materials: [], fees: [], isImmediate: true })
  })

  test('what is entered for a later day is shown from that day on', async () => {
    const from = new Date(platform.running.world.now() + 2 * dayMs).toISOString().slice(0, 10)
    await platform.database.query(`
      insert into item_guide_version (item_id, effective_from, materials, fees)
      select id, '${from}', '[]', '[]' from service_item where item_code = '11990102MB0000000T1000000000005'`)
    const [before] = (await pageOf('C01')).body.items ?? []
    clock.shiftMs = 3 * dayMs
    const [after] = (await pageOf('C01')).body.items ?? []
    clock.shiftMs = 0
    expect([before?.materials, after?.materials]).toEqual([null, []])
  })

  test('nobody’s name, number, grade or comment is on it', async () => {
    const { text } = await pageOf('A01')
    expect(text).not.toMatch(/1001|TRIAL-0|grade|comment|staff/)
  })

  test.each([
    ['404 WINDOW_UNKNOWN', '/api/v1/halls/YP-TRIAL-01/windows/Q99/page'],
    ['404 WINDOW_UNKNOWN', '/api/v1/halls/NOWHERE/windows/A01/page'],
    ['400 MALFORMED /windowCode', '/api/v1/halls/YP-TRIAL-01/windows/a%20b/page'],
  ])('refuses as %s: %s', async (expected, path) => {
    expect(refusal(await calls.get(path))).toBe(expected)
  })
})

describe('the present waiting time', () => {
  test('is unknown until the smallest group has reported, and then a band', async () => {
    expect(await waitingAt('C01')).toBeNull() // one of the trial hall within the hour
    for (const minutes of [9, 9, 7]) await served('C01', [minutes])
    expect(await waitingAt('C01')).toBeNull()
    await served('C01', [30])
    expect(await waitingAt('C01')).toEqual({ fromMinutes: 6, toMinutes: 10, reports: 5, overMinutes: 60 })
  })

  test('one case is one person, however often it was served', async () => {
    await served('D01', [12, 13, 14, 15, 16, 17])
    expect(await waitingAt('D01')).toBeNull()
  })

  test('a service without a reported wait, and a drill, say nothing', async () => {
    for (let each = 0; each < 5; each += 1) await served('B02', [undefined])
    for (let each = 0; each < 5; each += 1) await platform.invite({ drill: true, ...(await at('B02')) })
    expect(await waitingAt('B02')).toBeNull()
  })

  test('is unknown again when the reports have grown old', async () => {
    clock.shiftMs = 61 * 60_000
    expect(await waitingAt('C01')).toBeNull()
    clock.shiftMs = 0
  })
})

const at = async (windowCode: string) => ({
  occurrences: caseReport(platform.running.world.now()).occurrences.map((each) => ({ ...each, windowCode })),
})
