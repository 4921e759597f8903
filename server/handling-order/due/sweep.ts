import { reminderKey } from '../../../domain/handling-clock.ts'
import { committed } from '../../platform/database.ts'
import { appendDecided, decideStep, type HandlingDeps } from '../actions.ts'
import { type EventRow, findEvents, findOrders } from '../store.ts'
import { lookOf, type Story, timesOf, toStory } from '../story.ts'
import { insertReminders, lockDue, moveLooks, type ReminderInsert } from './store.ts'

/** So many in one transaction: their rows are locked that long, and a kill undoes that many. */
const batchMax = 500

/**
 * Looks after every order at which time alone may have changed something: what has to be told is told once, and written down
 * in the transaction that says when to look again. Running it twice at once, or ending it anywhere, does no harm.
 */
export async function lookAfterOrders(deps: HandlingDeps): Promise<void> {
  while ((await lookAfterSome(deps)) === batchMax);
}

function lookAfterSome({ world, rules }: HandlingDeps): Promise<number> {
  const now = world.now()
  return committed(world.app, async (tx) => {
    const due = await lockDue(tx, new Date(now), batchMax)
    if (due.length === 0) return 0
    const ids = due.map(({ orderId }) => orderId)
    const [rows, events] = await Promise.all([findOrders(tx, ids), findEvents(tx, ids)])
    const byOrder = groupByOrder(events)
    const stories = rows.map((row) => toStory(rules, row, byOrder.get(row.id) ?? []))
    const looks = stories.map((story) => ({ story, look: lookOf(story, now) }))
    const reminders = looks.flatMap(({ story, look }) => look.reminders.map((each) => toInsert(story, each)))
    await insertReminders(tx, reminders, new Date(now))
    await moveLooks(
      tx,
      looks.map(({ story, look }) => ({ orderId: story.row.id, ...timesOf(story, look, now) })),
    )
    // What nobody has rated in its days is closed as it is.
    for (const { story } of looks.filter(({ look }) => look.isLapsed))
      await appendDecided(
        tx,
        story.row,
        decideStep(world, story, { ask: { kind: 'LAPSE' }, asker: { kind: 'PLATFORM' } }),
      )
    return due.length
  })
}

function groupByOrder(events: readonly EventRow[]): ReadonlyMap<string, readonly EventRow[]> {
  const grouped = new Map<string, EventRow[]>()
  for (const event of events) {
    const known = grouped.get(event.orderId)
    if (known === undefined) grouped.set(event.orderId, [event])
    else known.push(event)
  }
  return grouped
}

function toInsert({ row, order }: Story, reminder: Parameters<typeof reminderKey>[1]): ReminderInsert {
  const { clock, kind, level, dueAt } = reminder
  return {
    orderId: row.id,
    key: reminderKey(order, reminder),
    divisionId: row.divisionId,
    hallId: row.hallId,
    clock,
    kind,
    level,
    dueAt: new Date(dueAt),
  }
}
