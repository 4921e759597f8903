import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { openPromises } from '../server/ledger/promises.ts'
import { ed25519Signer } from '../signing/ed25519.ts'
import { bars } from './bars.ts'
import type { Opened } from './closing.ts'
import type { Measured } from './measure.ts'
import type { Aside, Row } from './report.ts'
import { type Plan, type Run, runEvaluations, type Turn } from './runs.ts'
import { type Contestant, enterWithLog, type Stand } from './stand.ts'
import { spreadOf } from './statistics.ts'

/** What the log costs those who evaluate: the same program three times, each on a database of its own. */
const connections = 50
const offeredPerSecond = 1000
const settings = {
  off: { isSequencing: false, isPromising: false },
  on: {},
  both: { hasSm3: true },
} as const
type Name = keyof typeof settings
type Contestants = Readonly<Record<Name, Contestant>>
type Round = Readonly<Record<Name, LogRun>>

interface LogRun extends Run {
  /** Leaves that still waited when the load was over. */
  readonly waiting: number
  readonly drainSeconds: number
}

const names = Object.keys(settings) as readonly Name[]
const median = (rounds: readonly Round[], name: Name, of: (run: LogRun) => number) =>
  spreadOf(rounds.map((round) => of(round[name]))).median

export async function againstNoLog(
  plan: Plan,
  stand: Stand,
  opened: Opened,
  tell: (line: string) => void,
): Promise<Measured> {
  const contestants = {} as Record<Name, Contestant>
  for (const name of names)
    contestants[name] = opened(await enterWithLog(stand, `bench_log_${name}`, JSON.stringify(settings[name])))
  const offered = await inTurn(plan, contestants, offeredPerSecond, tell)
  const saturated = await inTurn(plan, contestants, undefined, tell)
  const rows: Row[] = [
    {
      bar: bars.offeredOverNoLog,
      values: offered.map(({ on, off }) => on.p99 / off.p99),
      note: sayBoth(offered, (run) => run.p99, 1, 'ms'),
    },
    {
      bar: bars.saturatedOverNoLog,
      values: saturated.map(({ on, off }) => on.perSecond / off.perSecond),
      note: sayBoth(saturated, (run) => run.perSecond, 0, '/s'),
    },
  ]
  const others = spreadOf([...offered, ...saturated].flatMap((round) => names.map((name) => round[name].othersShare)))
  return { rows, asides: [...asidesOf(offered, saturated), ...promiseCosts()], othersShare: others.median }
}

const sayBoth = (rounds: readonly Round[], of: (run: LogRun) => number, digits: number, unit: string) =>
  `${median(rounds, 'on', of).toFixed(digits)} ${unit} against ${median(rounds, 'off', of).toFixed(digits)} ${unit}`

function asidesOf(offered: readonly Round[], saturated: readonly Round[]): Aside[] {
  const ratio = (rounds: readonly Round[], of: (run: LogRun) => number) =>
    `${spreadOf(rounds.map(({ both, off }) => of(both) / of(off))).median.toFixed(2)} ×`
  const micros = (run: LogRun) => ((run.nodeCpuSeconds + run.postgresCpuSeconds) * 1e6) / run.answers
  const node = (run: LogRun) => (run.nodeCpuSeconds * 1e6) / run.answers
  return [
    {
      what: 'the same with a second tree over SM3',
      value: `p99 offered ${ratio(offered, (run) => run.p99)}, without pause ${ratio(saturated, (run) => run.perSecond)}`,
    },
    {
      what: 'p50 of the answers at the offered rate, with / without the log',
      value: sayBoth(offered, (run) => run.p50, 1, 'ms'),
    },
    {
      what: 'processor time per evaluation without pause, with / without the log',
      value: `${sayBoth(saturated, micros, 0, 'µs')}; of it Node ${sayBoth(saturated, node, 0, 'µs')}`,
    },
    {
      what: 'leaves that waited at the end of a run without pause, and until the last was taken in',
      value: `${Math.round(median(saturated, 'on', (run) => run.waiting)).toLocaleString('en')}; ${median(saturated, 'on', (run) => run.drainSeconds).toFixed(1)} s`,
    },
    { what: 'load average at the end', value: loadavg()[0]?.toFixed(1) ?? '' },
  ]
}

/** A wait is told by the slowest of a hundred: a neighbour who takes a processor for a moment decides it. */
const quietShare = 0.1
const attemptsPerRound = 4

/**
 * Each in turn, another first each time: what the machine does meanwhile falls on all alike. Rounds in which other programs worked besides are
 * repeated, a few times; those count in which they did least, whatever came out of them.
 */
async function inTurn(
  plan: Plan,
  contestants: Contestants,
  offered: number | undefined,
  tell: (line: string) => void,
): Promise<readonly Round[]> {
  const rounds: Round[] = []
  const isEnough = () => rounds.filter((round) => othersIn(round) <= quietShare).length >= plan.rounds
  for (let at = 0; at < attemptsPerRound * plan.rounds && !isEnough(); at += 1) {
    const { seconds, warmUpSeconds } = plan
    const warmUpAnswers = at === 0 && offered !== undefined ? plan.firstWarmUpAnswers / 4 : 0
    const round = await oneRound(contestants, at, (contestant, isSequencing) =>
      runAndDrain(contestant, { seconds, warmUpSeconds, warmUpAnswers }, offered, isSequencing),
    )
    const say = (name: Name) => `${name} ${Math.round(round[name].perSecond)}/s p99 ${round[name].p99.toFixed(1)} ms`
    tell(`  ${names.map(say).join(', ')}; others ${Math.round(othersIn(round) * 100)} %`)
    rounds.push(round)
  }
  return rounds.toSorted((a, b) => othersIn(a) - othersIn(b)).slice(0, plan.rounds)
}

const othersIn = (round: Round) => Math.max(...names.map((name) => round[name].othersShare))

async function oneRound(
  contestants: Contestants,
  first: number,
  run: (contestant: Contestant, isSequencing: boolean) => Promise<LogRun>,
): Promise<Round> {
  const found = {} as Record<Name, LogRun>
  for (let at = 0; at < names.length; at += 1) {
    const name = names[(first + at) % names.length] as Name
    found[name] = await run(contestants[name], name !== 'off')
  }
  return found
}

const drainsWithinMs = 60_000

/** No leaves that are due are taken in while another is measured. Without a sequencer they would pile up: they are thrown away then. */
async function runAndDrain(
  contestant: Contestant,
  turn: Turn,
  offered: number | undefined,
  isSequencing: boolean,
): Promise<LogRun> {
  const run = await runEvaluations(contestant, connections, turn, offered)
  const { superuser } = contestant
  const count = async () =>
    Number(
      (await superuser.query<{ n: string }>('select count(*) as n from ledger.pending_leaf where due_at <= now()'))
        .rows[0]?.n,
    )
  if (!isSequencing) {
    await superuser.query('truncate ledger.pending_leaf')
    return { ...run, waiting: 0, drainSeconds: 0 }
  }
  const started = performance.now()
  const waiting = await count()
  while ((await count()) > 0) {
    if (performance.now() - started > drainsWithinMs) throw new Error('the log does not keep up')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { ...run, waiting, drainSeconds: (performance.now() - started) / 1000 }
}

/** Processor time of the promises alone, in this process. */
function promiseCosts(): readonly Aside[] {
  const signers = [ed25519Signer('yiping.log/bench/promise', randomBytes(32))]
  const promise = openPromises({
    origin: 'yiping.log/bench',
    signers: () => signers,
    now: Date.now,
    seconds: () => 60,
  })
  const cost = (size: number) => {
    const leaves = Array.from({ length: size }, () => randomBytes(32))
    const times = Math.ceil(20_000 / size)
    const once = () => {
      const before = process.cpuUsage()
      for (let time = 0; time < times; time += 1) promise(leaves)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / (times * size)
    }
    once()
    return spreadOf(Array.from({ length: 5 }, once)).median
  }
  const said = [1, 8, 32, 128].map((size) => `${cost(size).toFixed(1)} µs at ${size}`)
  return [
    { what: 'processor time of a promise, by how many evaluations are committed together', value: said.join(', ') },
  ]
}
