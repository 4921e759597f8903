import { createHmac } from 'node:crypto'
import type { OutcomeAsk } from '../../domain/closure-audit.ts'
import type { HandlingDeps } from '../handling-order/index.ts'
import { committed } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { findCallable } from './call.ts'
import { drawClosures } from './draw/draw.ts'
import { type DrawnPlaceRow, findDrawnAt } from './draw/store.ts'
import { findDrawnStory, keepOutcome } from './outcome.ts'

/** An order that was drawn in a city that is played; without its number two cities of one seed have the same. */
export interface PastDraw extends Omit<DrawnPlaceRow, 'drawnAt'> {
  readonly isCallable: boolean
}

/**
 * Draws the month that was ready at a moment of the past, by a seed that is known: the ranks are those of when orders were opened, because
 * their numbers are random. Nobody is written to. Told again it is the same draw.
 */
export async function drawPast({ world, rules }: HandlingDeps, at: number, seed: Buffer): Promise<readonly PastDraw[]> {
  const rankOf = ({ openedAt, source }: Pick<DrawnPlaceRow, 'openedAt' | 'source'>) =>
    createHmac('sha256', seed).update(`${openedAt.toISOString()}|${source}`).digest('hex')
  await drawClosures({ world: { ...world, now: () => at, letterChannels: [] }, rules }, () => ({ seed, rankOf }))
  const drawn = await findDrawnAt(world.app, new Date(at))
  const callable = await findCallable(
    world,
    drawn.map(({ orderId }) => orderId),
  )
  return drawn.map(({ drawnAt: _, ...row }) => ({ ...row, isCallable: callable.has(row.orderId) }))
}

/** What came of asking at a moment of the past; null as account: the citizen said it himself. What was told before is not told again. */
export async function keepPastOutcome(
  { world, rules }: HandlingDeps,
  orderId: string,
  { at, ...ask }: OutcomeAsk & { readonly at: number },
  accountId: string | null,
): Promise<void> {
  const deps = { world: { ...world, now: () => at }, rules }
  const drawn = await findDrawnStory(deps, orderId)
  if (drawn === undefined) return
  try {
    await keepOutcome(deps, drawn, ask, accountId, committed)
  } catch (error) {
    if (!(error instanceof Refused && (error.code === 'ALREADY_ASKED' || error.code === 'TOO_EARLY'))) throw error
  }
}
