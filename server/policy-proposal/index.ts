import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/policy.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import * as actions from './actions.ts'

export { findDivisionNames } from './store.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly outcome?: string
}

type Act = 'POLICY_PROPOSED' | 'POLICY_DECIDED' | 'POLICY_WITHDRAWN'

const asking = (request: FastifyRequest): actions.Asking => ({
  accountId: sessionOf(request).accountId,
  reach: reachOf(request),
})

const inAudit = (request: FastifyRequest, act: Act, id: string | null) =>
  audited<Placed>(request, { act, target: { kind: 'POLICY', id } }, ({ id: proposalId, divisionId, outcome }) => ({
    target: { kind: 'POLICY', id: proposalId },
    divisionId,
    detail: outcome === undefined ? {} : { outcome },
  }))

/** Policies with their sources and findings, and the way from a proposal to what holds: one proposes, another puts in force. */
export function servePolicies(app: FastifyInstance, deps: actions.PolicyDeps, access: Access): void {
  serveReads(app, deps, access)
  const proposes = { before: access.admit(promises.proposePolicy.caller) }
  serve(
    app,
    promises.proposePolicy,
    async ({ body, request }) => {
      const act = inAudit(request, 'POLICY_PROPOSED', null)
      return { status: 201, body: await actions.propose(deps, asking(request), body, act) }
    },
    proposes,
  )
  serve(
    app,
    promises.withdrawPolicyProposal,
    async ({ params: { proposalId }, request }) => {
      const act = inAudit(request, 'POLICY_WITHDRAWN', proposalId)
      return { status: 200, body: await actions.withdraw(deps, asking(request), proposalId, act) }
    },
    proposes,
  )
  serve(
    app,
    promises.decidePolicyProposal,
    async ({ params: { proposalId }, body, request }) => {
      const act = inAudit(request, 'POLICY_DECIDED', proposalId)
      return { status: 200, body: await actions.decide(deps, asking(request), proposalId, body, act) }
    },
    { before: access.admit(promises.decidePolicyProposal.caller) },
  )
  serve(app, promises.seeWording, async ({ query }) => ({
    status: 200,
    body: await actions.viewWording(deps, query.divisionCode),
  }))
}

function serveReads(app: FastifyInstance, deps: actions.PolicyDeps, access: Access): void {
  const reads = { before: access.admit(promises.listPolicies.caller) }
  const proposals = { before: access.admit(promises.listPolicyProposals.caller) }
  serve(
    app,
    promises.listPolicies,
    async ({ query, request }) => ({ status: 200, body: await actions.viewPolicies(deps, asking(request), query) }),
    reads,
  )
  serve(
    app,
    promises.seePolicy,
    async ({ params, request }) => ({
      status: 200,
      body: await actions.viewPolicy(deps, asking(request), params.policyId),
    }),
    reads,
  )
  serve(app, promises.listPolicyPacks, async () => ({ status: 200, body: await actions.viewPacks(deps) }), reads)
  serve(
    app,
    promises.listPolicyProposals,
    async ({ request }) => ({ status: 200, body: await actions.viewProposals(deps, asking(request)) }),
    proposals,
  )
  serve(
    app,
    promises.seePolicyProposal,
    async ({ params, request }) => ({
      status: 200,
      body: await actions.viewProposal(deps, asking(request), params.proposalId),
    }),
    proposals,
  )
}
