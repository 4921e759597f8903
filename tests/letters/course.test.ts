import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ApiCaller } from '../../server/api-key/index.ts'
import { tidyLetters } from '../../server/letter/letters.ts'
import { type CaseReport, keepCases } from '../../server/service-case/index.ts'
import { callsOf, occurrenceOf, refusal } from '../support/calls.ts'
import { TestGateway } from '../support/gateway.ts'
import { caseReport, startPlatform, type TestPlatform } from '../support/platform.ts'

const dayMs = 86_400_000
const noon = Date.parse('2026-11-23T12:00:00+08:00')
let clock = noon
const now = () => clock

let gateway: TestGateway
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let caller: ApiCaller
beforeAll(async () => {
  gateway = await TestGateway.start({ kind: 'sms-json', name: 'gateway', now })
  platform = await startPlatform({ now, letters: { providers: [gateway.settings(20_000)], everyMs: 3_600_000 } })
  calls = callsOf(platform)
  const { id } = await calls.apiKey()
  const [place] = await platform.database.query<Pick<ApiCaller, 'divisionId' | 'sourceId'>>(
    `select division_id as "divisionId", source_id as "sourceId" from api_key where id = $1`,
    [id],
  )
  if (place === undefined) throw new Error('the key has a place')
  caller = { ...place, apiKeyId: id, hallId: null, authority: 'LOCAL' }
})
afterAll(async () => {
  await platform.stop()
  await gateway.down()
})
let people = 0
let oldest = ''
beforeEach(() => {
  gateway.taken.length = 0
  oldest = `161${String(people + 1).padStart(8, '0')}`
})

const nextPhone = () => {
  people += 1
  return `161${String(people).padStart(8, '0')}`
}
const sweep = async () => {
  await platform.running.app.sweeps.find(({ name }) => name === 'letters')?.run()
}
const tidy = () => {
  const { world, keys, app } = platform.running
  return tidyLetters({ world, keys, rules: app.rules })
}

/** @returns the token of the invitation */
async function serve(phone: string, over: Record<string, unknown> = {}): Promise<string> {
  const applicant = { type: 'NATURAL_PERSON', phone }
  return platform.invite({ applicant, occurrences: [occurrenceOf(clock)], ...over })
}
const stateOf = async (token: string, turn = 1) => {
  const [row] = await platform.database.query<{ state: string }>(
    `select l.state::text from letter l join invitation i on i.occurrence_id = l.occurrence_id where i.token_hash = $1 and l.turn = $2`,
    [createHash('sha256').update(`yiping/token/v1|${token}`).digest().subarray(0, 16), turn],
  )
  return row?.state
}
/** The letters that arrived during this test, to the people of this test: second letters of the others come in between. */
const phonesReached = () =>
  gateway.taken
    .map(({ phone }) => phone)
    .filter((phone) => phone >= oldest)
    .sort()

describe('a letter', () => {
  test('brings the link of the invitation to who was served, by text message', async () => {
    const phone = nextPhone()
    const token = await serve(phone)
    await sweep()
    expect(gateway.taken).toMatchObject([{ phone, link: `${platform.base}/e?c=SMS#${token}` }])
    expect(await stateOf(token)).toBe('SENT')
  })

  test('is written once, however often the same service is reported', async () => {
    const phone = nextPhone()
    const report = { applicant: { type: 'NATURAL_PERSON', phone }, occurrences: [occurrenceOf(clock)] }
    for (const trips of [1, 2, 3]) await calls.putCase('LETTER-AGAIN', { ...report, trips })
    await sweep()
    expect(phonesReached()).toEqual([phone])
  })

  const tell = (
    caseNo: string,
    occurrence: Record<string, unknown>,
    phone?: string,
    more: Record<string, unknown> = {},
  ) =>
    calls.putCase(caseNo, {
      applicant: { type: 'NATURAL_PERSON', ...(phone === undefined ? {} : { phone }) },
      occurrences: [occurrence],
      ...more,
    })

  test('goes to the phone of the last report, and nowhere when that was taken out', async () => {
    clock = Date.parse('2026-11-23T22:30:00+08:00')
    const [wrong, right, gone] = [nextPhone(), nextPhone(), nextPhone()]
    const served = occurrenceOf(clock)
    for (const phone of [wrong, right]) expect((await tell('LETTER-CORRECTED', served, phone)).status).toBeLessThan(300)
    for (const phone of [gone, undefined])
      expect((await tell('LETTER-TAKEN-OUT', served, phone)).status).toBeLessThan(300)
    clock = Date.parse('2026-11-24T08:00:00+08:00')
    await sweep()
    expect(phonesReached()).toEqual([right])
  })

  test('of a case reported in a batch does the same, and one that is told of the past too', async () => {
    clock = Date.parse('2026-11-24T22:30:00+08:00')
    const [wrong, right, gone] = [nextPhone(), nextPhone(), nextPhone()]
    const [at, served, facts] = [clock, occurrenceOf(clock), caseReport(clock)]
    const batch = (...phones: (string | undefined)[]) =>
      keepCases(
        { ...platform.running, rules: platform.running.app.rules },
        caller,
        phones.map((phone, index) => ({
          caseNo: `LETTER-BATCH-${index}`,
          report: {
            ...facts,
            applicant: { type: 'NATURAL_PERSON', ...(phone === undefined ? {} : { phone }) },
            occurrences: [served],
          } as CaseReport,
          at,
        })),
      )
    await batch(wrong, gone)
    clock = Date.parse('2026-11-26T02:00:00+08:00')
    await batch(right, undefined)
    clock = Date.parse('2026-11-26T08:00:00+08:00')
    await sweep()
    expect(phonesReached()).toEqual([right])
  })

  test('that was under way when its case was corrected goes to the right phone when it turns out that nobody took it', async () => {
    clock = Date.parse('2026-11-27T10:00:00+08:00')
    const [wrong, right] = [nextPhone(), nextPhone()]
    const served = occurrenceOf(clock)
    await tell('LETTER-UNDER-WAY', served, wrong)
    gateway.behave = () => 'FAIL'
    await sweep()
    gateway.behave = () => 'TAKE'
    await tell('LETTER-UNDER-WAY', served, right)
    clock += 40_000
    await sweep()
    await sweep()
    expect(phonesReached()).toEqual([right])
  })

  test('that reminds is not lost while the phone stays the same, however the case goes on; put right, it goes to the right one', async () => {
    clock = Date.parse('2026-12-07T10:00:00+08:00')
    const [same, wrong, right, unwilling] = [nextPhone(), nextPhone(), nextPhone(), nextPhone()]
    const served = occurrenceOf(clock)
    const before: [string, string][] = [
      ['REMIND-SAME', same],
      ['REMIND-MOVED', wrong],
      ['REMIND-GONE', unwilling],
    ]
    for (const [caseNo, phone] of before) await tell(caseNo, served, phone)
    await sweep()
    expect(phonesReached()).toEqual([same, wrong, unwilling])
    clock += dayMs
    await tell('REMIND-SAME', served, `+86 ${same}`, { trips: 2 })
    await tell('REMIND-MOVED', served, right, { trips: 2 })
    await tell('REMIND-GONE', served, undefined, { trips: 2 })
    gateway.taken.length = 0
    clock += 2 * dayMs
    await sweep()
    expect(phonesReached()).toEqual([same, right])
  })

  test('is not written where nobody can be reached, for a drill, nor for a report that was refused', async () => {
    await serve('0')
    await serve(nextPhone(), { drill: true })
    await calls.putCase('LETTER-REFUSED', { applicant: { type: 'NATURAL_PERSON', phone: nextPhone() }, itemCode: '1' })
    await sweep()
    expect(phonesReached()).toEqual([])
  })

  test('written in the quiet hours goes in the morning', async () => {
    clock = Date.parse('2026-11-24T22:30:00+08:00')
    const phone = nextPhone()
    await serve(phone)
    await sweep()
    expect(phonesReached()).toEqual([])
    clock = Date.parse('2026-11-25T08:00:00+08:00')
    await sweep()
    expect(phonesReached()).toEqual([phone])
  })

  test('is one of at most three a day to one person; the fourth goes the next morning', async () => {
    clock = Date.parse('2026-11-26T10:00:00+08:00')
    const phone = nextPhone()
    for (let time = 0; time < 4; time += 1) await serve(phone)
    await sweep()
    expect(phonesReached()).toEqual([phone, phone, phone])
    clock += dayMs
    await sweep()
    expect(phonesReached()).toHaveLength(4)
  })

  test('is not sent when the service was evaluated before, or the invitation expired', async () => {
    clock = Date.parse('2026-11-28T22:30:00+08:00')
    const token = await serve(nextPhone())
    const late = await serve(nextPhone())
    await calls.give(token, 1, calls.freshKey())
    clock = Date.parse('2026-11-29T09:00:00+08:00')
    await sweep()
    expect([await stateOf(token), await stateOf(late)]).toEqual(['DROPPED', 'SENT'])
    clock = Date.parse('2026-11-29T22:30:00+08:00')
    const forgotten = await serve(nextPhone())
    clock += 20 * dayMs
    await tidy()
    await sweep()
    expect(await stateOf(forgotten)).toBe('DROPPED')
    expect(phonesReached()).toHaveLength(1)
  })

  test('is followed by a second after three days where there is no evaluation, once, and by none where there is', async () => {
    clock = Date.parse('2027-01-04T10:00:00+08:00')
    const [silent, spoken] = [nextPhone(), nextPhone()]
    const [, token] = [await serve(silent), await serve(spoken)]
    await sweep()
    await calls.give(token, 4, calls.freshKey())
    clock += 2 * dayMs
    await sweep()
    expect(phonesReached()).toEqual([silent, spoken])
    clock += dayMs
    await sweep()
    expect(phonesReached()).toEqual([silent, silent, spoken])
    for (let day = 0; day < 12; day += 1) {
      clock += dayMs
      await sweep()
    }
    expect(phonesReached()).toHaveLength(3)
  })

  test('is forgotten a month after its invitation expired', async () => {
    clock = Date.parse('2027-03-01T10:00:00+08:00')
    const token = await serve(nextPhone())
    await sweep()
    clock += 16 * dayMs
    await tidy()
    expect(await stateOf(token)).toBe('SENT')
    clock += 31 * dayMs
    await tidy()
    expect(await stateOf(token)).toBeUndefined()
  })
})

describe('who does not want letters gets none', () => {
  const stopCodeOf = async (phone: string) => {
    const text = gateway.stops.get(phone) ?? ''
    return text.slice(text.indexOf('#') + 1)
  }

  test('once told by the link in a letter, until told otherwise', async () => {
    clock = Date.parse('2027-06-01T10:00:00+08:00')
    const phone = nextPhone()
    await serve(phone)
    await sweep()
    const stopCode = await stopCodeOf(phone)
    expect((await calls.post('/api/v1/do-not-call/look-up', { stopCode })).body).toEqual({ wish: 'RESUME' })
    expect((await calls.post('/api/v1/do-not-call', { stopCode, wish: 'STOP' })).body).toEqual({ wish: 'STOP' })
    const token = await serve(phone)
    await sweep()
    expect(await stateOf(token)).toBe('DROPPED')
    await calls.post('/api/v1/do-not-call', { stopCode, wish: 'RESUME' })
    await serve(phone)
    await sweep()
    expect(phonesReached()).toEqual([phone, phone])
  })

  test('once told by phone, whatever the letter is and however the number is written', async () => {
    clock = Date.parse('2027-06-02T10:00:00+08:00')
    const phone = nextPhone()
    await serve(phone)
    await sweep()
    const key = { authorization: `Bearer ${platform.trial.apiKey}` }
    const sent = { phone: `+86 ${phone}`, wish: 'STOP' }
    expect((await calls.post('/api/v1/do-not-call/phones', sent, key)).body).toEqual({ wish: 'STOP' })
    await calls.post('/api/v1/do-not-call/phones', sent, key)
    expect(await platform.database.query('select 1 from do_not_call where api_key_id is not null')).toHaveLength(1)
    clock += 3 * dayMs
    await serve(phone)
    await sweep()
    // Neither the second letter of the first service nor the first of the second.
    expect(phonesReached()).toEqual([phone])
  })

  test('by the link in a letter: no key takes that back, not even where a key had said the same before', async () => {
    clock = Date.parse('2027-06-07T10:00:00+08:00')
    const [own, both] = [nextPhone(), nextPhone()]
    for (const phone of [own, both]) await serve(phone)
    await sweep()
    const key = { authorization: `Bearer ${platform.trial.apiKey}` }
    const say = (phone: string, wish: string, as = key) => calls.post('/api/v1/do-not-call/phones', { phone, wish }, as)
    await say(both, 'STOP')
    for (const phone of [own, both]) {
      await calls.post('/api/v1/do-not-call', { stopCode: await stopCodeOf(phone), wish: 'STOP' })
      expect(refusal(await say(phone, 'RESUME'))).toBe('409 STOPPED_BY_ANOTHER')
      const token = await serve(phone)
      await sweep()
      expect(await stateOf(token)).toBe('DROPPED')
    }
    await calls.post('/api/v1/do-not-call', { stopCode: await stopCodeOf(both), wish: 'RESUME' })
    expect((await say(both, 'RESUME')).body).toEqual({ wish: 'RESUME' })
  })

  test('told to one place, until told otherwise there; elsewhere it stands', async () => {
    const phone = nextPhone()
    const scopes = ['do-not-call:write'] as const
    const [here, alsoHere, wholeDistrict] = await Promise.all(
      ['YP-TRIAL-01', 'YP-TRIAL-01', null].map(async (hallCode) => {
        const { key } = await calls.apiKey({ scopes: [...scopes], hallCode })
        return async (wish: string) =>
          refusal(await calls.post('/api/v1/do-not-call/phones', { phone, wish }, { authorization: `Bearer ${key}` }))
      }),
    )
    expect(await here?.('RESUME')).toBe('200')
    expect(await here?.('STOP')).toBe('200')
    expect(await wholeDistrict?.('RESUME')).toBe('409 STOPPED_BY_ANOTHER')
    expect(await alsoHere?.('RESUME')).toBe('200')
    // Said in both places it is taken back in neither for the other.
    expect([await here?.('STOP'), await wholeDistrict?.('STOP')]).toEqual(['200', '200'])
    for (const one of [here, wholeDistrict]) expect(await one?.('RESUME')).toBe('409 STOPPED_BY_ANOTHER')
  })

  test('and nobody else can say it: not with an invitation’s token, not without the scope', async () => {
    const token = await serve(nextPhone())
    expect(refusal(await calls.post('/api/v1/do-not-call', { stopCode: token, wish: 'STOP' }))).toBe(
      '404 STOP_CODE_UNKNOWN',
    )
    const { key } = await calls.apiKey()
    const sent = { phone: nextPhone(), wish: 'STOP' }
    const headers = { authorization: `Bearer ${key}` }
    expect(refusal(await calls.post('/api/v1/do-not-call/phones', sent, headers))).toBe('403 FORBIDDEN')
    expect(refusal(await calls.post('/api/v1/do-not-call/phones', sent))).toBe('401 UNAUTHENTICATED')
  })
})

// Sealed bytes are written in hexadecimal, of which eleven digits in a row may look like a phone.
test('no phone stands in the outbox, nor in the register of wishes', async () => {
  const rows = await platform.database.query(
    'select l::text as line from letter l union all select d::text from do_not_call d',
  )
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ line }) => /(?<![0-9a-f])1(61|54)\d{8}(?![0-9a-f])/.test(String(line)))).toEqual([])
})

test('in a trial letters are lines of a file that only the server’s user may read: address masked, link in full', async () => {
  const place = join(platform.folder, 'letters.jsonl')
  const other = await startPlatform({
    now: () => noon,
    letters: { providers: [{ kind: 'file', name: 'file', path: place }], everyMs: 3_600_000 },
  })
  const token = await other.invite({
    applicant: { type: 'NATURAL_PERSON', phone: '15400001234' },
    occurrences: [occurrenceOf(noon)],
  })
  await other.running.app.sweeps.find(({ name }) => name === 'letters')?.run()
  const text = await readFile(place, 'utf8')
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { to: string; link: string })
  expect(lines.filter(({ to }) => to === '154****1234').map(({ link }) => link)).toEqual([
    `${other.base}/e?c=SMS#${token}`,
  ])
  expect(text).not.toContain('15400001234')
  expect((await stat(place)).mode & 0o077).toBe(0)
  await other.stop()
})

test('with text messages alone nobody is left waiting for a message: who has an openid and a phone is told by phone', async () => {
  clock = Date.parse('2027-06-09T10:00:00+08:00')
  const [phone, openId] = [nextPhone(), 'openid-that-nobody-writes-to']
  const told = await serve(phone, { applicant: { type: 'NATURAL_PERSON', phone, openId } })
  const untold = await serve(phone, { applicant: { type: 'NATURAL_PERSON', openId } })
  await sweep()
  expect(phonesReached()).toEqual([phone])
  expect([await stateOf(told), await stateOf(untold)]).toEqual(['SENT', undefined])
})
