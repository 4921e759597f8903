import { hashLeaf } from './merkle.ts'
import type { LedgerPlatform } from './platform.ts'

/**
 * Every kind of leaf the log can hold. A number is given once and for ever; a new feature that logs registers here. Whoever reads
 * the log reads the kind of each leaf and nothing else: what must not be counted from outside shares its kind with much else.
 */
export const leafKinds = {
  /** A record of ledger/record.ts, like `supplement` and `publicComment`: every field under a salt of its own. */
  evaluation: 1,
  /** An erasure of ledger/record.ts. */
  erasure: 2,
  /** From here on facts of ledger/logged-facts.ts. That an evaluation does not count, or counts again. */
  validity: 3,
  /** How many were served and invited, and how many evaluated, by window and day. */
  invitationCounts: 4,
  /** By which rules is counted and handled: policies, calendars, what may be ticked. */
  configuration: 5,
  /** What was published of a time: how many evaluations, and which of them were opened. */
  publishedFigures: 6,
  supplement: 7,
  auditSample: 8,
  /** What was done with a record, or told apart from evaluations: orders, complaints, confidential reports. */
  handlingStep: 9,
  /** Kept free: promises are notes beside the log. */
  receiptPromise: 10,
  publicComment: 11,
  appeal: 12,
  /** Keys of the log, its promises and its witnesses, and what was done with those of the vault. */
  key: 13,
  /** Who and what is evaluated, and since when. */
  catalogue: 14,
  /** The chain of the audit, seal by seal. */
  auditSeal: 15,
  /** Whose cosignatures a checkpoint needs. A kind of its own, so that none of its changes can be left out unseen. */
  witnessPolicy: 16,
} as const
export type LeafKind = keyof typeof leafKinds

const leafVersion = 1
const leafLength = 34

/** The 34 opaque bytes that stand in the log: version, kind, digest of the record. */
export const toLeaf = (kind: LeafKind, digest: Uint8Array): Uint8Array => leafOfKind(leafKinds[kind], digest)

/** The same by the number of the kind, for the page that checks receipts: it knows few kinds, and every name weighs. */
export function leafOfKind(kind: (typeof leafKinds)[LeafKind], digest: Uint8Array): Uint8Array {
  if (digest.length !== 32) throw new RangeError('a digest has 32 bytes')
  const leaf = new Uint8Array(leafLength)
  leaf[0] = leafVersion
  leaf[1] = kind
  leaf.set(digest, 2)
  return leaf
}

/** As it stands in the tree over SHA-256. */
export const leafHash = (platform: LedgerPlatform, leaf: Uint8Array): Uint8Array => hashLeaf(platform.sha256, leaf)
