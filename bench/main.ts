import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { bars } from './bars.ts'
import { beforeFile, benchBefore } from './before.ts'
import { blindTokens } from './blind-tokens.ts'
import { closingAll, type Opened } from './closing.ts'
import { againstNoLog } from './ledger.ts'
import { describeCommit, describeMachine } from './machine.ts'
import { againstDebian, againstNaive, againstRoute, boards, citizenPage, type Measured } from './measure.ts'
import { portal } from './portal.ts'
import { ranking } from './ranking.ts'
import { type Row, rowText, toMarkdown, verdict, warningOf } from './report.ts'
import type { Plan } from './runs.ts'
import { seals } from './seals.ts'
import { type Server, startServer } from './servers.ts'
import { checkDurability, enterNaive, enterProduct, openStand, type Stand } from './stand.ts'

const reportFile = 'docs/bench.md'
const logFile = 'docs/bench-log.md'

const plans: Readonly<Record<'full' | 'quick', Plan>> = {
  full: { rounds: 5, firstWarmUpAnswers: 20_000, warmUpSeconds: 1, seconds: 6 },
  quick: { rounds: 2, firstWarmUpAnswers: 5_000, warmUpSeconds: 0.5, seconds: 2.5 },
}

/** What is advised for a pool of short transactions; of 4, 8, 16 and 32 on two cores the smaller ones were the faster. */
const naiveConnections = 2 * availableParallelism() + 1

const logWords = [
  'The same program three times, each on a database of its own: as it is, with a second tree over SM3 besides, and with neither promises nor a sequencer. They take turns, another first each time; the median of the ratios of neighbours counts.',
  'Without the log the leaf is written with the evaluation all the same: what is compared is promising, taking in, tiles and checkpoints.',
  'A round in which programs outside the bench used more than a tenth of the processors is repeated, as often as four times the rounds in all; the quietest count, whatever came out of them.',
  'Leaves are taken in while evaluations come; the next turn begins when none waits any more.',
]

const words = [
  'Every ratio comes from runs that alternate, A B A B …; the median of the ratios of neighbours counts, not the best.',
  'The load generator, the server and the database share the processors; each is a process of its own, as in production. It keeps connections open, one request under way on each, and sends the next one when the answer has come.',
  'Every request has a fresh token and key, a grade, two tags, a channel and the device’s time; every fifth has a comment of some thirty characters. The rows of cases, occurrences and invitations were written before, through SQL.',
  'Baseline “validated route” (`bench/serve-without-database.ts`): the same contract, validation, headers, hooks and metrics; the answer is made up.',
  'Baseline “one transaction per request” (`bench/serve-naive.ts`, `bench/naive-intake.ts`): the same rules, seals, digests and the same shared read of the occasions; one prepared statement per table between begin and commit, on two connections per processor and one more (of 4, 8, 16 and 32 on two processors the smaller pools were the faster).',
  'Baseline of the portal (`bench/serve-portal-bare.ts`): the same contract, serialisation, headers and size of answer; the answer is made up once. Published are twelve months of 1,200 windows in 60 halls.',
  'Baseline “the usual way” (`bench/naive-seals.ts`): the same envelopes with an Hmac object for every code, subkeys derived where they are needed and random numbers asked for one by one. Counted by processor time of one process.',
  'Anonymous tokens: signing as the server does it and the bare operation of the same key over the same numbers, turn about, in one process.',
  'The listing of source 003 (Flask + SQLite) is measured at acceptance, not here: there is no Flask in this repository, and a stand-in of our own would prove nothing.',
  ...logWords,
  'Processor time is read from /proc for the Node process of the server and for every process of the PostgreSQL server, over the measured part of the runs.',
]

/** The vault alone, in this process: it needs neither server nor database, and writes nothing. */
export function benchSeals(isQuick: boolean): number {
  const started = performance.now()
  const { rows } = seals(isQuick ? plans.quick : plans.full)
  for (const row of rows) print(rowText(row))
  return conclude(rows, (performance.now() - started) / 1000)
}

/** What anonymous tokens cost, in this process alone; writes nothing. */
export async function benchBlindTokens(isQuick: boolean): Promise<number> {
  const started = performance.now()
  const { rows } = await blindTokens(isQuick ? plans.quick : plans.full)
  for (const row of rows) print(rowText(row))
  return conclude(rows, (performance.now() - started) / 1000)
}

/** Comparing windows, in this process alone; writes nothing. */
export function benchRanking(isQuick: boolean): number {
  const started = performance.now()
  const { rows } = ranking(isQuick ? plans.quick : plans.full)
  for (const row of rows) print(rowText(row))
  return conclude(rows, (performance.now() - started) / 1000)
}

/** The public pages over a year of 1,200 windows, alone; writes nothing. */
export function benchPortal(isQuick: boolean): Promise<number> {
  const started = performance.now()
  return closingAll(async (opened) => {
    const stand = opened(await openStand('embedded'))
    const { rows, asides } = await portal(isQuick ? plans.quick : plans.full, stand, opened)
    for (const row of rows) print(rowText(row))
    for (const { what, value } of asides) print(`  ${what}: ${value}`)
    return conclude(rows, (performance.now() - started) / 1000)
  })
}

/** Beside an earlier state of the product, whose folder is given. */
export async function benchAgainst(root: string, beforeRoot: string, isQuick: boolean): Promise<number> {
  const started = performance.now()
  const plan = isQuick ? plans.quick : { ...plans.full, rounds: 9 }
  const { rows, report } = await closingAll((opened) => benchBefore(root, beforeRoot, plan, opened))
  for (const row of rows) print(rowText(row))
  if (!isQuick) await writeFile(join(root, beforeFile), report)
  return conclude(rows, (performance.now() - started) / 1000)
}

/** What the log costs, alone. */
export async function benchLog(root: string, isQuick: boolean): Promise<number> {
  const started = performance.now()
  const plan = isQuick ? plans.quick : plans.full
  return closingAll(async (opened) => {
    const stand = opened(await openStand('embedded'))
    const { rows, asides, othersShare } = await againstNoLog(plan, stand, opened, print)
    for (const row of rows) print(rowText(row))
    for (const { what, value } of asides) print(`  ${what}: ${value}`)
    const report = toMarkdown({
      command: 'npm run bench -- --log',
      date: new Date().toISOString().slice(0, 10),
      commit: describeCommit(root, logFile),
      machine: describeMachine([`${stand.postgres.version} (${stand.kind})`]),
      durability: await checkDurability(stand, 'bench_log_on'),
      rows,
      asides,
      words: logWords,
      warning: warningOf(othersShare ?? 0),
    })
    if (!isQuick) await writeFile(join(root, logFile), report)
    return conclude(rows, (performance.now() - started) / 1000)
  })
}

export function bench(root: string, isQuick: boolean): Promise<number> {
  const plan = isQuick ? plans.quick : plans.full
  return closingAll((opened) => measureAll(root, plan, isQuick, opened))
}

async function measureAll(root: string, plan: Plan, isQuick: boolean, opened: Opened): Promise<number> {
  const started = performance.now()
  const embedded = opened(await openStand('embedded'))
  const system = await findSystem(opened)
  const product = opened(await enterProduct(embedded, 'bench_product'))
  const durability = await checkDurability(embedded, 'bench_product')
  print(durability)
  const measured: Measured[] = []
  const take = (part: Measured) => {
    measured.push(part)
    for (const row of part.rows) print(rowText(row))
  }
  print('— intake / validated route')
  const route = closing(opened, await startServer('validated route', 'serve-without-database.js'))
  take(await againstRoute(plan, product, route, print))
  print('— intake / one transaction per request')
  const naive = opened(await enterNaive(embedded, 'bench_naive', naiveConnections))
  take(await againstNaive(plan, product, naive, print))
  print('— embedded / Debian’s server')
  if (system === undefined) take({ rows: [{ bar: bars.embedded, values: [], note: 'no server here' }], asides: [] })
  else {
    const rival = opened(await enterProduct(system, 'bench_product'))
    await checkDurability(system, 'bench_product')
    take(await againstDebian(plan, product, rival, print))
  }
  print('— with / without the log')
  take(await againstNoLog(plan, embedded, opened, print))
  print('— vault')
  take(seals(plan))
  print('— anonymous tokens')
  take(await blindTokens(plan))
  print('— ranking')
  take(ranking(plan))
  print('— public portal')
  take(await portal(plan, embedded, opened))
  print('— board, citizen page')
  take(await boards(plan, product))
  take(await citizenPage(isQuick ? 3 : 5, product, root))
  const rows = measured.flatMap((part) => part.rows)
  const asides = measured.flatMap((part) => part.asides)
  for (const { what, value } of asides) print(`  ${what}: ${value}`)
  const warning = warningOf(Math.max(0, ...measured.map((part) => part.othersShare ?? 0)))
  if (warning !== null) print(warning)
  const versions = [embedded, ...(system === undefined ? [] : [system])].map(
    ({ kind, postgres }) => `${postgres.version} (${kind})`,
  )
  const report = toMarkdown({
    command: 'npm run bench',
    date: new Date().toISOString().slice(0, 10),
    commit: describeCommit(root, reportFile),
    machine: describeMachine(versions),
    durability,
    rows,
    asides,
    words,
    warning,
  })
  if (!isQuick) await writeFile(join(root, reportFile), report)
  return conclude(rows, (performance.now() - started) / 1000)
}

/** A missed goal is told; a missed must fails. */
function conclude(rows: readonly Row[], seconds: number): number {
  const missed = rows.filter((row) => verdict(row) === 'missed')
  print(`${rows.length} rows, ${missed.length} below what must hold, ${seconds.toFixed(0)} s`)
  return missed.length === 0 ? 0 : 1
}

async function findSystem(opened: Opened): Promise<Stand | undefined> {
  try {
    return opened(await openStand('system'))
  } catch (error) {
    print(`Debian’s PostgreSQL: ${(error as Error).message.split('\n')[0]}`)
    return undefined
  }
}

function closing(opened: Opened, server: Server): Server {
  opened({ close: () => server.stop() })
  return server
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
