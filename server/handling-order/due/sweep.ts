import { type Look, type Reminder, reminderKey } from '../../../domain/handling-clock.ts'
import { desksOf } from '../../../domain/handling-reminder.ts'
import { committed, type Database } from '../../platform/database.ts'
import { appendDecided, decideStep } from '../actions.ts'
import type { HandlingDeps } from '../deps.ts'
import { presentTerms } from '../round/rounds.ts'
import { moveTerms } from '../round/store.ts'
import { type EventRow, findEvents, findOrders } from '../store.ts'
import { lookOf, type Story, timesOf, toStory } from '../story.ts'
import { type Tidings, tellDesks } from '../tell/desks.ts'
import { findTold, insertReminders, lockDue, moveLooks, type ReminderInsert } from './store.ts'

/** So many in one transaction: their rows are locked that long, and a kill undoes that many. */
const batchMax = 500
/** One thinks while the database writes for the other. */
const lanes = 2

/**
 * Looks after every order at which time alone may have changed something: what has to be told is told once, and written down
 * in the transaction that says when to look again. Running it twice at once, or ending it anywhere, does no harm.
 */
export async function lookAfterOrders(deps: HandlingDeps): Promise<void> {
  const untilNoneIsLeft = async () => {
    while ((await lookAfterSome(deps)) === batchMax);
  }
  await Promise.all(Array.from({ length: lanes }, untilNoneIsLeft))
}

function lookAfterSome(deps: HandlingDeps): Promise<number> {
  const { world, rules } = deps
  const now = world.now()
  return committed(world.app, async (tx) => {
    const due = await lockDue(tx, new Date(now), batchMax)
    if (due.length === 0) return 0
    const ids = due.map(({ orderId }) => orderId)
    const [rows, events] = await Promise.all([findOrders(tx, ids), findEvents(tx, ids)])
    const byOrder = groupByOrder(events)
    const stories = rows.map((row) => toStory(rules, row, byOrder.get(row.id) ?? []))
    const looks = stories.map((story) => ({ story, look: lookOf(story, now) }))
    await remind(deps, tx, looks)
    await moveLooks(
      tx,
      looks.map(({ story, look }) => ({ orderId: story.row.id, ...timesOf(story, look, now) })),
    )
    await moveTerms(tx, stories.map(presentTerms))
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

interface Looked {
  readonly story: Story
  readonly look: Look
}

/** Writes down what is due to be told; only what had not been told before is brought to people. */
async function remind(deps: HandlingDeps, tx: Database, looks: readonly Looked[]): Promise<void> {
  const all = looks.flatMap(({ story, look }) =>
    look.reminders.map((reminder) => ({ story, reminder, key: reminderKey(story.order, reminder) })),
  )
  if (all.length === 0) return
  const orderIds = [...new Set(all.map(({ story }) => story.row.id))]
  const before = new Set((await findTold(tx, orderIds)).map(({ orderId, key }) => `${orderId}|${key}`))
  const due = all.filter(({ story, key }) => !before.has(`${story.row.id}|${key}`))
  if (due.length === 0) return
  const inserted = await insertReminders(tx, due.map(toInsert), new Date(deps.world.now()))
  const fresh = new Set(inserted.map(({ orderId, key }) => `${orderId}|${key}`))
  const told = due.filter(({ story, key }) => fresh.has(`${story.row.id}|${key}`))
  await tellDesks(deps, tx, told.map(toTidings))
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

interface DueReminder {
  readonly story: Story
  readonly reminder: Reminder
  /** What it is known by, of its order. */
  readonly key: string
}

function toTidings({ story, reminder, key }: DueReminder): Tidings {
  const { clock, kind, level, dueAt } = reminder
  return {
    story,
    desks: desksOf(story.order, reminder),
    kind: kind === 'WARNING' ? 'ORDER_DUE_SOON' : level === 0 ? 'ORDER_OVERDUE' : 'ORDER_ESCALATED',
    detail: { clock, dueAt: new Date(dueAt).toISOString(), ...(level === 0 ? {} : { level }) },
    key,
  }
}

function toInsert({ story: { row }, reminder, key }: DueReminder): ReminderInsert {
  const { clock, kind, level, dueAt } = reminder
  const { id: orderId, divisionId, hallId } = row
  return { orderId, key, divisionId, hallId, clock, kind, level, dueAt: new Date(dueAt) }
}
