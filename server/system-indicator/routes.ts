import type { FastifyInstance } from 'fastify'
import { listSystemIndicators, seeSystemFigures } from '../../contracts/system-indicator.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type Access, reachOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import type { SystemIndicatorDeps } from './deps.ts'
import { viewDefinitions, viewFigures } from './view.ts'

/** 系统数据指标: how they are made is for everybody, what they come to for whoever works with them. */
export function serveSystemIndicators(app: FastifyInstance, deps: SystemIndicatorDeps, access: Access): void {
  // It depends on nothing that changes while the platform runs.
  const definitions = viewDefinitions(deps.world.app)
  serve(app, listSystemIndicators, async () => ({ status: 200, body: definitions }))
  serve(
    app,
    seeSystemFigures,
    async ({ query, request }) => {
      const today = toPlainDate(deps.world.now())
      return { status: 200, body: await viewFigures(deps, reachOf(request), query, today) }
    },
    { before: access.admit(seeSystemFigures.caller) },
  )
}
