import type { NoteKey } from '../ledger/note.ts'

/**
 * Signs with a key that it alone has: a file here, a hardware module or key service elsewhere. The key never leaves it, so that nothing but
 * this is asked of it.
 */
export interface NoteSigner {
  readonly key: NoteKey
  sign(message: Uint8Array): Uint8Array | Promise<Uint8Array>
}
