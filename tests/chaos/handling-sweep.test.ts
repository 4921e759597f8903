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
let clock = Date.parse('2026-11-16T10:30:00+08:00')
const hourMs = 3_600_000

let platform: TestPlatform
beforeAll(async () => {
  await buildOnce()
  platform = await startPlatform({ now: () => clock })
}, startsWithinMs)
afterAll(() => platform?.stop())

const count = async (what: string) =>
  (await platform.database.query<{ n: number }>(`select count(*)::integer as n from ${what}`))[0]?.n ?? -1
const waiting = () => count(`handling_order_state where next_look_at <= '${new Date(clock).toISOString()}'`)

const findIds = async () =>
  (await platform.database.query<{ id: string }>('select id from handling_order')).map(({ id }) => id)

/** What the rule itself says has to be told of these orders by now. */
async function countDue(ids: readonly string[]): Promise<number> {
  const { world, app } = platform.running
  let due = 0
  for (let from = 0; from < ids.length; from += 1000) {
    const some = ids.slice(from, from + 1000)
    const events = new Map<string, EventRow[]>(some.map((id) => [id, []]))
    for (const event of await findEvents(world.app, some)) events.get(event.orderId)?.push(event)
    for (const row of await findOrders(world.app, some))
      due += lookOf(toStory(app.rules, row, events.get(row.id) ?? []), clock).reminders.length
  }
  return due
}

/** What has been told of them. */
async function countTold(ids: readonly string[]): Promise<number> {
  const told = 'select count(*)::integer as n from handling_reminder where order_id = any($1::uuid[])'
  return (await platform.database.query<{ n: number }>(told, [ids]))[0]?.n ?? -1
}

/** Everything that waits, in one pass. @returns the seconds that it took */
async function sweepOnce(): Promise<number> {
  const { world, app } = platform.running
  const started = performance.now()
  await lookAfterOrders({ world, rules: app.rules })
  const seconds = (performance.now() - started) / 1000
  expect(await waiting()).toBe(0)
  return seconds
}

test(
  `${orders} open orders: all their clocks in one pass, what is due is told, nobody twice`,
  async () => {
    await plantOrders(platform, orders, clock)
    const ids = await findIds()
    // The first pass has everything of forty days to tell …
    const due = await countDue(ids)
    expect(due).toBeGreaterThan(orders)
    await showPlanted(platform)
    const first = { told: due, seconds: await sweepOnce() }
    expect(await countTold(ids)).toBe(due)
    // … of each reminder hears somebody: the supervisor, the reviewers, or the desk above …
    expect(await count(`message where kind like 'ORDER_%'`)).toBeGreaterThanOrEqual(due)
    // … and the next one, of every order again, what half a day brings.
    clock += 12 * hourMs
    await showPlanted(platform)
    const seconds = await sweepOnce()
    const next = { told: (await countTold(ids)) - due, seconds }
    expect(next.told).toBeLessThan(due)
    console.log(
      `${orders} orders: ${first.told} reminders in ${first.seconds.toFixed(1)} s, then ${next.told} in ${next.seconds.toFixed(1)} s`,
    )
    if (report !== undefined) await appendFile(report, `${JSON.stringify({ orders, first, next })}\n`)
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
    env: { ...process.env, SWEEPER: JSON.stringify({ ...options, now: clock }) },
    execArgv: [],
  })
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the sweeper ended with ${code}`)))
  await Promise.race([once(child, 'message'), gone])
  return child
}

test(
  'with two sweepers side by side, of which one is killed amid its work, each is told once',
  async () => {
    const [known, told] = [new Set(await findIds()), await count('handling_reminder')]
    await plantOrders(platform, orders, clock)
    const ids = (await findIds()).filter((id) => !known.has(id))
    const due = await countDue(ids)
    const [victim, other] = await Promise.all([openSweeper(), openSweeper()])
    const [killed, ended] = [once(victim, 'exit'), once(other, 'exit')]
    await showPlanted(platform)
    for (const sweeper of [victim, other]) sweeper.send('sweep')
    while ((await count('handling_reminder')) === told && victim.exitCode === null) await sleep(5)
    victim.kill('SIGKILL')
    await Promise.all([killed, ended])
    // What the victim held is free again; whoever comes next looks at it.
    await sweepOnce()
    expect(await countTold(ids)).toBe(due)
    const toldTwice = `select target from message where kind like 'ORDER_%'
    group by target, kind, detail, role, account_id having count(*) > 1`
    expect(await platform.database.query(toldTwice)).toEqual([])
  },
  withinMs,
)
