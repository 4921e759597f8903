import { endingDue } from '../../domain/malicious-evaluator.ts'
import type { AppealDeps } from '../appeal/index.ts'
import { committed } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { appendTo } from './actions.ts'
import { countPast, deleteImages, findLiving } from './store.ts'
import { findRegister, loadEntryStories } from './story.ts'
import { isInForce } from './view.ts'

/** What is over, and what a region keeps no register for any more, loses its images; that there was an entry stays. */
export async function endEntries(deps: AppealDeps): Promise<void> {
  const { world } = deps
  const stories = await loadEntryStories(deps, world.app, await findLiving(world.app))
  for (const story of stories) {
    const ending = endingDue(story.entry, story.context)
    if (ending === undefined) continue
    const event = { kind: 'ENDED', at: world.now(), by: { kind: 'PLATFORM' }, ending } as const
    try {
      await appendTo(world, story, { event }, committed, (tx) => deleteImages(tx, story.row.id))
    } catch (error) {
      // Somebody else was faster: it is looked at again.
      if (!(error instanceof Refused)) throw error
    }
  }
}

/** For everybody: whether anywhere here a register is kept, and how many entries there are. */
export async function viewTotals(deps: AppealDeps) {
  const { world, rules } = deps
  const living = await loadEntryStories(deps, world.app, await findLiving(world.app))
  const places = [...new Set(rules.versionsOf('malicious-evaluator').map(({ divisionId }) => divisionId))]
  return {
    isKept: places.some((divisionId) => findRegister(rules, divisionId, world.now()) !== undefined),
    inForce: living.filter(isInForce).length,
    ...(await countPast(world.app)),
  }
}
