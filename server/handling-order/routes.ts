import type { FastifyInstance, FastifyRequest } from 'fastify'
import { revealFollowUpPhone } from '../../contracts/follow-up.ts'
import { listHandlingOrders, seeMorningSheet } from '../../contracts/handling-desk.ts'
import { reviewHandlingOrder, seeHandlingOrder, stepHandlingOrder } from '../../contracts/handling-order.ts'
import { answerOwnOrder, followOwnOrder } from '../../contracts/own-order.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type ShownPlace, withAlarm } from '../unmasking/index.ts'
import { type StepSent, stepAs } from './actions.ts'
import { revealPhone } from './call/reveal.ts'
import { answerOwn, followOwn } from './citizen.ts'
import type { HandlingDeps } from './deps.ts'
import { viewOrders, viewSheet } from './desk/list.ts'
import { serveOrderFiles } from './file/routes.ts'
import type { OrderRow } from './store.ts'
import { viewOrder } from './view.ts'

export function serveHandlingOrders(app: FastifyInstance, deps: HandlingDeps, access: Access): void {
  const see = (request: FastifyRequest, orderId: string, reach = reachOf(request)) =>
    viewOrder(deps, reach, sessionOf(request), orderId)
  const step = async (
    request: FastifyRequest,
    act: 'ORDER_STEPPED' | 'ORDER_REVIEWED',
    orderId: string,
    sent: StepSent,
  ) => {
    const attempt = { act, target: { kind: 'ORDER', id: orderId } } as const
    const inAudit = audited<OrderRow>(request, attempt, ({ divisionId, hallId }) => ({
      divisionId,
      hallId,
      detail: { step: sent.step },
    }))
    const reach = await stepAs(deps, sessionOf(request), reachOf(request), { orderId, sent }, inAudit)
    return { status: 200, body: await see(request, orderId, reach) }
  }

  serve(
    app,
    listHandlingOrders,
    async ({ query, request }) => ({
      status: 200,
      body: await viewOrders(deps, reachOf(request), sessionOf(request), query),
    }),
    { before: access.admit(listHandlingOrders.caller) },
  )
  serve(
    app,
    seeMorningSheet,
    async ({ request }) => ({ status: 200, body: await viewSheet(deps, reachOf(request), sessionOf(request)) }),
    { before: access.admit(seeMorningSheet.caller) },
  )
  serve(
    app,
    seeHandlingOrder,
    async ({ params, request }) => {
      request.attempt = { act: 'ORDER_READ', target: { kind: 'ORDER', id: params.orderId } }
      return { status: 200, body: await see(request, params.orderId) }
    },
    { before: access.admit(seeHandlingOrder.caller) },
  )
  serve(app, stepHandlingOrder, ({ params, body, request }) => step(request, 'ORDER_STEPPED', params.orderId, body), {
    before: access.admit(stepHandlingOrder.caller),
  })
  serve(
    app,
    reviewHandlingOrder,
    ({ params, body, request }) => step(request, 'ORDER_REVIEWED', params.orderId, body),
    { before: access.admit(reviewHandlingOrder.caller) },
  )
  serve(
    app,
    revealFollowUpPhone,
    async ({ params: { orderId }, request }) => {
      const target = { kind: 'ORDER', id: orderId } as const
      const inAudit = audited<ShownPlace>(request, { act: 'UNMASKED', target }, ({ id, divisionId, hallId }) => ({
        divisionId,
        hallId,
        detail: { purpose: 'FOLLOW_UP', unmaskingId: id },
      }))
      const asker = { session: sessionOf(request), reach: reachOf(request) }
      const show = () => revealPhone(deps, asker, orderId, inAudit)
      return { status: 201, body: await withAlarm(deps, request, target, show) }
    },
    { before: access.admit(revealFollowUpPhone.caller) },
  )
  serveOrderFiles(app, deps, access)
  serve(app, followOwnOrder, async ({ body }) => ({ status: 200, body: await followOwn(deps, body.receipt) }))
  serve(app, answerOwnOrder, async ({ body }) => ({ status: 200, body: await answerOwn(deps, body) }))
}
