// The board at a city's scale: how long an answer takes when five million evaluations have been given, and whether a
// screen that follows still hears of a new one.
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, get, request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { fillCity } from '../lib/fill.mjs'
import { build } from '../lib/prepare.mjs'
import { findTallyDifferences } from '../lib/recount.mjs'
import { startServer } from '../lib/server.mjs'

export const title = 'Board at 5,000,000 evaluations'

const EVALUATIONS = Number(process.env.BOARD_EVALUATIONS ?? 5_000_000)
const CONNECTIONS = 10
const SECONDS = 20
const MUST_MS = 20
const GOAL_MS = 5

const figure = (number) => number.toLocaleString('en-US')

async function connect(dataDir) {
  const secrets = JSON.parse(await readFile(path.join(dataDir, 'postgres-secrets.json'), 'utf8'))
  const { port } = JSON.parse(await readFile(path.join(dataDir, 'postgres.json'), 'utf8'))
  const client = new pg.Client({ connectionString: `postgres://postgres:${secrets.super}@127.0.0.1:${port}/yiping` })
  await client.connect()
  return client
}

/** One answer; resolves with its milliseconds. Anything but 200 is thrown: a refusal is quick and would flatter. */
function ask(agent, base, hall) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    get(`${base}/api/v1/halls/${hall}/board`, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started)
        else reject(new Error(`the board answered ${answer.statusCode}`))
      })
    }).once('error', reject)
  })
}

async function measure(base, halls, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const endsAt = performance.now() + seconds * 1000
  const times = []
  let turn = 0
  const one = async () => {
    while (performance.now() < endsAt) {
      turn += 1
      times.push(await ask(agent, base, halls[turn % halls.length]))
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return { count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Follows a hall, evaluates there once, and answers how many milliseconds later the screen was told. */
async function follow(base, trial) {
  const stream = get(`${base}/api/v1/halls/YP-TRIAL-01/board/events`)
  const [answer] = await once(stream, 'response')
  let heard = ''
  answer.setEncoding('utf8').on('data', (chunk) => {
    heard += chunk
  })
  const toldOf = async (count) => {
    const giveUpAt = performance.now() + 10_000
    while (!heard.includes(`"evaluations":${count}`)) {
      if (performance.now() > giveUpAt) throw new Error('the screen was not told within 10 s')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  await toldOf(0)
  const started = performance.now()
  const sent = request(`${base}/api/v1/evaluations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'nightly-board' },
  })
  sent.end(JSON.stringify({ token: trial.invitations[0].token, grade: 5, channel: 'QR_CODE' }))
  const [given] = await once(sent, 'response')
  given.resume()
  if (given.statusCode !== 201) throw new Error(`the evaluation was answered ${given.statusCode}`)
  await toldOf(1)
  stream.destroy()
  return performance.now() - started
}

async function timed(action) {
  const started = performance.now()
  const value = await action()
  return { value, seconds: (performance.now() - started) / 1000 }
}

async function runOn(base, client, trial, print) {
  const filled = await timed(() => fillCity(client, { evaluations: EVALUATIONS, print }))
  const counted = await timed(() => findTallyDifferences(async (text) => (await client.query(text)).rows))
  const tallies = Number((await client.query('select count(*) as n from evaluation_tally')).rows[0].n)
  await client.query('checkpoint')
  const all = `${figure(EVALUATIONS)} evaluations, ${filled.value.length} halls, 1,000 windows, 12 months`
  const lines = [
    {
      what: `recount at ${all}`,
      ok: counted.value.length === 0,
      result: `${counted.value.length} differences in ${figure(tallies)} tallies; filled in ${filled.seconds.toFixed(0)} s`,
      seconds: counted.seconds,
    },
  ]
  await measure(base, filled.value, 2)
  // Times on a machine that others keep busy say little: how busy it was belongs to the figure.
  const [load = 0] = loadavg()
  const { value: times, seconds } = await timed(() => measure(base, filled.value, SECONDS))
  const [p50, p95, p99] = [times.p50, times.p95, times.p99].map((ms) => ms.toFixed(1))
  const goal = times.p95 <= GOAL_MS ? 'goal held' : 'goal missed'
  lines.push({
    what: `GET board at ${all}, ${CONNECTIONS} connections`,
    ok: times.p95 <= MUST_MS,
    result: `p50 ${p50}, p95 ${p95}, p99 ${p99} ms over ${figure(times.count)} answers; must ${MUST_MS}, goal ${GOAL_MS}: ${goal}; load average before ${load.toFixed(1)}`,
    seconds,
  })
  const told = await timed(() => follow(base, trial))
  lines.push({
    what: 'a screen that follows hears of a new evaluation',
    ok: true,
    result: `after ${told.value.toFixed(0)} ms`,
    seconds: told.seconds,
  })
  return lines
}

export async function run({ root, print }) {
  await build(root, print)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yiping-board-'))
  // Root's PostgreSQL runs as nobody and has to reach its folder.
  await chmod(dataDir, 0o711)
  const server = await startServer({ root, dataDir })
  try {
    const trial = JSON.parse(await readFile(path.join(dataDir, 'trial.json'), 'utf8'))
    const client = await connect(dataDir)
    try {
      return await runOn(server.base, client, trial, print)
    } finally {
      await client.end()
    }
  } finally {
    server.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}
