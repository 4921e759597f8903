import { isOnDutyAt, onDutyToTell } from '../../domain/duty-shift.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import type { Database } from '../platform/database.ts'
import { findOnDuty, type OnDutyRow } from './store.ts'

/** Who is on duty in these halls at a moment, asked once for all of them. */
export async function findNowOnDuty(
  db: Database,
  hallIds: readonly number[],
  now: number,
): Promise<readonly OnDutyRow[]> {
  if (hallIds.length === 0) return []
  const rows = await findOnDuty(db, hallIds, { now: new Date(now), today: toPlainDate(now) })
  return rows.filter((row) => isOnDutyAt(row, now))
}

interface About {
  readonly hallId: number
  readonly staffId: number | null
}

/** @returns for what is about a hall, and perhaps about somebody there, the accounts to be told; empty: everybody who holds the post */
export async function findWhomToTell(
  db: Database,
  hallIds: readonly number[],
  now: number,
): Promise<(about: About) => readonly string[]> {
  const onDuty = await findNowOnDuty(db, hallIds, now)
  return ({ hallId, staffId }) => {
    const there = onDuty.filter((each) => each.hallId === hallId)
    return onDutyToTell(there, staffId).map(({ accountId }) => accountId)
  }
}
