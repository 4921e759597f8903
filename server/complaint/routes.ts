import type { FastifyInstance, FastifyRequest } from 'fastify'
import { enterComplaint, lookUpComplaint, putComplaint } from '../../contracts/complaint.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { callerOf } from '../api-key/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type ComplaintDeps, type ComplaintInPlace, enterAs, passOnComplaint, viewOwn } from './actions.ts'

export function serveComplaints(app: FastifyInstance, deps: ComplaintDeps, access: Access): void {
  const inAuditOf = (request: FastifyRequest) =>
    audited<ComplaintInPlace>(
      request,
      { act: 'COMPLAINT_KEPT', target: { kind: 'ORDER', id: null } },
      ({ id, created, receiptThroughDesk, divisionId, hallId }) => ({
        target: { kind: 'ORDER', id },
        divisionId,
        hallId,
        detail: { created, receiptThroughDesk },
      }),
    )
  serve(
    app,
    putComplaint,
    async ({ params, body, request }) => {
      const kept = await passOnComplaint(deps, callerOf(request), params.complaintNo, body, inAuditOf(request))
      return { status: kept.created ? 201 : 200, body: kept }
    },
    { before: access.admit(putComplaint.caller) },
  )
  serve(
    app,
    enterComplaint,
    async ({ body, idempotencyKey, request }) => {
      const asking = { session: sessionOf(request), reach: reachOf(request) }
      const kept = await enterAs(deps, asking, idempotencyKey, body, inAuditOf(request))
      return { status: kept.created ? 201 : 200, body: kept }
    },
    { before: access.admit(enterComplaint.caller) },
  )
  serve(app, lookUpComplaint, async ({ body }) => ({ status: 200, body: await viewOwn(deps, body.receipt) }))
}
