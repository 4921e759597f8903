import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/assessment-finding.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { sendEvidence } from '../evidence-file/index.ts'
import { serve } from '../platform/serve.ts'
import { findAssessedFile, findFindingFile, makeFrom, viewFindings, viewVisits } from './actions.ts'
import type { Asking, FindingDeps } from './deps.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

/** 测评发现: the working group takes up what was found on visits; the place reads it when its order is open. */
export function serveFindings(app: FastifyInstance, deps: FindingDeps, access: Access): void {
  serve(
    app,
    promises.listAssessedVisits,
    async ({ query, request }) => ({ status: 200, body: await viewVisits(deps, asking(request), query) }),
    { before: access.admit(promises.listAssessedVisits.caller) },
  )
  serve(
    app,
    promises.readAssessedFile,
    async ({ params, request, reply }) => {
      request.attempt = { act: 'VISIT_FILE_READ', target: { kind: 'VISIT', id: params.visitId } }
      return sendEvidence(reply, deps.world, await findAssessedFile(deps, asking(request), params))
    },
    { before: access.admit(promises.readAssessedFile.caller) },
  )
  serve(
    app,
    promises.makeFinding,
    async ({ body, request }) => {
      // Never where: whoever reads the audit of a place would learn that somebody was there.
      const act = audited<{ readonly id: string }>(
        request,
        { act: 'FINDING_MADE', target: { kind: 'FINDING', id: null } },
        ({ id }) => ({ target: { kind: 'FINDING', id } }),
      )
      return { status: 201, body: await makeFrom(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.makeFinding.caller) },
  )
  serve(
    app,
    promises.listFindings,
    async ({ query, request }) => ({ status: 200, body: await viewFindings(deps, asking(request), query) }),
    { before: access.admit(promises.listFindings.caller) },
  )
  serve(
    app,
    promises.readFindingFile,
    async ({ params, request, reply }) => {
      request.attempt = { act: 'FINDING_FILE_READ', target: { kind: 'FINDING', id: params.findingId } }
      return sendEvidence(reply, deps.world, await findFindingFile(deps, asking(request), params))
    },
    { before: access.admit(promises.readFindingFile.caller) },
  )
}
