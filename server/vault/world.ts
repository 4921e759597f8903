import type { Database } from '../platform/database.ts'
import type { KeyKeeper } from '../platform/keys.ts'
import type { Vault } from '../platform/vault.ts'

/** What the operator’s commands work with: the database as its owner, and keys that may be made and destroyed. */
export interface VaultWorld {
  readonly db: Database
  readonly keys: KeyKeeper
  readonly vault: Vault
  now(): number
  /** Says how far it is. */
  tell(line: string): void
}

/** A wish that cannot be granted as it was written; its message is for whoever wrote it. */
export class WrongWish extends Error {}
