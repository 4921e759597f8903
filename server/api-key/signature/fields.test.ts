import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSignedBy, readPublicKey, readSignature, type Signable } from './fields.ts'

/** RFC 9421, appendix B.1.4 and B.2.6: the key, the request and the signature as they are printed there. */
const rfcKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----`
const rfcText = [
  '"date": Tue, 20 Apr 2021 02:07:55 GMT',
  '"@method": POST',
  '"@path": /foo',
  '"@authority": example.com',
  '"content-type": application/json',
  '"content-length": 18',
  '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
].join('\n')
const rfcSignature = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=='

test('a key is read as the RFC prints it, and its signature holds', () => {
  const raw = readPublicKey(rfcKey)
  expect(raw?.length).toBe(32)
  expect(raw && readPublicKey(raw.toString('base64url'))?.equals(raw)).toBe(true)
  expect(verify(null, Buffer.from(rfcText), createPublicKey(rfcKey), Buffer.from(rfcSignature, 'base64'))).toBe(true)
})

test('the signed text of a request is the one of the RFC', () => {
  const headers: Record<string, string> = {
    date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'content-type': 'application/json',
    'content-length': '18',
  }
  const request: Signable = {
    method: 'POST',
    authority: 'example.com',
    target: '/foo?param=Value&Pet=dog',
    header: (name) => headers[name],
  }
  const components = ['date', '@method', '@path', '@authority', 'content-type', 'content-length']
  const signed = {
    components,
    inputText: `(${components.map((one) => `"${one}"`).join(' ')});created=1618884473;keyid="test-key-ed25519"`,
    signature: Buffer.from(rfcSignature, 'base64'),
    created: 1618884473,
    expires: 0,
    keyId: 'test-key-ed25519',
    nonce: '',
  }
  const key = readPublicKey(rfcKey) ?? Buffer.alloc(32)
  expect(isSignedBy(request, signed, key)).toBe(true)
  expect(isSignedBy({ ...request, method: 'PUT' }, signed, key)).toBe(false)
  expect(isSignedBy(request, { ...signed, components: [...components, '@target-uri'] }, key)).toBe(false)
})

test.each([
  ['nothing', ''],
  [
    'a key on another curve',
    '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VuAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----',
  ],
  ['something shorter', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
])('%s is no public key', (_what, text) => {
  expect(readPublicKey(text)).toBeUndefined()
})

describe('what a request says of its signature', () => {
  const nonce = 'n'.repeat(16)
  const good = `yp=("@method" "@path");created=1;expires=2;nonce="${nonce}";keyid="yp_aaaaaaaaaaaa";alg="ed25519"`
  const bytes = `yp=:${'A'.repeat(86)}==:`
  test('is read, each part once', () => {
    expect(readSignature(good, bytes)).toMatchObject({
      created: 1,
      expires: 2,
      nonce,
      components: ['@method', '@path'],
    })
    expect(readSignature(good.replace(';alg="ed25519"', ''), bytes)).toBeDefined()
  })
  test.each([
    ['two signatures', `${good}, other=("@path");created=1`, bytes],
    ['another label', good, bytes.replace('yp', 'xx')],
    ['a component twice', good.replace('"@path"', '"@method"'), bytes],
    ['a component with a parameter', good.replace('"@path"', '"@path";req'), bytes],
    ['another algorithm', good.replace('ed25519', 'hmac-sha256'), bytes],
    ['a parameter twice', `${good};created=1`, bytes],
    ['an unknown parameter', `${good};x=1`, bytes],
    ['no time', good.replace(';created=1', ''), bytes],
    ['no end', good.replace(';expires=2', ''), bytes],
    ['no nonce', good.replace(`;nonce="${nonce}"`, ''), bytes],
    ['a short nonce', good.replace(nonce, 'n'.repeat(15)), bytes],
    ['a long nonce', good.replace(nonce, 'n'.repeat(65)), bytes],
    ['half a signature', good, 'yp=:AAAA:'],
    ['far too much', good.replace('"@path"', `"${'x'.repeat(3000)}"`), bytes],
  ])('is nothing where it says %s', (_what, input, signature) => {
    expect(readSignature(input, signature)).toBeUndefined()
  })
})
