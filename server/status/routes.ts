import type { FastifyInstance } from 'fastify'
import type { AnswerOf } from '../../contracts/route.ts'
import { seeStatus } from '../../contracts/status.ts'
import { areAllUp, findCalendarEdge, lookAtDependencies } from '../health/index.ts'
import { serve } from '../platform/serve.ts'
import type { SweepResults } from '../platform/sweeps.ts'
import type { World } from '../platform/world.ts'
import { findDowngrades, type Site } from './downgrades.ts'
import { findPartitionsUntil, hasStandby } from './store.ts'

type Status = AnswerOf<typeof seeStatus>

interface StatusOptions {
  readonly version: string
  readonly startedAt: number
  readonly sweepNames: () => readonly string[]
  readonly sweepResults: SweepResults
  readonly waitingEvaluations: () => number
  readonly findAuditState: () => Promise<{ readonly seconds: number; readonly isStandingStill: boolean }>
  readonly findDrillState: () => Promise<{ readonly lastPassedAt: string | null; readonly isMissing: boolean }>
  readonly findLastBackup: () => Promise<string | null>
  readonly site: Site
}

/** Answers also while the database is away: then it says so. */
export function serveStatus(app: FastifyInstance, world: World, options: StatusOptions): void {
  serve(app, seeStatus, async () => ({ status: 200, body: await viewStatus(world, options) }), { limit: 'status' })
}

async function viewStatus(world: World, options: StatusOptions): Promise<Status> {
  const dependencies = await lookAtDependencies(world)
  const { database, intake, vault } = dependencies
  const isUp = areAllUp(dependencies)
  const [partitionsUntil, workingCalendarUntilYear, isReplicated, audit, drill] = isUp
    ? await Promise.all([
        findPartitionsUntil(world.app),
        findCalendarEdge(world.app),
        hasStandby(world.app),
        options.findAuditState(),
        options.findDrillState(),
      ])
    : [null, null, null, null, null]
  const lastBackupAt = await options.findLastBackup()
  const sweeps = options.sweepNames().map((name) => sayResult(name, options.sweepResults))
  const isSound =
    isUp && partitionsUntil !== null && drill?.isMissing === false && sweeps.every(({ isFailing }) => !isFailing)
  return {
    status: isSound ? 'OK' : 'DEGRADED',
    version: options.version,
    startedAt: new Date(options.startedAt).toISOString(),
    asOf: new Date(world.now()).toISOString(),
    dependencies: { database: say(database), intake: say(intake), vault: say(vault) },
    waitingEvaluations: options.waitingEvaluations(),
    sweeps,
    partitionsUntil,
    workingCalendarUntilYear,
    audit:
      audit === null ? null : { unsealedSeconds: Math.round(audit.seconds), isStandingStill: audit.isStandingStill },
    drill,
    lastBackupAt,
    downgrades: [...findDowngrades(options.site, { isReplicated, lastBackupAt })],
  }
}

function sayResult(name: string, results: SweepResults): Status['sweeps'][number] {
  const last = results.get(name)
  return {
    name,
    lastEndedAt: last === undefined ? null : new Date(last.endedAt).toISOString(),
    isFailing: last?.isFailing ?? false,
  }
}

const say = (isUp: boolean) => (isUp ? 'UP' : 'DOWN')
