import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/assessment.ts'
import type { AuditAct } from '../../domain/audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { sendEvidence } from '../evidence-file/index.ts'
import { serve } from '../platform/serve.ts'
import { submit, viewOwnAssessment } from './actions.ts'
import { keepForVisit } from './file/files.ts'
import { findVisitFiles } from './file/store.ts'
import { viewPublished } from './published/view.ts'
import { type AssessmentDeps, endVisit, loadOwnVisit, viewOwnVisits } from './visits.ts'

/** Which visit, and never where: whoever reads the audit of a place would learn that somebody comes. */
const inAudit = (request: FastifyRequest, act: AuditAct, visitId: string) =>
  audited(request, { act, target: { kind: 'VISIT', id: visitId } })

/** 测评: what assessors do in the field, each with his own visits alone. */
export function serveAssessments(app: FastifyInstance, deps: AssessmentDeps, access: Access): void {
  serve(
    app,
    promises.listOwnVisits,
    async ({ request }) => ({ status: 200, body: await viewOwnVisits(deps, sessionOf(request)) }),
    { before: access.admit(promises.listOwnVisits.caller) },
  )
  serve(
    app,
    promises.submitAssessment,
    async ({ params: { visitId }, body, idempotencyKey, request }) => {
      const act = inAudit(request, 'ASSESSMENT_SUBMITTED', visitId)
      const { replayed, answer } = await submit(deps, sessionOf(request), visitId, { idempotencyKey, body }, act)
      return { status: 201, body: answer, ...(replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}) }
    },
    { before: access.admit(promises.submitAssessment.caller) },
  )
  serve(
    app,
    promises.seeOwnAssessment,
    async ({ params: { visitId }, request }) => ({
      status: 200,
      body: await viewOwnAssessment(deps, sessionOf(request), visitId),
    }),
    { before: access.admit(promises.seeOwnAssessment.caller) },
  )
  serve(
    app,
    promises.endOwnVisit,
    async ({ params: { visitId }, body, request }) => {
      const act = inAudit(request, 'OWN_VISIT_ENDED', visitId)
      return { status: 200, body: await endVisit(deps, sessionOf(request), visitId, body, act) }
    },
    { before: access.admit(promises.endOwnVisit.caller) },
  )
  serveVisitFiles(app, deps, access)
  serve(
    app,
    promises.listAssessments,
    async ({ query, request }) => ({ status: 200, body: await viewPublished(deps, reachOf(request), query) }),
    { before: access.admit(promises.listAssessments.caller) },
  )
}

function serveVisitFiles(app: FastifyInstance, deps: AssessmentDeps, access: Access): void {
  serve(
    app,
    promises.keepVisitFile,
    async ({ params: { visitId }, body, request }) => {
      const act = inAudit(request, 'VISIT_FILE_KEPT', visitId)
      return { status: 201, body: await keepForVisit(deps, sessionOf(request), visitId, body, act) }
    },
    { before: access.admit(promises.keepVisitFile.caller) },
  )
  serve(
    app,
    promises.readVisitFile,
    async ({ params: { visitId, fileId }, request, reply }) => {
      request.attempt = { act: 'VISIT_FILE_READ', target: { kind: 'VISIT', id: visitId } }
      await loadOwnVisit(deps, sessionOf(request).accountId, visitId)
      const [file] = await findVisitFiles(deps.world.app, visitId, fileId)
      return sendEvidence(reply, deps.world, file)
    },
    { before: access.admit(promises.readVisitFile.caller) },
  )
}
