import { addDays, toPlainDate, weekdayOf } from '../../domain/kernel/plain-date.ts'
import { insertShifts } from '../duty-shift/index.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { toUsername } from './accounts.ts'
import { findAccountIds, findRosteredDays } from './store.ts'

const daysAhead = 14
const [fromMinute, toMinute] = [9 * 60, 17 * 60 + 30]

/** The supervisor of the trial is on duty in the hours of the hall, for two weeks from each start; what somebody took off stays off. */
export async function bringTrialRoster(
  world: World,
  place: { readonly divisionId: number; readonly hallId: number },
): Promise<void> {
  const accountId = (await findAccountIds(world.app, [toUsername('WINDOW_SUPERVISOR')])).values().next().value
  if (accountId === undefined) return
  const now = world.now()
  const today = toPlainDate(now)
  const known = await findRosteredDays(world.app, accountId, today)
  const days = Array.from({ length: daysAhead }, (_, index) => addDays(today, index))
  const fresh = days.filter((day) => weekdayOf(day) <= 5 && !known.includes(day))
  await insertShifts(
    world.app,
    fresh.map((day) => ({
      ...{ divisionId: place.divisionId, hallId: place.hallId, accountId, day, fromMinute, toMinute },
      shiftId: uuidV7(now),
      coversAccountId: null,
      putBy: null,
      putAt: new Date(now),
    })),
  )
}
