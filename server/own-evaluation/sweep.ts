import { addDays, startOfDay } from '../../domain/kernel/plain-date.ts'
import { committed, isUniqueViolation } from '../platform/database.ts'
import { firstUuidAt } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { bringDay, findNextDay } from './store.ts'

const hourMs = 3_600_000

/**
 * Brings every day that has been over for an hour: by then what was received before midnight is written. Two at once bring each day once.
 *
 * @returns whether there was one to bring
 */
export async function bringDays({ app, now }: Pick<World, 'app' | 'now'>): Promise<boolean> {
  let hasBrought = false
  for (;;) {
    const day = await findNextDay(app)
    if (day === undefined) return hasBrought
    const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))]
    if (now() < until + hourMs) return hasBrought
    try {
      await committed(app, (tx) => bringDay(tx, { day, from: firstUuidAt(from), until: firstUuidAt(until) }))
      hasBrought = true
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
}
