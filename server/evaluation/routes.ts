import type { FastifyInstance } from 'fastify'
import { addReasons, batchItem, giveEvaluation, giveEvaluations, lookUpEvaluation } from '../../contracts/evaluation.ts'
import { toProblem } from '../../contracts/problem.ts'
import type { BodyOf } from '../../contracts/route.ts'
import { orBusy } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { findItemRefusal, serve } from '../platform/serve.ts'
import { type EvaluationDeps, type Given, keepEvaluation } from './actions.ts'
import { keepReasons, viewOwnEvaluation } from './reasons.ts'

const replayedHeader = { 'idempotency-replayed': 'true' } as const

export function serveEvaluations(app: FastifyInstance, deps: EvaluationDeps): void {
  serve(app, giveEvaluation, async ({ body, idempotencyKey }) => {
    const { replayed, answer } = await keepEvaluation(deps, body, idempotencyKey)
    return replayed ? { status: 201, body: answer, headers: replayedHeader } : { status: 201, body: answer }
  })

  serve(app, giveEvaluations, async ({ body, request }) => {
    const items = body.evaluations.map((item) => findItemRefusal(request, batchItem, item) ?? item)
    return { status: 200, body: { answers: await keepInOrder(deps, items) } }
  })

  serve(app, addReasons, async ({ params, body, idempotencyKey }) => {
    const { replayed, answer } = await keepReasons(deps, params.id, body, idempotencyKey)
    return replayed ? { status: 201, body: answer, headers: replayedHeader } : { status: 201, body: answer }
  })

  serve(app, lookUpEvaluation, async ({ body }) => ({ status: 200, body: await viewOwnEvaluation(deps, body.receipt) }))
}

type BatchItem = BodyOf<typeof giveEvaluations>['evaluations'][number]

/** All at once, but items of one token one after the other: what the citizen tapped first is what counts. */
function keepInOrder(deps: EvaluationDeps, items: readonly (BatchItem | Refused)[]) {
  const lastOf = new Map<string, Promise<unknown>>()
  return Promise.all(
    items.map((item) => {
      if (item instanceof Refused) return toRefusedItem(deps, item)
      const { idempotencyKey, ...ask } = item
      const before = lastOf.get(ask.token) ?? Promise.resolve()
      const answered = before
        .then(() => keepEvaluation(deps, ask, idempotencyKey))
        .then(toItem, (error) => toRefusedItem(deps, error))
      lastOf.set(ask.token, answered)
      return answered
    }),
  )
}

function toItem({ replayed, answer }: Given) {
  return { status: 201, replayed, evaluation: answer }
}

/** One refused item is no reason to lose the others; a fault is answered as one, and logged without what was sent. */
function toRefusedItem(deps: EvaluationDeps, thrown: unknown) {
  const error = orBusy(thrown)
  const code = error instanceof Refused ? error.code : 'FAULT'
  if (code === 'FAULT') deps.world.log.error({ fault: (error as Error).name }, 'fault in a batch')
  const problem = toProblem(code, error instanceof Refused ? error.at : undefined)
  return { status: problem.status, replayed: false, problem }
}
