import type { FastifyInstance } from 'fastify'
import type { Undertakings } from '../platform/undertakings.ts'
import type { World } from '../platform/world.ts'
import { findCalendarEdge, isAnswering } from './store.ts'

export { findCalendarEdge, isAnswering } from './store.ts'

/** 200 once the platform serves; 503 where something it cannot do without is away. Says which, never why: that is in the log. */
export function serveHealth(
  app: FastifyInstance,
  { world, undertakings, version }: { world: World; undertakings: Undertakings; version: string },
): void {
  app.get('/healthz', async (_request, reply) => {
    const [appRole, intakeRole, vaultRole] = await Promise.all(
      [world.app, world.intakeDb, world.vaultDb].map(isAnswering),
    )
    const isUp = appRole === true && intakeRole === true && vaultRole === true
    void reply.code(isUp ? 200 : 503).header('cache-control', 'no-store')
    return {
      status: isUp ? 'ok' : 'degraded',
      version,
      dependencies: { database: state(appRole), intake: state(intakeRole), vault: state(vaultRole) },
      workingCalendarUntilYear: isUp ? await findCalendarEdge(world.app) : null,
      undertakings: undertakings.list(),
    }
  })
}

function state(isUp: boolean | undefined): 'up' | 'down' {
  return isUp === true ? 'up' : 'down'
}
