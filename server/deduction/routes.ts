import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/deduction.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { sendEvidence } from '../evidence-file/index.ts'
import { serve } from '../platform/serve.ts'
import { answer, decide, findFile, propose, viewList } from './actions.ts'
import type { Asking, DeductionDeps } from './deps.ts'
import { keepFor } from './file/files.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly outcome?: string
}

type Act = 'DEDUCTION_PROPOSED' | 'DEDUCTION_ANSWERED' | 'DEDUCTION_DECIDED'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: Act, id: string | null) =>
  audited<Placed>(request, { act, target: { kind: 'DEDUCTION', id } }, ({ id: keptId, outcome, ...place }) => ({
    ...place,
    target: { kind: 'DEDUCTION', id: keptId },
    detail: outcome === undefined ? {} : { outcome },
  }))

/** 负面清单扣分、弹性加分: one proposes, the unit answers, another decides. */
export function serveDeductions(app: FastifyInstance, deps: DeductionDeps, access: Access): void {
  serve(
    app,
    promises.listDeductions,
    async ({ query, request }) => ({ status: 200, body: await viewList(deps, asking(request), query) }),
    { before: access.admit(promises.listDeductions.caller) },
  )
  serve(
    app,
    promises.proposeDeduction,
    async ({ body, request }) => {
      const act = inAudit(request, 'DEDUCTION_PROPOSED', null)
      return { status: 201, body: await propose(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.proposeDeduction.caller) },
  )
  serve(
    app,
    promises.answerDeduction,
    async ({ params: { deductionId }, body, request }) => {
      const act = inAudit(request, 'DEDUCTION_ANSWERED', deductionId)
      return { status: 200, body: await answer(deps, asking(request), deductionId, body, act) }
    },
    { before: access.admit(promises.answerDeduction.caller) },
  )
  serve(
    app,
    promises.decideDeduction,
    async ({ params: { deductionId }, body, request }) => {
      const act = inAudit(request, 'DEDUCTION_DECIDED', deductionId)
      return { status: 200, body: await decide(deps, asking(request), deductionId, body, act) }
    },
    { before: access.admit(promises.decideDeduction.caller) },
  )
  serveFiles(app, deps, access)
}

function serveFiles(app: FastifyInstance, deps: DeductionDeps, access: Access): void {
  serve(
    app,
    promises.keepDeductionFile,
    async ({ body, request }) => {
      const attempt = { act: 'DEDUCTION_FILE_KEPT', target: { kind: 'DEDUCTION', id: null } } as const
      const act = audited<Omit<Placed, 'id'>>(request, attempt, ({ divisionId, hallId }) => ({ divisionId, hallId }))
      return { status: 201, body: await keepFor(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.keepDeductionFile.caller) },
  )
  serve(
    app,
    promises.readDeductionFile,
    async ({ params, request, reply }) => {
      request.attempt = { act: 'DEDUCTION_FILE_READ', target: { kind: 'DEDUCTION', id: params.deductionId } }
      return sendEvidence(reply, deps.world, await findFile(deps, asking(request), params))
    },
    { before: access.admit(promises.readDeductionFile.caller) },
  )
}
