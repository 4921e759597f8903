import type { FastifyInstance } from 'fastify'
import * as promises from '../../contracts/session.ts'
import { Refused } from '../platform/refused.ts'
import { type ServeOptions, serve } from '../platform/serve.ts'
import { beginTotp, changeOwnPassword, confirmTotp, showSecondFactor, signIn } from './actions.ts'
import { type Admission, answer, onSelf, signedIn, triedAs } from './answer.ts'
import { whereAndWhat } from './begin.ts'
import { listOwnSessions } from './own-sessions.ts'
import { servePasskeys } from './passkey/routes.ts'
import { refuseCrossSite } from './same-site.ts'
import type { Sessions } from './sessions.ts'
import { findProviderUrl } from './sign-on/logout.ts'
import { serveSignOn } from './sign-on/routes.ts'
import { endSessions, setPost } from './store.ts'
import { clearToken } from './token.ts'
import { viewSession } from './view.ts'

/** Signing in, showing a second factor, choosing a post, signing out: what everybody with an account does for himself. */
export function serveSessions(app: FastifyInstance, sessions: Sessions, access: Admission): void {
  const { world } = sessions.deps
  const any = { before: access.admit({ kind: 'session', stage: 'ANY' }) }
  const open = { before: access.admit({ kind: 'session', stage: 'OPEN' }) }
  serve(
    app,
    promises.signIn,
    async ({ body, request, reply }) => ({
      status: 201,
      body: await answer(sessions, reply, await signIn(sessions, body, whereAndWhat(request), triedAs(request))),
    }),
    { limit: 'sign-in', before: async (request) => refuseCrossSite(request) },
  )
  serve(
    app,
    promises.seeOwnSession,
    ({ request }) => ({ status: 200, body: viewSession(sessions, signedIn(request)) }),
    any,
  )
  serveEnd(app, sessions, any)
  serve(
    app,
    promises.showSecondFactor,
    async ({ body, request, reply }) => ({
      status: 200,
      body: await answer(
        sessions,
        reply,
        await showSecondFactor(
          sessions,
          signedIn(request),
          body.code,
          onSelf(request, 'FACTOR_SHOWN', { kind: 'TOTP' }),
        ),
      ),
    }),
    any,
  )
  serve(
    app,
    promises.choosePost,
    async ({ body, request }) => {
      const session = signedIn(request)
      const post = session.posts.find(({ postId }) => postId === body.postId)
      if (post === undefined) throw new Refused('POST_UNKNOWN', '/postId')
      await onSelf(request, 'POST_CHOSEN')(world.app, (tx) => setPost(tx, session.sessionId, post.postId))
      return { status: 200, body: viewSession(sessions, { ...session, post, postId: post.postId }) }
    },
    open,
  )
  servePasskeys(app, sessions, access)
  serveOwnSessions(app, sessions, open)
  serveSignOn(app, sessions, open)
  serveCredentials(app, sessions, { before: access.admit({ kind: 'session', stage: 'FACTOR_SHOWN' }) })
}

/** Signing out, here and (where the session came from there) at the provider. */
function serveEnd(app: FastifyInstance, sessions: Sessions, any: ServeOptions): void {
  const { world, isSecure } = sessions.deps
  serve(
    app,
    promises.endOwnSession,
    async ({ body, request, reply }) => {
      const session = signedIn(request)
      const { accountId, sessionId } = session
      const which = body.everywhere ? { accountId } : { accountId, only: sessionId }
      const at = new Date(world.now())
      const ended = await onSelf(request, 'SIGNED_OUT')(world.app, (tx) => endSessions(tx, which, at))
      clearToken(reply, isSecure)
      return { status: 200, body: { ended, providerUrl: await findProviderUrl(sessions, session) } }
    },
    any,
  )
}

/** Where one is signed in: one’s own to see and to end. */
function serveOwnSessions(app: FastifyInstance, sessions: Sessions, open: ServeOptions): void {
  const { world } = sessions.deps
  serve(
    app,
    promises.listOwnSessions,
    async ({ request }) => ({ status: 200, body: await listOwnSessions(sessions, signedIn(request)) }),
    open,
  )
  serve(
    app,
    promises.endSession,
    async ({ params, request }) => {
      const { accountId } = signedIn(request)
      const which = { accountId, only: params.sessionId }
      const at = new Date(world.now())
      const ended = await onSelf(request, 'SESSION_ENDED')(world.app, async (tx) => {
        const count = await endSessions(tx, which, at)
        if (count === 0) throw new Refused('SESSION_UNKNOWN', '/sessionId')
        return count
      })
      return { status: 200, body: { ended } }
    },
    open,
  )
  serve(
    app,
    promises.endOtherSessions,
    async ({ request }) => {
      const { accountId, sessionId } = signedIn(request)
      const which = { accountId, except: sessionId }
      const at = new Date(world.now())
      const ended = await onSelf(request, 'SESSION_ENDED')(world.app, (tx) => endSessions(tx, which, at))
      return { status: 200, body: { ended } }
    },
    open,
  )
}

/** What the holder signs in with: his to set, once he has shown what he has. */
function serveCredentials(app: FastifyInstance, sessions: Sessions, factorShown: ServeOptions): void {
  serve(
    app,
    promises.changeOwnPassword,
    async ({ body, request, reply }) => ({
      status: 200,
      body: await answer(
        sessions,
        reply,
        await changeOwnPassword(sessions, signedIn(request), body, onSelf(request, 'PASSWORD_CHANGED')),
      ),
    }),
    factorShown,
  )
  serve(
    app,
    promises.beginTotp,
    async ({ request }) => ({ status: 201, body: await beginTotp(sessions, signedIn(request)) }),
    factorShown,
  )
  serve(
    app,
    promises.confirmTotp,
    async ({ params, body, request, reply }) => ({
      status: 200,
      body: await answer(
        sessions,
        reply,
        await confirmTotp(
          sessions,
          signedIn(request),
          { code: body.code, factorId: params.factorId },
          onSelf(request, 'FACTOR_ENROLLED', { kind: 'TOTP' }),
        ),
      ),
    }),
    factorShown,
  )
}
