import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { type Calls, callsOf } from '../../tests/support/calls.ts'
import { bringMorePlaces, secondHall } from '../../tests/support/places.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { browserOf, freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { runVaultCommand } from '../vault/command.ts'

// A Monday of an ordinary week.
const monday = Date.parse('2026-11-16T10:00:00+08:00')
const dayMs = 86_400_000
let clock = monday
let platform: TestPlatform
let calls: Calls

beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  calls = callsOf(platform)
  await bringMorePlaces(platform.database)
  await platform.running.app.rules.refresh()
})
afterAll(() => platform.stop())

async function as(role: Role, method: 'GET' | 'POST', path: string, body?: object) {
  const cookie = await freshCookie(platform, role)
  const answer = await browserOf(platform).call(method, `/api/v1/${path}`, body, { cookie })
  return { ...answer, said: [answer.status, answer.body.code].filter(Boolean).join(' ') }
}

let number = 0
async function give(over: object = {}, key = `box-key-${++number}`) {
  const body = { words: '大厅二楼没有饮水机', hallCode: 'YP-TRIAL-01', windowCode: 'A01', ...over }
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is the test's business
  const answer = await calls.post<any>('/api/v1/suggestions', body, { 'idempotency-key': key })
  return { ...answer, said: [answer.status, answer.body.code].filter(Boolean).join(' ') }
}
// biome-ignore lint/suspicious/noExplicitAny: as above
const own = async (receipt: string) => (await calls.post<any>('/api/v1/suggestions/look-up', { receipt })).body
const listed = async (role: Role, query = '') =>
  (await as(role, 'GET', `suggestions?limit=200${query}`)).body.suggestions
const newest = async (role: Role = 'WORKING_GROUP') => (await listed(role))[0]
const step = (suggestionId: string, body: object, role: Role = 'WORKING_GROUP') =>
  as(role, 'POST', `suggestions/${suggestionId}/steps`, body)

async function given(over: object = {}): Promise<{ readonly receipt: string; readonly suggestionId: string }> {
  clock += 61_000
  const { receipt } = (await give(over)).body
  return { receipt, suggestionId: (await newest()).suggestionId }
}

describe('whoever has something to say', () => {
  test('needs no case and no name, and sees with the receipt what becomes of it', async () => {
    const kept = await give()
    expect(kept.said).toBe('201')
    expect(await own(kept.body.receipt)).toMatchObject({
      ...{ words: '大厅二楼没有饮水机', stage: 'RECEIVED', answer: null, isLate: false, isTogether: false },
      // Five working days after a Monday.
      answerBy: '2026-11-23T16:00:00.000Z',
    })
    expect((await calls.post('/api/v1/suggestions/look-up', { receipt: 'A'.repeat(64) })).status).toBe(404)
  })

  test('sends the same again and is answered alike; another under the same key is refused', async () => {
    const first = await give({}, 'box-key-again')
    expect((await give({}, 'box-key-again')).body).toEqual(first.body)
    expect((await give({ words: '别的' }, 'box-key-again')).said).toBe('409 IDEMPOTENCY_MISMATCH')
  })

  test('may name no place at all: it is read where a working group is', async () => {
    clock += 61_000
    expect((await give({ hallCode: undefined, windowCode: undefined, words: '希望周末也能办' })).said).toBe('201')
    expect(await newest()).toMatchObject({ words: '希望周末也能办', hallCode: null })
  })

  test('is told where the place is not known, or nothing is said', async () => {
    expect((await give({ hallCode: 'NONE-01' })).said).toBe('404 HALL_UNKNOWN')
    expect((await give({ windowCode: 'Z99' })).said).toBe('404 WINDOW_UNKNOWN')
    expect((await give({ hallCode: undefined })).said).toBe('404 HALL_UNKNOWN')
    expect((await give({ words: '\u200b ' })).said).toBe('422 COMMENT_EMPTY')
    expect((await give({ words: '很'.repeat(1001) })).said).toBe('422 COMMENT_TOO_LONG')
  })

  test('leaves words and a number that stand in no table in plain', async () => {
    await give({ words: '独一无二的意见', contact: { name: '欧阳某', phone: '15400009999' } })
    const tables = ['suggestion', 'vault.sealed_field', 'vault.data_key', 'audit_entry']
    for (const table of tables) {
      const [row] = await platform.database.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
      )
      expect(row?.text).not.toMatch(/独一无二|欧阳某|15400009999/)
    }
  })
})

describe('whoever looks after the box', () => {
  test('sees that of the own place: the working group and the department, never the window', async () => {
    const { suggestionId } = await given({ hallCode: secondHall, windowCode: undefined })
    expect((await listed('WORKING_GROUP')).map((each: { suggestionId: string }) => each.suggestionId)).toContain(
      suggestionId,
    )
    expect((await as('WINDOW_SUPERVISOR', 'GET', 'suggestions')).said).toBe('403 FORBIDDEN')
  })

  test('handles for a department what is its own, and neither sees nor answers what is another’s', async () => {
    const { suggestionId } = await given({ hallCode: undefined, windowCode: undefined })
    expect(
      (await listed('DEPARTMENT_HANDLER')).map((each: { suggestionId: string }) => each.suggestionId),
    ).not.toContain(suggestionId)
    const answered = { step: 'ANSWERED', words: '已装好' }
    expect((await step(suggestionId, answered, 'DEPARTMENT_HANDLER')).said).toBe('404 NOT_FOUND')
    expect((await step(suggestionId, answered)).said).toBe('200')
  })

  test('answers once, and the citizen reads it', async () => {
    const { receipt, suggestionId } = await given()
    expect((await step(suggestionId, { step: 'ANSWERED' })).said).toBe('422 STEP_INCOMPLETE')
    expect((await step(suggestionId, { step: 'ANSWERED', words: '请找 15400001111' })).said).toBe('422 PERSONAL_NUMBER')
    expect((await step(suggestionId, { step: 'ANSWERED', words: '已装好' }, 'DEPARTMENT_HANDLER')).said).toBe('200')
    expect((await step(suggestionId, { step: 'DECLINED', words: '不办' })).said).toBe('409 NOT_AT_THIS_STAGE')
    expect(await own(receipt)).toMatchObject({ stage: 'ANSWERED', answer: '已装好' })
  })

  test('declines with the reason', async () => {
    const { receipt, suggestionId } = await given()
    expect((await step(suggestionId, { step: 'DECLINED', words: '消防规定不许' })).said).toBe('200')
    expect(await own(receipt)).toMatchObject({ stage: 'DECLINED', answer: '消防规定不许' })
  })

  test('puts those of the same matter together: what becomes of one becomes of all, and none leads in a circle', async () => {
    const [head, other] = [await given(), await given()]
    const merge = (from: string, intoId: string) => step(from, { step: 'MERGED', intoId })
    expect((await merge(head.suggestionId, head.suggestionId)).said).toBe('409 NOT_AT_THIS_STAGE')
    const both = await Promise.all([
      merge(other.suggestionId, head.suggestionId),
      merge(head.suggestionId, other.suggestionId),
    ])
    expect(both.map(({ said }) => said).toSorted()).toEqual(['200', '409 NOT_AT_THIS_STAGE'])
    const left = both[0]?.status === 200 ? head : other
    await step(left.suggestionId, { step: 'ANSWERED', words: '一并答复' })
    for (const { receipt } of [head, other])
      expect(await own(receipt)).toMatchObject({ stage: 'ANSWERED', answer: '一并答复', isTogether: true })
  })

  test('makes a finding of it: what is decided about that is its answer', async () => {
    const { receipt, suggestionId } = await given()
    const finding = {
      ...{ hallCode: 'YP-TRIAL-01', words: '二楼缺饮水机', codes: ['TANGIBLES'], statements: [] },
      suggestionIds: [suggestionId],
    }
    const { findingId } = (await as('WORKING_GROUP', 'POST', 'opinion-findings', finding)).body
    expect((await as('WORKING_GROUP', 'POST', 'opinion-findings', finding)).said).toBe('409 NOT_AT_THIS_STAGE')
    expect(await own(receipt)).toMatchObject({ stage: 'FOUND', answer: null })
    const decision = { outcome: 'TAKEN_UP', words: '月底前安装' }
    await as('WORKING_GROUP', 'POST', `opinion-findings/${findingId}/decision`, decision)
    expect(await own(receipt)).toMatchObject({ stage: 'TAKEN_UP', answer: '月底前安装' })
  })

  test('is shown that an answer is late, by the working days of the policy', async () => {
    const { receipt, suggestionId } = await given()
    clock += 9 * dayMs
    expect(await own(receipt)).toMatchObject({ isLate: true })
    expect((await listed('WORKING_GROUP', '&state=WAITING'))[0].isLate).toBe(true)
    await step(suggestionId, { step: 'ANSWERED', words: '抱歉晚了' })
    expect(await own(receipt)).toMatchObject({ isLate: true, stage: 'ANSWERED' })
  })

  test('sees a contact for a purpose, and that stands written; where none was left, or its owner wants to be left alone, nobody is called', async () => {
    const { suggestionId } = await given({ contact: { phone: '15400002222' } })
    const shown = await as('WORKING_GROUP', 'POST', `suggestions/${suggestionId}/contact`)
    expect([shown.status, shown.body.phone, shown.body.name]).toEqual([201, '15400002222', null])
    const rows = await platform.database.query<{ purpose: string }>(
      'select purpose from unmasking where case_id = $1',
      [suggestionId],
    )
    expect(rows).toEqual([{ purpose: 'SUGGESTION' }])
    const phone = '15400007373'
    const { suggestionId: alone } = await given({ contact: { phone } })
    const authorization = `Bearer ${platform.trial.apiKey}`
    await calls.post('/api/v1/do-not-call/phones', { phone, wish: 'STOP' }, { authorization })
    expect((await as('WORKING_GROUP', 'POST', `suggestions/${alone}/contact`)).said).toBe('403 DO_NOT_CALL')
    expect(await platform.database.query('select from unmasking where case_id = $1', [alone])).toEqual([])
    const { suggestionId: silent } = await given()
    expect((await as('WORKING_GROUP', 'POST', `suggestions/${silent}/contact`)).said).toBe('403 DO_NOT_CALL')
    expect((await as('DEPARTMENT_HANDLER', 'POST', `suggestions/${silent}/contact`)).said).toBe('403 FORBIDDEN')
  })
})

test('what somebody left in the box is erased with its answer and contact; the receipt says so, and nothing of it is left', async () => {
  const { receipt, suggestionId } = await given({ words: '要删掉的意见', contact: { phone: '15400003333' } })
  await step(suggestionId, { step: 'ANSWERED', words: '已办' })
  const operator = operatorOf(platform)
  await runVaultCommand(operator, ['erase', suggestionId, '--basis', 'consent-withdrawn'])
  await operator.stop()
  expect(await own(receipt)).toMatchObject({ code: 'ERASED' })
  const left = await platform.database.query(
    `select from vault.sealed_field where record_id = $1
       or record_id in (select record_id from suggestion_step where suggestion_id = $1)`,
    [suggestionId],
  )
  expect(left).toEqual([])
  expect(
    (await listed('WORKING_GROUP')).find((each: { suggestionId: string }) => each.suggestionId === suggestionId),
  ).toMatchObject({
    words: null,
    answer: null,
    stage: 'ANSWERED',
  })
})
