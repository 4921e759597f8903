import { hash } from 'node:crypto'
import type { LedgerPlatform } from '../ledger/platform.ts'

/** Node's binding of what the ledger needs. */
export const nodeLedger: LedgerPlatform = {
  sha256,
  utf8: (text) => Buffer.from(text, 'utf8'),
}

/**
 * The one-shot hash, read as a string of bytes: asked for a Buffer, Node makes a piece of memory of its own for each digest,
 * which takes longer than the hash. An evaluation needs some thirty of them.
 */
export function sha256(bytes: Uint8Array | string): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'binary')
}

/** SM3 (GB/T 32905), for the second tree. */
export function sm3(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sm3', bytes, 'binary'), 'binary')
}
