import {
  constants,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  privateEncrypt,
  randomBytes,
  verify,
} from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { blindKeyId, tokenMessage } from '../../ledger/blind-token.ts'
import { openDrawer } from '../shared/storage.ts'
import { type BlindKey, dropToken, findToken, type KeptToken, keepToken, keptTokens } from './blind-drawer.ts'
import { type BlindWorld, type Offer, obtainToken } from './blind-token.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
const other = generateKeyPairSync('rsa', { modulusLength: 3072 })
const modulusOf = (key: typeof privateKey) => Buffer.from(key.export({ format: 'jwk' }).n as string, 'base64url')
const platform = {
  sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest(),
  utf8: (text: string) => Buffer.from(text, 'utf8'),
}
const now = Date.parse('2026-11-18T10:00:00+08:00')

function keyOf(modulus: Buffer, change: Partial<BlindKey> = {}): BlindKey {
  const record = {
    purpose: 'PUBLIC_COMMENT',
    hallCode: 'H1',
    windowCode: 'A01',
    week: '2026-11-16',
    ...change,
  } as const
  const keyId = blindKeyId(platform, { ...record, modulus })
  const times = { issuesUntil: '2026-12-08T00:00:00+08:00', usableUntil: '2027-01-07T00:00:00+08:00' }
  return { keyId, modulus: modulus.toString('base64url'), expected: 40, ...record, ...times }
}
const key = keyOf(modulusOf(privateKey))
const offer: Offer = {
  ...{ hallCode: 'H1', windowCode: 'A01', delayMinutesMax: 30, fewBelow: 20 },
  offers: [{ purpose: 'PUBLIC_COMMENT', keyId: key.keyId, isIssued: false }],
}

/** The platform as a device meets it: what it shows as its keys, and what it signs with. */
function worldOf(shown: readonly BlindKey[], signer = privateKey, more: Partial<BlindWorld> = {}) {
  const asked: unknown[] = []
  const call = async (name: string, { body }: { body?: { blinded: string } }) => {
    if (name === 'listBlindKeys') return { ok: true, status: 200, replayed: false, answer: { keys: shown } }
    asked.push(body)
    const raw = { key: signer, padding: constants.RSA_NO_PADDING }
    const signed = privateEncrypt(raw, Buffer.from(body?.blinded ?? '', 'base64url')).toString('base64url')
    return { ok: true, status: 200, replayed: false, answer: { blindSignature: signed } }
  }
  const world = {
    call: call as unknown as BlindWorld['call'],
    now: () => now,
    random: (length: number) => randomBytes(length),
  }
  return { asked, world: { ...world, ...more } }
}
const obtain = (world: BlindWorld, asked = offer) =>
  obtainToken(world, 'invitation', { offer: asked, purpose: 'PUBLIC_COMMENT' })

describe('a device', () => {
  test('gets a token that any library takes for a signature, and sends nothing of it', async () => {
    const { world, asked } = worldOf([key])
    const obtained = await obtain(world)
    if (obtained.kind !== 'TOKEN') throw new Error(obtained.kind)
    const { keyId, nonce, signature, useAfter } = obtained.token
    const message = tokenMessage(platform, keyId, Buffer.from(nonce, 'base64url'))
    const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }
    expect(
      verify('sha384', message, { key: createPublicKey(privateKey), ...pss }, Buffer.from(signature, 'base64url')),
    ).toBe(true)
    expect(JSON.stringify(asked)).not.toContain(nonce)
    expect(JSON.stringify(asked)).not.toContain(signature.slice(0, 40))
    expect(useAfter - now).toBeGreaterThanOrEqual(0)
    expect(useAfter - now).toBeLessThanOrEqual(30 * 60_000)
  })

  test('takes no key that the hall is not shown, that is called by another’s name, or that is of elsewhere', async () => {
    const renamed = { ...keyOf(modulusOf(other.privateKey)), keyId: key.keyId }
    const elsewhere = keyOf(modulusOf(privateKey), { windowCode: 'B01' })
    const asElsewhere = { ...offer, offers: [{ ...offer.offers[0], keyId: elsewhere.keyId }] } as Offer
    for (const [shown, asked] of [
      [[], offer],
      [[renamed], offer],
      [[elsewhere], asElsewhere],
    ] as const) {
      const { world, asked: sent } = worldOf(shown)
      expect(await obtain(world, asked)).toEqual({ kind: 'FAULT', fault: 'KEY_NOT_SHOWN' })
      expect(sent).toEqual([])
    }
  })

  test('asks whether the key is in the log where somebody can say, and then sends nothing unless it is', async () => {
    const { world, asked } = worldOf([key], privateKey, { isLogged: async () => false })
    expect(await obtain(world)).toEqual({ kind: 'FAULT', fault: 'KEY_NOT_LOGGED' })
    expect(asked).toEqual([])
    expect(
      (await obtain(worldOf([key], privateKey, { isLogged: async ({ keyId }) => keyId === key.keyId }).world)).kind,
    ).toBe('TOKEN')
  })

  test('finds out that it was signed with another key', async () => {
    const { world } = worldOf([key], other.privateKey)
    const obtained = await obtain(world)
    expect(obtained).toEqual({ kind: 'FAULT', fault: 'SIGNATURE_WRONG' })
  })
})

describe('tokens on the device', () => {
  const drawer = () =>
    openDrawer(() => {
      throw new Error('this browser forbids it')
    })
  const token = (change: Partial<KeptToken> = {}): KeptToken => ({
    ...{ keyId: key.keyId, nonce: 'n', signature: 's', purpose: 'PUBLIC_COMMENT', hallCode: 'H1', windowCode: null },
    ...{ week: '2026-11-16', expected: 40, useAfter: now, usableUntil: '2027-01-07T00:00:00+08:00' },
    ...change,
  })

  test('are found for their purpose and place, are gone when used, and when their time is over', () => {
    const own = drawer()
    keepToken(own, token(), now)
    keepToken(own, token({ nonce: 'm', windowCode: 'A01', usableUntil: '2026-11-19T00:00:00+08:00' }), now)
    const at = { hallCode: 'H1', windowCode: 'A01' }
    expect(findToken(own, 'PUBLIC_COMMENT', at, now)?.nonce).toBe('n')
    expect(findToken(own, 'CONFIDENTIAL_REPORT', at, now)).toBeUndefined()
    expect(findToken(own, 'PUBLIC_COMMENT', { ...at, hallCode: 'H2' }, now)).toBeUndefined()
    dropToken(own, { nonce: 'n' }, now)
    expect(findToken(own, 'PUBLIC_COMMENT', { ...at, windowCode: 'B01' }, now)).toBeUndefined()
    expect(findToken(own, 'PUBLIC_COMMENT', at, now)?.nonce).toBe('m')
    expect(keptTokens(own, now + 2 * 86_400_000)).toEqual([])
    dropToken(own, { nonce: 'm' }, now)
    expect(keptTokens(own, now)).toEqual([])
  })

  test('of a report are found though no place is named yet', () => {
    const own = drawer()
    keepToken(own, token({ purpose: 'CONFIDENTIAL_REPORT' }), now)
    expect(findToken(own, 'CONFIDENTIAL_REPORT', { hallCode: '', windowCode: '' }, now)?.nonce).toBe('n')
  })

  test('that another version of the page has left are none', () => {
    const own = drawer()
    own.keep('yiping.blind-tokens', { not: 'a list' })
    expect(keptTokens(own, now)).toEqual([])
  })
})
