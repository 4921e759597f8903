import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LogFollower } from './log-follower.ts'
import { keysFor, logs, type ReadCheckpoint, readCheckpoint } from './log-reader.ts'
import { checkPromises, checkTree, countLog, type Outage } from './log-reckoning.ts'
import { databaseKind, startsWithinMs } from './platform.ts'
import { inviteMany } from './services.ts'
import { SteadyCitizens } from './steady-citizens.ts'
import { isInRound, startTwins, type Twin, type Twins } from './twins.ts'

/** How often one of the two is killed; the nightly run says more. */
const kills = Number(process.env['LOG_KILLS'] ?? 3)
const report = process.env['LOG_REPORT']
const perSecond = Number(process.env['LOG_PER_SECOND'] ?? 80)
const tokensAtATime = 3_000
const msPerKillMax = 120_000

let platform: Twins
let citizens: SteadyCitizens
let follower: LogFollower
const outages: Outage[] = []
beforeAll(async () => {
  platform = await startTwins()
  citizens = new SteadyCitizens(platform.twins, perSecond)
  follower = new LogFollower(platform.twins)
  await refill()
}, startsWithinMs)
afterAll(() => platform?.remove())

/** New citizens for the next minutes, whoever reports their cases. */
async function refill(): Promise<void> {
  if (citizens.waiting > tokensAtATime / 2) return
  const { twins, trial, dataDir, database } = platform
  const query = database.query as Parameters<typeof inviteMany>[0]['query']
  citizens.add(await inviteMany({ base: twins[0].base, trial, dataDir, query }, tokensAtATime))
}

const rounds = async () =>
  (await platform.database.query<{ name: string; hash: string }>('select name, hash from chaos.round order by no')).map(
    ({ name, hash }) => ({ name, hash }),
  )

/** Every second kill waits for a round of the victim; whether it was in one is told. */
async function aimAt(victim: Twin): Promise<boolean> {
  const giveUpAt = Date.now() + 5_000
  while (Date.now() < giveUpAt) if (await isInRound(platform, victim)) return true
  return false
}

interface Killed {
  readonly wasInRound: boolean
  readonly wereBoth: boolean
  /** How many were answered while the victim was dead. */
  readonly meanwhile: number
}

async function killOnce(no: number): Promise<Killed> {
  await refill()
  await sleep(300 + Math.random() * 2_500)
  const [victim, other] = (Math.random() < 0.5 ? platform.twins : platform.twins.toReversed()) as [Twin, Twin]
  const wasInRound = no % 2 === 0 && (await aimAt(victim))
  const before = citizens.answered.length
  // Every third time both are gone for a while: then promises wait for the recovery.
  const wereBoth = no % 3 === 0
  await Promise.all([victim.kill(), wereBoth ? sleep(Math.random() * 400).then(() => other.kill()) : undefined])
  const from = Math.max(victim.deadFrom, other.deadFrom)
  await sleep(Math.random() * 2_000)
  const meanwhile = citizens.answered.length - before
  await victim.start()
  if (wereBoth) {
    outages.push({ from, to: victim.servesFrom })
    await other.start()
  }
  return { wasInRound, wereBoth, meanwhile: Math.max(meanwhile, citizens.answered.length - before) }
}

describe(`two servers take leaves into one log, on the ${databaseKind} database`, () => {
  test(
    `${kills} × kill -9 of either under load: no gap, no leaf twice, every checkpoint goes on from every other, every promise kept`,
    async () => {
      const begun = performance.now()
      await follower.begin()
      citizens.begin()
      const killed: Killed[] = []
      for (let no = 1; no <= kills; no += 1) killed.push(await killOnce(no))
      await sleep(1_000)
      await citizens.end()
      await expect.poll(() => countWaiting(), { timeout: 90_000, interval: 500 }).toBe(0)
      await follower.end()

      expect(citizens.unexpected).toEqual([])
      expect(follower.broken).toEqual([])
      const { answered } = citizens
      const { leaves, ...counted } = await countLog(platform.database)
      expect(leaves).toBeGreaterThanOrEqual(answered.length)
      expect(counted).toEqual({ gaps: 0, twice: 0, otherHash: 0, waiting: 0, evaluations: answered.length, notOnce: 0 })
      expect(new Set(answered.map(({ id }) => id)).size).toBe(answered.length)
      const base = platform.twins[0].base
      const promises = await checkPromises(platform.database, answered, await keysFor(base, 'promise'), outages)
      expect(promises).toMatchObject({ broken: [], late: [] })
      const checkpoints = await expectOneHistory(base)
      await expectOverlap(killed)
      record({
        kills,
        both: killed.filter(({ wereBoth }) => wereBoth).length,
        inRound: killed.filter(({ wasInRound }) => wasInRound).length,
        answered: answered.length,
        again: answered.filter(({ tries }) => tries > 1).length,
        leaves,
        checkpoints,
        shown: follower.shown,
        turns: turnsOf(await rounds()),
        longestMs: promises.longestMs,
        seconds: (performance.now() - begun) / 1000,
      })
    },
    180_000 + kills * msPerKillMax,
  )

  test('one that stands still in the middle of a round loses the lock, the other goes on, and nothing comes of what it had in hand', async () => {
    await refill()
    const [still, other] = platform.twins
    citizens.begin()
    await freezeInRound(still)
    const frozenAt = Date.now()
    const taken = async () => (await countLog(platform.database)).leaves
    const before = await taken()
    await expect.poll(taken, { timeout: 40_000, interval: 500 }).toBeGreaterThan(before)
    const silentMs = Date.now() - frozenAt
    still.signal('SIGCONT')
    await sleep(2_000)
    await citizens.end()
    await expect.poll(() => countWaiting(), { timeout: 90_000, interval: 500 }).toBe(0)
    expect(silentMs).toBeLessThan(30_000)
    expect(citizens.unexpected).toEqual([])
    const { leaves, ...counted } = await countLog(platform.database)
    expect(leaves).toBeGreaterThan(before)
    expect(counted).toMatchObject({ gaps: 0, twice: 0, otherHash: 0, waiting: 0, notOnce: 0 })
    expect(await expectOneHistory(other.base)).toBeGreaterThan(0)
  }, 180_000)
})

/** Stopped at the moment when it holds the lock: tried until it does. */
async function freezeInRound(twin: Twin): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    await aimAt(twin)
    twin.signal('SIGSTOP')
    await sleep(100)
    if (await isInRound(platform, twin)) return
    twin.signal('SIGCONT')
    await sleep(700)
  }
  throw new Error(`${twin.name} was never met in a round`)
}

/** Leaves that are due and that no published checkpoint covers yet. */
async function countWaiting(): Promise<number> {
  const [row] = await platform.database.query<{ n: number }>(
    `select ((select count(*) from ledger.pending_leaf where due_at <= now())
       + (select coalesce(sum(h.size - coalesce((select max(size) from ledger.checkpoint c where c.hash = h.hash), 0)), 0) from ledger.head h))::int as n`,
  )
  return row?.n ?? -1
}

/** All that was stored and all that was ever served: one history in each tree. @returns how many checkpoints there are */
async function expectOneHistory(base: string): Promise<number> {
  let count = 0
  for (const log of logs) {
    const keys = await keysFor(base, log.use)
    const rows = await platform.database.query<{ note: string }>(
      'select note from ledger.checkpoint where hash = $1 order by size',
      [log.stored],
    )
    const stored: ReadCheckpoint[] = []
    for (const { note } of rows) stored.push(await readCheckpoint(note, keys))
    const notes = new Set(rows.map(({ note }) => note))
    expect((follower.seen.get(log) ?? []).filter(({ note }) => !notes.has(note))).toEqual([])
    expect(await checkTree(base, log, stored)).toEqual([])
    count += stored.length
  }
  return count
}

/** It would have shown nothing if one had done all the work, or if nobody had come while the other was dead. */
async function expectOverlap(killed: readonly Killed[]): Promise<void> {
  const all = await rounds()
  for (const { name } of platform.twins)
    for (const { stored } of logs)
      expect(all.filter((round) => round.name === name && round.hash === stored).length).toBeGreaterThan(kills)
  expect(turnsOf(all)).toBeGreaterThan(kills)
  expect(killed.filter(({ meanwhile }) => meanwhile === 0)).toEqual([])
  expect(killed.some(({ wasInRound }) => wasInRound)).toBe(true)
  expect(citizens.answered.some(({ tries }) => tries > 1)).toBe(true)
  expect(follower.shown).toBeGreaterThan(kills)
}

/** How often the one took over from the other. */
const turnsOf = (all: readonly { readonly name: string }[]) =>
  all.filter(({ name }, at) => at > 0 && name !== all[at - 1]?.name).length

/** For the nightly report. */
function record(line: Readonly<Record<string, number>>): void {
  console.log(JSON.stringify(line))
  if (report !== undefined) appendFileSync(report, `${JSON.stringify(line)}\n`)
}
