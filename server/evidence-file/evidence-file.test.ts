import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../domain/access.ts'
import { callsOf } from '../../tests/support/calls.ts'
import { jpegOf, pdfOf, pngOf } from '../../tests/support/evidence.ts'
import { workedOrder } from '../../tests/support/handling.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { freshCookie } from '../../tests/support/staff.ts'
import { operatorOf } from '../../tests/support/vault.ts'
import { runVaultCommand } from '../vault/command.ts'
import { clearFiles } from './index.ts'

const hourMs = 3_600_000
let clock = Date.parse('2026-11-16T10:00:00+08:00')
let platform: TestPlatform
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
})
afterAll(() => platform.stop())

const orders = '/api/v1/handling-orders'

async function ask(role: Role | undefined, method: 'GET' | 'POST', url: string, payload?: object) {
  const headers =
    role === undefined ? {} : { cookie: await freshCookie(platform, role), 'sec-fetch-site': 'same-origin' }
  const answer = await platform.running.http.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  const isJson = String(answer.headers['content-type']).includes('json')
  const body = isJson ? answer.json() : {}
  return {
    ...answer,
    said: body.code === undefined ? String(answer.statusCode) : `${answer.statusCode} ${body.code}`,
    body,
  }
}

const photo = { mediaType: 'image/jpeg', content: jpegOf({ way: 6, behind: 'PK' }).toString('base64') }
const upload = (orderId: string, file: object = photo, role: Role = 'WINDOW_SUPERVISOR') =>
  ask(role, 'POST', `${orders}/${orderId}/files`, file)
const uploaded = async (orderId: string, file: object = photo): Promise<string> => {
  const { said, body } = await upload(orderId, file)
  expect(said).toBe('201')
  return body.fileId
}
const finish = (orderId: string, version: number, ...fileIds: readonly string[]) =>
  ask('WINDOW_SUPERVISOR', 'POST', `${orders}/${orderId}/steps`, {
    version,
    step: 'FINISH',
    words: '样本已换',
    evidence: fileIds.map((fileId) => ({ kind: 'PHOTO', reference: '整改后照片', fileId })),
  })
const read = (role: Role, orderId: string, fileId: string) => ask(role, 'GET', `${orders}/${orderId}/files/${fileId}`)
const chunksOf = async (fileId: string) => {
  const [row] = await platform.database.query<{ n: number }>(
    'select count(*)::integer as n from evidence_chunk where file_id = $1',
    [fileId],
  )
  return row?.n
}

describe('a photo of what was put right', () => {
  test('is kept sealed without its place, and shown to whoever may read the words of that step', async () => {
    const { orderId, version } = await workedOrder(platform, 3)
    const fileId = await uploaded(orderId)
    // Until a step names it, nobody reads it.
    expect((await read('REVIEWER', orderId, fileId)).said).toBe('404 NOT_FOUND')
    expect((await finish(orderId, version, fileId)).body.events.at(-1).evidence).toEqual([
      { kind: 'PHOTO', reference: '整改后照片', fileId },
    ])
    const seen = await read('REVIEWER', orderId, fileId)
    expect(seen.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'inline; filename="evidence.jpg"',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    const bytes = seen.rawPayload
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(bytes.includes('GPS') || bytes.includes('somebody') || bytes.includes('PK')).toBe(false)
    const sealed = await platform.database.query<{ sealed: Buffer }>(
      'select sealed from evidence_chunk where file_id = $1',
      [fileId],
    )
    expect(sealed.length).toBe(1)
    expect(sealed[0]?.sealed.includes(bytes.subarray(0, 16))).toBe(false)
    const acts = await platform.database.query(
      `select act, actor_kind as kind, result from audit_entry where target_id = $1 and act like 'EVIDENCE%' order by id`,
      [orderId],
    )
    expect(acts).toContainEqual({ act: 'EVIDENCE_KEPT', kind: 'ACCOUNT', result: 'DONE' })
  })

  test('is shown to nobody else, and under no other order', async () => {
    const { orderId, version } = await workedOrder(platform, 3)
    const other = await workedOrder(platform, 3)
    const fileId = await uploaded(orderId)
    await finish(orderId, version, fileId)
    for (const role of ['WINDOW_STAFF', 'HR', 'SYSTEM_ADMIN', 'THIRD_PARTY_EVALUATOR'] as const)
      expect((await read(role, orderId, fileId)).said, role).toBe('403 FORBIDDEN')
    expect((await read('REVIEWER', other.orderId, fileId)).said).toBe('404 NOT_FOUND')
    expect((await ask(undefined, 'GET', `${orders}/${orderId}/files/${fileId}`)).said).toBe('401 UNAUTHENTICATED')
  })

  test('is named once, in its own order, by whoever handed it in', async () => {
    const { orderId, version } = await workedOrder(platform, 3)
    const other = await workedOrder(platform, 3)
    const fileId = await uploaded(other.orderId)
    expect((await finish(orderId, version, fileId)).said).toBe('422 FILE_UNKNOWN')
    expect((await finish(other.orderId, version, fileId)).said).toBe('200')
    const again = { receipt: other.receipt, answer: 'REOPEN', files: [{ kind: 'PHOTO', fileId }] }
    expect((await ask(undefined, 'POST', `${orders}/answers`, again)).said).toBe('409 NOT_AT_THIS_STAGE')
    const six = await Promise.all(Array.from({ length: 6 }, () => uploaded(orderId)))
    expect((await finish(orderId, version, ...six)).said).toBe('422 FILES_TOO_MANY')
  })

  test('that nothing has named in time is thrown away; what was named stays', async () => {
    const { orderId, version } = await workedOrder(platform, 3)
    const named = await uploaded(orderId)
    await finish(orderId, version, named)
    const { orderId: waits, version: at } = await workedOrder(platform, 3)
    const late = await uploaded(waits)
    clock += 24 * hourMs + 1
    expect((await finish(waits, at, late)).said).toBe('422 FILE_UNKNOWN')
    const { world, app } = platform.running
    await clearFiles({ world, rules: app.rules })
    expect([await chunksOf(late), await chunksOf(named)]).toEqual([1, 1])
    clock += hourMs
    await clearFiles({ world, rules: app.rules })
    expect([await chunksOf(late), await chunksOf(named)]).toEqual([0, 1])
    await expect(platform.database.query('delete from evidence_chunk where file_id = $1', [named])).rejects.toThrow(
      'ERASED_UNRECORDED',
    )
  })

  test('goes when the record is erased, and nobody reads it any more', async () => {
    const { orderId, version } = await workedOrder(platform, 3)
    const fileId = await uploaded(orderId, { mediaType: 'application/pdf', content: pdfOf().toString('base64') })
    await finish(orderId, version, fileId)
    const kept = await read('REVIEWER', orderId, fileId)
    expect([kept.said, kept.headers['content-disposition']]).toEqual(['200', 'attachment; filename="evidence.pdf"'])
    const operator = operatorOf(platform)
    expect(await runVaultCommand(operator, ['erase', orderId, '--basis', 'consent-withdrawn'])).toContain(
      `${fileId}  file`,
    )
    await operator.stop()
    expect(await chunksOf(fileId)).toBe(0)
    expect((await read('REVIEWER', orderId, fileId)).said).toBe('410 ERASED')
  })
})

describe('what is no photo and no document', () => {
  test.each([
    ['422 FILE_TYPE_WRONG', { ...photo, mediaType: 'image/png' }],
    [
      '422 FILE_TYPE_WRONG',
      { mediaType: 'image/png', content: Buffer.from('<svg onload=alert(1)>').toString('base64') },
    ],
    ['422 FILE_DAMAGED', { mediaType: 'image/png', content: pngOf().subarray(0, -9).toString('base64') }],
    ['413 FILE_TOO_LARGE', { mediaType: 'image/png', content: pngOf(60_000, 60_000).toString('base64') }],
    ['422 FILE_NOT_SAFE', { mediaType: 'application/pdf', content: pdfOf('<</S/JavaScript>>').toString('base64') }],
    ['422 FILE_TELLS_AUTHOR', { mediaType: 'application/pdf', content: pdfOf('<</Info 9 0 R>>').toString('base64') }],
    ['400 MALFORMED', { ...photo, name: 'IMG_某人.jpg' }],
  ])('is refused as %s, and nothing of it is kept', async (said, file) => {
    const { orderId } = await workedOrder(platform, 3)
    expect((await upload(orderId, file)).said).toBe(said)
    expect(await platform.database.query('select id from evidence_file where order_id = $1', [orderId])).toEqual([])
  })

  test('is taken from nobody who has no part in the order', async () => {
    const { orderId } = await workedOrder(platform, 3)
    await platform.database.query(`update account_post set organization_id = null where role = 'DEPARTMENT_HANDLER'`)
    expect((await upload(orderId, photo, 'DEPARTMENT_HANDLER')).said).toBe('403 NOT_YOURS_TO_DO')
    expect((await upload(orderId, photo, 'REVIEWER')).said).toBe('403 FORBIDDEN')
  })
})

describe('whoever holds the receipt', () => {
  test('hands in photos with his answer, and reads them and those sent to him, and no others', async () => {
    const { orderId, receipt, version } = await workedOrder(platform, 3)
    const calls = callsOf(platform)
    const early = await calls.post(`${orders}/own-files`, { receipt, ...photo })
    expect([early.status, early.body]).toMatchObject([409, { code: 'NOT_AT_THIS_STAGE' }])
    const between = await uploaded(orderId)
    await finish(orderId, version, between)
    await ask('REVIEWER', 'POST', `${orders}/${orderId}/reviews`, { version: version + 1, step: 'PASS_REVIEW' })
    const sent = await uploaded(orderId)
    const fedBack = await ask('WINDOW_SUPERVISOR', 'POST', `${orders}/${orderId}/steps`, {
      version: version + 2,
      step: 'FEED_BACK',
      channel: 'MAILBOX',
      words: '请看照片',
      evidence: [{ kind: 'PHOTO', reference: '窗口', fileId: sent }],
    })
    expect(fedBack.said).toBe('200')
    const own = await calls.post<{ fileId: string }>(`${orders}/own-files`, { receipt, ...photo })
    expect(own.status).toBe(201)
    const files = [{ kind: 'PHOTO', fileId: own.body.fileId }]
    const answered = await calls.post<{ order: { messages: { files: unknown }[] } }>(`${orders}/answers`, {
      receipt,
      answer: 'REOPEN',
      words: '还是旧样本',
      files,
    })
    expect(answered.body.order.messages.map((message) => message.files)).toEqual([
      [{ kind: 'PHOTO', fileId: sent }],
      files,
    ])
    const readOwn = async (fileId: string, by = receipt) =>
      (await ask(undefined, 'POST', `${orders}/own-files/look-up`, { receipt: by, fileId })).said
    expect(await Promise.all([readOwn(sent), readOwn(own.body.fileId), readOwn(between)])).toEqual([
      '200',
      '200',
      '404 NOT_FOUND',
    ])
    const stranger = await workedOrder(platform, 3)
    expect(await readOwn(sent, stranger.receipt)).toBe('404 NOT_FOUND')
    expect((await read('WINDOW_SUPERVISOR', orderId, own.body.fileId)).said).toBe('200')
  })
})

describe('the evidence of an appeal', () => {
  test('is read by whoever decides on it, and not with the order', async () => {
    const { orderId } = await workedOrder(platform, 0)
    const fileId = await uploaded(orderId)
    const lodged = await ask('WINDOW_SUPERVISOR', 'POST', '/api/v1/appeals', {
      orderId,
      ground: 'WRONG_OBJECT',
      words: '非本窗口事项',
      evidence: [{ kind: 'PHOTO', reference: '派件记录', fileId }],
    })
    expect(lodged.said).toBe('201')
    const at = `/api/v1/appeals/${lodged.body.appealId}/files/${fileId}`
    expect((await ask('THIRD_PARTY_EVALUATOR', 'GET', at)).said).toBe('200')
    expect((await ask('WINDOW_STAFF', 'GET', at)).said).toBe('403 FORBIDDEN')
    expect((await read('REVIEWER', orderId, fileId)).said).toBe('404 NOT_FOUND')
  })
})
