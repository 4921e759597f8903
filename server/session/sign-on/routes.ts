import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as promises from '../../../contracts/sign-on.ts'
import { audited } from '../../audit/index.ts'
import { type ServeOptions, serve } from '../../platform/serve.ts'
import { answer, onSelf, signedIn } from '../answer.ts'
import { refuseCrossSite } from '../same-site.ts'
import type { Sessions } from '../sessions.ts'
import { clearAttempt } from '../token.ts'
import { beginAttempt, finishSignOn } from './actions.ts'
import { beginLinking, finishLinking, partOwnLink, viewOwnLink } from './linking.ts'
import { serveProviderLogout } from './logout.ts'

/**
 * Signing on through a provider. The browser comes back to the console’s own page, which hands in what it was sent back with: so every call here
 * comes from a page of ours, and the cookie of the attempt needs to be sent from nowhere else.
 */
export function serveSignOn(app: FastifyInstance, sessions: Sessions, open: ServeOptions): void {
  const anybody = { limit: 'sign-in' as const, before: async (request: FastifyRequest) => refuseCrossSite(request) }
  serve(app, promises.seeSignOn, () => ({ status: 200, body: { offered: sessions.deps.signOn !== null } }))
  serve(
    app,
    promises.beginSignOn,
    async ({ reply }) => ({ status: 201, body: { url: await beginAttempt(sessions, reply, null) } }),
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
  serveLinking(app, sessions, open)
  serveProviderLogout(app, sessions)
}

/** Linking the own account to whom the provider knows, and parting it again. */
function serveLinking(app: FastifyInstance, sessions: Sessions, open: ServeOptions): void {
  serve(
    app,
    promises.seeOwnLink,
    async ({ request }) => ({ status: 200, body: await viewOwnLink(sessions, signedIn(request)) }),
    open,
  )
  serve(
    app,
    promises.beginLinking,
    async ({ request, reply }) => ({
      status: 201,
      body: { url: await beginLinking(sessions, signedIn(request), reply) },
    }),
    open,
  )
  serve(
    app,
    promises.finishLinking,
    async ({ body, request, reply }) => {
      const inAudit = audited<string>(
        request,
        { act: 'SIGN_ON_LINKED', target: { kind: 'ACCOUNT', id: signedIn(request).accountId } },
        (issuer) => ({ detail: { issuer } }),
      )
      const seen = await finishLinking(sessions, signedIn(request), body, request, inAudit)
      clearAttempt(reply, sessions.deps.isSecure)
      return { status: 201, body: seen }
    },
    open,
  )
  serve(
    app,
    promises.partOwnLink,
    async ({ request }) => ({
      status: 200,
      body: await partOwnLink(sessions, signedIn(request), onSelf(request, 'SIGN_ON_PARTED')),
    }),
    open,
  )
}
