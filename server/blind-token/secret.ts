import {
  constants,
  createPrivateKey,
  generateKeyPair,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
} from 'node:crypto'
import { promisify } from 'node:util'
import { blindKeyLength } from '../../ledger/blind-token.ts'
import type { Vault } from '../platform/vault.ts'

const generate = promisify(generateKeyPair)

export interface KeyPair {
  readonly modulus: Buffer
  /** PKCS #8. */
  readonly secret: Buffer
}

/** 3072 bits, made beside the event loop: it takes a good part of a second. */
export async function makeKeyPair(): Promise<KeyPair> {
  const { privateKey } = await generate('rsa', { modulusLength: 8 * blindKeyLength, publicExponent: 65_537 })
  const { n = '' } = privateKey.export({ format: 'jwk' })
  return { modulus: Buffer.from(n, 'base64url'), secret: privateKey.export({ format: 'der', type: 'pkcs8' }) }
}

/** Under whose data key the secret half is sealed. */
export const secretPlace = 'blind_secret|sealed'

export function openSecret(
  vault: Vault,
  row: { readonly recordId: string; readonly epoch: number; readonly wrapped: Buffer; readonly sealed: Buffer },
): KeyObject {
  const key = vault.openRecord(row.recordId, row).open(secretPlace, row.sealed)
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

/**
 * The number to the power of d. Undone again before it is answered: a machine that makes one mistake in this would give away the key.
 * Undefined where it is not below the modulus.
 * @throws Error where what was signed is not what was to be signed
 */
export function signBlindly(key: KeyObject, blinded: Buffer, modulus: Buffer): Buffer | undefined {
  if (blinded.length !== modulus.length || Buffer.compare(blinded, modulus) >= 0) return undefined
  const raw = { key, padding: constants.RSA_NO_PADDING }
  const signed = privateEncrypt(raw, blinded)
  if (!publicDecrypt(raw, signed).equals(blinded)) throw new Error('a blind signature came out wrong')
  return signed
}
