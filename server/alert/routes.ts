import type { FastifyInstance } from 'fastify'
import { raiseAlert } from '../../contracts/alert.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type AlertDeps, type Raised, raiseAs } from './actions.ts'

export function serveAlerts(app: FastifyInstance, deps: AlertDeps, access: Access): void {
  serve(
    app,
    raiseAlert,
    async ({ body, idempotencyKey, request }) => {
      const inAudit = audited<Raised>(
        request,
        { act: 'ALERT_RAISED', target: { kind: 'ORDER', id: null } },
        ({ answer: { orderId, created }, divisionId, hallId }) => ({
          target: { kind: 'ORDER', id: orderId },
          divisionId,
          hallId,
          detail: { created },
        }),
      )
      const asking = { session: sessionOf(request), reach: reachOf(request) }
      const raised = await raiseAs(deps, asking, idempotencyKey, body, inAudit)
      return { status: raised.created ? 201 : 200, body: raised }
    },
    { before: access.admit(raiseAlert.caller) },
  )
}
