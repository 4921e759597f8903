import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/suggestion.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type ShownPlace, withAlarm } from '../unmasking/index.ts'
import type { Asking, TakingDeps } from './deps.ts'
import { type Handled, openContact, step, viewSuggestions } from './desk.ts'
import { makeChallenge, takeSuggestion, viewOwn } from './take.ts'

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

/** 意见箱: what anybody leaves in it, and what those of the place make of it. */
export function serveSuggestions(app: FastifyInstance, deps: TakingDeps, access: Access): void {
  serve(
    app,
    promises.giveSuggestion,
    async ({ body, idempotencyKey, request }) => {
      const { replayed, answer } = await takeSuggestion(deps, request, body, idempotencyKey)
      return { status: 201, body: answer, ...(replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}) }
    },
    { limit: 'public-comment' },
  )
  serve(app, promises.seeSuggestionChallenge, async ({ request }) => ({
    status: 200,
    body: makeChallenge(deps, request),
  }))
  serve(app, promises.lookUpSuggestion, async ({ body }) => ({ status: 200, body: await viewOwn(deps, body.receipt) }))
  serveDesk(app, deps, access)
}

function serveDesk(app: FastifyInstance, deps: TakingDeps, access: Access): void {
  serve(
    app,
    promises.listSuggestions,
    async ({ query, request }) => ({ status: 200, body: await viewSuggestions(deps, asking(request), query) }),
    { before: access.admit(promises.listSuggestions.caller) },
  )
  serve(
    app,
    promises.stepSuggestion,
    async ({ params: { suggestionId }, body, request }) => {
      const attempt = { act: 'SUGGESTION_HANDLED', target: { kind: 'SUGGESTION', id: suggestionId } } as const
      const inAudit = audited<Handled>(request, attempt, ({ divisionId, hallId, step: done }) => ({
        ...{ divisionId, hallId },
        detail: { step: done },
      }))
      return { status: 200, body: await step(deps, asking(request), suggestionId, body, inAudit) }
    },
    { before: access.admit(promises.stepSuggestion.caller) },
  )
  serve(
    app,
    promises.openSuggestionContact,
    async ({ params: { suggestionId }, request }) => {
      const target = { kind: 'SUGGESTION', id: suggestionId } as const
      const inAudit = audited<ShownPlace>(request, { act: 'UNMASKED', target }, ({ id, divisionId, hallId }) => ({
        ...{ divisionId, hallId },
        detail: { purpose: 'SUGGESTION', unmaskingId: id },
      }))
      const show = () => openContact(deps, asking(request), suggestionId, inAudit)
      return { status: 201, body: await withAlarm(deps, request, target, show) }
    },
    { before: access.admit(promises.openSuggestionContact.caller) },
  )
}
