import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { type SignatureType, toNoteKey } from '../ledger/note.ts'
import { nodeLedger } from './node-ledger.ts'
import type { NoteSigner } from './signer.ts'

/** What stands before 32 bytes of a seed in PKCS #8, and before a public key in SPKI (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const publicBytes = 32

/**
 * A signer over a seed of 32 bytes.
 * @param type `cosignature` for a witness, whose signatures hold a time
 */
export interface Ed25519Signer extends NoteSigner {
  /** At once: the intake does not wait for it. */
  sign(message: Uint8Array): Uint8Array
}

export function ed25519Signer(
  name: string,
  seed: Uint8Array,
  type: Extract<SignatureType, 'ed25519' | 'cosignature'> = 'ed25519',
): Ed25519Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const key = toNoteKey(nodeLedger, name, type, spki.subarray(-publicBytes))
  return { key, sign: (message) => sign(null, message, privateKey) }
}

export function isEd25519Signed(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== publicBytes) return false
  try {
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    // Bytes that are no point of the curve have signed nothing.
    return false
  }
}
