import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/weighting.ts'
import type { AuditAct } from '../../domain/audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { open, viewExperts, viewList, viewOne } from './actions.ts'
import type { Asking, Kept, WeightingDeps } from './deps.ts'
import { answer, viewOwnList } from './own.ts'
import { closeRound, draftWeighted, openRound } from './rounds.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: AuditAct, id: string | null) =>
  audited<Kept>(request, { act, target: { kind: 'WEIGHTING', id } }, ({ id: weightingId, divisionId, detail }) => ({
    target: { kind: 'WEIGHTING', id: weightingId },
    ...{ divisionId, detail },
  }))

/** 赋权: opened and closed by the working group, answered by invited experts, each for himself. */
export function serveWeightings(app: FastifyInstance, deps: WeightingDeps, access: Access): void {
  serveOwn(app, deps, access)
  serve(
    app,
    promises.listWeightings,
    async ({ request }) => ({ status: 200, body: await viewList(deps, asking(request)) }),
    { before: access.admit(promises.listWeightings.caller) },
  )
  serve(
    app,
    promises.seeWeighting,
    async ({ params, request }) => ({ status: 200, body: await viewOne(deps, asking(request), params.weightingId) }),
    { before: access.admit(promises.seeWeighting.caller) },
  )
  const manages = { before: access.admit(promises.openWeighting.caller) }
  serve(
    app,
    promises.listWeightingExperts,
    async ({ query, request }) => ({ status: 200, body: await viewExperts(deps, asking(request), query) }),
    manages,
  )
  serve(
    app,
    promises.openWeighting,
    async ({ body, request }) => {
      const act = inAudit(request, 'WEIGHTING_OPENED', null)
      return { status: 201, body: await open(deps, asking(request), body, act) }
    },
    manages,
  )
  serve(
    app,
    promises.closeWeightingRound,
    async ({ params: { weightingId }, body, request }) => {
      const act = inAudit(request, 'WEIGHTING_ROUND_CLOSED', weightingId)
      return { status: 200, body: await closeRound(deps, asking(request), weightingId, body, act) }
    },
    manages,
  )
  serve(
    app,
    promises.openWeightingRound,
    async ({ params: { weightingId }, body, request }) => {
      const act = inAudit(request, 'WEIGHTING_ROUND_OPENED', weightingId)
      return { status: 201, body: await openRound(deps, asking(request), weightingId, body, act) }
    },
    manages,
  )
  serve(
    app,
    promises.draftWeightedScheme,
    async ({ params: { weightingId }, body, request }) => {
      const act = draftedFrom(request, weightingId)
      return { status: 201, body: await draftWeighted(deps, asking(request), weightingId, body, act) }
    },
    manages,
  )
}

/** In the audit it is a scheme that was drafted, as any other; and from what. */
const draftedFrom = (request: FastifyRequest, weightingId: string) =>
  audited<Kept>(
    request,
    { act: 'SCORE_SCHEME_DRAFTED', target: { kind: 'SCORE_SCHEME', id: null } },
    ({ id, divisionId }) => ({ target: { kind: 'SCORE_SCHEME', id }, divisionId, detail: { weightingId } }),
  )

function serveOwn(app: FastifyInstance, deps: WeightingDeps, access: Access): void {
  serve(
    app,
    promises.listOwnWeightings,
    async ({ request }) => ({ status: 200, body: await viewOwnList(deps, asking(request)) }),
    { before: access.admit(promises.listOwnWeightings.caller) },
  )
  serve(
    app,
    promises.answerWeighting,
    async ({ params: { weightingId }, body, request }) => {
      const act = inAudit(request, 'WEIGHTING_ANSWERED', weightingId)
      return { status: 201, body: await answer(deps, asking(request), weightingId, body, act) }
    },
    { before: access.admit(promises.answerWeighting.caller) },
  )
}
