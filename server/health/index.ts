import type { FastifyInstance } from 'fastify'
import type { Undertakings } from '../platform/undertakings.ts'
import type { World } from '../platform/world.ts'
import { areAllUp, lookAtDependencies } from './dependencies.ts'
import { findCalendarEdge } from './store.ts'

export { areAllUp, lookAtDependencies } from './dependencies.ts'
export { findCalendarEdge } from './store.ts'

/** 200 once the platform serves; 503 where something it cannot do without is away. Says which, never why: that is in the log. */
export function serveHealth(
  app: FastifyInstance,
  { world, undertakings, version }: { world: World; undertakings: Undertakings; version: string },
): void {
  app.get('/healthz', async (_request, reply) => {
    const dependencies = await lookAtDependencies(world)
    const { database, intake, vault } = dependencies
    const isUp = areAllUp(dependencies)
    void reply.code(isUp ? 200 : 503).header('cache-control', 'no-store')
    return {
      status: isUp ? 'ok' : 'degraded',
      version,
      dependencies: { database: state(database), intake: state(intake), vault: state(vault) },
      workingCalendarUntilYear: isUp ? await findCalendarEdge(world.app) : null,
      undertakings: undertakings.list(),
    }
  })
}

function state(isUp: boolean): 'up' | 'down' {
  return isUp ? 'up' : 'down'
}
