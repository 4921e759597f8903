import {
  type Appeal,
  type AppealContext,
  type AppealEvent,
  type AppealPolicy,
  type AppealTimes,
  timesOfAppeal,
  toAppeal,
} from '../../domain/appeal.ts'
import type { Actor } from '../../domain/handling-order.ts'
import type { ServiceCalendar } from '../../domain/time-limit.ts'
import { findStories, type Story } from '../handling-order/index.ts'
import type { Database } from '../platform/database.ts'
import type { RuleBook } from '../policy/index.ts'
import { type AppealEventRow, type AppealRow, findAppealEvents } from './store.ts'

/** An appeal with everything that a rule asks about it. */
export interface AppealStory {
  readonly row: AppealRow
  readonly events: readonly AppealEventRow[]
  readonly appeal: Appeal
  readonly policy: AppealPolicy
  readonly calendar: ServiceCalendar
  readonly times: AppealTimes
  readonly order: Story
}

/** `row` of the appeal as it was found; its order is read beside it. */
export async function loadAppealStory(rules: RuleBook, db: Database, row: AppealRow): Promise<AppealStory> {
  const [story] = await loadAppealStories(rules, db, [row])
  if (story === undefined) throw new Error('an appeal is about an order')
  return story
}

export async function loadAppealStories(
  rules: RuleBook,
  db: Database,
  rows: readonly AppealRow[],
): Promise<readonly AppealStory[]> {
  const events = await findAppealEvents(
    db,
    rows.map(({ id }) => id),
  )
  const orders = await findStories(
    rules,
    db,
    rows.map(({ orderId }) => orderId),
  )
  return rows.map((row) => {
    const order = orders.get(row.orderId)
    if (order === undefined) throw new Error('an appeal is about an order')
    const own = events.filter(({ appealId }) => appealId === row.id)
    const appeal = toAppeal(own.map(toEvent))
    // What was in force when it was lodged governs it for ever.
    const policy = rules.policyById('appeal', row.policyId)
    const calendar = rules.calendarOf(row.divisionId, row.hallId)
    return { row, events: own, appeal, policy, calendar, times: timesOfAppeal(appeal, policy, calendar), order }
  })
}

function toEvent({ kind, at, actorKind, accountId, facts }: AppealEventRow): AppealEvent {
  const by: Actor = actorKind === 'ACCOUNT' ? { kind: actorKind, accountId: accountId ?? '' } : { kind: actorKind }
  return { ...facts, kind, at: at.getTime(), by } as AppealEvent
}

export const contextAt = ({ policy, calendar }: AppealStory, now: number): AppealContext => ({ policy, calendar, now })
