import type { FastifyInstance } from 'fastify'
import { seeParticipation } from '../../contracts/participation.ts'
import { type Access, reachOf } from '../access/index.ts'
import { serve } from '../platform/serve.ts'
import { type ParticipationDeps, viewParticipation } from './actions.ts'

export function serveParticipation(app: FastifyInstance, deps: ParticipationDeps, access: Access): void {
  serve(
    app,
    seeParticipation,
    async ({ params, query, request }) => {
      request.attempt = { act: 'PARTICIPATION_READ', target: { kind: 'HALL', id: params.hallCode } }
      return { status: 200, body: await viewParticipation(deps, reachOf(request), params.hallCode, query) }
    },
    { before: access.admit(seeParticipation.caller) },
  )
}
