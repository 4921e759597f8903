import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bars } from './bars.ts'
import type { Opened } from './closing.ts'
import { describeCommit, describeMachine } from './machine.ts'
import { type Row, toMarkdown, warningOf } from './report.ts'
import { alternate, type Pair, type Plan, type Run, runEvaluations } from './runs.ts'
import { type Contestant, checkDurability, enterProduct, openStand } from './stand.ts'
import { spreadOf } from './statistics.ts'

/** What a part of the product costs those who evaluate: two states of it side by side, each with a database of its own. */
export const beforeFile = 'docs/bench-before.md'
const connections = 50
const offeredPerSecond = 1000

const words = [
  'Two states of the product, each built from its own commit with its own packages, each on a PostgreSQL server of its own, both idle while the other is measured: roles belong to a whole server, and an older state refuses those of a newer one. Runs alternate, A B A B …; the median of the ratios of neighbours counts.',
  'Offered: a request is due each millisecond whether or not answers come, and its wait counts from that moment.',
  'Without pause: 50 connections, each sends the next request when the answer has come.',
]

const median = (runs: readonly Run[], of: (run: Run) => number) => spreadOf(runs.map(of)).median

function rowOf(bar: Row['bar'], pairs: readonly Pair<Run, Run>[], of: (run: Run) => number, unit: string): Row {
  const [now, before] = [pairs.map(([run]) => run), pairs.map(([, run]) => run)]
  const digits = unit === 'ms' ? 1 : 0
  const note = `${median(now, of).toFixed(digits)} ${unit} against ${median(before, of).toFixed(digits)} ${unit}`
  return { bar, values: pairs.map(([a, b]) => of(a) / of(b)), note }
}

async function measure(plan: Plan, now: Contestant, before: Contestant, offered?: number) {
  const turns = (contestant: Contestant) => (turn: Parameters<typeof runEvaluations>[2]) =>
    runEvaluations(contestant, connections, turn, offered)
  return alternate(plan, turns(now), turns(before), ([a, b]) => {
    const say = (run: Run) => `${Math.round(run.perSecond)}/s p99 ${run.p99.toFixed(1)} ms`
    process.stdout.write(`  now ${say(a)}, before ${say(b)}\n`)
  })
}

/** `beforeRoot` is a folder with the other state, its server and bench built. */
export async function benchBefore(
  root: string,
  beforeRoot: string,
  plan: Plan,
  opened: Opened,
): Promise<{ rows: readonly Row[]; report: string }> {
  const stand = opened(await openStand('embedded'))
  const otherStand = opened(await openStand('embedded'))
  const now = opened(await enterProduct(stand, 'bench_now'))
  const before = opened(await enterProduct(otherStand, 'bench_before', join(beforeRoot, 'build/bench')))
  const durability = await checkDurability(stand, 'bench_now')
  const saturated = await measure(plan, now, before)
  const offered = await measure(plan, now, before, offeredPerSecond)
  const rows = [
    rowOf(bars.offeredOverBefore, offered, (run) => run.p99, 'ms'),
    rowOf(bars.saturatedOverBefore, saturated, (run) => run.perSecond, '/s'),
  ]
  const micros = (run: Run) => ((run.nodeCpuSeconds + run.postgresCpuSeconds) * 1e6) / run.answers
  const others = spreadOf([...saturated, ...offered].flat().map((run) => run.othersShare)).median
  const asides = [
    { what: 'commit before', value: commitOf(beforeRoot) },
    {
      what: 'processor time of the server per evaluation, without pause',
      value: rowOf(bars.cpu, saturated, micros, 'µs').note,
    },
    { what: 'p50 of the answers at the offered rate', value: rowOf(bars.p99, offered, (run) => run.p50, 'ms').note },
    { what: 'processors used meanwhile by programs outside the bench', value: `${Math.round(others * 100)} %` },
  ]
  const report = toMarkdown({
    command: 'npm run bench -- --before <commit>',
    date: new Date().toISOString().slice(0, 10),
    commit: describeCommit(root, beforeFile),
    machine: describeMachine([`${stand.postgres.version} (${stand.kind})`]),
    durability,
    rows,
    asides,
    words,
    warning: warningOf(others),
  })
  return { rows, report }
}

const commitOf = (folder: string) =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim()
