// The trial city as somebody who has just cloned the product meets it: how soon a board is served, how soon the city
// stands, whether a stop in between loses anything, and whether a second run gives the same facts.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { digestFacts } from '../lib/facts.mjs'
import { build } from '../lib/prepare.mjs'
import { findTallyDifferences } from '../lib/recount.mjs'
import { startServer } from '../lib/server.mjs'

export const title = 'The trial city'

const BOARD_SECONDS = 60
const CITY_SECONDS = 300
const GIVE_UP_SECONDS = 1800
/** CITY_OPTIONS="--trial-days=10" makes a small one, to try this suite itself. */
const OPTIONS = (process.env.CITY_OPTIONS ?? '').split(' ').filter((word) => word !== '')
const UNTIL = process.env.CITY_UNTIL ?? '2026-10-31'

const figure = (number) => number.toLocaleString('en-US')
const secondsSince = (started) => (performance.now() - started) / 1000

async function newFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'yiping-city-'))
  // Root's PostgreSQL runs as nobody and has to reach its folder.
  await chmod(folder, 0o711)
  return folder
}

const start = (root, dataDir) =>
  startServer({ root, dataDir, args: ['--trial=city', `--trial-until=${UNTIL}`, ...OPTIONS] })

async function undertakings(base) {
  const answer = await fetch(`${base}/healthz`)
  return (await answer.json()).undertakings
}

/** Waits until the city stands, or until `enough` days are written. Answers whether progress was told in between. */
async function untilBrought(base, started, enough = Number.POSITIVE_INFINITY) {
  let told = 0
  while (secondsSince(started) < GIVE_UP_SECONDS) {
    const [city] = await undertakings(base)
    if (city === undefined || city.done >= enough) return told
    told = Math.max(told, city.done)
    await sleep(500)
  }
  throw new Error(`the city does not stand after ${GIVE_UP_SECONDS} s`)
}

async function stop(server) {
  server.kill('SIGINT')
  const { code } = await server.exited
  if (code !== 0) throw new Error(`Ctrl-C ended with ${code}`)
}

async function connect(dataDir) {
  const secrets = JSON.parse(await readFile(path.join(dataDir, 'postgres-secrets.json'), 'utf8'))
  const { port } = JSON.parse(await readFile(path.join(dataDir, 'postgres.json'), 'utf8'))
  const client = new pg.Client({ connectionString: `postgres://postgres:${secrets.super}@127.0.0.1:${port}/yiping` })
  await client.connect()
  return client
}

async function look(root, dataDir) {
  const client = await connect(dataDir)
  try {
    const built = (name) => import(path.join(root, 'build', 'server', 'platform', name))
    const [{ openVault }, { openKeyFolder }] = await Promise.all([built('vault.js'), built('keys.js')])
    const vault = openVault(openKeyFolder(path.join(dataDir, 'keys')))
    const query = async (text, values) => (await client.query(text, values)).rows
    const differences = await findTallyDifferences(query)
    return { differences, facts: await digestFacts(query, vault, 'YS-%') }
  } finally {
    await client.end()
  }
}

/** A first start, watched: when a board was served, when the city stood. */
async function firstRun(root, dataDir) {
  const [load = 0] = loadavg()
  const started = performance.now()
  const server = await start(root, dataDir)
  const board = await fetch(`${server.base}/api/v1/halls/YS-CITY/board`)
  if (board.status !== 200) throw new Error(`the board answered ${board.status}`)
  const boardAfter = secondsSince(started)
  const told = await untilBrought(server.base, started)
  return { server, boardAfter, cityAfter: secondsSince(started), told, load }
}

/** A second city of the same seed, stopped once on the way. */
async function secondRun(root, dataDir) {
  const started = performance.now()
  const first = await start(root, dataDir)
  await untilBrought(first.base, started, 5)
  await stop(first)
  const server = await startServer({ root, dataDir, args: ['--trial=city'] })
  await untilBrought(server.base, started)
  return server
}

const countOf = (digest) => Number(digest.split(' ')[0])

export async function run({ root, print }) {
  await build(root, print)
  const folders = [await newFolder(), await newFolder()]
  const servers = []
  try {
    const one = await firstRun(root, folders[0])
    servers.push(one.server)
    const seen = await look(root, folders[0])
    await stop(one.server)
    const busy = `load average before ${one.load.toFixed(1)}`
    const size = `${figure(countOf(seen.facts.services))} services, ${figure(countOf(seen.facts.evaluations))} evaluations, ${figure(countOf(seen.facts.orders))} orders worked`
    const started = performance.now()
    servers.push(await secondRun(root, folders[1]))
    const again = await look(root, folders[1])
    const differing = Object.keys(seen.facts).filter((kind) => seen.facts[kind] !== again.facts[kind])
    return [
      {
        what: `a board of the city is served after npm start on an empty folder, within ${BOARD_SECONDS} s`,
        ok: one.boardAfter <= BOARD_SECONDS,
        result: `${one.boardAfter.toFixed(1)} s, built before; ${busy}`,
        seconds: one.boardAfter,
      },
      {
        what: `the whole city stands within ${CITY_SECONDS} s, with progress`,
        ok: one.cityAfter <= CITY_SECONDS && one.told > 0,
        result: `${one.cityAfter.toFixed(0)} s for ${size}; ${seen.differences.length} tallies differ from a recount; ${busy}`,
        seconds: one.cityAfter,
      },
      {
        what: 'a second run with the same seed, stopped once on the way, gives identical facts',
        ok: differing.length === 0 && again.differences.length === 0,
        result: differing.length === 0 ? `${size}: identical` : `${differing.join(', ')} differ`,
        seconds: secondsSince(started),
      },
    ]
  } finally {
    for (const server of servers) if (!server.hasExited()) server.kill('SIGTERM')
    await Promise.all(servers.map((server) => server.exited))
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
  }
}
