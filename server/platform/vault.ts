import { createCipheriv, createDecipheriv } from 'node:crypto'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { randomBytes } from './dice.ts'
import { keyedHash } from './keyed-hash.ts'
import { type KeyPurpose, type KeyStore, keyPurposes } from './keys.ts'
import { sha256 } from './node-ledger.ts'

/**
 * Envelope encryption of everything of grade L3. Each record has a random data key; the data key is wrapped by the key of
 * its month, which lives outside the database. A sealed value is: suite (1), nonce (12), sealed bytes, tag (16); it is bound
 * to the place it stands in, so that it cannot be moved to another row or column.
 */
const suiteAesGcm = 1
const suite = Buffer.of(suiteAesGcm)
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32

type Index = ReturnType<typeof keyedHash>

export interface WrappedKey {
  /** yyyymm, Asia/Shanghai. */
  readonly epoch: number
  readonly wrapped: Buffer
}

export interface NewRecord {
  readonly key: WrappedKey
  seal(place: SealedPlace, plain: string | Uint8Array): Buffer
  derive(purpose: DerivedPurpose): Buffer
}

interface OpenedRecord {
  /** Seals something more under the key of the same record. */
  seal(place: SealedPlace, plain: string | Uint8Array): Buffer
  open(place: SealedPlace, sealed: Uint8Array): Buffer
  derive(purpose: DerivedPurpose): Buffer
}

/** Secrets of 32 bytes that follow from a record's data key, one way, and go with it: nothing more has to be kept. */
type DerivedPurpose = 'seed'

export interface Vault {
  /** A new record: its wrapped key, and `seal` for the places its values will stand in. */
  newRecord(recordId: string, now: number): NewRecord
  /** Throws where the key was destroyed, or the value was altered or moved. */
  openRecord(recordId: string, key: WrappedKey): OpenedRecord
  /** A keyed image of a text by which an equal text is found again: 16 bytes. */
  blindIndex(purpose: KeyPurpose, text: string | Uint8Array): Buffer
}

/** Table and column in which a sealed value stands; `field` values stand in vault.sealed_field. */
export type SealedPlace =
  | 'evaluation_link|sealed_link'
  | `sealed_field|${string}`
  | `import_chunk|${number}`
  | `import_bad_row|${number}`

export function openVault(keys: KeyStore): Vault {
  const indexes = new Map(keyPurposes.map((purpose) => [purpose, keyedHash(keys.keyFor(purpose))] as const))
  return {
    newRecord(recordId, now) {
      const epoch = epochOf(now)
      const dataKey = randomBytes(keyBytes)
      const key = { epoch, wrapped: sealBytes(keys.epochKey(epoch), `dek|${recordId}|${epoch}`, dataKey) }
      return {
        key,
        derive: (purpose) => deriveBytes(dataKey, purpose),
        seal: (place, plain) => sealBytes(dataKey, `${place}|${recordId}`, toBytes(plain)),
      }
    },
    openRecord(recordId, { epoch, wrapped }) {
      const epochKey = keys.findEpochKey(epoch)
      if (epochKey === undefined) throw new Error(`the key of ${epoch} has been destroyed`)
      const dataKey = openBytes(epochKey, `dek|${recordId}|${epoch}`, wrapped)
      return {
        open: (place, sealed) => openBytes(dataKey, `${place}|${recordId}`, sealed),
        seal: (place, plain) => sealBytes(dataKey, `${place}|${recordId}`, toBytes(plain)),
        derive: (purpose) => deriveBytes(dataKey, purpose),
      }
    },
    blindIndex: (purpose, text) => (indexes.get(purpose) as Index)(text).subarray(0, 16),
  }
}

/** SHA-256("yiping/derive/v1\0" ‖ purpose ‖ 0x00 ‖ data key): the key comes last and has a fixed length. */
function deriveBytes(dataKey: Uint8Array, purpose: DerivedPurpose): Buffer {
  return sha256(Buffer.concat([Buffer.from(`yiping/derive/v1\0${purpose}\0`), dataKey]))
}

function toBytes(plain: string | Uint8Array): Uint8Array {
  return typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
}

function epochOf(now: number): number {
  const day = toPlainDate(now)
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
}

export function sealBytes(key: Uint8Array, boundTo: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(boundTo, 'utf8'))
  const sealed = cipher.update(plain)
  cipher.final() // GCM is a stream: nothing is left over
  return Buffer.concat([suite, nonce, sealed, cipher.getAuthTag()])
}

/** Throws where the value was altered, or sealed for another place. */
export function openBytes(key: Uint8Array, boundTo: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== suiteAesGcm || sealed.length < 1 + nonceBytes + tagBytes)
    throw new Error('not a sealed value of a known suite')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(boundTo, 'utf8'))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const plain = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes))
  decipher.final() // throws where the tag does not fit
  return plain
}
