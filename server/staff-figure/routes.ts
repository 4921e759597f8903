import type { FastifyInstance } from 'fastify'
import { listStaffFigures } from '../../contracts/staff-figure.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import { type StaffFigureDeps, viewFigures } from './actions.ts'

/** 我的表现: for the person and whoever leads him at the windows, and for nobody else. */
export function serveStaffFigures(app: FastifyInstance, deps: StaffFigureDeps, access: Access): void {
  serve(
    app,
    listStaffFigures,
    async ({ request }) => ({ status: 200, body: await viewFigures(deps, sessionOf(request), reachOf(request)) }),
    { before: access.admit(listStaffFigures.caller) },
  )
}
