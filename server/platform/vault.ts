import { sha256 } from '../../signing/node-ledger.ts'
import { randomBytes } from './dice.ts'
import { epochOf } from './epoch.ts'
import { keyedHash } from './keyed-hash.ts'
import { type KeyPurpose, type KeyStore, keyPurposes } from './keys.ts'
import { Refused } from './refused.ts'
import { type SealingKey, type SuiteName, toSealingKey } from './suites.ts'

/**
 * Envelope encryption of everything of grade L3. Each record has a random data key; the data key is wrapped by the key of
 * its month, which lives outside the database. A sealed value is bound to the place it stands in, so that it cannot be moved to
 * another row or column; what its bytes are is said in suites.ts.
 */
const keyBytes = 32

export interface WrappedKey {
  /** Which key of which month wraps it: yyyymm, or yyyymmgg from the second generation on (epoch.ts). */
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
  /** Throws where the value was altered or moved; refuses with ERASED where the key of its month was destroyed. */
  openRecord(recordId: string, key: WrappedKey): OpenedRecord
  /** The same data key, wrapped by the newest key of the month given: nothing that was sealed with it changes. */
  rewrap(recordId: string, key: WrappedKey, month: number): WrappedKey
  /** A keyed image of a text by which an equal text is found again: 16 bytes. */
  blindIndex(purpose: KeyPurpose, text: string | Uint8Array): Buffer
}

/** Table and column in which a sealed value stands; `field` values stand in vault.sealed_field. */
export type SealedPlace =
  | 'evaluation_link|sealed_link'
  | `sealed_field|${string}`
  | `import_chunk|${number}`
  | `import_bad_row|${number}`
  | `evidence_chunk|${number}`
  | 'reminder_phone|sealed'
  | 'blind_secret|sealed'

/** What equal texts are found by. Not to be switched: an index made with one is not found with the other. */
export type IndexSuite = 'hmac-sha256' | 'hmac-sm3'

export interface VaultSuites {
  /** What new records are sealed with; each stored value is opened by its own byte. */
  readonly sealing: SuiteName
  readonly index: IndexSuite
}

export function openVault(
  keys: KeyStore,
  { sealing, index }: VaultSuites = { sealing: 'aes-gcm', index: 'hmac-sha256' },
): Vault {
  const hashName = index === 'hmac-sm3' ? 'sm3' : 'sha256'
  const indexes = new Map(keyPurposes.map((purpose) => [purpose, keyedHash(keys.keyFor(purpose), hashName)] as const))
  const openDataKey = (recordId: string, { epoch, wrapped }: WrappedKey): Buffer => {
    const wrapping = keys.findWrappingKey(epoch)
    if (wrapping === undefined) throw new Refused('ERASED')
    return wrapping.open(placeOfKey(recordId, epoch), wrapped)
  }
  return {
    newRecord(recordId, now) {
      const { epoch, key } = keys.wrappingKey(epochOf(now))
      const dataKey = randomBytes(keyBytes)
      return {
        key: { epoch, wrapped: key.seal(placeOfKey(recordId, epoch), dataKey) },
        ...recordWith(recordId, dataKey, toSealingKey(dataKey, sealing)),
      }
    },
    openRecord(recordId, wrappedKey) {
      const dataKey = openDataKey(recordId, wrappedKey)
      return recordWith(recordId, dataKey, toSealingKey(dataKey, sealing))
    },
    rewrap(recordId, wrappedKey, month) {
      const { epoch, key } = keys.wrappingKey(month)
      return { epoch, wrapped: key.seal(placeOfKey(recordId, epoch), openDataKey(recordId, wrappedKey)) }
    },
    blindIndex: (purpose, text) => (indexes.get(purpose) as ReturnType<typeof keyedHash>)(text).subarray(0, 16),
  }
}

const placeOfKey = (recordId: string, epoch: number) => `dek|${recordId}|${epoch}`

function recordWith(recordId: string, dataKey: Uint8Array, key: SealingKey): OpenedRecord {
  return {
    open: (place, sealed) => key.open(`${place}|${recordId}`, sealed),
    seal: (place, plain) => key.seal(`${place}|${recordId}`, toBytes(plain)),
    derive: (purpose) => deriveBytes(dataKey, purpose),
  }
}

/** SHA-256("yiping/derive/v1\0" ‖ purpose ‖ 0x00 ‖ data key): the key comes last and has a fixed length. */
function deriveBytes(dataKey: Uint8Array, purpose: DerivedPurpose): Buffer {
  return sha256(Buffer.concat([Buffer.from(`yiping/derive/v1\0${purpose}\0`), dataKey]))
}

function toBytes(plain: string | Uint8Array): Uint8Array {
  return typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
}
