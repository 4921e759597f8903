import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/agency.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type AgencyDeps, type Asking, addTerm, end, type Kept, record, viewAgencies } from './actions.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

type Act = 'AGENCY_RECORDED' | 'AGENCY_TERM_NOTED' | 'AGENCY_ENDED'

const inAudit = (request: FastifyRequest, act: Act, agencyId: string | null) =>
  audited<Kept>(request, { act, target: { kind: 'AGENCY', id: agencyId } }, ({ id, divisionId }) => ({
    ...{ divisionId, hallId: null },
    target: { kind: 'AGENCY', id },
  }))

/** 第三方机构: whoever manages the pools records them and their contracts. */
export function serveAgencies(app: FastifyInstance, deps: AgencyDeps, access: Access): void {
  serve(
    app,
    promises.listAgencies,
    async ({ request }) => ({ status: 200, body: await viewAgencies(deps, asking(request)) }),
    { before: access.admit(promises.listAgencies.caller) },
  )
  serve(
    app,
    promises.recordAgency,
    async ({ body, request }) => {
      const act = inAudit(request, 'AGENCY_RECORDED', null)
      return { status: 201, body: await record(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.recordAgency.caller) },
  )
  serve(
    app,
    promises.noteAgencyTerm,
    async ({ params: { agencyId }, body, request }) => {
      const act = inAudit(request, 'AGENCY_TERM_NOTED', agencyId)
      return { status: 201, body: await addTerm(deps, asking(request), agencyId, body, act) }
    },
    { before: access.admit(promises.noteAgencyTerm.caller) },
  )
  serve(
    app,
    promises.endAgency,
    async ({ params: { agencyId }, body, request }) => {
      const act = inAudit(request, 'AGENCY_ENDED', agencyId)
      return { status: 200, body: await end(deps, asking(request), agencyId, body, act) }
    },
    { before: access.admit(promises.endAgency.caller) },
  )
}
