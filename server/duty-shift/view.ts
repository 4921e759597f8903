import type * as promises from '../../contracts/duty-shift.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import { isPermitted } from '../../domain/access.ts'
import { type CopiedWeek, shiftEndsAt } from '../../domain/duty-shift.ts'
import { openNames } from '../account/index.ts'
import type { World } from '../platform/world.ts'
import type { Session } from '../session/index.ts'
import { findNowOnDuty } from './on-duty.ts'
import type { ShiftRow } from './store.ts'

export type RosterView = AnswerOf<typeof promises.listDutyShifts>
export type ShiftView = RosterView['shifts'][number]

interface ViewDeps {
  readonly world: World
}

export async function viewShifts(
  { world }: ViewDeps,
  { accountId: own, post }: Session,
  rows: readonly ShiftRow[],
): Promise<ShiftView[]> {
  const now = world.now()
  const people = rows.flatMap(({ accountId, coversAccountId }) => [accountId, coversAccountId ?? accountId])
  const names = await openNames(world, people)
  const onDuty = await findNowOnDuty(world.app, [...new Set(rows.map(({ hallId }) => hallId))], now)
  const there = new Set(onDuty.map(({ shiftId }) => shiftId))
  const mayAtAll = post !== null && isPermitted(post.role, 'duty-shift:write')
  return rows.map(({ shiftId, day, fromMinute, toMinute, accountId, coversAccountId }) => ({
    shiftId,
    day,
    fromMinute,
    toMinute,
    accountId,
    name: names.get(accountId) ?? '',
    covers: coversAccountId === null ? null : (names.get(coversAccountId) ?? ''),
    isOwn: accountId === own,
    isNow: there.has(shiftId),
    mayChange: mayAtAll && shiftEndsAt({ day, fromMinute, toMinute }) > now,
  }))
}

/** Each once, whatever the number of his posts. */
export async function viewSupervisors({ world }: ViewDeps, posts: readonly { readonly accountId: string }[]) {
  const ids = [...new Set(posts.map(({ accountId }) => accountId))]
  const names = await openNames(world, ids)
  return ids.map((accountId) => ({ accountId, name: names.get(accountId) ?? '' }))
}

export async function viewLeft({ world }: ViewDeps, left: CopiedWeek['left']) {
  const names = await openNames(
    world,
    left.map(({ accountId }) => accountId),
  )
  return left.map(({ day, fromMinute, toMinute, accountId, code }) => ({
    day,
    fromMinute,
    toMinute,
    name: names.get(accountId) ?? '',
    why: code,
  }))
}
