import { findFollowed, findLater, findStory, type HandlingDeps, storyAt } from '../handling-order/index.ts'
import { keepSupplement, type Said } from './keep.ts'

export interface PastSupplement extends Said {
  readonly at: number
}

/**
 * What somebody has said later, in a city that is played: asked of the same rule, on the order as it stood at that time. Told again, it
 * does no harm.
 */
export async function keepPastSupplement(
  { world, rules }: HandlingDeps,
  evaluationId: string,
  { at, ...said }: PastSupplement,
): Promise<void> {
  const story = await findStory(rules, world.app, evaluationId)
  const key = await findFollowed(world.vaultDb, evaluationId)
  if (story === undefined || key === undefined) return
  const given = await findLater(world.app, evaluationId)
  if (given.some(({ kind }) => kind === said.kind)) return
  const seed = world.vault.openRecord(evaluationId, key).derive('seed')
  const deps = { world: { ...world, now: () => at }, rules }
  await keepSupplement(deps, { story: storyAt(rules, story, at), evaluationId, seed }, said)
}
