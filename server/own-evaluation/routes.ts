import type { FastifyInstance } from 'fastify'
import { appealOwn, seeOwnEvaluations, stateOwn } from '../../contracts/own-evaluation.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { appealAgainst, state } from './actions.ts'
import type { OwnEvaluationDeps } from './batches.ts'
import { viewOwn } from './view.ts'

interface Placed {
  readonly divisionId: number
  readonly hallId: number
}

export function serveOwnEvaluations(app: FastifyInstance, deps: OwnEvaluationDeps, access: Access): void {
  serve(
    app,
    seeOwnEvaluations,
    async ({ request }) => ({ status: 200, body: await viewOwn(deps, sessionOf(request)) }),
    { before: access.admit(seeOwnEvaluations.caller) },
  )
  serve(
    app,
    stateOwn,
    async ({ body, request }) => {
      const session = sessionOf(request)
      const target = { kind: 'ACCOUNT', id: session.accountId } as const
      const inAudit = audited<Placed>(request, { act: 'STATEMENT_MADE', target }, (place) => place)
      await state(deps, session, body, inAudit)
      return { status: 201, body: { from: body.from, number: body.number } }
    },
    { before: access.admit(stateOwn.caller) },
  )
  serve(
    app,
    appealOwn,
    async ({ body, request }) => {
      const session = sessionOf(request)
      const target = { kind: 'ACCOUNT', id: session.accountId } as const
      const inAudit = audited<Placed>(request, { act: 'APPEAL_LODGED', target }, ({ divisionId, hallId }) => ({
        divisionId,
        hallId,
      }))
      await appealAgainst(deps, { session, reach: reachOf(request) }, body, inAudit)
      return { status: 201, body: { from: body.from, number: body.number } }
    },
    { before: access.admit(appealOwn.caller) },
  )
}
