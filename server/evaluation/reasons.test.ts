import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
let calls: ReturnType<typeof callsOf>
let clock = Date.now()
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
})
afterAll(() => platform.stop())

const given = async (grade: number, more: Record<string, unknown> = {}) =>
  (await calls.give(await platform.invite(), grade, calls.freshKey(), more)).body

describe('reasons for one’s own evaluation', () => {
  test('are added once; the grade and the first row stay as they were', async () => {
    const { id, receipt } = await given(1)
    const read = () => platform.database.query('select e::text from evaluation e where id = $1', [id])
    const before = await read()
    const answer = await calls.addReasons(
      id,
      { receipt, tags: ['115'], comment: '态度差', scores: { attitude: 1 } },
      'once-key-1',
    )
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual({ id, receivedAt: new Date(clock).toISOString(), reasonPending: false })
    expect(await read()).toEqual(before)
    expect(refusal(await calls.addReasons(id, { receipt, tags: ['108'] }, 'once-key-2'))).toBe(
      '409 REASONS_ALREADY_GIVEN',
    )
    expect((await calls.lookUp(receipt)).body).toMatchObject({
      grade: 1,
      reasonPending: false,
      mayAddReasons: false,
      comment: '态度差',
      scores: { attitude: 1 },
      tags: [{ code: '115' }],
      reasonsAddedAt: new Date(clock).toISOString(),
    })
  })

  test('sent again with the same key are answered alike; with another body they are a mismatch', async () => {
    const { id, receipt } = await given(2)
    const first = await calls.addReasons(
      id,
      { receipt, comment: 'é', scores: { attitude: 2, overall: 2 } },
      'again-key',
    )
    clock += 1000
    const again = await calls.addReasons(
      id.toUpperCase(),
      { scores: { overall: 2, attitude: 2 }, comment: 'e\u0301', receipt },
      'again-key',
    )
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(refusal(await calls.addReasons(id, { receipt, comment: '慢' }, 'again-key'))).toBe(
      '409 IDEMPOTENCY_MISMATCH',
    )
  })

  test('sent by twenty at once are kept once', async () => {
    const { id, receipt } = await given(1)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => calls.addReasons(id, { receipt, tags: ['108'] }, `race-key-${index}`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)])
    const rows = await platform.database.query('select 1 from evaluation_reason where evaluation_id = $1', [id])
    expect(rows).toHaveLength(1)
  })

  test('are not asked a second time where they came with the grade', async () => {
    const { id, receipt } = await given(1, { comment: '慢' })
    expect(refusal(await calls.addReasons(id, { receipt, tags: ['108'] }, 'given-key-1'))).toBe(
      '409 REASONS_ALREADY_GIVEN',
    )
  })

  test('may be given for a good grade too, and scores where none were', async () => {
    const good = await given(5)
    expect((await calls.addReasons(good.id, { receipt: good.receipt, tags: ['517'] }, 'good-key-1')).status).toBe(201)
    const fine = await given(4)
    const scored = await calls.addReasons(fine.id, { receipt: fine.receipt, scores: { attitude: 4 } }, 'score-key')
    expect([scored.status, scored.body.reasonPending]).toEqual([201, false])
  })

  test('scores alone do not use up the only chance to say why a grade was bad', async () => {
    const { id, receipt } = await given(1)
    const scored = await calls.addReasons(id, { receipt, scores: { attitude: 1 } }, 'score-only')
    expect(refusal(scored)).toBe('422 REASONS_EMPTY')
    const said = await calls.addReasons(id, { receipt, tags: ['115'], scores: { attitude: 1 } }, 'score-and-say')
    expect([said.status, said.body.reasonPending]).toEqual([201, false])
  })

  test('words that nobody can see are no reason', async () => {
    const token = await platform.invite()
    const given = await calls.give(token, 1, calls.freshKey(), { comment: '\u200b \u200d' })
    expect(given.body.reasonPending).toBe(true)
  })

  test('must say something, by the rules of the grade', async () => {
    const { id, receipt } = await given(1)
    const add = async (more: Record<string, unknown>) =>
      refusal(await calls.addReasons(id, { receipt, ...more }, calls.freshKey()))
    expect(await add({})).toBe('422 REASONS_EMPTY')
    expect(await add({ comment: ' ', tags: [], scores: {} })).toBe('422 REASONS_EMPTY')
    expect(await add({ tags: ['510'] })).toBe('422 TAG_NOT_OF_GRADE /tags/0')
    expect(await add({ comment: '长'.repeat(501) })).toBe('422 COMMENT_TOO_LONG /comment')
    expect(await add({ grade: 5 })).toBe('400 MALFORMED /grade')
    expect(await add({ comment: '慢' })).toBe('201')
  })
})

describe('the receipt is the right', () => {
  const tamper = (receipt: string) => `${receipt.slice(0, -1)}${receipt.endsWith('A') ? 'B' : 'A'}`

  test('a wrong one is answered exactly like an unknown one', async () => {
    const { id, receipt } = await given(1)
    const other = await given(1)
    for (const wrong of [tamper(receipt), 'A'.repeat(64), other.receipt]) {
      const answer = await calls.addReasons(id, { receipt: wrong, tags: ['108'] }, calls.freshKey())
      expect(refusal(answer)).toBe('404 RECEIPT_UNKNOWN')
    }
    const [a, b] = [await calls.lookUp(tamper(receipt)), await calls.lookUp('A'.repeat(64))]
    const without = (text: string) => text.replace(/"requestId":"[^"]+"/, '')
    expect(refusal(a)).toBe('404 RECEIPT_UNKNOWN')
    expect(without(a.text)).toBe(without(b.text))
    expect((await calls.addReasons(id, { receipt, tags: ['108'] }, calls.freshKey())).status).toBe(201)
  })

  test('with it one sees one’s own evaluation as it is kept', async () => {
    const { id, receipt, receivedAt } = await given(4, { tags: ['411'], comment: ' 挺好 ', scores: { overall: 4 } })
    expect((await calls.lookUp(receipt)).body).toEqual({
      id,
      receivedAt,
      grade: 4,
      channel: 'QR_CODE',
      origin: 'ACTIVE',
      identityMode: 'REAL_NAME_HIDDEN',
      reasonPending: false,
      mayAddReasons: false,
      questionnaire: null,
      hallName: '和畅区政务服务大厅',
      windowName: '综合窗口 1 号',
      itemName: '居民身份证换领',
      serviceDay: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      tags: [{ code: '411', nameZh: '跑大厅一次办完', nameEn: 'Finished in one visit' }],
      comment: '挺好',
      scores: { overall: 4 },
      reasonsAddedAt: null,
    })
  })

  test('and the words of others are sealed: no comment stands in the database', async () => {
    await given(1, { comment: '这句话谁也读不到' })
    const { id, receipt } = await given(1)
    await calls.addReasons(id, { receipt, comment: '这句话谁也读不到' }, calls.freshKey())
    const rows = await platform.database.query<{ row: string }>(
      'select f::text as row from vault.sealed_field f union all select e::text from evaluation e union all select r::text from evaluation_reason r',
    )
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('谁也读不到').toString('hex'))
    expect(JSON.stringify(rows)).not.toContain('谁也读不到')
  })
})
