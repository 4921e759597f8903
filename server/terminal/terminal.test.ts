import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, hear, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { fromElsewhere, inventoryOf, revokeDevice, TestTerminal } from '../../tests/support/terminal.ts'

const day = 86_400_000
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock, trustedProxies: ['127.0.0.1'] })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const countOf = async (where = 'true') => {
  const [row] = await platform.database.query<{ count: number }>(
    `select count(*)::integer as count from evaluation where channel in ('HALL_TABLET', 'KEYPAD') and ${where}`,
  )
  return row?.count ?? 0
}

describe('what a terminal hands in', () => {
  test('is given through the intake, once, however often it is handed in', async () => {
    const terminal = await TestTerminal.pair(platform)
    const before = await countOf()
    const entries = []
    for (const grade of [5, 1, 3] as const)
      entries.push(await terminal.write({ token: await platform.invite() }, grade))
    expect(await terminal.states(...entries)).toEqual(['KEPT', 'KEPT', 'KEPT'])
    expect(await terminal.states(...entries)).toEqual(['KEPT', 'KEPT', 'KEPT'])
    expect(await Promise.all([terminal.states(...entries), terminal.states(...entries)])).toHaveLength(2)
    expect((await countOf()) - before).toBe(3)
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({
      gaps: [],
      missing: 0,
      entries: { kept: 3, refused: 0, waiting: 0, unfitting: 0 },
    })
  })

  test('that breaks off after the evaluation and before its outcome is made whole by the repeat', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 4)
    await platform.database.query('alter table terminal_entry_outcome add constraint broken check (false) not valid')
    expect(await terminal.states(entry)).toEqual(['LATER FAULT'])
    const between = await countOf()
    await platform.database.query('alter table terminal_entry_outcome drop constraint broken')
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    expect(await countOf()).toBe(between)
  })

  test('with a number missing is taken, and the gap is said until the number comes', async () => {
    const terminal = await TestTerminal.pair(platform)
    const [first, lost, alsoLost, last] = [
      await terminal.write({ token: await platform.invite() }, 5),
      await terminal.write({ token: await platform.invite() }, 2),
      await terminal.write({ token: await platform.invite() }, 2),
      await terminal.write({ token: await platform.invite() }, 4),
    ]
    expect(await terminal.states(first, last)).toEqual(['KEPT', 'KEPT'])
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({ gaps: [{ first: 2, last: 3 }], missing: 2 })
    expect(await terminal.states(alsoLost)).toEqual(['KEPT'])
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({ gaps: [{ first: 2, last: 2 }], missing: 1 })
    expect(await terminal.states(lost)).toEqual(['KEPT'])
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({ gaps: [], missing: 0 })
  })

  test('and the last number missing is seen by the next heartbeat', async () => {
    const terminal = await TestTerminal.pair(platform)
    const first = await terminal.write({ token: await platform.invite() }, 5)
    await terminal.write({ token: await platform.invite() }, 1)
    await terminal.states(first)
    await terminal.beat({ queueLength: 1 })
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({ gaps: [], missing: 0 })
    await terminal.beat({ queueLength: 0 })
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({ gaps: [], missing: 1 })
  })

  test('altered, or signed by another key, or sealed for another device, is not taken', async () => {
    const [terminal, other] = [await TestTerminal.pair(platform), await TestTerminal.pair(platform)]
    const entry = await terminal.write({ token: await platform.invite() }, 5)
    expect(await terminal.states({ ...entry, at: entry.at - 1 })).toEqual(['LATER SIGNATURE_WRONG'])
    expect(await other.states(entry)).toEqual(['LATER SIGNATURE_WRONG'])
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    expect((await inventoryOf(platform, other.deviceId)).entries.kept).toBe(0)
  })

  test('under a number that was used for something else is not taken, and a foreign predecessor is counted', async () => {
    const terminal = await TestTerminal.pair(platform)
    expect(await terminal.states(await terminal.write({ token: await platform.invite() }, 5))).toEqual(['KEPT'])
    terminal.sequence = 0
    expect(await terminal.states(await terminal.write({ token: await platform.invite() }, 5))).toEqual([
      'LATER CONFLICT',
    ])
    expect(await terminal.states(await terminal.write({ token: await platform.invite() }, 5))).toEqual(['KEPT'])
    expect((await inventoryOf(platform, terminal.deviceId)).entries.unfitting).toBe(1)
  })

  test('about a service that was evaluated by phone meanwhile is refused for good', async () => {
    const terminal = await TestTerminal.pair(platform)
    const token = await platform.invite()
    await calls.give(token, 5, calls.freshKey())
    const entry = await terminal.write({ token }, 1)
    expect(await terminal.states(entry)).toEqual(['REFUSED ALREADY_EVALUATED'])
    expect(await terminal.states(entry)).toEqual(['REFUSED ALREADY_EVALUATED'])
    expect((await inventoryOf(platform, terminal.deviceId)).entries).toMatchObject({ kept: 0, refused: 1 })
  })
})

describe('an offline evaluation of a case named by its number', () => {
  test('waits for the case to be reported, and is then given for the service at this window, with who was logged in there', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ caseNo: 'OFFLINE-SLIP-0815' }, 2)
    expect(await terminal.states(entry)).toEqual(['WAITING'])
    expect((await inventoryOf(platform, terminal.deviceId)).entries).toMatchObject({ kept: 0, waiting: 1 })
    const before = await countOf('grade = 2')
    await calls.putCase('OFFLINE-SLIP-0815', {
      occurrences: [
        occurrenceOf(clock, { windowCode: 'A02', staffNo: '1002' }),
        occurrenceOf(clock, { sequence: 2, staffNo: '1001', endedAt: new Date(clock - 120_000).toISOString() }),
      ],
    })
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    expect(await countOf('grade = 2')).toBe(before + 1)
    const [row] = await platform.database.query<{ window: string; staff: string }>(
      `select w.window_code as window, s.staff_no as staff from evaluation e join service_window w on w.id = e.window_id
       join window_staff s on s.id = e.staff_id order by e.id desc limit 1`,
    )
    expect(row).toEqual({ window: 'A01', staff: '1001' })
  })

  test('whose case is never reported is refused when its time is over', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ caseNo: 'NEVER-REPORTED' }, 5)
    expect(await terminal.states(entry)).toEqual(['WAITING'])
    clock += 15 * day + 1000
    expect(await terminal.states(entry)).toEqual(['REFUSED CASE_NOT_REPORTED'])
  })
})

describe('the offline grace', () => {
  test('lets in what was tapped in time, though the invitation has expired since', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 1, { at: clock + 12 * day })
    clock += 20 * day
    expect(await terminal.states(entry)).toEqual(['KEPT'])
  })

  test('and nothing after it', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 1)
    clock += 15 * day + 1000
    expect(await terminal.states(entry)).toEqual(['REFUSED ARRIVED_TOO_LATE'])
  })

  test.each([
    ['years ahead', 400 * day],
    ['an hour behind', -3_600_000],
    ['years behind', -4000 * day],
  ])('a clock that is %s costs nobody the evaluation', async (_, wrongMs) => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 5, { at: clock + wrongMs })
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    const [row] = await platform.database.query<{ off: number }>(
      'select abs(extract(epoch from received_at - device_time))::integer as off from evaluation order by id desc limit 1',
    )
    expect(row?.off).toBeLessThanOrEqual(61)
  })
})

describe('a clock that cannot be believed', () => {
  test('at the beginning of time costs nobody the evaluation', async () => {
    const terminal = await TestTerminal.pair(platform)
    const entry = await terminal.write({ token: await platform.invite() }, 5, { at: 0 })
    expect(await terminal.states(entry)).toEqual(['KEPT'])
  })

  test.each([
    ['at the beginning of time', 'clock-1', () => 0],
    ['seven weeks behind', 'clock-2', () => clock - 49 * day],
    ['a year ahead', 'clock-3', () => clock + 400 * day],
  ])(
    '%s: a case told by its number waits, is found in either case of letters, and does not wait for ever',
    async (_, caseNo, at) => {
      const terminal = await TestTerminal.pair(platform)
      const entry = await terminal.write({ caseNo }, 2, { at: at() })
      const never = await terminal.write({ caseNo: `never-${caseNo}` }, 2, { at: at() })
      expect(await terminal.states(entry, never)).toEqual(['WAITING', 'WAITING'])
      await calls.putCase(caseNo.toUpperCase(), {
        occurrences: [occurrenceOf(clock, { endedAt: new Date(clock - 120_000).toISOString() })],
      })
      expect(await terminal.states(entry)).toEqual(['KEPT'])
      clock += 15 * day + 1000
      expect(await terminal.states(never)).toEqual(['REFUSED CASE_NOT_REPORTED'])
    },
  )
})

describe('what a terminal says of itself', () => {
  test('is believed as far as it was set up: no reader it has not, no pad it has not', async () => {
    const terminal = await TestTerminal.pair(platform)
    const presence = [{ kind: 'FACE', isEmulated: false }]
    const entry = await terminal.write({ token: await platform.invite() }, 5, { by: 'KEYPAD', presence })
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    const [row] = await platform.database.query(
      `select e.channel, c.presence from evaluation e left join evaluation_capture c on c.evaluation_id = e.id order by e.id desc limit 1`,
    )
    expect(row).toEqual({ channel: 'HALL_TABLET', presence: null })
  })

  test('cannot talk a lost number away by a smaller one', async () => {
    const terminal = await TestTerminal.pair(platform)
    await terminal.beat({ lastSequence: 3, queueLength: 0 })
    await terminal.beat({ lastSequence: 0, queueLength: 0 })
    expect((await inventoryOf(platform, terminal.deviceId)).missing).toBe(3)
  })
})

describe('a device for a pad', () => {
  test('that has none gives no evaluation by pad', async () => {
    const terminal = await TestTerminal.pair(platform, { kind: 'KEYPAD' })
    for (const by of ['TOUCH', 'KEYPAD']) {
      const entry = await terminal.write({ token: await platform.invite() }, 5, { by })
      expect(await terminal.states(entry)).toEqual(['KEPT'])
      const [row] = await platform.database.query('select channel from evaluation order by id desc limit 1')
      expect(row).toEqual({ channel: 'HALL_TABLET' })
    }
  })
})

describe('a pad of four keys', () => {
  const keypad = { keys: ['a', 'b', 'c', 'd'].map((key, index) => ({ key, grade: [5, 4, 3, 1][index] })) }
  const drivers = { idReader: 'EMULATOR', face: 'NONE', signature: 'NONE', printer: 'NONE', screen: 'NONE' }
  const settings = { layout: 'SHIELDED', edition: 'ordinary', language: 'zh-CN', keypad, drivers }

  test('is marked lossy in the inventory and on each evaluation, and an emulated reader as emulated', async () => {
    const terminal = await TestTerminal.pair(platform, { kind: 'KEYPAD', settings })
    const presence = [{ kind: 'ID_CARD', isEmulated: false }]
    const entry = await terminal.write({ token: await platform.invite() }, 5, { by: 'KEYPAD', presence })
    expect(await terminal.states(entry)).toEqual(['KEPT'])
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({
      lossy: true,
      drivers: [{ kind: 'idReader', driver: 'EMULATOR', works: false }],
    })
    const [row] = await platform.database.query(
      `select e.channel, c.lossy, c.grades, c.presence, c.is_emulated from evaluation_capture c join evaluation e on e.id = c.evaluation_id
       order by e.id desc limit 1`,
    )
    expect(row).toEqual({
      channel: 'KEYPAD',
      lossy: true,
      grades: [5, 4, 3, 1],
      presence: ['ID_CARD'],
      is_emulated: true,
    })
  })
})

describe('the inventory of devices', () => {
  test('says who is heard, who is silent and since when, with version, queue and clock', async () => {
    const terminal = await TestTerminal.pair(platform)
    expect((await inventoryOf(platform, terminal.deviceId)).condition).toBe('NEVER_HEARD')
    const deviceTime = new Date(clock + 3 * day).toISOString()
    await terminal.beat({ deviceTime, queueLength: 0, brightnessPercent: 80, version: '0.1.0-t' })
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({
      condition: 'ONLINE',
      version: '0.1.0-t',
      brightnessPercent: 80,
      clockOffsetMs: -3 * day,
      hallCode: 'YP-TRIAL-01',
      windowCode: 'A01',
    })
    const heardAt = new Date(clock).toISOString()
    clock += 200_000
    expect(await inventoryOf(platform, terminal.deviceId)).toMatchObject({ condition: 'SILENT', heardAt })
  })

  test('keeps what happened to a device, in our time whatever its clock says', async () => {
    const terminal = await TestTerminal.pair(platform)
    const deviceNow = clock + 3 * day
    const events = [{ kind: 'HIDDEN', at: new Date(deviceNow - 60_000).toISOString() }]
    await terminal.beat({ deviceTime: new Date(deviceNow).toISOString(), events })
    const rows = await platform.database.query<{ kind: string; at: Date }>(
      'select kind, happened_at as at from device_event where device_id = $1',
      [terminal.deviceId],
    )
    expect(rows).toEqual([{ kind: 'HIDDEN', at: new Date(clock - 60_000) }])
  })

  test('is for keys with its scope, of their own places', async () => {
    const { key } = await calls.apiKey({ scopes: ['cases:write'] })
    const ask = (path: string, bearer: string) =>
      hear(fetch(`${platform.base}${path}`, { headers: { authorization: `Bearer ${bearer}` } }))
    expect(refusal(await ask('/api/v1/devices', key))).toBe('403 FORBIDDEN')
    expect(refusal(await ask('/api/v1/devices?hallCode=NOWHERE', platform.trial.apiKey))).toBe(
      '404 HALL_UNKNOWN /hallCode',
    )
  })
})

describe('who is no terminal', () => {
  test('a screen, a device without key, and a revoked one are sent away', async () => {
    const headers = { authorization: `Bearer ${platform.trial.apiKey}` }
    const wish = { hallCode: 'YP-TRIAL-01', kind: 'SCREEN' }
    const { body } = await calls.post<{ pairingCode: string }>('/api/v1/device-pairings', wish, headers)
    const paired = await calls.post<{ deviceToken: string }>(
      '/api/v1/devices',
      { ...body, name: '屏' },
      fromElsewhere(),
    )
    expect(paired.status).toBe(400)
    const screen = await calls.post<{ deviceToken: string }>(
      '/api/v1/devices',
      { pairingCode: body.pairingCode, name: '屏' },
      fromElsewhere(),
    )
    const see = (bearer: string) =>
      hear(fetch(`${platform.base}/api/v1/terminal`, { headers: { authorization: `Bearer ${bearer}` } }))
    expect(refusal(await see(screen.body.deviceToken))).toBe('403 FORBIDDEN')
    const terminal = await TestTerminal.pair(platform)
    expect((await see(terminal.token)).status).toBe(200)
    await revokeDevice(platform, terminal.deviceId)
    expect(refusal(await see(terminal.token))).toBe('401 UNAUTHENTICATED')
    expect(refusal(await terminal.handIn(await terminal.write({ token: 'A'.repeat(22) }, 5)))).toBe(
      '401 UNAUTHENTICATED',
    )
  })

  test('a key that lies on no curve pairs nothing, and leaves the code unused', async () => {
    const headers = { authorization: `Bearer ${platform.trial.apiKey}` }
    const wish = { hallCode: 'YP-TRIAL-01', windowCode: 'A01', kind: 'TABLET' }
    const { body } = await calls.post<{ pairingCode: string }>('/api/v1/device-pairings', wish, headers)
    const pair = { pairingCode: body.pairingCode, name: '终端' }
    const wrong = await calls.post('/api/v1/devices', { ...pair, publicKey: 'B'.repeat(87) }, fromElsewhere())
    expect(refusal(wrong)).toBe('422 PUBLIC_KEY_WRONG /publicKey')
    expect((await calls.post('/api/v1/devices', pair, fromElsewhere())).status).toBe(201)
  })
})

describe('the window’s events', () => {
  async function listen(terminal: TestTerminal, lastEventId?: string) {
    const stop = new AbortController()
    const response = await fetch(`${platform.base}/api/v1/terminal/events`, {
      signal: stop.signal,
      headers: {
        authorization: `Bearer ${terminal.token}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    })
    let text = ''
    let isEnded = false
    void (async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        text += Buffer.from(chunk).toString()
      isEnded = true
    })().catch(() => undefined)
    return {
      stop: () => stop.abort(),
      text: () => text,
      ended: () => expect.poll(() => isEnded, { timeout: 10_000 }).toBe(true),
      until: (part: string) => expect.poll(() => text, { timeout: 10_000 }).toContain(part),
    }
  }
  const idsIn = (text: string) => [...text.matchAll(/^id: (\S+)$/gm)].map(([, id]) => id ?? '')

  test('tell at once that a service has ended, with the token for days without network; evaluated elsewhere it goes', async () => {
    // The notice of the database is for services that ended by its own clock.
    clock = Date.now()
    const terminal = await TestTerminal.pair(platform)
    const ears = await listen(terminal)
    await ears.until('event: offers')
    const token = await platform.invite()
    await ears.until(token)
    expect(ears.text()).toContain('"serialNo"')
    const before = ears.text().length
    await calls.give(token, 4, calls.freshKey())
    await expect.poll(() => ears.text().slice(before), { timeout: 10_000 }).toContain('event: offers')
    const ids = idsIn(ears.text())
    const [last] = [...ears.text().matchAll(/event: offers\ndata: (.*)/g)].map(([, data]) => data ?? '').slice(-1)
    expect(last).not.toContain(ids[ids.length - 1])
    ears.stop()
  })

  test('end for a device that is revoked, before it is told of another service', async () => {
    clock = Date.now()
    const terminal = await TestTerminal.pair(platform)
    const ears = await listen(terminal)
    await ears.until('event: offers')
    await platform.database.query('update device set revoked_at = now() where id = $1', [terminal.deviceId])
    const token = await platform.invite()
    await ears.ended()
    expect(ears.text()).not.toContain(token)
  })

  test('end at once with the revocation, not only with the next thing to tell', async () => {
    const terminal = await TestTerminal.pair(platform)
    const ears = await listen(terminal)
    await ears.until('event: offers')
    const before = Date.now()
    await revokeDevice(platform, terminal.deviceId)
    await ears.ended()
    expect(Date.now() - before).toBeLessThan(5000)
  })

  test('are open three times for one device at most: the oldest ends', async () => {
    const terminal = await TestTerminal.pair(platform)
    const [oldest, ...others] = [
      await listen(terminal),
      await listen(terminal),
      await listen(terminal),
      await listen(terminal),
    ]
    await oldest?.ended()
    for (const ears of others) ears.stop()
  })

  test('go on where the connection broke off', async () => {
    const atB02 = () => ({ occurrences: [occurrenceOf(clock, { windowCode: 'B02', staffNo: '1004' })] })
    const terminal = await TestTerminal.pair(platform, { windowCode: 'B02' })
    clock = Date.now() - 2 * 3_600_000
    const early = await platform.invite(atB02())
    clock = Date.now() - 3_600_000
    await platform.invite(atB02())
    const ears = await listen(terminal)
    await ears.until('event: offers')
    expect(ears.text()).toContain(early)
    ears.stop()
    clock = Date.now()
    const late = await platform.invite(atB02())
    const again = await listen(terminal, idsIn(ears.text()).slice(-1)[0])
    await again.until('event: offers')
    expect(again.text()).toContain(late)
    expect(again.text()).not.toContain(early)
    again.stop()
  })
})
