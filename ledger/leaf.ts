import { hashLeaf } from './merkle.ts'
import type { LedgerPlatform } from './platform.ts'

/** Every kind of leaf the log can hold. A number is given once and for ever; a new feature that logs registers here. */
export const leafKinds = {
  evaluation: 1,
  erasure: 2,
  validity: 3,
  invitationCounts: 4,
  configuration: 5,
  publishedFigures: 6,
  supplement: 7,
  auditSample: 8,
  handlingStep: 9,
  receiptPromise: 10,
  publicComment: 11,
} as const
export type LeafKind = keyof typeof leafKinds

const leafVersion = 1
const leafLength = 34

/** The 34 opaque bytes that stand in the log: version, kind, digest of the record. */
export function toLeaf(kind: LeafKind, digest: Uint8Array): Uint8Array {
  if (digest.length !== 32) throw new RangeError('a digest has 32 bytes')
  const leaf = new Uint8Array(leafLength)
  leaf[0] = leafVersion
  leaf[1] = leafKinds[kind]
  leaf.set(digest, 2)
  return leaf
}

/** As it stands in the tree over SHA-256. */
export const leafHash = (platform: LedgerPlatform, leaf: Uint8Array): Uint8Array => hashLeaf(platform.sha256, leaf)
