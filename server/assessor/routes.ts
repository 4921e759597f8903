import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/assessor.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import {
  type Asking,
  type AssessorDeps,
  end,
  type Kept,
  viewCandidates,
  viewComposition,
  viewList,
  viewOwn,
} from './actions.ts'
import { recruit } from './recruit.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: 'ASSESSOR_RECRUITED' | 'ASSESSOR_ENDED', assessorId: string | null) =>
  audited<Kept>(request, { act, target: { kind: 'ASSESSOR', id: assessorId } }, ({ id, divisionId, detail }) => ({
    ...{ divisionId, hallId: null, detail },
    target: { kind: 'ASSESSOR', id },
  }))

/** 评价员库: who is held in a pool, taken in and ended by those who manage it; everybody sees his own. */
export function serveAssessors(app: FastifyInstance, deps: AssessorDeps, access: Access): void {
  serve(
    app,
    promises.listAssessors,
    async ({ query, request }) => ({ status: 200, body: await viewList(deps, asking(request), query) }),
    { before: access.admit(promises.listAssessors.caller) },
  )
  serve(
    app,
    promises.seeAssessorComposition,
    async ({ query, request }) => ({ status: 200, body: await viewComposition(deps, asking(request), query) }),
    { before: access.admit(promises.seeAssessorComposition.caller) },
  )
  serve(
    app,
    promises.listAssessorCandidates,
    async ({ query, request }) => ({ status: 200, body: await viewCandidates(deps, asking(request), query) }),
    { before: access.admit(promises.listAssessorCandidates.caller) },
  )
  serve(
    app,
    promises.recruitAssessor,
    async ({ body, request }) => {
      const act = inAudit(request, 'ASSESSOR_RECRUITED', null)
      return { status: 201, body: await recruit(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.recruitAssessor.caller) },
  )
  serve(
    app,
    promises.endAssessor,
    async ({ params: { assessorId }, body, request }) => {
      const act = inAudit(request, 'ASSESSOR_ENDED', assessorId)
      return { status: 200, body: await end(deps, asking(request), assessorId, body, act) }
    },
    { before: access.admit(promises.endAssessor.caller) },
  )
  serve(
    app,
    promises.listOwnPools,
    async ({ request }) => ({ status: 200, body: await viewOwn(deps, sessionOf(request).accountId) }),
    { before: access.admit(promises.listOwnPools.caller) },
  )
}
