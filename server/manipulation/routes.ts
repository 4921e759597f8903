import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/manipulation.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { decide, propose, viewList } from './actions.ts'
import type { Asking, ManipulationDeps } from './deps.ts'
import { replay } from './replay.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly outcome: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

type Act = 'MANIPULATION_PROPOSED' | 'MANIPULATION_DECIDED' | 'DETECTORS_REPLAYED'

const inAudit = (request: FastifyRequest, act: Act, id: string | null) =>
  audited<Placed>(
    request,
    { act, target: { kind: 'MANIPULATION_SIGNAL', id } },
    ({ id: keptId, outcome, ...place }) => ({
      ...place,
      target: { kind: 'MANIPULATION_SIGNAL', id: keptId },
      detail: { outcome },
    }),
  )

/** 刷评复核: what was set aside is looked at by two, and rules that are to change are tried first. */
export function serveManipulation(app: FastifyInstance, deps: ManipulationDeps, access: Access): void {
  serve(
    app,
    promises.listManipulationSignals,
    async ({ query, request }) => ({ status: 200, body: await viewList(deps, asking(request), query) }),
    { before: access.admit(promises.listManipulationSignals.caller) },
  )
  serve(
    app,
    promises.proposeManipulation,
    async ({ params: { signalId }, body, request }) => {
      const act = inAudit(request, 'MANIPULATION_PROPOSED', signalId)
      return { status: 201, body: await propose(deps, asking(request), signalId, body, act) }
    },
    { before: access.admit(promises.proposeManipulation.caller) },
  )
  serve(
    app,
    promises.decideManipulation,
    async ({ params: { signalId }, body, request }) => {
      const act = inAudit(request, 'MANIPULATION_DECIDED', signalId)
      return { status: 200, body: await decide(deps, asking(request), signalId, body, act) }
    },
    { before: access.admit(promises.decideManipulation.caller) },
  )
  serve(
    app,
    promises.replayDetectors,
    async ({ body: { proposalId }, request }) => {
      const act = inAudit(request, 'DETECTORS_REPLAYED', null)
      return { status: 201, body: await replay(deps, asking(request), proposalId, act) }
    },
    { before: access.admit(promises.replayDetectors.caller) },
  )
}
