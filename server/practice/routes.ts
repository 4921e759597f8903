import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/practice.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import type { HandlingDeps } from '../handling-order/index.ts'
import { serve } from '../platform/serve.ts'
import { type Asking, decide, draft, viewPractices } from './actions.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly outcome?: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: 'PRACTICE_DRAFTED' | 'PRACTICE_DECIDED', id: string | null) =>
  audited<Placed>(request, { act, target: { kind: 'PRACTICE', id } }, ({ id: practiceId, outcome, ...place }) => ({
    ...place,
    target: { kind: 'PRACTICE', id: practiceId },
    detail: outcome === undefined ? {} : { outcome },
  }))

/** 成果固化: one drafts what has worked, another adopts it. */
export function servePractices(app: FastifyInstance, deps: HandlingDeps, access: Access): void {
  serve(
    app,
    promises.listPractices,
    async ({ query, request }) => ({ status: 200, body: await viewPractices(deps, asking(request), query) }),
    { before: access.admit(promises.listPractices.caller) },
  )
  serve(
    app,
    promises.draftPractice,
    async ({ body, request }) => {
      const act = inAudit(request, 'PRACTICE_DRAFTED', null)
      return { status: 201, body: await draft(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.draftPractice.caller) },
  )
  serve(
    app,
    promises.decidePractice,
    async ({ params: { practiceId }, body, request }) => {
      const act = inAudit(request, 'PRACTICE_DECIDED', practiceId)
      return { status: 200, body: await decide(deps, asking(request), practiceId, body, act) }
    },
    { before: access.admit(promises.decidePractice.caller) },
  )
}
