import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, type Evaluated, occurrenceOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

const day = 86_400_000
let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const at = (offset: number) => new Date(clock + offset).toISOString()
const rowsOf = (sql: string, values: unknown[] = []) => platform.database.query<Record<string, unknown>>(sql, values)

describe('the job the product is for', () => {
  test('case, invitation, evaluation, repeat, second, reasonless bad grade accepted and completed, board one more each time', async () => {
    const before = (await calls.board()).today.evaluations
    const token = await platform.invite()
    const first = await calls.give(token, 5, 'readme-1', { tags: ['517'], comment: '谢谢' })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ reasonPending: false, receivedAt: at(0) })
    expect((await calls.board()).today.evaluations).toBe(before + 1)

    const repeat = await calls.give(token, 5, 'readme-1', { tags: ['517'], comment: '谢谢' })
    expect(repeat.headers.get('idempotency-replayed')).toBe('true')
    expect(first.headers.has('idempotency-replayed')).toBe(false)
    expect([repeat.status, repeat.text]).toEqual([201, first.text])
    expect(refusal(await calls.give(token, 5, 'readme-2', { tags: ['517'] }))).toBe('409 ALREADY_EVALUATED')
    expect((await calls.board()).today.evaluations).toBe(before + 1)

    const bad = await calls.give(await platform.invite(), 1, 'readme-3')
    expect(bad.body.reasonPending).toBe(true)
    expect((await calls.board()).today.evaluations).toBe(before + 2)
    const { id, receipt } = bad.body
    const reasons = await calls.addReasons(id, { receipt, tags: ['115'] }, 'readme-4')
    expect([reasons.status, reasons.body.reasonPending]).toEqual([201, false])
    expect((await calls.board()).today.evaluations).toBe(before + 2)
  })
})

describe('a repeat', () => {
  test('with the same key and another body is a mismatch, whatever differs', async () => {
    const token = await platform.invite()
    const body = { tags: ['108'], comment: '慢', scores: { attitude: 1 } }
    await calls.give(token, 1, 'mismatch', body)
    for (const [grade, more] of [
      [2, body],
      [1, { ...body, tags: ['109'] }],
      [1, { ...body, comment: '快' }],
      [1, { ...body, scores: { attitude: 2 } }],
      [1, { ...body, channel: 'WEB' }],
      [1, { ...body, deviceTime: at(0) }],
      [1, {}],
    ] as const) {
      expect(refusal(await calls.give(token, grade, 'mismatch', more))).toBe('409 IDEMPOTENCY_MISMATCH')
    }
  })

  test('is the same body in whatever order and Unicode form it was written', async () => {
    const token = await platform.invite()
    const first = await calls.give(token, 4, 'same-body', {
      comment: 'é',
      scores: { attitude: 4, overall: 5 },
    })
    const again = await calls.give(token, 4, 'same-body', {
      scores: { overall: 5, attitude: 4 },
      comment: 'e\u0301',
    })
    expect([again.status, again.text]).toEqual([201, first.text])
  })

  test('gets its first answer even after the invitation has expired, and on a token that is used', async () => {
    const token = await platform.invite()
    const first = await calls.give(token, 2, 'late-repeat')
    const start = clock
    clock += 20 * day
    const again = await calls.give(token, 2, 'late-repeat')
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(refusal(await calls.give(token, 2, 'late-other'))).toBe('409 ALREADY_EVALUATED')
    clock = start
  })
})

describe('an evaluation is refused with a stable code', () => {
  const refused = async (more: Record<string, unknown>, grade = 1) =>
    refusal(await calls.give(await platform.invite(), grade, calls.freshKey(), more))

  test.each<[string, Record<string, unknown>]>([
    ['422 TAG_NOT_OF_GRADE /tags/0', { tags: ['510'] }],
    ['422 TAG_NOT_IN_FORCE /tags/1', { tags: ['108', '101'] }],
    ['422 TAG_UNKNOWN /tags/0', { tags: ['199'] }],
    ['422 TAG_REPEATED /tags/1', { tags: ['108', '108'] }],
    ['422 COMMENT_TOO_LONG /comment', { comment: '🙂'.repeat(501) }],
    ['422 TEXT_NOT_PLAIN /comment', { comment: 'a\u0000b' }],
    ['422 TEXT_NOT_PLAIN /comment', { comment: 'a\u202eb' }],
    ['422 TEXT_NOT_PLAIN /comment', { comment: 'a\ud800' }],
    ['422 DIMENSION_UNKNOWN /scores/colour', { scores: { colour: 3 } }],
    ['422 SCORE_OFF_SCALE /scores/attitude', { scores: { attitude: 6 } }],
    ['400 MALFORMED /scores/attitude', { scores: { attitude: 2.5 } }],
    ['400 MALFORMED /colour', { colour: 'red' }],
    ['400 MALFORMED /channel', { channel: 'DEFAULT' }],
    ['400 MALFORMED /comment', { comment: 'x'.repeat(4001) }],
    ['400 MALFORMED /deviceTime', { deviceTime: '2016-12-31T23:59:60Z' }],
    ['400 MALFORMED /deviceTime', { deviceTime: '2026-02-30T00:00:00Z' }],
  ])('%s', async (expected, more) => {
    expect(await refused(more)).toBe(expected)
  })

  test('500 emoji are 500 characters and are taken', async () => {
    const comment = '🙂'.repeat(500)
    const { status, body } = await calls.give(await platform.invite(), 5, calls.freshKey(), { comment })
    expect(status).toBe(201)
    expect((await calls.lookUp(body.receipt)).body.comment).toBe(comment)
  })

  test('a device time in the future or before the service', async () => {
    expect(await refused({ deviceTime: at(301_000) })).toBe('422 DEVICE_TIME_IN_FUTURE /deviceTime')
    expect(await refused({ deviceTime: at(-361_000) })).toBe('422 DEVICE_TIME_BEFORE_SERVICE /deviceTime')
    expect(refusal(await calls.give(await platform.invite(), 5, calls.freshKey(), { deviceTime: at(-30_000) }))).toBe(
      '201',
    )
  })

  test('an expired invitation', async () => {
    const token = await platform.invite()
    const start = clock
    clock += 17 * day
    expect(refusal(await calls.give(token, 5, calls.freshKey()))).toBe('410 INVITATION_EXPIRED')
    clock = start
    expect((await calls.give(token, 5, calls.freshKey())).status).toBe(201)
  })

  test('a token that nobody was given', async () => {
    expect(refusal(await calls.give('A'.repeat(22), 5, calls.freshKey()))).toBe('404 INVITATION_UNKNOWN')
  })

  test('a key that is missing or no key', async () => {
    const token = await platform.invite()
    const body = { token, grade: 5, channel: 'WEB' }
    expect(refusal(await calls.post('/api/v1/evaluations', body))).toBe('400 IDEMPOTENCY_KEY_MISSING')
    for (const key of ['short', 'x'.repeat(129), 'with blank 1']) {
      expect(refusal(await calls.give(token, 5, key))).toBe('400 MALFORMED /Idempotency-Key')
    }
  })

  test.each([0, 6, 2.5, '5', null, true])('the grade %j', async (grade) => {
    expect(refusal(await calls.give(await platform.invite(), grade as number, calls.freshKey()))).toBe(
      '400 MALFORMED /grade',
    )
  })

  test('and what was refused can be mended and sent again, under the same key too', async () => {
    const token = await platform.invite()
    expect(refusal(await calls.give(token, 1, 'mended-1', { tags: ['510'] }))).toBe('422 TAG_NOT_OF_GRADE /tags/0')
    expect((await calls.give(token, 1, 'mended-1', { tags: ['108'] })).status).toBe(201)
  })
})

describe('what is kept', () => {
  test('bands and facts of the service, the device’s time beside ours, nothing that points to anybody', async () => {
    const ask = { tags: ['108', '115'], scores: { attitude: 1 }, deviceTime: at(-5_000), channel: 'HALL_TABLET' }
    const { body } = await calls.give(await platform.invite(), 1, calls.freshKey(), ask)
    const [row] = await rowsOf(
      `select grade, channel, origin, mode, outcome, audience, waiting_band, lag_band, age_band, has_comment, tags, scores,
         device_time = $2::timestamptz as own_time, received_at = $3::timestamptz as our_time from evaluation where id = $1`,
      [body.id, at(-5_000), body.receivedAt],
    )
    expect(row).toEqual({
      grade: 1,
      channel: 'HALL_TABLET',
      origin: 'ACTIVE',
      mode: 'COUNTER',
      outcome: 'DONE',
      audience: 'CITIZEN',
      waiting_band: 2,
      lag_band: 1,
      age_band: 0,
      has_comment: false,
      tags: [2108, 2115],
      scores: { attitude: 1 },
      own_time: true,
      our_time: true,
    })
  })

  test('a later revision of the case changes nothing of an evaluation already given', async () => {
    const { body } = await calls.putCase('LATER-1')
    const given = await calls.give(body.occurrences[0]?.invitation?.token ?? '', 5, calls.freshKey())
    const read = () => rowsOf('select e::text from evaluation e where id = $1', [given.body.id])
    const before = await read()
    await calls.putCase('LATER-1', { occurrences: [occurrenceOf(clock, { windowCode: 'B01', staffNo: '1003' })] })
    expect(await read()).toEqual(before)
  })
})

describe('who evaluated is known as the region settled it for the channel', () => {
  const linkOf = async (id: string) =>
    (
      await rowsOf('select sealed_link is not null as linked from vault.evaluation_link where evaluation_id = $1', [id])
    )[0]?.linked

  test('anonymous keeps no link at all; the others keep it sealed', async () => {
    await rowsOf(
      `insert into policy (word, division_id, effective_from, version, source, body)
       select 'identity-mode', id, '2026-01-01', 1, '试用',
         '{"otherwise":"REAL_NAME_HIDDEN","byChannel":{"KEYPAD":"ANONYMOUS","WEB":"REAL_NAME"}}'::jsonb
       from administrative_division where division_code = '990102000000'`,
    )
    await platform.running.app.rules.refresh()
    for (const [channel, identityMode, linked] of [
      ['KEYPAD', 'ANONYMOUS', false],
      ['WEB', 'REAL_NAME', true],
      ['QR_CODE', 'REAL_NAME_HIDDEN', true],
    ] as const) {
      const token = await platform.invite()
      const shown = await calls.post('/api/v1/invitations/open', { token, channel })
      expect(shown.body.identityMode).toBe(identityMode)
      const { body } = await calls.give(token, 3, calls.freshKey(), { channel })
      expect((await calls.lookUp(body.receipt)).body.identityMode).toBe(identityMode)
      expect(await linkOf(body.id)).toBe(linked)
    }
  })
})

describe('a batch', () => {
  const item = (token: string, idempotencyKey: string, more: Record<string, unknown> = {}) => ({
    token,
    idempotencyKey,
    grade: 4,
    channel: 'HALL_TABLET',
    ...more,
  })
  const send = (evaluations: unknown[]) =>
    calls.post<{
      answers: { status: number; replayed: boolean; evaluation?: Evaluated; problem?: { code: string; at?: string } }[]
    }>('/api/v1/evaluations/batch', { evaluations })

  test('answers each item by itself, in order', async () => {
    const [good, twice] = [await platform.invite(), await platform.invite()]
    const used = await platform.invite()
    await calls.give(used, 4, 'batch-before')
    const { status, body } = await send([
      item(good, 'batch-good'),
      item(good, 'batch-good'),
      item(used, 'batch-after'),
      item('A'.repeat(22), 'batch-unknown'),
      item(twice, 'batch-twice', { tags: ['199'] }),
    ])
    expect(status).toBe(200)
    expect(body.answers.map((answer) => answer.problem?.code ?? answer.status)).toEqual([
      201,
      201,
      'ALREADY_EVALUATED',
      'INVITATION_UNKNOWN',
      'TAG_UNKNOWN',
    ])
    expect(body.answers.map(({ status }) => status)).toEqual([201, 201, 409, 404, 422])
    expect(body.answers[0]?.evaluation).toEqual(body.answers[1]?.evaluation)
    expect(body.answers.filter(({ replayed }) => replayed)).toHaveLength(1)
    expect((await calls.give(twice, 5, calls.freshKey())).status).toBe(201)
  })

  test('with a malformed item refuses that item and keeps the others', async () => {
    const [first, last] = [await platform.invite(), await platform.invite()]
    const { grade: _left, ...ungraded } = item(first, 'batch-ungraded')
    const { status, body } = await send([
      item(first, 'batch-first'),
      ungraded,
      item('short', 'batch-short'),
      item(last, 'batch-grade-6', { grade: 6 }),
      item(last, 'batch-colour', { colour: 'red' }),
      item(last, 'batch-nul', { comment: 'a\u0000b' }),
      item(last, 'x'),
      'nonsense',
      null,
      [],
      item(last, 'batch-last'),
    ])
    expect(status).toBe(200)
    expect(body.answers.map(({ status, problem }) => [status, problem?.code, problem?.at])).toEqual([
      [201, undefined, undefined],
      [400, 'MALFORMED', '/grade'],
      [400, 'MALFORMED', '/token'],
      [400, 'MALFORMED', '/grade'],
      [400, 'MALFORMED', '/colour'],
      [422, 'TEXT_NOT_PLAIN', '/comment'],
      [400, 'MALFORMED', '/idempotencyKey'],
      [400, 'MALFORMED', ''],
      [400, 'MALFORMED', ''],
      [400, 'MALFORMED', ''],
      [201, undefined, undefined],
    ])
  })

  test('is refused as a whole where it is none: no list, more members, too large', async () => {
    const batch = (body: unknown) => calls.post('/api/v1/evaluations/batch', body)
    expect(refusal(await batch({ evaluations: {} }))).toBe('400 MALFORMED /evaluations')
    expect(refusal(await batch([]))).toBe('400 MALFORMED ')
    expect(refusal(await batch({ evaluations: ['nonsense'], colour: 'red' }))).toBe('400 MALFORMED /colour')
    expect(refusal(await batch({ evaluations: ['nonsense'], 'a\u0000b': 1 }))).toBe('422 TEXT_NOT_PLAIN /')
    expect(refusal(await batch({ evaluations: ['x'.repeat(5_000_000)] }))).toBe('413 BODY_TOO_LARGE')
  })

  test('of 500 is taken, of 501 or none is not', async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => platform.invite()))
    const many = Array.from({ length: 500 }, (_, index) =>
      item(tokens[index % 20] ?? '', `batch-many-${index % 20}`, { comment: '评'.repeat(100) }),
    )
    const { status, body } = await send(many)
    expect(status).toBe(200)
    expect(body.answers.filter(({ replayed }) => !replayed)).toHaveLength(20)
    expect(body.answers.every((answer) => answer.status === 201)).toBe(true)
    expect(refusal(await send([...many, item(tokens[0] ?? '', 'batch-one-more')]))).toBe('400 MALFORMED /evaluations')
    expect(refusal(await send([]))).toBe('400 MALFORMED /evaluations')
  })
})
