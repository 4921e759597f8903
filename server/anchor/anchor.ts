import type { Checkpoint } from '../../ledger/checkpoint.ts'

/** A checkpoint on its way to an anchor, with the note that was published of it. */
export interface PublishedCheckpoint extends Checkpoint {
  readonly note: string
}

/** By what anybody finds an anchored checkpoint again. */
export interface AnchorReceipt {
  /** The transaction on a chain, the hash of the line in a file; null where a chain does not say any more which it was. */
  readonly transactionId: string | null
  /** The block of a chain, the line of a file. */
  readonly position: number | null
  /** Where to look; null of a file. Ids in hex with 0x, the chain's in digits. */
  readonly chain: { readonly id: string; readonly contract: string; readonly logId: string } | null
}

export interface AnchoredHead {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * A place that whoever runs the platform cannot take back: once it has seen a checkpoint, no other of this size and none of a smaller one is accepted.
 * The same checkpoint again is no error: it answers with the receipt of the first time, as far as it still knows it.
 */
export interface Anchor {
  readonly name: string
  readonly kind: AnchorKind
  /** Throws AnchorFailed. No call takes longer than some ten seconds; what is not certain by then is asked again. */
  submit(checkpoint: PublishedCheckpoint): Promise<AnchorReceipt>
  /** How far the log with this origin had come, as the anchor knows it; undefined where it knows nothing of it. */
  newest(origin: string): Promise<AnchoredHead | undefined>
}

export type AnchorKind = 'evm-jsonrpc' | 'file'

/**
 * What is worse than an anchor that does not answer. FORK: it knows another root of the same size. AHEAD: it knows of more than our log holds.
 * WENT_BACK: it had taken more from us than it now knows of. BROKEN: what it kept is not as it was written.
 */
export type AnchorFinding = 'FORK' | 'AHEAD' | 'WENT_BACK' | 'BROKEN'

/** An anchor did not do what was asked. Carries a code alone: addresses may hold a secret, and texts of others may hold anything. */
export class AnchorFailed extends Error {
  readonly code: string
  /** Where it is no outage but a contradiction. */
  readonly finding: AnchorFinding | undefined

  constructor(code: string, finding?: AnchorFinding) {
    super(`anchor: ${code}`)
    this.code = code
    this.finding = finding
  }
}

/** The code of anything that was thrown. */
export function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  const text = typeof code === 'string' || typeof code === 'number' ? String(code) : 'FAULT'
  return /^[A-Z][A-Z0-9_]{0,60}$/.test(text) ? text : 'FAULT'
}
