import { toBase64 } from './base64.ts'
import { prefixLength, prepareMessage } from './blind-rsa.ts'
import { canon } from './canon.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * 盲签名凭证: what is signed blindly, and by which key. The strings below are signed and hashed: they never change. A key’s name is a hash of all that it
 * is for, so a token names its window or hall, its week and its purpose without saying anything of its own.
 */
export interface BlindKeyRecord {
  readonly purpose: string
  readonly hallCode: string
  /** null: of the whole hall. */
  readonly windowCode: string | null
  /** Its Monday, YYYY-MM-DD. */
  readonly week: string
  /** 3072 bits, 384 bytes; the exponent is 65537. */
  readonly modulus: Uint8Array
}

/** Bytes of a modulus, and of every signature by it. */
export const blindKeyLength = 384
/** Of the random part of a token, in bytes: what RFC 9474 puts in front of the message. */
export const tokenNonceLength = prefixLength

/** SHA-256("yiping/blind-key/v1\0" ‖ canon(all that it is for)), the first 16 bytes of it in base64url. */
export function blindKeyId(platform: LedgerPlatform, record: BlindKeyRecord): string {
  const { purpose, hallCode, windowCode, week, modulus } = record
  const body = canon({ hall: hallCode, modulus: toBase64(modulus), purpose, week, window: windowCode })
  const hash = platform.sha256(platform.utf8(`yiping/blind-key/v1\0${body}`))
  return toBase64(hash.subarray(0, 16)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}

/** What a token’s signature is over: its random bytes, then what it is and by which key. */
export function tokenMessage(platform: LedgerPlatform, keyId: string, nonce: Uint8Array): Uint8Array {
  if (nonce.length !== tokenNonceLength) throw new RangeError('the random part of a token has 32 bytes')
  return prepareMessage(nonce, platform.utf8(`yiping/eval-token/v1|${keyId}`))
}

/** By which a second use is found: SHA-256 of what was signed. Whoever issued it has never seen it. */
export function tokenNullifier(platform: LedgerPlatform, keyId: string, nonce: Uint8Array): Uint8Array {
  return platform.sha256(tokenMessage(platform, keyId, nonce))
}
