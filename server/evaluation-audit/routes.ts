import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/evaluation-audit.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { eachMinute } from '../platform/each-minute.ts'
import { serve } from '../platform/serve.ts'
import { type ShownPlace, withAlarm } from '../unmasking/index.ts'
import { type Asking, noteAudit, revealPhone, viewAudits } from './actions.ts'
import type { EvaluationAuditDeps } from './deps.ts'
import { drawByPublicDraw } from './draw/draw.ts'
import { toDraw, viewDraws, viewFigures, viewSample } from './figures.ts'

interface Placed {
  readonly divisionId: number
  readonly hallId: number
  readonly outcome: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

/** 评价抽查: who was drawn is asked by a third party; what came of it, and by which seed they were drawn, is for everybody. */
export function serveEvaluationAudits(app: FastifyInstance, deps: EvaluationAuditDeps, access: Access): void {
  serve(
    app,
    promises.listEvaluationAudits,
    async ({ query, request }) => ({ status: 200, body: await viewAudits(deps, asking(request), query) }),
    { before: access.admit(promises.listEvaluationAudits.caller) },
  )
  serve(
    app,
    promises.seeEvaluationAuditFigures,
    async ({ query, request }) => ({ status: 200, body: await viewFigures(deps, reachOf(request), query.month) }),
    { before: access.admit(promises.seeEvaluationAuditFigures.caller) },
  )
  serveCalls(app, deps, access)
  serveDraws(app, deps, access)
}

function serveCalls(app: FastifyInstance, deps: EvaluationAuditDeps, access: Access): void {
  serve(
    app,
    promises.revealEvaluationAuditPhone,
    async ({ params: { auditId }, request }) => {
      const target = { kind: 'EVALUATION_AUDIT', id: auditId } as const
      const inAudit = audited<ShownPlace>(request, { act: 'UNMASKED', target }, ({ id, divisionId, hallId }) => ({
        ...{ divisionId, hallId },
        detail: { purpose: 'EVALUATION_AUDIT', unmaskingId: id },
      }))
      const show = () => revealPhone(deps, asking(request), auditId, inAudit)
      return { status: 201, body: await withAlarm(deps, request, target, show) }
    },
    { before: access.admit(promises.revealEvaluationAuditPhone.caller) },
  )
  serve(
    app,
    promises.noteEvaluationAudit,
    async ({ params: { auditId }, body, request }) => {
      const attempt = { act: 'EVALUATION_AUDITED', target: { kind: 'EVALUATION_AUDIT', id: auditId } } as const
      const inAudit = audited<Placed>(request, attempt, ({ divisionId, hallId, outcome }) => ({
        ...{ divisionId, hallId },
        detail: { outcome },
      }))
      return { status: 200, body: await noteAudit(deps, asking(request), auditId, body, inAudit) }
    },
    { before: access.admit(promises.noteEvaluationAudit.caller) },
  )
}

function serveDraws(app: FastifyInstance, deps: EvaluationAuditDeps, access: Access): void {
  const draws = eachMinute(deps.world, () => viewDraws(deps))
  serve(app, promises.seeEvaluationAuditDraws, async () => ({ status: 200, body: await draws() }))
  serve(app, promises.seeEvaluationAuditSample, async ({ params: { month } }) => ({
    status: 200,
    body: await viewSample(deps, month),
  }))
  serve(
    app,
    promises.tellPublicDraw,
    async ({ params: { month }, body, request }) => {
      const attempt = { act: 'EVALUATION_AUDIT_DRAWN', target: { kind: 'EVALUATION_AUDIT', id: null } } as const
      const inAudit = audited<{ month: string }>(request, attempt, ({ month: drawn }) => ({ detail: { month: drawn } }))
      const row = await drawByPublicDraw(deps, month, body, sessionOf(request).accountId, inAudit)
      return { status: 200, body: toDraw(row) }
    },
    { before: access.admit(promises.tellPublicDraw.caller) },
  )
}
