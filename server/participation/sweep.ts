import { addDays, startOfDay, toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { World } from '../platform/world.ts'
import { deleteExpiredOpenings, findCounted, recountDay } from './store.ts'

/** A server that was away catches up so far; what is older was counted when it was new. */
const daysBack = 14

/** Counts those days of receipt anew whose evaluations have become more since. */
export async function countEvaluated(world: World): Promise<void> {
  const today = toPlainDate(world.now())
  for (let back = 0; back <= daysBack; back += 1) {
    const day = addDays(today, -back)
    const { tallied, counted } = await findCounted(world.app, day)
    if (tallied === counted) continue
    await recountDay(world.sweep, day, new Date(startOfDay(day)), new Date(startOfDay(addDays(day, 1))))
  }
  await deleteExpiredOpenings(world.sweep, today)
}
