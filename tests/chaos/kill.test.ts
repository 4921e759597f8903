import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Citizens } from './client.ts'
import { type ChaosPlatform, databaseKind, startChaosPlatform, startsWithinMs } from './platform.ts'
import { allInOrder, reckon } from './reckoning.ts'
import { inviteMany } from './services.ts'

/** How often each of the two is killed; the nightly run says more. */
const kills = Number(process.env['CHAOS_KILLS'] ?? 3)
const acknowledgedBeforeKill = 5_000
const acknowledgedInAll = 5_500
const replayed = 100
const msPerKillMax = 180_000

type Victim = 'Node' | 'the postmaster'

let platform: ChaosPlatform
let citizens: Citizens
beforeAll(async () => {
  platform = await startChaosPlatform()
  citizens = new Citizens(platform.base, join(platform.dataDir, 'client-list.txt'))
}, startsWithinMs)
afterAll(async () => {
  citizens?.close()
  await platform?.remove()
})

describe(`what was acknowledged survives kill -9 under load, on the ${databaseKind} database`, () => {
  test(
    `${kills} × kill -9 of Node: restarted by the operator, it takes over the database that lived on`,
    async () => {
      for (let kill = 1; kill <= kills; kill += 1) {
        const postmaster = await platform.postmasterPid()
        await killUnderLoad('Node', kill, async () => {
          await platform.server.exited
          await platform.start()
        })
        expect(await platform.postmasterPid()).toBe(postmaster)
      }
    },
    kills * msPerKillMax,
  )

  test(
    `${kills} × kill -9 of the postmaster: the server brings it back by itself`,
    async () => {
      for (let kill = 1; kill <= kills; kill += 1) {
        const [server, postmaster] = [platform.server.pid, await platform.postmasterPid()]
        await killUnderLoad('the postmaster', kill, async () => undefined)
        expect(platform.server.hasExited()).toBe(false)
        expect(platform.server.pid).toBe(server)
        expect(await platform.postmasterPid()).not.toBe(postmaster)
      }
    },
    kills * msPerKillMax,
  )
})

async function killUnderLoad(victim: Victim, kill: number, restart: () => Promise<void>): Promise<void> {
  const tokens = await inviteMany(platform, acknowledgedInAll)
  const pid = victim === 'Node' ? platform.server.pid : await platform.postmasterPid()
  const before = citizens.acknowledged
  const brokenBefore = citizens.broken + citizens.busy.length
  // Not always at the same place in the stream of commits.
  const killAt = before + acknowledgedBeforeKill + ((kill * 37) % 300)
  let killedAt = 0
  let lastHeardAt = 0
  let longestSilenceMs = 0
  let acknowledgedAtKill = 0
  let restarted: Promise<void> | undefined
  const started = performance.now()
  const told = (error: unknown) => {
    const { server } = platform
    throw new Error(
      `${String(error)}; the server ${server.hasExited() ? 'has ended' : 'lives'}:\n${server.output().slice(-3000)}`,
    )
  }
  const heard = () => {
    // Answers that were on their way still arrive after the kill: the longest silence behind it is the gap.
    if (killedAt > 0) longestSilenceMs = Math.max(longestSilenceMs, performance.now() - lastHeardAt)
    lastHeardAt = performance.now()
    if (killedAt > 0 || citizens.acknowledged < killAt) return
    process.kill(pid, 'SIGKILL')
    killedAt = performance.now()
    acknowledgedAtKill = citizens.acknowledged - before
    restarted = restart()
  }
  await citizens.evaluate(tokens, heard).catch(told)
  await restarted
  const seconds = (performance.now() - started) / 1000

  expect(acknowledgedAtKill).toBeGreaterThanOrEqual(acknowledgedBeforeKill)
  expect(citizens.unexpected).toEqual([])
  // The kill hit requests that were under way, or it would have shown nothing.
  expect(citizens.broken + citizens.busy.length).toBeGreaterThan(brokenBefore)
  const found = await reckon(platform, citizens)
  expect(found).toEqual(allInOrder(citizens.acknowledged))
  await expectSameAnswers(tokens)
  record({
    victim,
    kill,
    acknowledgedAtKill,
    acknowledged: tokens.length,
    silenceMs: Math.round(longestSilenceMs),
    seconds,
  })
}

/** Whoever repeats a request that was acknowledged before the kill is told the same id. */
async function expectSameAnswers(tokens: readonly string[]): Promise<void> {
  const list = citizens.list()
  const sample = Array.from({ length: replayed }, (_, at) => Math.floor((at * acknowledgedBeforeKill) / replayed))
  const answers = await Promise.all(sample.map((index) => citizens.replay(tokens[index] ?? '', index)))
  expect(answers.filter(({ status, replayed }) => status !== 201 || !replayed)).toEqual([])
  expect(answers.map(({ id }) => id)).toEqual(sample.map((index) => [...(list.get(tokens[index] ?? '') ?? [])][0]))
}

interface KillRecord {
  readonly victim: Victim
  readonly kill: number
  readonly acknowledgedAtKill: number
  readonly acknowledged: number
  readonly silenceMs: number
  readonly seconds: number
}

/** For the nightly report: one line per kill that was survived. */
function record(line: KillRecord): void {
  const { victim, kill, acknowledgedAtKill, acknowledged, silenceMs, seconds } = line
  console.log(
    `${databaseKind}: kill ${kill} of ${victim} after ${acknowledgedAtKill} acknowledged, ${acknowledged} in all, longest silence ${silenceMs} ms, ${seconds.toFixed(1)} s; 0 lost, 0 doubled`,
  )
  const file = process.env['CHAOS_REPORT']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`)
}
