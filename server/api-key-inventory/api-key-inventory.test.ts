import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callsOf, refusal } from '../../tests/support/calls.ts'
import { caseReport, runAgain, startPlatform, type TestPlatform } from '../../tests/support/platform.ts'
import { newSigner } from '../../tests/support/signed.ts'
import { accountOf, type Staff, signedIn } from '../../tests/support/staff.ts'
import type { Running } from '../run.ts'

let platform: TestPlatform
let other: Running
let clock = Date.now()
let security: Staff
beforeAll(async () => {
  platform = await startPlatform({ now: () => clock })
  other = await runAgain(platform, { now: () => clock })
  security = await signedIn(platform, accountOf(platform, 'SECURITY_ADMIN'))
})
afterAll(async () => {
  await other.stop()
  await platform.stop()
})

const hour = 3_600_000
const path = '/api/v1/api-keys'
const wish = (over: object = {}) => ({
  name: '叫号系统',
  scopes: ['cases:write'],
  divisionCode: '990102',
  hallCode: 'YP-TRIAL-01',
  sourceCode: 'yiping',
  expiresAt: new Date(clock + 90 * 24 * hour).toISOString(),
  ...over,
})
const code = ({ status, body }: { status: number; body: { code?: string; at?: string } }) =>
  [status, body.code, body.at].filter((part) => part !== undefined).join(' ')
/** A fresh code of the authenticator, where the last one was shown too long ago. */
async function again(): Promise<void> {
  security = await signedIn(platform, accountOf(platform, 'SECURITY_ADMIN'))
}
const calls = () => callsOf(platform)
const atOther = () => callsOf({ ...platform, base: `http://127.0.0.1:${other.port}` })
/** The same report each time: what has ended cannot be reported otherwise. */
const service = caseReport(clock)
const report = async (key: string, at = calls()) => refusal(await at.putCase('OFFICE-1', service, key))

describe('the security administrator', () => {
  test('makes a key, which works at once, and of which the list tells everything but the secret', async () => {
    // The list is newest first; within one millisecond there is no newest.
    clock += 1000
    const made = await security.call('POST', path, wish())
    expect(made.status).toBe(201)
    const { key, apiKey } = made.body
    expect(apiKey).toMatchObject({
      name: '叫号系统',
      state: 'GOOD',
      requiresSignature: false,
      hallCode: 'YP-TRIAL-01',
      usedAt: null,
    })
    expect(await report(key)).toBe('201')
    const listed = await security.call('GET', path)
    expect(listed.body.sourceCodes).toContain('yiping')
    const [seen] = listed.body.apiKeys
    expect(seen).toMatchObject({
      apiKeyId: apiKey.apiKeyId,
      keyName: key.slice(0, 15),
      credentials: [{ endsAt: null, publicKey: null }],
    })
    expect(Date.parse(seen.usedAt)).toBe(clock)
    expect(JSON.stringify(listed.body)).not.toContain(key.slice(-43))
    expect((await security.call('GET', `${path}?limit=1`)).body.next).toBe(apiKey.apiKeyId)
    expect(JSON.stringify((await security.call('GET', `${path}?after=${apiKey.apiKeyId}`)).body)).not.toContain(
      apiKey.apiKeyId,
    )
  })

  test.each([
    ['a source that there is not', { sourceCode: 'nobody' }, '422 SOURCE_UNKNOWN /sourceCode'],
    ['a hall that there is not', { hallCode: 'NOWHERE' }, '404 HALL_UNKNOWN /hallCode'],
    ['a time that has passed', { expiresAt: new Date(0).toISOString() }, '422 EXPIRY_OUT_OF_BOUNDS /expiresAt'],
    ['no end', { expiresAt: '2199-12-31T00:00:00Z' }, '422 EXPIRY_OUT_OF_BOUNDS /expiresAt'],
    ['a name of two lines', { name: 'a\nb' }, '422 TEXT_NOT_PLAIN /name'],
    ['a public key that is none', { publicKey: 'x'.repeat(60) }, '422 PUBLIC_KEY_WRONG /publicKey'],
    ['nothing that it may do', { scopes: [] }, '400 MALFORMED /scopes'],
  ])('makes none with %s', async (_what, over, refused) => {
    expect(code(await security.call('POST', path, wish(over)))).toBe(refused)
  })

  test('renews a secret: both work for the overlap, at every server, then the new one alone', async () => {
    const { key, apiKey } = (await security.call('POST', path, wish())).body
    clock += 1000
    const renewed = await security.call('POST', `${path}/${apiKey.apiKeyId}/rotation`, { overlapHours: 2 })
    expect(renewed.status).toBe(201)
    const { credentials, ...rest } = renewed.body.apiKey
    const { credentials: before, ...restBefore } = apiKey
    expect(rest).toEqual(restBefore)
    expect(credentials).toHaveLength(2)
    expect(credentials[1]).toMatchObject({ ...before[0], endsAt: new Date(clock + 2 * hour).toISOString() })
    for (const at of [calls(), atOther()])
      for (const shown of [key, renewed.body.key]) expect(await report(shown, at)).toBe('200')
    clock += 2 * hour
    expect(await report(key)).toBe('401 UNAUTHENTICATED')
    expect(await report(key, atOther())).toBe('401 UNAUTHENTICATED')
    expect(await report(renewed.body.key)).toBe('200')
    await again()
    const entries = await platform.database.query(
      `select act, result, detail ->> 'oldUntil' as until from audit_entry where target_id = $1 order by id`,
      [apiKey.apiKeyId],
    )
    expect(entries).toEqual([
      { act: 'API_KEY_ISSUED', result: 'DONE', until: null },
      { act: 'API_KEY_ROTATED', result: 'DONE', until: new Date(clock).toISOString() },
    ])
  })

  test('ends the old secret at once where it was stolen, and never has three', async () => {
    const { key, apiKey } = (await security.call('POST', path, wish())).body
    const rotation = `${path}/${apiKey.apiKeyId}/rotation`
    const second = (await security.call('POST', rotation, { overlapHours: 24 })).body.key
    const third = (await security.call('POST', rotation, { overlapHours: 24 })).body.key
    expect(await Promise.all([key, second, third].map((one) => report(one)))).toEqual([
      '401 UNAUTHENTICATED',
      '200',
      '200',
    ])
    const fourth = (await security.call('POST', rotation, { overlapHours: 0 })).body.key
    expect(await Promise.all([second, third, fourth].map((one) => report(one)))).toEqual([
      '401 UNAUTHENTICATED',
      '401 UNAUTHENTICATED',
      '200',
    ])
    expect(code(await security.call('POST', rotation, { overlapHours: 721 }))).toBe(
      '422 OVERLAP_TOO_LONG /overlapHours',
    )
    expect(code(await security.call('POST', rotation, { publicKey: newSigner().publicKey }))).toBe(
      '422 PUBLIC_KEY_WRONG /publicKey',
    )
  })

  test('two at once leave two secrets, not three', async () => {
    const { apiKey } = (await security.call('POST', path, wish())).body
    const rotation = `${path}/${apiKey.apiKeyId}/rotation`
    const made = await Promise.all([1, 2].map(() => security.call('POST', rotation, { overlapHours: 5 })))
    expect(made.map(({ status }) => status)).toEqual([201, 201])
    const keys = made.map(({ body }) => body.key)
    expect(await Promise.all(keys.map((one) => report(one)))).toEqual(['200', '200'])
    const { apiKeys } = (await security.call('GET', path)).body
    const seen = apiKeys.find((one: { apiKeyId: string }) => one.apiKeyId === apiKey.apiKeyId)
    expect(seen.credentials).toHaveLength(2)
  })

  test('revokes a key: refused at once by every server, with everything it is shown by', async () => {
    const { key, apiKey } = (await security.call('POST', path, wish())).body
    const renewed = (await security.call('POST', `${path}/${apiKey.apiKeyId}/rotation`, {})).body.key
    expect(await report(renewed, atOther())).toBe('200')
    const revoked = await security.call('POST', `${path}/${apiKey.apiKeyId}/revocation`, {})
    expect(revoked.body).toMatchObject({ state: 'REVOKED', credentials: [] })
    for (const at of [atOther(), calls()])
      for (const shown of [key, renewed]) expect(await report(shown, at)).toBe('401 UNAUTHENTICATED')
    clock += 1000
    const repeated = await security.call('POST', `${path}/${apiKey.apiKeyId}/revocation`, {})
    expect(repeated.body.revokedAt).toBe(revoked.body.revokedAt)
    expect(code(await security.call('POST', `${path}/${apiKey.apiKeyId}/rotation`, {}))).toBe('409 API_KEY_ENDED')
  })

  test('makes a key that has to sign, and renews its public key', async () => {
    const made = (await security.call('POST', path, wish({ publicKey: newSigner().publicKey }))).body
    expect(made.key).toBe(made.apiKey.keyName)
    expect(made.apiKey).toMatchObject({ requiresSignature: true })
    const rotation = `${path}/${made.apiKey.apiKeyId}/rotation`
    expect(code(await security.call('POST', rotation, {}))).toBe('422 PUBLIC_KEY_WRONG /publicKey')
    const renewed = await security.call('POST', rotation, { publicKey: newSigner().publicKey })
    expect(renewed.body.apiKey.credentials).toHaveLength(2)
  })
})

test('a system administrator sees keys and makes none', async () => {
  const system = await signedIn(platform, accountOf(platform, 'SYSTEM_ADMIN'))
  expect((await system.call('GET', path)).status).toBe(200)
  expect(code(await system.call('POST', path, wish()))).toBe('403 FORBIDDEN')
})
