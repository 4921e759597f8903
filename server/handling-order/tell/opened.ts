import { committed } from '../../platform/database.ts'
import { firstUuidAt } from '../../platform/uuid.ts'
import type { HandlingDeps } from '../deps.ts'
import { findStories } from '../story.ts'
import { type Tidings, tellDesks } from './desks.ts'
import { insertOpenedTold } from './store.ts'

const batchMax = 500
/** What has waited longer than that is told by its clocks. */
const lookBackMs = 86_400_000

/**
 * 差评即时: what has just been opened, and on which nobody has acted yet, is told to who is on duty in the hall. Apart from the intake, which does
 * nothing for it; running it twice at once, or ending it anywhere, does no harm.
 */
export async function tellOpened(deps: HandlingDeps): Promise<void> {
  while ((await tellSome(deps)) === batchMax);
}

function tellSome(deps: HandlingDeps): Promise<number> {
  const { world, rules } = deps
  const now = world.now()
  const since = now - lookBackMs
  return committed(world.app, async (tx) => {
    const wish = { firstId: firstUuidAt(since), since: new Date(since), at: new Date(now), limit: batchMax }
    const ids = await insertOpenedTold(tx, wish)
    if (ids.length === 0) return 0
    const stories = await findStories(rules, tx, ids)
    const tidings = [...stories.values()].map((story): Tidings => {
      const detail = { source: story.order.source }
      return { story, desks: [{ kind: 'SUPERVISOR' }], kind: 'ORDER_OPENED', detail, key: 'OPENED' }
    })
    await tellDesks(deps, tx, tidings)
    return ids.length
  })
}
