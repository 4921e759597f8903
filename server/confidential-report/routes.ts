import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/confidential-report.ts'
import type { Caller } from '../../contracts/route.ts'
import type { AuditAct } from '../../domain/audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { answerOwn, viewOwn } from './citizen.ts'
import { type Asking, openContact, step, viewReport, viewReports } from './desk.ts'
import type { TakingDeps } from './story.ts'
import { makeChallenge, takeReport, viewPlaces } from './take.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

/** Administrators of the audit read that an inspector has acted, and of which kind: never on which report, nor where it lies. */
const attemptOf = (act: AuditAct) => ({ act, target: { kind: 'CONFIDENTIAL_REPORT', id: null } }) as const

export function serveConfidentialReports(app: FastifyInstance, deps: TakingDeps, access: Access): void {
  serveReporters(app, deps)
  serveInspectors(app, deps, access)
}

function serveReporters(app: FastifyInstance, deps: TakingDeps): void {
  serve(
    app,
    promises.giveConfidentialReport,
    async ({ body, idempotencyKey, request }) => {
      const { replayed, answer } = await takeReport(deps, request, body, idempotencyKey)
      return { status: 201, body: answer, ...(replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}) }
    },
    { limit: 'public-comment' },
  )
  serve(app, promises.findReportedPlaces, async ({ body }) => ({ status: 200, body: await viewPlaces(deps, body) }), {
    limit: 'public-comment',
  })
  serve(app, promises.seeReportChallenge, async ({ request }) => ({ status: 200, body: makeChallenge(deps, request) }))
  serve(app, promises.lookUpConfidentialReport, async ({ body }) => ({
    status: 200,
    body: await viewOwn(deps, body.receipt),
  }))
  serve(app, promises.answerConfidentialReport, async ({ body }) => ({
    status: 200,
    body: await answerOwn(deps, body),
  }))
}

function serveInspectors(app: FastifyInstance, deps: TakingDeps, access: Access): void {
  /** Said before anybody is let in: a refusal, too, names no report. */
  const before = (caller: Caller, act: AuditAct) => {
    const admit = access.admit(caller)
    return async (request: FastifyRequest) => {
      request.attempt = attemptOf(act)
      await admit(request)
    }
  }
  serve(
    app,
    promises.listConfidentialReports,
    async ({ query, request }) => ({ status: 200, body: await viewReports(deps, asking(request), query) }),
    { before: before(promises.listConfidentialReports.caller, 'CONFIDENTIAL_REPORT_READ') },
  )
  serve(
    app,
    promises.seeConfidentialReport,
    async ({ params, request }) => ({ status: 200, body: await viewReport(deps, asking(request), params.reportId) }),
    { before: before(promises.seeConfidentialReport.caller, 'CONFIDENTIAL_REPORT_READ') },
  )
  serve(
    app,
    promises.stepConfidentialReport,
    async ({ params, body, request }) => {
      const inAudit = audited(request, attemptOf('CONFIDENTIAL_REPORT_HANDLED'))
      return { status: 200, body: await step(deps, asking(request), params.reportId, body, inAudit) }
    },
    { before: before(promises.stepConfidentialReport.caller, 'CONFIDENTIAL_REPORT_HANDLED') },
  )
  serve(
    app,
    promises.openReportContact,
    async ({ params, body, request }) => {
      const inAudit = audited(request, attemptOf('CONFIDENTIAL_CONTACT_OPENED'))
      return { status: 200, body: await openContact(deps, asking(request), params.reportId, body.version, inAudit) }
    },
    { before: before(promises.openReportContact.caller, 'CONFIDENTIAL_CONTACT_OPENED') },
  )
}
