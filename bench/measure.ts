import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TrialFile } from '../server/trial/index.ts'
import { bars } from './bars.ts'
import { load } from './load.ts'
import { findChromium, openPages } from './page.ts'
import type { Aside, Row } from './report.ts'
import { alternate, type Plan, type Run, runEvaluations, runRoute } from './runs.ts'
import type { Server } from './servers.ts'
import { type Contestant, trialHallCode } from './stand.ts'
import { spreadOf } from './statistics.ts'

const few = 50
const many = 200
const perSecond = (runs: readonly { perSecond: number }[]) =>
  Math.round(spreadOf(runs.map((run) => run.perSecond)).median)
const tellRates =
  (tell: (line: string) => void, names: readonly [string, string]) =>
  ([a, b]: readonly [{ perSecond: number }, { perSecond: number }]) =>
    tell(`  ${names[0]} ${Math.round(a.perSecond)}/s, ${names[1]} ${Math.round(b.perSecond)}/s`)

export interface Measured {
  readonly rows: readonly Row[]
  readonly asides: readonly Aside[]
  /** Share of the processors that other programs used meanwhile, where it was looked at. */
  readonly othersShare?: number
}

/** Three bars from one series: the ratio, the 99th percentile and the processor time of the same runs. */
export async function againstRoute(
  plan: Plan,
  product: Contestant,
  route: Server,
  tell: (line: string) => void,
): Promise<Measured> {
  const pairs = await alternate(
    plan,
    (turn) => runEvaluations(product, few, turn),
    (turn) => runRoute(route, few, turn),
    tellRates(tell, ['intake', 'route']),
  )
  const intake = pairs.map(([run]) => run)
  const rates = `${perSecond(intake)}/s against ${perSecond(pairs.map(([, run]) => run))}/s`
  const micros = (run: Run, seconds: number) => (seconds * 1e6) / run.answers
  const p50 = spreadOf(intake.map((run) => run.p50)).median
  const p999 = spreadOf(intake.map((run) => run.p999)).median
  const node = spreadOf(intake.map((run) => micros(run, run.nodeCpuSeconds))).median
  const postgres = spreadOf(intake.map((run) => micros(run, run.postgresCpuSeconds))).median
  const loader = spreadOf(intake.map((run) => micros(run, run.ownCpuSeconds))).median
  return {
    rows: [
      { bar: bars.overRoute, values: pairs.map(([a, b]) => a.perSecond / b.perSecond), note: rates },
      {
        bar: bars.p99,
        values: intake.map((run) => run.p99),
        note: `p50 ${p50.toFixed(1)} ms, p99.9 ${p999.toFixed(1)} ms, at saturation`,
      },
      {
        bar: bars.cpu,
        values: intake.map((run) => micros(run, run.nodeCpuSeconds + run.postgresCpuSeconds)),
        note: `Node ${node.toFixed(0)} µs, PostgreSQL ${postgres.toFixed(0)} µs`,
      },
    ],
    asides: [
      { what: 'processor time of the load generator per evaluation', value: `${loader.toFixed(0)} µs` },
      { what: 'processors used meanwhile by programs outside the bench', value: sayOthers(intake) },
    ],
    othersShare: spreadOf(intake.map((run) => run.othersShare)).median,
  }
}

/** Where others took part, absolute figures and waits are worse than the product, and ratios with them. */
function sayOthers(runs: readonly Run[]): string {
  const { median, max } = spreadOf(runs.map((run) => run.othersShare))
  return `${Math.round(median * 100)} % (at most ${Math.round(max * 100)} %)`
}

export async function againstNaive(
  plan: Plan,
  product: Contestant,
  naive: Contestant,
  tell: (line: string) => void,
): Promise<Measured> {
  const pairs = await alternate(
    plan,
    (turn) => runEvaluations(product, many, turn),
    (turn) => runEvaluations(naive, many, turn),
    tellRates(tell, ['intake', naive.server.name]),
  )
  const [ours, theirs] = [pairs.map(([run]) => run), pairs.map(([, run]) => run)]
  const p99 = (runs: readonly Run[]) => spreadOf(runs.map((run) => run.p99)).median.toFixed(0)
  const note = `${perSecond(ours)}/s against ${perSecond(theirs)}/s; p99 ${p99(ours)} ms against ${p99(theirs)} ms`
  return { rows: [{ bar: bars.overNaive, values: pairs.map(([a, b]) => a.perSecond / b.perSecond), note }], asides: [] }
}

export async function againstDebian(
  plan: Plan,
  embedded: Contestant,
  system: Contestant,
  tell: (line: string) => void,
): Promise<Measured> {
  const pairs = await alternate(
    plan,
    (turn) => runEvaluations(embedded, few, turn),
    (turn) => runEvaluations(system, few, turn),
    tellRates(tell, ['embedded', 'Debian']),
  )
  const note = `${perSecond(pairs.map(([run]) => run))}/s against ${perSecond(pairs.map(([, run]) => run))}/s`
  return { rows: [{ bar: bars.embedded, values: pairs.map(([a, b]) => a.perSecond / b.perSecond), note }], asides: [] }
}

const boardConnections = 10
const evaluationsOfBoard = 60_000

export async function boards(plan: Plan, product: Contestant): Promise<Measured> {
  let count = await countEvaluations(product)
  while (count < evaluationsOfBoard) {
    await runEvaluations(product, many, { seconds: 3, warmUpSeconds: 0, warmUpAnswers: 0 })
    count = await countEvaluations(product)
  }
  const what = { kind: 'BOARD', hallCode: trialHallCode } as const
  const { port } = product.server
  const runs = []
  for (let round = 0; round < plan.rounds; round += 1) {
    runs.push(
      await load({ port, connections: boardConnections, warmUpSeconds: 1, warmUpAnswers: 1000, seconds: 2, what }),
    )
  }
  const alone = await load({ port, connections: 1, warmUpSeconds: 0.5, warmUpAnswers: 0, seconds: 2, what })
  return {
    rows: [
      {
        bar: bars.board,
        values: runs.map((run) => run.p95),
        note: `at ${count.toLocaleString('en')} evaluations, ${perSecond(runs)} answers/s`,
      },
    ],
    asides: [{ what: 'board for a single caller, p95', value: `${alone.p95.toFixed(2)} ms` }],
  }
}

async function countEvaluations({ superuser }: Contestant): Promise<number> {
  const { rows } = await superuser.query<{ count: string }>('select count(*) as count from evaluation')
  return Number(rows[0]?.count)
}

export async function citizenPage(times: number, product: Contestant, root: string): Promise<Measured> {
  const executable = findChromium()
  if (executable === undefined) {
    const note = 'no Chromium on this machine'
    return {
      rows: [bars.pageBytes, bars.pageUsable].map((bar) => ({ bar, values: [], note })),
      asides: [],
    }
  }
  // Invitations of the trial hall, which came through the front door: the page shows what only a real case holds.
  const trial = JSON.parse(readFileSync(join(product.dataDir, 'trial.json'), 'utf8')) as TrialFile
  const addresses = trial.invitations.slice(0, times).map(({ url }) => url)
  const pages = await openPages(executable, addresses, join(root, 'build', 'web'))
  const names = (pages[0]?.files ?? []).map((file) => file.replace(/^.*\//, '').replace(/-[\w-]{8}\./, '.'))
  const note = `${names.join(', ')}; beside them ${pages[0]?.answerGzipBytes ?? 0} bytes of the API’s answer`
  return {
    rows: [
      { bar: bars.pageBytes, values: pages.map((page) => page.gzipBytes / 1000), note },
      {
        bar: bars.pageUsable,
        values: pages.map((page) => page.usableSeconds),
        note: 'five grades there and a tap taken up; plain HTTP, processor not throttled',
      },
    ],
    asides: [],
  }
}
