import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../contracts/score-scheme.ts'
import { type Access, reachOf, sessionOf } from '../access/index.ts'
import { audited } from '../audit/index.ts'
import { serve } from '../platform/serve.ts'
import { type Asking, check, decide, draft, type SchemeDeps, viewScheme, viewSchemes } from './actions.ts'

interface Placed {
  readonly id: string
  readonly divisionId: number
  readonly outcome?: string
}

const asking = (request: FastifyRequest): Asking => ({ session: sessionOf(request), reach: reachOf(request) })

const inAudit = (request: FastifyRequest, act: 'SCORE_SCHEME_DRAFTED' | 'SCORE_SCHEME_DECIDED', id: string | null) =>
  audited<Placed>(request, { act, target: { kind: 'SCORE_SCHEME', id } }, ({ id: schemeId, divisionId, outcome }) => ({
    target: { kind: 'SCORE_SCHEME', id: schemeId },
    divisionId,
    detail: outcome === undefined ? {} : { outcome },
  }))

/** 评价方案: read by whoever works by them; one drafts another version, somebody else puts it in force. */
export function serveScoreSchemes(app: FastifyInstance, deps: SchemeDeps, access: Access): void {
  const reads = { before: access.admit(promises.listScoreSchemes.caller) }
  serve(
    app,
    promises.listScoreSchemes,
    async ({ query, request }) => ({ status: 200, body: await viewSchemes(deps, asking(request), query) }),
    reads,
  )
  serve(
    app,
    promises.seeScoreScheme,
    async ({ params, request }) => ({ status: 200, body: await viewScheme(deps, asking(request), params.schemeId) }),
    reads,
  )
  serve(
    app,
    promises.checkScoreScheme,
    async ({ body, request }) => ({ status: 200, body: check(deps, asking(request), body) }),
    { before: access.admit(promises.checkScoreScheme.caller) },
  )
  serve(
    app,
    promises.draftScoreScheme,
    async ({ body, request }) => {
      const act = inAudit(request, 'SCORE_SCHEME_DRAFTED', null)
      return { status: 201, body: await draft(deps, asking(request), body, act) }
    },
    { before: access.admit(promises.draftScoreScheme.caller) },
  )
  serve(
    app,
    promises.decideScoreScheme,
    async ({ params: { schemeId }, body, request }) => {
      const act = inAudit(request, 'SCORE_SCHEME_DECIDED', schemeId)
      return { status: 200, body: await decide(deps, asking(request), schemeId, body, act) }
    },
    { before: access.admit(promises.decideScoreScheme.caller) },
  )
}
