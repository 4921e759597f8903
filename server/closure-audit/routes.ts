import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/closure-audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import type { HandlingDeps } from '../handling-order/index.ts'
import { eachMinute } from '../platform/each-minute.ts'
import { serve } from '../platform/serve.ts'
import { decide, viewProposals } from './accountability/accountability.ts'
import { type Asking, answerOwn, noteOutcome, seeOwn, viewAudits } from './actions.ts'
import { viewFigures, viewTotals } from './figures.ts'

interface Placed {
  readonly divisionId: number
  readonly hallId: number
  readonly outcome: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

/** 办结抽查, and what follows from it. */
export function serveClosureAudits(app: FastifyInstance, deps: HandlingDeps, access: Access): void {
  const totals = eachMinute(deps.world, () => viewTotals(deps))
  serve(
    app,
    promises.listClosureAudits,
    async ({ query, request }) => ({ status: 200, body: await viewAudits(deps, asking(request), query) }),
    { before: access.admit(promises.listClosureAudits.caller) },
  )
  serve(
    app,
    promises.noteClosureOutcome,
    async ({ params: { orderId }, body, request }) => {
      const attempt = { act: 'CLOSURE_ASKED', target: { kind: 'ORDER', id: orderId } } as const
      const act = audited<Placed>(request, attempt, ({ divisionId, hallId, outcome }) => ({
        ...{ divisionId, hallId },
        detail: { outcome },
      }))
      return { status: 200, body: await noteOutcome(deps, asking(request), orderId, body, act) }
    },
    { before: access.admit(promises.noteClosureOutcome.caller) },
  )
  serve(
    app,
    promises.seeClosureAuditFigures,
    async ({ request }) => ({ status: 200, body: await viewFigures(deps, reachOf(request)) }),
    { before: access.admit(promises.seeClosureAuditFigures.caller) },
  )
  serve(app, promises.seeClosureAuditTotals, async () => ({ status: 200, body: await totals() }))
  serve(app, promises.seeOwnClosureQuestion, async ({ body }) => ({
    status: 200,
    body: await seeOwn(deps, body.receipt),
  }))
  serve(app, promises.answerOwnClosureQuestion, async ({ body }) => ({
    status: 200,
    body: await answerOwn(deps, body),
  }))
  serveAccountability(app, deps, access)
}

/** 追责问责建议: put before the leading group, who says something to each. */
function serveAccountability(app: FastifyInstance, deps: HandlingDeps, access: Access): void {
  serve(
    app,
    promises.listAccountabilityProposals,
    async ({ query, request }) => ({ status: 200, body: await viewProposals(deps, reachOf(request), query) }),
    { before: access.admit(promises.listAccountabilityProposals.caller) },
  )
  serve(
    app,
    promises.decideAccountability,
    async ({ params: { proposalId }, body, request }) => {
      const attempt = { act: 'ACCOUNTABILITY_DECIDED', target: { kind: 'ACCOUNTABILITY', id: proposalId } } as const
      const act = audited<Placed>(request, attempt, ({ divisionId, hallId, outcome }) => ({
        ...{ divisionId, hallId },
        detail: { outcome },
      }))
      return { status: 200, body: await decide(deps, asking(request), proposalId, body, act) }
    },
    { before: access.admit(promises.decideAccountability.caller) },
  )
}
