import type { FastifyInstance } from 'fastify'
import { listHandlingExceptions, seeHandlingFigures, seeHandlingTotals } from '../../contracts/handling-figure.ts'
import { type Access, reachOf } from '../access/index.ts'
import { eachMinute } from '../platform/each-minute.ts'
import { serve } from '../platform/serve.ts'
import { viewExceptions } from './exceptions.ts'
import { type FigureDeps, viewFigures, viewTotals } from './view.ts'

export function serveHandlingFigures(app: FastifyInstance, deps: FigureDeps, access: Access): void {
  const totals = eachMinute(deps.world, () => viewTotals(deps))
  serve(
    app,
    seeHandlingFigures,
    async ({ query, request }) => ({ status: 200, body: await viewFigures(deps, reachOf(request), query) }),
    { before: access.admit(seeHandlingFigures.caller) },
  )
  serve(
    app,
    listHandlingExceptions,
    async ({ query, request }) => ({ status: 200, body: await viewExceptions(deps, reachOf(request), query) }),
    { before: access.admit(listHandlingExceptions.caller) },
  )
  serve(app, seeHandlingTotals, async () => ({ status: 200, body: await totals() }))
}
