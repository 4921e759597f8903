import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/malicious-evaluator.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import type { AppealDeps, Asking } from '../appeal/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { decide, judge, propose } from './actions.ts'
import { followOwn, objectOwn } from './citizen.ts'
import { viewTotals } from './sweep.ts'
import { countInForce, viewEntries, viewEntry } from './view.ts'

interface Placed {
  readonly divisionId: number
  readonly hallId: number
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

/** 恶意评价人员信息库, where a region keeps one; elsewhere every route of staff says that none is kept. */
export function serveMaliciousEvaluators(app: FastifyInstance, deps: AppealDeps, access: Access): void {
  serveReads(app, deps, access)
  serveActs(app, deps, access)
  serve(app, promises.seeMaliciousTotals, async () => ({ status: 200, body: await viewTotals(deps) }))
  serve(app, promises.followOwnMaliciousEntry, async ({ body }) => ({
    status: 200,
    body: await followOwn(deps, body.receipt),
  }))
  serve(app, promises.objectToOwnMaliciousEntry, async ({ body }) => ({
    status: 200,
    body: await objectOwn(deps, body),
  }))
}

function serveReads(app: FastifyInstance, deps: AppealDeps, access: Access): void {
  serve(
    app,
    promises.listMaliciousEntries,
    async ({ query, request }) => ({ status: 200, body: await viewEntries(deps, asking(request), query) }),
    { before: access.admit(promises.listMaliciousEntries.caller) },
  )
  serve(
    app,
    promises.seeMaliciousEntry,
    async ({ params: { appealId }, request }) => {
      request.attempt = { act: 'MALICIOUS_ENTRY_READ', target: { kind: 'APPEAL', id: appealId } }
      return { status: 200, body: await viewEntry(deps, asking(request), appealId) }
    },
    { before: access.admit(promises.seeMaliciousEntry.caller) },
  )
  serve(
    app,
    promises.countMaliciousEntries,
    async ({ params: { appealId }, request }) => {
      request.attempt = { act: 'MALICIOUS_COUNT_READ', target: { kind: 'APPEAL', id: appealId } }
      return { status: 200, body: await countInForce(deps, asking(request), appealId) }
    },
    { before: access.admit(promises.countMaliciousEntries.caller) },
  )
}

type Act = 'MALICIOUS_ENTRY_PROPOSED' | 'MALICIOUS_ENTRY_DECIDED' | 'MALICIOUS_OBJECTION_JUDGED'

function serveActs(app: FastifyInstance, deps: AppealDeps, access: Access): void {
  const inAudit = (request: FastifyRequest, act: Act, id: string, detail: Readonly<Record<string, string>> = {}) =>
    audited<Placed>(request, { act, target: { kind: 'APPEAL', id } }, ({ divisionId, hallId }) => ({
      divisionId,
      hallId,
      detail,
    }))
  serve(
    app,
    promises.proposeMaliciousEntry,
    async ({ params: { appealId }, body, request }) => {
      const act = inAudit(request, 'MALICIOUS_ENTRY_PROPOSED', appealId)
      await propose(deps, asking(request), { ...body, appealId }, act)
      return { status: 201, body: await viewEntry(deps, asking(request), appealId) }
    },
    { before: access.admit(promises.proposeMaliciousEntry.caller) },
  )
  serve(
    app,
    promises.decideMaliciousEntry,
    async ({ params: { appealId }, body, request }) => {
      const act = inAudit(request, 'MALICIOUS_ENTRY_DECIDED', appealId, { decision: body.decision })
      await decide(deps, asking(request), { ...body, appealId }, act)
      return { status: 200, body: await viewEntry(deps, asking(request), appealId) }
    },
    { before: access.admit(promises.decideMaliciousEntry.caller) },
  )
  serve(
    app,
    promises.judgeMaliciousObjection,
    async ({ params: { appealId }, body, request }) => {
      const act = inAudit(request, 'MALICIOUS_OBJECTION_JUDGED', appealId, { verdict: body.verdict })
      await judge(deps, asking(request), { ...body, appealId }, act)
      return { status: 200, body: await viewEntry(deps, asking(request), appealId) }
    },
    { before: access.admit(promises.judgeMaliciousObjection.caller) },
  )
}
