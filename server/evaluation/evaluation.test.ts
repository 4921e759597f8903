import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform()
})
afterAll(() => platform.stop())

const give = (token: string, grade: number, key: string, more: Record<string, unknown> = {}) =>
  platform.post('/api/v1/evaluations', { token, grade, channel: 'QR_CODE', ...more }, { 'idempotency-key': key })

describe('one service, one evaluation 一次一评', () => {
  test('200 parallel submissions of one token with different keys: one 201, 199 times 409, one row', async () => {
    const token = await platform.invite()
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => give(token, 1 + (index % 5), `parallel-${index}`)),
    )
    const bodies = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        body: (await answer.json()) as { id?: string; code?: string },
      })),
    )
    const won = bodies.filter(({ status }) => status === 201)
    expect(won).toHaveLength(1)
    expect(bodies.filter(({ status, body }) => status === 409 && body.code === 'ALREADY_EVALUATED')).toHaveLength(199)
    const rows = await platform.database.query<{ id: string }>('select id from evaluation where id = any($1)', [
      bodies.map(({ body }) => body.id ?? won[0]?.body.id),
    ])
    expect(rows).toHaveLength(1)
    const [{ count }] = (await platform.database.query<{ count: string }>('select count(*) from redemption')) as [
      { count: string },
    ]
    expect(Number(count)).toBe(1)
  })

  test('twins with the same key: one row, the same answer', async () => {
    const token = await platform.invite()
    const answers = await Promise.all(Array.from({ length: 50 }, () => give(token, 2, 'the-same-key')))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(201))
    expect(new Set(texts).size).toBe(1)
    expect(answers.filter((answer) => answer.headers.get('idempotency-replayed') === 'true')).toHaveLength(49)
  })
})
