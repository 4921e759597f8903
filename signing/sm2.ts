import { sm2 } from 'sm-crypto-v2'
import { toHex } from '../ledger/hex.ts'
import { toNoteKey } from '../ledger/note.ts'
import { nodeLedger } from './node-ledger.ts'
import type { NoteSigner } from './signer.ts'

/**
 * SM2 with SM3 (GM/T 0003.2) under the standard user id 1234567812345678; a signature is r ‖ s, 64 bytes, a public key the uncompressed point.
 * Not by node:crypto: its own signs by ECDSA, or under an empty id, and says neither (docs/decisions/0054-the-log.md).
 */
const told = { hash: true, der: false } as const
const publicBytes = 65
const signatureBytes = 64
/** Order of the base point (GB/T 32918.5). */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/**
 * @param secret 32 bytes; the private key is made of them here, into 1 … n − 2: what the library makes of a number is the key 1 for most.
 */
export function sm2Signer(name: string, secret: Uint8Array): NoteSigner {
  const scalar = (BigInt(`0x${toHex(secret)}`) % (order - 2n)) + 1n
  const privateKey = scalar.toString(16).padStart(64, '0')
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  const key = toNoteKey(nodeLedger, name, 'sm2', Buffer.from(publicKey, 'hex'))
  return {
    key,
    sign: (message) => Buffer.from(sm2.doSignature(message, privateKey, { ...told, publicKey }), 'hex'),
  }
}

export function isSm2Signed(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== publicBytes || signature.length !== signatureBytes) return false
  try {
    return sm2.doVerifySignature(message, toHex(signature), toHex(publicKey), told)
  } catch {
    return false
  }
}
