import type { FastifyInstance } from 'fastify'
import { seeParticipation } from '../../contracts/participation.ts'
import { type ApiKeys, callerOf } from '../api-key/index.ts'
import { serve } from '../platform/serve.ts'
import { type ParticipationDeps, viewParticipation } from './actions.ts'

export function serveParticipation(app: FastifyInstance, deps: ParticipationDeps, apiKeys: ApiKeys): void {
  serve(
    app,
    seeParticipation,
    async ({ params, query, request }) => ({
      status: 200,
      body: await viewParticipation(deps, callerOf(request), params.hallCode, query),
    }),
    { before: apiKeys.require('participation:read') },
  )
}
