import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const lookUp = (receipt: string) => platform.post('/api/v1/public-comments/look-up', { receipt })

test('whoever holds the receipt of a general comment sees it as it is kept', async () => {
  const ask = { hallCode: 'YP-TRIAL-01', windowCode: 'A01', grade: 2, comment: '排队区椅子太少', channel: 'QR_CODE' }
  const given = await platform.post('/api/v1/public-comments', ask, { 'idempotency-key': 'own-comment-1' })
  const { id, receipt, receivedAt } = (await given.json()) as { id: string; receipt: string; receivedAt: string }
  expect(await (await lookUp(receipt)).json()).toEqual({
    id,
    receivedAt,
    hallName: '和畅区政务服务大厅',
    windowName: '综合窗口 1 号',
    channel: 'QR_CODE',
    grade: 2,
    comment: '排队区椅子太少',
    fromService: false,
  })
})

test('a receipt with another seed, of an evaluation or of nothing is unknown', async () => {
  const token = await platform.invite()
  const evaluated = await platform.post(
    '/api/v1/evaluations',
    { token, grade: 4, channel: 'WEB' },
    { 'idempotency-key': 'own-comment-2' },
  )
  const { receipt } = (await evaluated.json()) as { receipt: string }
  for (const unknown of [receipt, randomBytes(48).toString('base64url')]) {
    const answer = await lookUp(unknown)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'RECEIPT_UNKNOWN' })
  }
})

test('an evaluation without reasons carries the questions that were in force, so that reasons can be added with the receipt', async () => {
  const token = await platform.invite()
  const evaluated = await platform.post(
    '/api/v1/evaluations',
    { token, grade: 1, channel: 'WEB' },
    { 'idempotency-key': 'own-comment-3' },
  )
  const { receipt } = (await evaluated.json()) as { receipt: string }
  const found = (await (await platform.post('/api/v1/evaluations/look-up', { receipt })).json()) as {
    questionnaire: { tags: { grade: number }[] }
  }
  expect(found.questionnaire.tags.filter(({ grade }) => grade === 1)).toHaveLength(8)
})
