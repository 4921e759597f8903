import type { World } from '../platform/world.ts'
import { findSealedNames } from './store.ts'

/** Names of the holders of accounts (L3): for answers under a permission that reads so far. */
export async function openNames(
  { vault, vaultDb }: Pick<World, 'vault' | 'vaultDb'>,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const sealed = await findSealedNames(vaultDb, [...new Set(accountIds)])
  return new Map(
    sealed.map(({ accountId, epoch, wrapped, sealed: name }) => [
      accountId,
      vault.openRecord(accountId, { epoch, wrapped }).open('sealed_field|name', name).toString('utf8'),
    ]),
  )
}
