import { addDays, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { uuidV7 } from '../../server/platform/uuid.ts'
import { bringSupervisor } from '../support/duty-shift.ts'
import type { TestPlatform } from '../support/platform.ts'
import type { Pools } from './generate.ts'

/** What means something to the routes of the roster, by route: shifts that one may take over or off, and who may be on it. */
export async function bringDuty(platform: TestPlatform): Promise<Readonly<Record<string, Pools>>> {
  const accountId = await bringSupervisor(platform, { username: 'fuzz.supervisor', name: '值班员申' })
  const deputyId = await bringSupervisor(platform, { username: 'fuzz.deputy', name: '替班员酉' })
  const now = platform.running.world.now()
  const today = toPlainDate(now)
  const planned = [1, 2, 3].map((days) => ({ id: uuidV7(now), day: addDays(today, days) }))
  for (const { id, day } of planned)
    await platform.database.query(
      `insert into duty_shift (id, division_id, hall_id, account_id, day, from_minute, to_minute, put_at)
       select $1, division_id, hall_id, id, $2, 540, 1020, created_at from account where id = $3`,
      [id, day, accountId],
    )
  const [covered, withdrawn] = planned.map(({ id }) => id)
  return {
    listDutyShifts: { from: [today], to: [addDays(today, 6), today] },
    putDutyShift: {
      accountId: [accountId, deputyId],
      day: [addDays(today, 20)],
      fromMinute: [540, 0],
      toMinute: [1020, 1440],
    },
    copyDutyWeek: { day: [today] },
    coverDutyShift: { shiftId: [covered], accountId: [deputyId] },
    withdrawDutyShift: { shiftId: [withdrawn] },
  }
}
