import { cpuOfPostgres, cpuOfProcess } from './cpu.ts'
import { load } from './load.ts'
import type { LoadResult } from './loader.ts'
import type { Server } from './servers.ts'
import type { Contestant } from './stand.ts'

/** How long and how often; the reduced form says whether something is badly wrong, not by how much. */
export interface Plan {
  readonly rounds: number
  readonly warmUpSeconds: number
  readonly seconds: number
  /** Seconds in which everything is compiled and cached, before the first round. */
  readonly firstWarmUpSeconds: number
}

export interface Run extends LoadResult {
  /** Processor seconds of Node and of PostgreSQL in the measured part. */
  readonly nodeCpuSeconds: number
  readonly postgresCpuSeconds: number
}

/** No server here does more; a stock that is larger than needed costs only preparation. */
const perSecondMax = 14_000

export async function runEvaluations(
  contestant: Contestant,
  connections: number,
  seconds: number,
  warmUpSeconds: number,
): Promise<Run> {
  const { server, stock, postgres } = contestant
  await stock.ensure((seconds + warmUpSeconds) * perSecondMax)
  const cpu = () => [cpuOfProcess(server.pid), cpuOfPostgres(postgres.pid)] as const
  let before = cpu()
  let after = before
  const result = await load(
    { port: server.port, connections, seconds, warmUpSeconds, what: { kind: 'EVALUATIONS', ...stock.range } },
    () => {
      before = cpu()
    },
    () => {
      after = cpu()
    },
  )
  stock.usedUpTo(result.next)
  return { ...result, nodeCpuSeconds: after[0] - before[0], postgresCpuSeconds: after[1] - before[1] }
}

/** The server without a database takes any token. */
export function runRoute(server: Server, connections: number, seconds: number, warmUpSeconds: number) {
  const what = { kind: 'EVALUATIONS', from: 0, to: Number.MAX_SAFE_INTEGER } as const
  return load({ port: server.port, connections, seconds, warmUpSeconds, what })
}

export type Pair<A, B> = readonly [a: A, b: B]

/** A B A B …: what the machine does meanwhile falls on both alike. */
export async function alternate<A, B>(
  plan: Plan,
  a: (seconds: number, warmUpSeconds: number) => Promise<A>,
  b: (seconds: number, warmUpSeconds: number) => Promise<B>,
  tell: (pair: Pair<A, B>) => void,
): Promise<readonly Pair<A, B>[]> {
  const pairs: Pair<A, B>[] = []
  for (let round = 0; round < plan.rounds; round += 1) {
    const warmUpSeconds = round === 0 ? plan.firstWarmUpSeconds : plan.warmUpSeconds
    const pair = [await a(plan.seconds, warmUpSeconds), await b(plan.seconds, warmUpSeconds)] as const
    tell(pair)
    pairs.push(pair)
  }
  return pairs
}
