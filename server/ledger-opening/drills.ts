import type { Database } from '../platform/database.ts'
import { firstUuidAt } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { openEvaluation } from './open.ts'
import { findClosed, listDrills, type Span } from './store.ts'

const batchSize = 200

/**
 * A drill is in no figure and is never opened, so here alone the platform itself sees that somebody has made an evaluation one.
 * @returns how many drills of the span are not what their digest commits to
 */
export async function countChangedDrills(
  { vault, vaultDb }: Pick<World, 'vault' | 'vaultDb'>,
  tx: Database,
  span: Span,
): Promise<number> {
  let after = firstUuidAt(0)
  let changed = 0
  for (;;) {
    const ids = await listDrills(tx, span, { after, limit: batchSize })
    if (ids.length === 0) return changed
    const rows = await findClosed(vaultDb, ids)
    changed += rows.filter((row) => openEvaluation(vault, 'NEITHER', row).salts === null).length
    after = ids.at(-1) as string
  }
}
