import { hash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindKeyId } from '../../ledger/blind-token.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import {
  askFor,
  draftToken,
  blindHall as hallCode,
  tokenOf as issuedTo,
  offersOf,
  offerTokens,
  type Purpose,
  shownKeys,
  sweepKeys,
} from '../../tests/support/blind-token.ts'
import { type Calls, callsOf, refusal } from '../../tests/support/calls.ts'
import { findNeighbours, findReached, type Row, readEverything } from '../../tests/support/links.ts'
import { startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { changePolicy } from '../../tests/support/policy.ts'

const base = '/api/v1/blind-token'

let clock = Date.now()
let platform: TestPlatform
let calls: Calls
beforeAll(async () => {
  platform = await startPlatform({ trustedProxies: ['127.0.0.1'], now: () => clock })
  calls = callsOf(platform)
  await changePolicy(platform, 'challenge', { fromClientPerMinute: 1000, atWindowPerMinute: 1000 })
})
afterAll(() => platform.stop())

const sweep = () => sweepKeys(platform)
const bytes = (text: string) => Buffer.from(text, 'base64url')
const keysOf = () => shownKeys(platform)
const offered = (token: string) => offersOf(platform, token)
const draft = (token: string, purpose: Purpose) => draftToken(platform, token, purpose)
const issue = (token: string, made: { keyId: string; blinded: Uint8Array }) => askFor(platform, token, made)
const tokenOf = (token: string, purpose: Purpose = 'PUBLIC_COMMENT') => issuedTo(platform, token, purpose)
const comment = (more: object, key = calls.freshKey()) => calls.comment({ comment: '叫号太快', ...more }, key)
const report = (more: object, key = calls.freshKey()) =>
  calls.post(
    '/api/v1/confidential-reports',
    { kind: 'PRESSURE', words: '要求打五星', ...more },
    { 'idempotency-key': key },
  )
const look = (receipt: string) => calls.post('/api/v1/public-comments/look-up', { receipt })

describe('where the region does not offer it', () => {
  test('nothing is offered, no key is made, and nothing is signed', async () => {
    await sweep()
    const token = await platform.invite()
    expect(await offered(token)).toEqual([])
    expect(await keysOf()).toEqual([])
    const blinded = randomBytes(384).toString('base64url')
    expect(refusal(await calls.post(`${base}/issue`, { token, keyId: 'A'.repeat(22), blinded }))).toBe(
      '409 TOKEN_NOT_OFFERED',
    )
    expect(refusal(await calls.post(`${base}/offer`, { token: 'A'.repeat(22) }))).toBe('404 INVITATION_UNKNOWN')
  })
})

describe('where it is offered', () => {
  beforeAll(async () => {
    await offerTokens(platform, { expectedMin: 2, expectedOverWeeks: 1 })
  }, 120_000)

  test('a hall in which nobody was expected shares one key for comments and has one for reports, this week and the next; sweeping again makes no other', async () => {
    const keys = await keysOf()
    expect(keys.map(({ purpose, windowCode, expected }) => [purpose, windowCode, expected]).sort()).toEqual([
      ['CONFIDENTIAL_REPORT', null, 0],
      ['CONFIDENTIAL_REPORT', null, 0],
      ['PUBLIC_COMMENT', null, 0],
      ['PUBLIC_COMMENT', null, 0],
    ])
    expect(new Set(keys.map(({ week }) => week)).size).toBe(2)
    for (const { modulus, ...key } of keys)
      expect(blindKeyId(nodeLedger, { ...key, modulus: bytes(modulus) })).toBe(key.keyId)
    await sweep()
    expect(await keysOf()).toEqual(keys)
  })

  test('a token shows that somebody was served; the comment is in no evaluation and no tally of them', async () => {
    const blindToken = await tokenOf(await platform.invite())
    const before = await platform.database.query('select * from evaluation_tally')
    const { status, body } = await comment({ blindToken })
    expect(status).toBe(201)
    expect((await look(body.receipt)).body).toMatchObject({ comment: '叫号太快', fromService: true })
    expect(Date.parse(body.receivedAt) % 3_600_000).toBe(0)
    expect(await platform.database.query('select * from evaluation_tally')).toEqual(before)
    const plain = await comment({})
    expect((await look(plain.body.receipt)).body.fromService).toBe(false)
  })

  test('one is issued for an invitation and a purpose, evaluated or not, also of two asked for at once', async () => {
    const token = await platform.invite()
    await calls.give(token, 4, calls.freshKey())
    const drafts = await Promise.all([draft(token, 'PUBLIC_COMMENT'), draft(token, 'PUBLIC_COMMENT')])
    const answers = await Promise.all(drafts.map((each) => issue(token, each)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await offered(token)).map(({ purpose, isIssued }) => [purpose, isIssued])).toEqual([
      ['CONFIDENTIAL_REPORT', false],
      ['PUBLIC_COMMENT', true],
    ])
    expect((await issue(token, await draft(token, 'CONFIDENTIAL_REPORT'))).status).toBe(200)
    expect(refusal(await issue(token, await draft(token, 'PUBLIC_COMMENT')))).toBe('409 TOKEN_ALREADY_ISSUED')
  })

  test('what is not below the modulus, or by another key, is not signed, and the token is not gone for it', async () => {
    const token = await platform.invite()
    const made = await draft(token, 'PUBLIC_COMMENT')
    const tooLarge = { ...made, blinded: Buffer.alloc(384, 255) }
    expect(refusal(await issue(token, tooLarge))).toBe('422 BLINDED_WRONG /blinded')
    const next = (await keysOf()).at(-1)?.keyId ?? ''
    expect(refusal(await issue(token, { ...made, keyId: next }))).toBe('409 TOKEN_NOT_OFFERED')
    expect((await issue(token, made)).status).toBe(200)
  })

  test('a token is used once: with its own key the first answer again, with another one refused, also of two at once', async () => {
    const blindToken = await tokenOf(await platform.invite())
    const first = await comment({ blindToken }, 'token-key-1')
    const again = await comment({ blindToken }, 'token-key-1')
    expect([again.status, again.text]).toEqual([201, first.text])
    expect(refusal(await comment({ blindToken }))).toBe('409 TOKEN_SPENT')
    const other = await tokenOf(await platform.invite())
    const both = await Promise.all([comment({ blindToken: other }), comment({ blindToken: other })])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    const third = await tokenOf(await platform.invite())
    const twins = await Promise.all([1, 2, 3].map(() => comment({ blindToken: third }, 'token-twins')))
    expect(new Set(twins.map(({ text }) => text)).size).toBe(1)
    expect(refusal(await comment({ blindToken: other, grade: 1 }, 'token-twins'))).toBe('409 IDEMPOTENCY_MISMATCH')
  })

  test('a report takes one of its own purpose alone, of any hall or of the one it names, and inspection sees that it did', async () => {
    const token = await platform.invite()
    const blindToken = await tokenOf(token, 'CONFIDENTIAL_REPORT')
    expect(refusal(await comment({ blindToken }))).toBe('422 TOKEN_WRONG')
    const ofComment = await tokenOf(await platform.invite())
    expect(refusal(await report({ blindToken: ofComment }))).toBe('422 TOKEN_WRONG')
    const kept = await report({ blindToken, hallCode })
    expect(kept.status).toBe(201)
    const own = await calls.post('/api/v1/confidential-reports/look-up', { receipt: kept.body.receipt })
    expect(own.body).toMatchObject({ words: '要求打五星', fromService: true })
    expect(refusal(await report({ blindToken }))).toBe('409 TOKEN_SPENT')
    const rows = await platform.database.query<{ n: number }>('select count(*)::int as n from confidential_report')
    expect(rows[0]?.n).toBe(1)
  })

  test('a token that was altered, or never signed, is not one', async () => {
    const blindToken = await tokenOf(await platform.invite())
    const wrong = [
      { ...blindToken, nonce: randomBytes(32).toString('base64url') },
      { ...blindToken, signature: randomBytes(384).toString('base64url') },
      { ...blindToken, keyId: (await keysOf()).at(-1)?.keyId ?? '' },
      { ...blindToken, keyId: 'A'.repeat(22) },
    ]
    for (const each of wrong) expect(refusal(await comment({ blindToken: each }))).toBe('422 TOKEN_WRONG')
    expect((await comment({ blindToken })).status).toBe(201)
  })
})

describe('what is kept', () => {
  test('does not link who was issued a token and who used it: no bytes in common, no time, no order', async () => {
    const invitations = await Promise.all(Array.from({ length: 12 }, () => platform.invite()))
    const tokens: Awaited<ReturnType<typeof tokenOf>>[] = []
    for (const invitation of invitations) tokens.push(await tokenOf(invitation))
    const shuffled = tokens.toSorted(() => 0.5 - Math.random())
    const receipts: string[] = []
    for (const blindToken of shuffled) receipts.push((await comment({ blindToken })).body.receipt)
    const rows = await readEverything(platform)
    const neighbours = findNeighbours(rows, tokens.length)
    const images = invitations.map((each) => hash('sha256', `yiping/token/v1|${each}`, 'buffer').subarray(0, 16))
    const issues = findReached(neighbours, images)
    const uses = findReached(
      neighbours,
      receipts.map((each) => bytes(each).subarray(0, 16)),
    )
    const tablesOf = (reached: ReadonlySet<Row>) => new Set([...reached].map(({ table }) => table))
    // The search does find what is connected: on each side, over several steps, and within longer values.
    expect([...tablesOf(issues)]).toEqual(expect.arrayContaining(['invitation', 'blind_issue', 'service_case']))
    expect([...tablesOf(uses)]).toEqual(expect.arrayContaining(['public_comment', 'ledger.pending_leaf']))
    expect([...issues].filter((row) => uses.has(row))).toEqual([])
    expect(tablesOf(issues).has('blind_redemption')).toBe(false)
    expect(tablesOf(uses).has('blind_redemption')).toBe(false)
    const everything = rows.map(({ text }) => text).join()
    for (const { nonce, signature } of tokens)
      for (const secret of [nonce, signature])
        expect(everything.includes(bytes(secret).subarray(0, 8).toString('hex'))).toBe(false)
  })

  test('of a use is the hour at the finest, and of an issue nothing at all', async () => {
    const tables = await platform.database.query<{ name: string; column: string }>(
      `select table_name as name, column_name as column from information_schema.columns
       where table_name in ('blind_issue', 'blind_redemption') order by 1, 2`,
    )
    expect(tables.map(({ name, column }) => `${name}.${column}`)).toEqual([
      'blind_issue.invitation_id',
      'blind_issue.purpose',
      'blind_redemption.nullifier',
    ])
    const rows = await platform.database.query<{ id: string; at: Date }>(
      'select id, received_at as at from public_comment where from_service',
    )
    expect(rows.length).toBeGreaterThan(12)
    const instants = rows.flatMap(({ id, at }) => [
      at.getTime(),
      Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16),
    ])
    expect(instants.filter((each) => each % 3_600_000 !== 0)).toEqual([])
    const leaves = await platform.database.query<{ appended: Date; due: Date }>(
      `select l.appended_at as appended, l.due_at as due from ledger.pending_leaf l join public_comment c on substr(l.leaf, 3) = c.digest
       where c.from_service`,
    )
    expect(leaves.length).toBe(rows.length)
    const times = leaves.flatMap(({ appended, due }) => [appended.getTime(), due.getTime()])
    expect(times.filter((each) => each % 3_600_000 !== 0)).toEqual([])
  })

  test('is no secret key any more when its week is over, and its tokens can still be used for a while', async () => {
    const started = clock
    const token = await platform.invite()
    const [used, kept] = [await tokenOf(token), await tokenOf(await platform.invite())]
    clock += 24 * 86_400_000
    await changePolicy(platform, 'blind-token', { isOffered: false })
    await sweep()
    const week = (await keysOf())[0]?.week
    const secrets = await platform.database.query(
      'select 1 from blind_secret s join blind_key k on k.id = s.key_id where k.week = $1::date',
      [week],
    )
    expect(secrets).toEqual([])
    expect((await comment({ blindToken: used })).status).toBe(201)
    clock += 31 * 86_400_000
    expect(refusal(await comment({ blindToken: kept }))).toBe('410 TOKEN_EXPIRED')
    clock = started
  })
})
