import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/exemption.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { decide, propose, viewList } from './actions.ts'
import type { Asking, ExemptionDeps } from './deps.ts'
import { viewFigures } from './figures.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly outcome: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: 'EXEMPTION_PROPOSED' | 'EXEMPTION_DECIDED', id: string | null) =>
  audited<Placed>(request, { act, target: { kind: 'EXEMPTION', id } }, ({ id: keptId, outcome, ...place }) => ({
    ...place,
    target: { kind: 'EXEMPTION', id: keptId },
    detail: { outcome },
  }))

/** 容错: the unit proposes, a stranger to it decides, the public is told how many. */
export function serveExemptions(app: FastifyInstance, deps: ExemptionDeps, access: Access): void {
  serve(
    app,
    promises.listExemptions,
    async ({ query, request }) => ({ status: 200, body: await viewList(deps, asking(request), query) }),
    { before: access.admit(promises.listExemptions.caller) },
  )
  serve(
    app,
    promises.proposeExemption,
    async ({ body, request }) => {
      const act = inAudit(request, 'EXEMPTION_PROPOSED', null)
      return { status: 201, body: await propose(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.proposeExemption.caller) },
  )
  serve(
    app,
    promises.decideExemption,
    async ({ params: { exemptionId }, body, request }) => {
      const act = inAudit(request, 'EXEMPTION_DECIDED', exemptionId)
      return { status: 200, body: await decide(deps, asking(request), exemptionId, body, act) }
    },
    { before: access.admit(promises.decideExemption.caller) },
  )
  serve(app, promises.seeExemptionFigures, async ({ query }) => ({
    status: 200,
    body: await viewFigures(deps, query),
  }))
}
