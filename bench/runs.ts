import { availableParallelism } from 'node:os'
import { cpuOfMachine, cpuOfPostgres, cpuOfProcess } from './cpu.ts'
import { load } from './load.ts'
import type { LoadResult } from './loader.ts'
import type { Server } from './servers.ts'
import type { Contestant } from './stand.ts'

/** How long and how often; the reduced form says whether something is badly wrong, not by how much. */
export interface Plan {
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Answers after which everything is compiled and cached, before the first round. */
  readonly firstWarmUpAnswers: number
}

/** One round of one contestant. */
export type Turn = Pick<Plan, 'seconds' | 'warmUpSeconds'> & { readonly warmUpAnswers: number }

export interface Run extends LoadResult {
  /** Processor seconds of Node and of PostgreSQL in the measured part. */
  readonly nodeCpuSeconds: number
  readonly postgresCpuSeconds: number
  /** Share of the processors that programs which have nothing to do with the bench used meanwhile, 0 to 1. */
  readonly othersShare: number
}

/** No server here does more; a stock that is larger than needed costs only preparation. */
const perSecondMax = 14_000

export async function runEvaluations(
  contestant: Contestant,
  connections: number,
  turn: Turn,
  offeredPerSecond?: number,
): Promise<Run> {
  const { server, stock, postgres } = contestant
  await stock.ensure((turn.seconds + turn.warmUpSeconds) * perSecondMax + turn.warmUpAnswers)
  const cpu = () => [cpuOfProcess(server.pid), cpuOfPostgres(postgres.pid), cpuOfMachine()] as const
  let before = cpu()
  let after = before
  const result = await load(
    {
      ...turn,
      port: server.port,
      connections,
      ...(offeredPerSecond === undefined ? {} : { offeredPerSecond }),
      what: { kind: 'EVALUATIONS', ...stock.range },
    },
    () => {
      before = cpu()
    },
    () => {
      after = cpu()
    },
  )
  stock.usedUpTo(result.next)
  const [nodeCpuSeconds, postgresCpuSeconds, all] = after.map((seconds, index) => seconds - (before[index] ?? 0)) as [
    number,
    number,
    number,
  ]
  const others = all - nodeCpuSeconds - postgresCpuSeconds - result.ownCpuSeconds
  const othersShare = Math.max(0, others / (turn.seconds * availableParallelism()))
  return { ...result, nodeCpuSeconds, postgresCpuSeconds, othersShare }
}

/** The server without a database takes any token. */
export function runRoute(server: Server, connections: number, turn: Turn) {
  const what = { kind: 'EVALUATIONS', from: 0, to: Number.MAX_SAFE_INTEGER } as const
  return load({ ...turn, port: server.port, connections, what })
}

export type Pair<A, B> = readonly [a: A, b: B]

/** A B A B …: what the machine does meanwhile falls on both alike. */
export async function alternate<A, B>(
  plan: Plan,
  a: (turn: Turn) => Promise<A>,
  b: (turn: Turn) => Promise<B>,
  tell: (pair: Pair<A, B>) => void,
): Promise<readonly Pair<A, B>[]> {
  const pairs: Pair<A, B>[] = []
  for (let round = 0; round < plan.rounds; round += 1) {
    const { seconds, warmUpSeconds } = plan
    const turn = { seconds, warmUpSeconds, warmUpAnswers: round === 0 ? plan.firstWarmUpAnswers : 0 }
    const pair = [await a(turn), await b(turn)] as const
    tell(pair)
    pairs.push(pair)
  }
  return pairs
}
