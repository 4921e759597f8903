import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../../contracts/sign-on.ts'
import { serve } from '../../platform/serve.ts'
import { answer } from '../answer.ts'
import { refuseCrossSite } from '../same-site.ts'
import type { Sessions } from '../sessions.ts'
import { clearAttempt } from '../token.ts'
import { beginSignOn, finishSignOn } from './actions.ts'

/**
 * Signing on through a provider. The browser comes back to the console’s own page, which hands in what it was sent back with: so every call here
 * comes from a page of ours, and the cookie of the attempt needs to be sent from nowhere else.
 */
export function serveSignOn(app: FastifyInstance, sessions: Sessions): void {
  const anybody = { limit: 'sign-in' as const, before: async (request: FastifyRequest) => refuseCrossSite(request) }
  serve(app, promises.seeSignOn, () => ({ status: 200, body: { offered: sessions.deps.signOn !== null } }))
  serve(
    app,
    promises.beginSignOn,
    async ({ reply }) => ({ status: 201, body: { url: await beginSignOn(sessions, reply) } }),
    anybody,
  )
  serve(
    app,
    promises.finishSignOn,
    async ({ body, request, reply }) => {
      const seen = await answer(sessions, reply, await finishSignOn(sessions, body, request))
      clearAttempt(reply, sessions.deps.isSecure)
      return { status: 201, body: seen }
    },
    anybody,
  )
}
