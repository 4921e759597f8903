import type { FastifyInstance } from 'fastify'
import { seeInvitationCounts } from '../../contracts/invitation-count.ts'
import { serve } from '../platform/serve.ts'
import { type InvitationCountDeps, viewCounts } from './actions.ts'

export function serveInvitationCounts(app: FastifyInstance, deps: InvitationCountDeps): void {
  const keep = async (day: string) => ({ status: 200, body: await viewCounts(deps, day) })
  serve(app, seeInvitationCounts, ({ query }) => keep(query.day), { limit: 'log-look-up' })
}
