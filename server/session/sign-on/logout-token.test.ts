import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWTHeaderParameters, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { readLogoutToken } from './logout-token.ts'

const expected = { issuer: 'https://id.example.cn', clientId: 'yiping' }
const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
let ours: CryptoKey
let theirs: CryptoKey
let keys: JSONWebKeySet
beforeAll(async () => {
  const pair = await generateKeyPair('ES256')
  ours = pair.privateKey
  theirs = (await generateKeyPair('ES256')).privateKey
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] }
})

const now = () => Math.floor(Date.now() / 1000)
const header: JWTHeaderParameters = { alg: 'ES256', kid: 'one', typ: 'logout+jwt' }
const claims = () => ({
  iss: expected.issuer,
  aud: expected.clientId,
  iat: now(),
  exp: now() + 120,
  jti: 'once',
  sub: 'somebody',
  sid: 'a session',
  events,
})
const make = (over: object = {}, head: object = {}, key: CryptoKey | Uint8Array = ours) =>
  new SignJWT({ ...claims(), ...over }).setProtectedHeader({ ...header, ...head }).sign(key)
const read = (token: string) => readLogoutToken(token, expected, async () => keys)

describe('a logout token', () => {
  test('says which session has ended, or whose', async () => {
    expect(await read(await make())).toEqual({ providerSession: 'a session', subject: 'somebody' })
    expect(await read(await make({ sid: undefined }))).toEqual({ providerSession: undefined, subject: 'somebody' })
    expect(await read(await make({ sub: undefined }))).toEqual({ providerSession: 'a session', subject: undefined })
  })

  test.each<[string, object, object]>([
    ['of another provider', { iss: 'https://elsewhere.example' }, {}],
    ['for another platform', { aud: 'another' }, {}],
    ['that has lain about', { iat: now() - 600, exp: now() + 120 }, {}],
    ['that is over', { exp: now() - 60 }, {}],
    ['that is from tomorrow', { iat: now() + 86_400 }, {}],
    ['without its event', { events: {} }, {}],
    ['with another event', { events: { 'http://schemas.openid.net/event/other': {} } }, {}],
    ['without an id', { jti: undefined }, {}],
    ['without a time', { iat: undefined }, {}],
    ['of nobody', { sub: undefined, sid: undefined }, {}],
    ['with a nonce, as ID tokens have one', { nonce: 'a nonce' }, {}],
    ['of the type of an ID token', {}, { typ: 'JWT' }],
    ['of no type', {}, { typ: undefined }],
  ])('%s is refused', async (_, over, head) => {
    await expect(read(await make(over, head))).rejects.toMatchObject({ code: 'MALFORMED', at: '/logout_token' })
  })

  test('that somebody else has signed is refused, with a key of his own, a secret, or none', async () => {
    const parts = (await make()).split('.')
    const unsigned = `${Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url')}.${parts[1]}.`
    const secret = new TextEncoder().encode('a secret of the test alone, long enough for a key')
    for (const token of [await make({}, {}, theirs), await make({}, { alg: 'HS256' }, secret), unsigned, 'a.b.c', ''])
      await expect(read(token)).rejects.toMatchObject({ code: 'MALFORMED' })
  })

  test('signed with a key that was made since has the keys asked for anew', async () => {
    const asked: boolean[] = []
    const token = await make()
    const ended = await readLogoutToken(token, expected, async (isAgain) => {
      asked.push(isAgain)
      return isAgain ? keys : { keys: [{ ...keys.keys[0], kid: 'before' } as never] }
    })
    expect([ended.subject, asked]).toEqual(['somebody', [false, true]])
  })
})
