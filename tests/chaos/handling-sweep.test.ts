import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookAfterOrders } from '../../server/handling-order/index.ts'
import { type EventRow, findEvents, findOrders } from '../../server/handling-order/store.ts'
import { lookOf, toStory } from '../../server/handling-order/story.ts'
import { plantOrders, showPlanted } from '../support/handling.ts'
import { optionsOf, startPlatform, type TestPlatform } from '../support/platform.ts'
import { buildOnce, startsWithinMs } from './platform.ts'

/** 2,000 at every change, 100,000 at night: one order of a city for each stage and hour. */
const orders = Number(process.env['SWEEP_ORDERS'] ?? 2000)
const report = process.env['SWEEP_REPORT']
const withinMs = 300_000 + orders * 5
// A Monday morning, after forty ordinary days and a holiday.
const now = Date.parse('2026-11-16T10:30:00+08:00')

let platform: TestPlatform
beforeAll(async () => {
  await buildOnce()
  platform = await startPlatform({ now: () => now })
}, startsWithinMs)
afterAll(() => platform?.stop())

const count = async (what: string) =>
  (await platform.database.query<{ n: number }>(`select count(*)::integer as n from ${what}`))[0]?.n ?? -1
const waiting = () => count(`handling_order_state where next_look_at <= '${new Date(now).toISOString()}'`)

/** What the rule itself says has to be told of every order by now. */
async function countDue(): Promise<number> {
  const { world, app } = platform.running
  const ids = (await platform.database.query<{ id: string }>('select id from handling_order')).map(({ id }) => id)
  let due = 0
  for (let from = 0; from < ids.length; from += 1000) {
    const some = ids.slice(from, from + 1000)
    const events = new Map<string, EventRow[]>(some.map((id) => [id, []]))
    for (const event of await findEvents(world.app, some)) events.get(event.orderId)?.push(event)
    for (const row of await findOrders(world.app, some))
      due += lookOf(toStory(app.rules, row, events.get(row.id) ?? []), now).reminders.length
  }
  return due
}

test(
  `${orders} open orders: all their clocks in one pass, what is due is told, nobody twice`,
  async () => {
    await plantOrders(platform, orders, now)
    const due = await countDue()
    expect(due).toBeGreaterThan(orders)
    await showPlanted(platform)
    const { world, app } = platform.running
    const started = performance.now()
    await lookAfterOrders({ world, rules: app.rules })
    const seconds = (performance.now() - started) / 1000
    expect(await waiting()).toBe(0)
    expect(await count('handling_reminder')).toBe(due)
    const messages = await count(`message where kind like 'ORDER_%'`)
    // Of each reminder hears somebody: the supervisor, the reviewers, or the desk above.
    expect(messages).toBeGreaterThanOrEqual(due)
    console.log(`${orders} orders: ${due} reminders, ${messages} messages in ${seconds.toFixed(1)} s`)
    if (report !== undefined) await appendFile(report, `${JSON.stringify({ orders, due, messages, seconds })}\n`)
  },
  withinMs,
)

/** A server of its own process, ready to sweep. */
async function openSweeper(): Promise<ChildProcess> {
  const { publicUrl: _, ...options } = optionsOf(platform.database, platform.folder, {
    intakeConnections: 1,
    appConnections: 2,
  })
  const child = fork(join(import.meta.dirname, '../support/second-sweeper.mjs'), {
    env: { ...process.env, SWEEPER: JSON.stringify({ ...options, now }) },
    execArgv: [],
  })
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the sweeper ended with ${code}`)))
  await Promise.race([once(child, 'message'), gone])
  return child
}

test(
  'with two sweepers side by side, of which one is killed amid its work, each is told once',
  async () => {
    const told = await count('handling_reminder')
    await plantOrders(platform, orders, now)
    const due = await countDue()
    const [victim, other] = await Promise.all([openSweeper(), openSweeper()])
    const [killed, ended] = [once(victim, 'exit'), once(other, 'exit')]
    await showPlanted(platform)
    for (const sweeper of [victim, other]) sweeper.send('sweep')
    while ((await count('handling_reminder')) === told && victim.exitCode === null) await sleep(5)
    victim.kill('SIGKILL')
    await Promise.all([killed, ended])
    // What the victim held is free again; whoever comes next looks at it.
    const { world, app } = platform.running
    await lookAfterOrders({ world, rules: app.rules })
    expect(await waiting()).toBe(0)
    expect(await count('handling_reminder')).toBe(due)
    const toldTwice = `select target from message where kind like 'ORDER_%'
    group by target, kind, detail, role, account_id having count(*) > 1`
    expect(await platform.database.query(toldTwice)).toEqual([])
  },
  withinMs,
)
