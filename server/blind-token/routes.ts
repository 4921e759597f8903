import type { FastifyInstance } from 'fastify'
import { issueBlindToken, listBlindKeys, seeBlindOffer } from '../../contracts/blind-token.ts'
import { serve } from '../platform/serve.ts'
import { type BlindTokenDeps, issueToken, type OpenedSecrets, viewKeys, viewOffer } from './actions.ts'

/** Nobody’s address is counted here: an invitation is its own limit, and what was counted would lie beside what is counted where a token is used. */
export function serveBlindTokens(app: FastifyInstance, deps: BlindTokenDeps): void {
  const opened: OpenedSecrets = new Map()

  serve(app, seeBlindOffer, async ({ body }) => ({ status: 200, body: await viewOffer(deps, body.token) }))

  serve(app, listBlindKeys, async ({ params }) => ({ status: 200, body: await viewKeys(deps, params.hallCode) }))

  serve(app, issueBlindToken, async ({ body }) => ({ status: 200, body: await issueToken(deps, opened, body) }))
}
