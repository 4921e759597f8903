import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/appeal.ts'
import { readAppealFile } from '../../contracts/evidence-file.ts'
import { type Access, reachOf, readScoped, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { findNamedFile, sendEvidence } from '../evidence-file/index.ts'
import { loadReached } from '../handling-order/index.ts'
import { serve } from '../platform/serve.ts'
import { type Asking, lodge, note, vote, withdraw } from './actions.ts'
import type { AppealDeps } from './asker.ts'
import { viewAppealOfOrder } from './at-order.ts'
import { answerOwn, followOwn } from './citizen.ts'
import { viewFigures, viewTotals } from './figures.ts'
import { viewAppeals } from './list.ts'
import { viewAppeal } from './view.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
}

type Act = 'APPEAL_LODGED' | 'APPEAL_WITHDRAWN' | 'APPEAL_VOTED' | 'APPEAL_PROVINCE_NOTED'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

export function serveAppeals(app: FastifyInstance, deps: AppealDeps, access: Access): void {
  serveReads(app, deps, access)
  serveActs(app, deps, access)
  serve(app, promises.seeAppealTotals, async () => ({ status: 200, body: await viewTotals(deps) }))
  serve(app, promises.followOwnAppeal, async ({ body }) => ({ status: 200, body: await followOwn(deps, body.receipt) }))
  serve(app, promises.answerOwnAppeal, async ({ body }) => ({ status: 200, body: await answerOwn(deps, body) }))
}

function serveReads(app: FastifyInstance, deps: AppealDeps, access: Access): void {
  serve(
    app,
    promises.listAppeals,
    async ({ query, request }) => ({ status: 200, body: await viewAppeals(deps, asking(request), query) }),
    { before: access.admit(promises.listAppeals.caller) },
  )
  serve(
    app,
    promises.seeAppeal,
    async ({ params, request }) => {
      request.attempt = { act: 'APPEAL_READ', target: { kind: 'APPEAL', id: params.appealId } }
      return { status: 200, body: await viewAppeal(deps, asking(request), params) }
    },
    { before: access.admit(promises.seeAppeal.caller) },
  )
  serve(
    app,
    promises.seeAppealOfOrder,
    async ({ params, request }) => {
      request.attempt = { act: 'APPEAL_READ', target: { kind: 'ORDER', id: params.orderId } }
      return { status: 200, body: await viewAppealOfOrder(deps, asking(request), params.orderId) }
    },
    { before: access.admit(promises.seeAppealOfOrder.caller) },
  )
  serve(
    app,
    readAppealFile,
    async ({ params: { appealId, fileId }, request, reply }) => {
      request.attempt = { act: 'EVIDENCE_READ', target: { kind: 'APPEAL', id: appealId } }
      const file = await readScoped(deps, reachOf(request), (tx) => findNamedFile(tx, { appealId }, fileId))
      return sendEvidence(reply, deps.world, file)
    },
    { before: access.admit(readAppealFile.caller) },
  )
  serve(
    app,
    promises.seeAppealFigures,
    async ({ request }) => ({ status: 200, body: await viewFigures(deps, asking(request)) }),
    { before: access.admit(promises.seeAppealFigures.caller) },
  )
}

function serveActs(app: FastifyInstance, deps: AppealDeps, access: Access): void {
  const inAudit = (request: FastifyRequest, act: Act, orderOrAppeal: { kind: 'ORDER' | 'APPEAL'; id: string }) =>
    audited<Placed>(request, { act, target: orderOrAppeal }, ({ divisionId, hallId }) => ({ divisionId, hallId }))

  serve(
    app,
    promises.lodgeAppeal,
    async ({ body, request }) => {
      const act = inAudit(request, 'APPEAL_LODGED', { kind: 'ORDER', id: body.orderId })
      const { session, reach: held } = asking(request)
      // The unit’s right: of whatever it leads, in whatever hall; the rated person’s own is on his own page.
      const { reach } = await loadReached(deps, session, held, body.orderId)
      return { status: 201, body: { appealId: await lodge(deps, { session, reach }, body, act) } }
    },
    { before: access.admit(promises.lodgeAppeal.caller) },
  )
  serve(
    app,
    promises.withdrawAppeal,
    async ({ params, body, request }) => {
      const act = inAudit(request, 'APPEAL_WITHDRAWN', { kind: 'APPEAL', id: params.appealId })
      await withdraw(deps, asking(request), { ...params, ...body }, act)
      return { status: 200, body: { stage: 'WITHDRAWN' as const } }
    },
    { before: access.admit(promises.withdrawAppeal.caller) },
  )
  serve(
    app,
    promises.voteOnAppeal,
    async ({ params, body, request }) => {
      const act = inAudit(request, 'APPEAL_VOTED', { kind: 'APPEAL', id: params.appealId })
      await vote(deps, asking(request), { ...body, ...params }, act)
      return { status: 200, body: await viewAppeal(deps, asking(request), params) }
    },
    { before: access.admit(promises.voteOnAppeal.caller) },
  )
  serve(
    app,
    promises.noteProvince,
    async ({ params, body, request }) => {
      const act = inAudit(request, 'APPEAL_PROVINCE_NOTED', { kind: 'APPEAL', id: params.appealId })
      await note(deps, asking(request), { ...body, ...params }, act)
      return { status: 200, body: await viewAppeal(deps, asking(request), params) }
    },
    { before: access.admit(promises.noteProvince.caller) },
  )
}
