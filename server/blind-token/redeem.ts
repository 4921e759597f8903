import { constants, createPublicKey, verify } from 'node:crypto'
import { type BlindPlace, type BlindPurpose, isKeyOfPlace } from '../../domain/blind-token.ts'
import { saltLength } from '../../ledger/blind-rsa.ts'
import { tokenMessage, tokenNullifier } from '../../ledger/blind-token.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { type Database, isUniqueViolation } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { type BlindTokenDeps, timesOf } from './actions.ts'
import { appendRedemption, findKey } from './store.ts'

interface SentToken {
  readonly keyId: string
  readonly nonce: string
  readonly signature: string
}

/**
 * Whether a token is one, for this and here. Nothing is written.
 * @returns what its use is known by afterwards, 32 bytes: whoever takes it writes that down together with what it came with
 */
export async function checkBlindToken(
  deps: BlindTokenDeps,
  { keyId, nonce, signature }: SentToken,
  use: { readonly purpose: BlindPurpose; readonly place: BlindPlace },
): Promise<Buffer> {
  const key = await findKey(deps.world.app, keyId)
  if (key === undefined || key.purpose !== use.purpose || !isKeyOfPlace(key, use.place))
    throw new Refused('TOKEN_WRONG')
  const random = Buffer.from(nonce, 'base64url')
  if (!isSignedBy(key.modulus, tokenMessage(nodeLedger, keyId, random), Buffer.from(signature, 'base64url')))
    throw new Refused('TOKEN_WRONG')
  if (deps.world.now() >= timesOf(deps, key).usableUntil) throw new Refused('TOKEN_EXPIRED')
  return Buffer.from(tokenNullifier(nodeLedger, keyId, random))
}

/** An ordinary RSASSA-PSS signature, to a library that knows nothing of blinding. */
export function isSignedBy(modulus: Buffer, message: Uint8Array, signature: Buffer): boolean {
  const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }
  return verify('sha384', message, { key: createPublicKey({ key: jwk, format: 'jwk' }), ...pss }, signature)
}

/** In the transaction of what it came with, so that both are kept or neither. Of two at once one is refused. */
export async function spendBlindToken(tx: Database, nullifier: Buffer): Promise<void> {
  try {
    await appendRedemption(tx, nullifier)
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('TOKEN_SPENT')
    throw error
  }
}
