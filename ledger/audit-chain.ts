import { tellColumns } from './column.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * The chain of the audit. An entry’s digest is that of its columns as text, each behind its length, so that nothing can move from
 * one column into the next. A seal takes the digests of some entries and the hash of the seal before it. The database makes the
 * same (migrations/0023_audit.sql); two hands wrote it, and a test compares them.
 */
const entryTag = 'yiping/audit-entry/v1;'
const sealTag = 'yiping/audit-seal/v1;'

export const digestBytes = 32

/** What the first seal follows. */
export const genesis = new Uint8Array(digestBytes)

export function entryDigest(platform: LedgerPlatform, columns: readonly (string | null)[]): Uint8Array {
  return platform.sha256(platform.utf8(entryTag + tellColumns(platform, columns)))
}

export interface SealContent {
  readonly no: bigint
  readonly previous: Uint8Array
  /** Microseconds since 1970. */
  readonly sealedAt: bigint
  /** 32 bytes for each entry, in the order of their ids. */
  readonly digests: Uint8Array
}

export function sealHash(platform: LedgerPlatform, { no, previous, sealedAt, digests }: SealContent): Uint8Array {
  const tag = platform.utf8(sealTag)
  const bytes = new Uint8Array(tag.length + 8 + previous.length + 8 + digests.length)
  const view = new DataView(bytes.buffer)
  bytes.set(tag, 0)
  view.setBigInt64(tag.length, no)
  bytes.set(previous, tag.length + 8)
  view.setBigInt64(tag.length + 8 + previous.length, sealedAt)
  bytes.set(digests, tag.length + 16 + previous.length)
  return platform.sha256(bytes)
}
