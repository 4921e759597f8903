import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'
import { qrSvg } from '../platform/qr.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
beforeAll(async () => {
  // A clock that stands still: what is counted by the minute is counted in one.
  const started = Date.now()
  platform = await startPlatform({ trustedProxies: ['127.0.0.1'], now: () => started })
  calls = callsOf(platform)
  // What is asked where many come is in server/challenge.
  await changePolicy(platform, 'challenge', { fromClientPerMinute: 1000, atWindowPerMinute: 1000 })
})
afterAll(() => platform.stop())

const countOf = async (table: string) =>
  (await platform.database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n

describe('a comment on a window 综合点评', () => {
  test('is taken from anybody, shown on the board apart, and never mixed with evaluations', async () => {
    const before = await calls.board()
    const { status, body } = await calls.comment({ grade: 1, comment: '排队太久' }, 'comment-key-1')
    expect(status).toBe(201)
    expect(body.receipt).toHaveLength(64)
    const after = await calls.board()
    expect(after.today).toEqual({ ...before.today, publicComments: before.today.publicComments + 1 })
    expect(after.windows).toEqual(before.windows)
    expect([await countOf('evaluation'), await countOf('evaluation_tally')]).toEqual([0, 0])
  })

  test('sent again with the same key is the same comment; with another body a mismatch', async () => {
    const first = await calls.comment({ comment: '干净' }, 'comment-key-2')
    const again = await calls.comment({ comment: '干净' }, 'comment-key-2')
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(refusal(await calls.comment({ comment: '脏' }, 'comment-key-2'))).toBe('409 IDEMPOTENCY_MISMATCH')
    expect(refusal(await calls.comment({ comment: '干净', windowCode: 'A02' }, 'comment-key-2'))).toBe(
      '409 IDEMPOTENCY_MISMATCH',
    )
  })

  test('sent by twins at once is kept once', async () => {
    const before = (await countOf('public_comment')) ?? 0
    const answers = await Promise.all(Array.from({ length: 10 }, () => calls.comment({ grade: 4 }, 'comment-twins')))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await countOf('public_comment')).toBe(before + 1)
  })

  test.each<[string, Record<string, unknown>]>([
    ['422 COMMENT_EMPTY', {}],
    ['422 COMMENT_EMPTY', { comment: ' \n' }],
    ['422 COMMENT_TOO_LONG /comment', { comment: '🙂'.repeat(501) }],
    ['422 TEXT_NOT_PLAIN /comment', { comment: 'a\u0000b' }],
    ['404 WINDOW_UNKNOWN', { grade: 3, windowCode: 'Q99' }],
    ['404 WINDOW_UNKNOWN', { grade: 3, hallCode: 'NOWHERE' }],
    ['400 MALFORMED /tags', { grade: 3, tags: ['310'] }],
    ['400 MALFORMED /grade', { grade: 6 }],
  ])('is refused as %s: %j', async (expected, more) => {
    expect(refusal(await calls.comment(more, calls.freshKey()))).toBe(expected)
  })

  test('is limited by its sender’s address, and told when to come again', async () => {
    const send = (index: number, from: string) =>
      calls.post(
        '/api/v1/public-comments',
        { hallCode: 'YP-TRIAL-01', windowCode: 'A01', channel: 'WEB', grade: 3 },
        { 'idempotency-key': `flood-key-${from}-${index}`, 'x-forwarded-for': from },
      )
    const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => send(index, '10.7.7.7')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(60)
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited).toHaveLength(20)
    expect(limited.every((answer) => Number(answer.headers.get('retry-after')) > 0)).toBe(true)
    expect((await send(1, '10.7.7.8')).status).toBe(201)
  })
})

describe('a window’s standing code', () => {
  test('leads to the window by its name, without a case', async () => {
    expect((await calls.get('/api/v1/halls/YP-TRIAL-01/windows/B02')).body).toEqual({
      hallCode: 'YP-TRIAL-01',
      hallName: '和畅区政务服务大厅',
      windowCode: 'B02',
      windowName: '社保医保专窗',
      kind: 'SPECIALIST',
      commentCodePointsMax: 500,
    })
    expect(refusal(await calls.get('/api/v1/halls/YP-TRIAL-01/windows/Q99'))).toBe('404 WINDOW_UNKNOWN')
  })

  test('can be hung up as SVG or PNG', async () => {
    const path = '/api/v1/halls/YP-TRIAL-01/windows/B02/code'
    const svg = await calls.get(path)
    expect(svg.text).toBe(await qrSvg(`${platform.base}/c/YP-TRIAL-01/B02`))
    const png = await fetch(`${platform.base}${path}?format=png`)
    expect(png.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(refusal(await calls.get(`${path}?format=gif`))).toBe('400 MALFORMED /format')
  })
})
