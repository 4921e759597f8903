import { createCipheriv, createDecipheriv, getCiphers, getHashes, timingSafeEqual } from 'node:crypto'
import { randomBytes } from './dice.ts'
import { keyedHash } from './keyed-hash.ts'

/**
 * The two ways of sealing. A sealed value begins with the byte of its suite and is opened by it, whatever is set today; the
 * setting says only what new values are sealed with. The numbers are given once and for ever.
 *
 * 1  AES-256-GCM: nonce (12), sealed bytes, tag (16)
 * 2  SM4-CTR, then HMAC-SM3 over suite ‖ nonce ‖ length of the place (8, big-endian) ‖ place ‖ sealed bytes: nonce (16), sealed
 *    bytes, tag (32). Each key has a subkey for either half. GB/T 32907, GB/T 32905, GB/T 15852.2.
 */
export const suiteNames = ['aes-gcm', 'sm4-hmac-sm3'] as const
export type SuiteName = (typeof suiteNames)[number]
const suiteBytes = { 'aes-gcm': 1, 'sm4-hmac-sm3': 2 } as const satisfies Record<SuiteName, number>

/** A key that seals and opens, and need not show itself: it may lie in a hardware module. */
export interface SealingKey {
  /** @param place where the value will stand; elsewhere it does not open */
  seal(place: string, plain: Uint8Array): Buffer
  /** Throws where the value was altered, or sealed for another place or with another key. */
  open(place: string, sealed: Uint8Array): Buffer
}

/** Is everything here that a suite needs? Some builds of Node’s cryptography leave the Chinese algorithms out. */
export function isSuiteAvailable(suite: SuiteName): boolean {
  return suite === 'aes-gcm' || (getCiphers().includes('sm4-ctr') && getHashes().includes('sm3'))
}

/** A key of 32 bytes in memory. */
export function toSealingKey(key: Uint8Array, suite: SuiteName): SealingKey {
  let derived: SmKeys | undefined
  const smKeys = () => {
    derived ??= deriveSmKeys(key)
    return derived
  }
  return {
    seal: (place, plain) =>
      suite === 'aes-gcm' ? sealAesGcm(key, toBytes(place), plain) : sealSm(smKeys(), toBytes(place), plain),
    open(place, sealed) {
      if (sealed[0] === suiteBytes['aes-gcm']) return openAesGcm(key, toBytes(place), sealed)
      if (sealed[0] === suiteBytes['sm4-hmac-sm3']) return openSm(smKeys(), toBytes(place), sealed)
      throw new Error('not a sealed value of a known suite')
    },
  }
}

const toBytes = (text: string) => Buffer.from(text, 'utf8')

const gcm = { byte: Buffer.of(suiteBytes['aes-gcm']), nonceBytes: 12, tagBytes: 16 } as const

export function sealAesGcm(
  key: Uint8Array,
  place: Uint8Array,
  plain: Uint8Array,
  nonce: Uint8Array = randomBytes(gcm.nonceBytes),
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(place)
  const sealed = cipher.update(plain)
  cipher.final() // GCM is a stream: nothing is left over
  return Buffer.concat([gcm.byte, nonce, sealed, cipher.getAuthTag()])
}

function openAesGcm(key: Uint8Array, place: Uint8Array, sealed: Uint8Array): Buffer {
  const from = 1 + gcm.nonceBytes
  const to = sealed.length - gcm.tagBytes
  if (to < from) throw new Error('too short for a sealed value')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, from), { authTagLength: gcm.tagBytes })
  decipher.setAAD(place)
  decipher.setAuthTag(sealed.subarray(to))
  const plain = decipher.update(sealed.subarray(from, to))
  decipher.final() // throws where the tag does not fit
  return plain
}

const sm = { byte: Buffer.of(suiteBytes['sm4-hmac-sm3']), nonceBytes: 16, tagBytes: 32, cipherKeyBytes: 16 } as const

interface SmKeys {
  /** 16 bytes. */
  readonly cipher: Uint8Array
  readonly mac: (message: Uint8Array) => Buffer
}

/** HMAC-SM3(key, label): the cipher’s half is the first 16 bytes of its own, the other half all 32 of another. */
export function deriveSmKeys(key: Uint8Array): SmKeys {
  const derive = keyedHash(key, 'sm3')
  return {
    cipher: derive('yiping/sm4-ctr/v1').subarray(0, sm.cipherKeyBytes),
    mac: keyedHash(derive('yiping/hmac-sm3/v1'), 'sm3'),
  }
}

export function sealSm(
  keys: SmKeys,
  place: Uint8Array,
  plain: Uint8Array,
  nonce: Uint8Array = randomBytes(sm.nonceBytes),
): Buffer {
  const sealed = sm4Ctr(keys.cipher, nonce, plain)
  return Buffer.concat([sm.byte, nonce, sealed, tagOf(keys, nonce, place, sealed)])
}

function openSm(keys: SmKeys, place: Uint8Array, sealed: Uint8Array): Buffer {
  const from = 1 + sm.nonceBytes
  const to = sealed.length - sm.tagBytes
  if (to < from) throw new Error('too short for a sealed value')
  const nonce = sealed.subarray(1, from)
  const hidden = sealed.subarray(from, to)
  // The tag first, in a time that tells nothing of it: what was altered is never deciphered.
  if (!timingSafeEqual(tagOf(keys, nonce, place, hidden), sealed.subarray(to)))
    throw new Error('a sealed value was altered or moved')
  return sm4Ctr(keys.cipher, nonce, hidden)
}

/** Counter mode: to seal and to open are the same. */
export function sm4Ctr(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Buffer {
  return createCipheriv('sm4-ctr', key, nonce).update(bytes)
}

function tagOf(keys: SmKeys, nonce: Uint8Array, place: Uint8Array, sealed: Uint8Array): Buffer {
  const length = Buffer.alloc(8)
  length.writeUInt32BE(place.length, 4)
  return keys.mac(Buffer.concat([sm.byte, nonce, length, place, sealed]))
}
