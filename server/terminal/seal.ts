import { createDecipheriv, createECDH, createHmac, createPublicKey, type ECDH, hkdfSync, verify } from 'node:crypto'
import { sealingInfo } from '../../ledger/terminal-entry.ts'
import { nodeLedger } from '../../signing/node-ledger.ts'
import { toJwk } from '../device/index.ts'
import type { KeyStore } from '../platform/keys.ts'

/**
 * What a terminal has taken down is sealed to the platform: nobody at the counter can read a grade that waits for the network,
 * not even with the tools of a browser. ECDH P-256 with a key of the sender's for each entry, HKDF-SHA-256, AES-256-GCM.
 */
const curve = 'prime256v1'
const pointBytes = 65
const tagBytes = 16

export class Sealing {
  readonly #own: ECDH
  readonly publicKey: string

  constructor(keys: KeyStore) {
    this.#own = openOwnKey(keys)
    this.publicKey = this.#own.getPublicKey().toString('base64url')
  }

  /** Undefined where it was not sealed to us, for this device, or was altered. */
  open(deviceId: string, sealed: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length <= pointBytes + tagBytes) return undefined
    const point = bytes.subarray(0, pointBytes)
    try {
      const shared = this.#own.computeSecret(point)
      const okm = Buffer.from(hkdfSync('sha256', shared, point, sealingInfo(nodeLedger, deviceId), 44))
      const decipher = createDecipheriv('aes-256-gcm', okm.subarray(0, 32), okm.subarray(32), {
        authTagLength: tagBytes,
      })
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
      return Buffer.concat([
        decipher.update(bytes.subarray(pointBytes, bytes.length - tagBytes)),
        decipher.final(),
      ]).toString('utf8')
    } catch {
      return undefined
    }
  }
}

/** A scalar of the curve from the key's 32 bytes: the first that is one, which it is but for one in four thousand million. */
function openOwnKey(keys: KeyStore): ECDH {
  const secret = keys.keyFor('terminal-seal')
  for (let turn = 0; ; turn += 1) {
    const own = createECDH(curve)
    try {
      own.setPrivateKey(createHmac('sha256', secret).update(`yiping/terminal-seal/v1|${turn}`).digest())
      return own
    } catch {
      // not between 1 and the order of the curve
    }
  }
}

export function isSignedBy(publicKey: Buffer, entryHash: Uint8Array, signature: string): boolean {
  const key = createPublicKey({ key: toJwk(publicKey), format: 'jwk' })
  return verify('sha256', entryHash, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
}
