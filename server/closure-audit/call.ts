import { isUnwanted } from '../do-not-call/index.ts'
import { recipientIndex } from '../letter/index.ts'
import type { World } from '../platform/world.ts'
import { findPhones } from './store.ts'

/**
 * Which of these orders somebody may be called about: a number was left with the complaint, and its owner has not asked to be left alone. The
 * number itself is not told: whoever calls has it shown for a purpose (server/unmasking), under the complaint’s own id.
 */
export async function findCallable(world: World, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { vault, vaultDb, app } = world
  const callable = new Set<string>()
  for (const { orderId, sealed, ...key } of await findPhones(vaultDb, orderIds)) {
    const phone = vault.openRecord(orderId, key).open('sealed_field|applicant-phone', sealed).toString('utf8')
    if (!(await isUnwanted(app, [recipientIndex(vault, phone)]))) callable.add(orderId)
  }
  return callable
}
