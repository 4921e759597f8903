import type { Family, Role } from '../../domain/access.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import type { Database } from '../platform/database.ts'
import { randomBytes } from '../platform/dice.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { insertPassword } from '../session/index.ts'
import { insertAccount, insertPost } from './store.ts'

interface NewAccount {
  readonly username: string
  readonly name: string
  readonly family: Family
  readonly divisionId: number
  readonly hallId: number | null
  readonly expiresAt: Date | null
}

/** 120 bits in groups that can be read out; it is good for one thing only, setting another. */
export function newFirstPassword(): string {
  return (randomBytes(15).toString('hex').match(/.{5}/g) ?? []).join('-')
}

/** Opens an account in the caller’s transaction; it holds no post yet. @returns its id */
export async function openAccount(
  { vault, now }: Pick<World, 'vault' | 'now'>,
  tx: Database,
  account: NewAccount,
  password: { readonly hash: string; readonly isFirst: boolean },
): Promise<string> {
  const at = now()
  const id = uuidV7(at)
  const record = vault.newRecord(id, at)
  const sealedName = record.seal('sealed_field|name', account.name.normalize('NFC'))
  await insertAccount(tx, { ...account, id, key: record.key, sealedName, at: new Date(at) })
  await insertPassword(tx, { accountId: id, ...password, at: new Date(at) })
  return id
}

interface NewPost {
  readonly accountId: string
  readonly family: Family
  readonly role: Role
  readonly divisionId: number
  readonly hallId: number | null
  /** Whom it handles orders for. */
  readonly organizationId?: number | null
  readonly effectiveFrom: PlainDate
  readonly effectiveUntil: PlainDate | null
  /** null: the operator, at the server’s own console. */
  readonly grantedBy: string | null
}

export async function appendPost({ now }: Pick<World, 'now'>, tx: Database, post: NewPost): Promise<string> {
  const at = now()
  const id = uuidV7(at)
  await insertPost(tx, { organizationId: null, ...post, id, at: new Date(at) })
  return id
}
