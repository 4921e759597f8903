import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/opinion.ts'
import * as findings from '../../contracts/opinion-finding.ts'
import type { AuditAct } from '../../domain/audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { sendEvidence } from '../evidence-file/index.ts'
import { eachMinute } from '../platform/each-minute.ts'
import { serve } from '../platform/serve.ts'
import type { Asking, Kept, OpinionDeps } from './deps.ts'
import { decide, findFrom, viewFindings, viewOutcomes } from './finding/actions.ts'
import {
  code,
  findSessionFile,
  keepSessionFile,
  record,
  settle,
  viewSession,
  viewSessions,
  writeProtocol,
} from './sessions.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAuditOf = (request: FastifyRequest, act: AuditAct, id: string | null) =>
  audited<Kept>(request, { act, target: { kind: 'OPINION', id } }, ({ id: kept, divisionId, hallId, detail }) => ({
    ...{ divisionId, hallId, detail },
    target: { kind: 'OPINION', id: kept },
  }))

/** 意见征集: sessions with their protocols and codes, what was found in them, and what became of it. */
export function serveOpinions(app: FastifyInstance, deps: OpinionDeps, access: Access): void {
  serveSessions(app, deps, access)
  serveCoding(app, deps, access)
  serveFindings(app, deps, access)
}

function serveSessions(app: FastifyInstance, deps: OpinionDeps, access: Access): void {
  serve(
    app,
    promises.listOpinionSessions,
    async ({ query, request }) => ({ status: 200, body: await viewSessions(deps, asking(request), query) }),
    { before: access.admit(promises.listOpinionSessions.caller) },
  )
  serve(
    app,
    promises.recordOpinionSession,
    async ({ body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_SESSION_KEPT', null)
      return { status: 201, body: await record(deps, asking(request), body, inAudit) }
    },
    { before: access.admit(promises.recordOpinionSession.caller) },
  )
  serve(
    app,
    promises.seeOpinionSession,
    async ({ params, request }) => ({ status: 200, body: await viewSession(deps, asking(request), params.sessionId) }),
    { before: access.admit(promises.seeOpinionSession.caller) },
  )
  serve(
    app,
    promises.recordOpinionProtocol,
    async ({ params: { sessionId }, body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_PROTOCOL_KEPT', sessionId)
      return { status: 200, body: await writeProtocol(deps, asking(request), sessionId, body, inAudit) }
    },
    { before: access.admit(promises.recordOpinionProtocol.caller) },
  )
  serve(
    app,
    promises.keepOpinionFile,
    async ({ params: { sessionId }, body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_FILE_KEPT', sessionId)
      return { status: 201, body: await keepSessionFile(deps, asking(request), sessionId, body, inAudit) }
    },
    { before: access.admit(promises.keepOpinionFile.caller) },
  )
  serve(
    app,
    promises.readOpinionFile,
    async ({ params, request, reply }) =>
      sendEvidence(reply, deps.world, await findSessionFile(deps, asking(request), params)),
    { before: access.admit(promises.readOpinionFile.caller) },
  )
}

function serveCoding(app: FastifyInstance, deps: OpinionDeps, access: Access): void {
  serve(
    app,
    promises.codeOpinions,
    async ({ params: { sessionId }, body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_CODED', sessionId)
      return { status: 200, body: await code(deps, asking(request), sessionId, body, inAudit) }
    },
    { before: access.admit(promises.codeOpinions.caller) },
  )
  serve(
    app,
    promises.settleOpinionCode,
    async ({ params: { sessionId }, body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_SETTLED', sessionId)
      return { status: 200, body: await settle(deps, asking(request), sessionId, body, inAudit) }
    },
    { before: access.admit(promises.settleOpinionCode.caller) },
  )
}

function serveFindings(app: FastifyInstance, deps: OpinionDeps, access: Access): void {
  serve(
    app,
    findings.listOpinionFindings,
    async ({ query, request }) => ({ status: 200, body: await viewFindings(deps, asking(request), query) }),
    { before: access.admit(findings.listOpinionFindings.caller) },
  )
  serve(
    app,
    findings.findOpinion,
    async ({ body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_FOUND', null)
      return { status: 201, body: await findFrom(deps, asking(request), body, inAudit) }
    },
    { before: access.admit(findings.findOpinion.caller) },
  )
  serve(
    app,
    findings.decideOpinion,
    async ({ params: { findingId }, body, request }) => {
      const inAudit = inAuditOf(request, 'OPINION_DECIDED', findingId)
      return { status: 200, body: await decide(deps, asking(request), findingId, body, inAudit) }
    },
    { before: access.admit(findings.decideOpinion.caller) },
  )
  const outcomes = eachMinute(deps.world, () => viewOutcomes(deps))
  serve(app, findings.listOpinionOutcomes, async () => ({ status: 200, body: await outcomes() }))
}
