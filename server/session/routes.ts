import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerOf, Caller } from '../../contracts/route.ts'
import * as promises from '../../contracts/session.ts'
import { audited, whereFrom } from '../audit/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { type ServeOptions, serve } from '../platform/serve.ts'
import { beginTotp, changeOwnPassword, confirmTotp, self, showSecondFactor, signIn, viewSession } from './actions.ts'
import { refuseCrossSite } from './same-site.ts'
import type { Session, Sessions } from './sessions.ts'
import { endSessions, setPost } from './store.ts'
import { clearToken, setToken } from './token.ts'

type View = AnswerOf<typeof promises.seeOwnSession>

/** From one address; what counts against guessing is counted by account. */
const signInsPerMinute = 60

type Before = NonNullable<ServeOptions['before']>

/** Whoever decides who comes in; it stands above the sessions and is handed in. */
interface Admission {
  admit(caller: Caller): Before
}

/** Signing in, showing a second factor, choosing a post, signing out: what everybody with an account does for himself. */
export function serveSessions(app: FastifyInstance, sessions: Sessions, access: Admission): void {
  const { world, isSecure } = sessions.deps
  const any = { before: access.admit({ kind: 'session', stage: 'ANY' }) }
  const open = { before: access.admit({ kind: 'session', stage: 'OPEN' }) }
  serve(
    app,
    promises.signIn,
    async ({ body, request, reply }) => ({
      status: 201,
      body: await answer(sessions, reply, await signIn(sessions, body, whereFrom(request))),
    }),
    { callsPerMinute: signInsPerMinute, before: async (request) => refuseCrossSite(request) },
  )
  serve(
    app,
    promises.seeOwnSession,
    ({ request }) => ({ status: 200, body: viewSession(sessions, signedIn(request.session)) }),
    any,
  )
  serve(
    app,
    promises.endOwnSession,
    async ({ body, request, reply }) => {
      const { accountId, sessionId } = signedIn(request.session)
      const which = body.everywhere ? { accountId } : { accountId, only: sessionId }
      const at = new Date(world.now())
      const ended = await onSelf(request, 'SIGNED_OUT')(world.app, (tx) => endSessions(tx, which, at))
      clearToken(reply, isSecure)
      return { status: 200, body: { ended } }
    },
    any,
  )
  serve(
    app,
    promises.showSecondFactor,
    async ({ body, request, reply }) => ({
      status: 200,
      body: await answer(
        sessions,
        reply,
        await showSecondFactor(sessions, signedIn(request.session), body.code, onSelf(request, 'FACTOR_SHOWN')),
      ),
    }),
    any,
  )
  serve(
    app,
    promises.choosePost,
    async ({ body, request }) => {
      const session = signedIn(request.session)
      const post = session.posts.find(({ postId }) => postId === body.postId)
      if (post === undefined) throw new Refused('POST_UNKNOWN', '/postId')
      await onSelf(request, 'POST_CHOSEN')(world.app, (tx) => setPost(tx, session.sessionId, post.postId))
      return { status: 200, body: viewSession(sessions, { ...session, post, postId: post.postId }) }
    },
    open,
  )
  serveCredentials(app, sessions, { before: access.admit({ kind: 'session', stage: 'FACTOR_SHOWN' }) })
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
        await changeOwnPassword(sessions, signedIn(request.session), body, onSelf(request, 'PASSWORD_CHANGED')),
      ),
    }),
    factorShown,
  )
  serve(
    app,
    promises.beginTotp,
    async ({ request }) => ({ status: 201, body: await beginTotp(sessions, signedIn(request.session)) }),
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
          signedIn(request.session),
          { code: body.code, factorId: params.factorId },
          onSelf(request, 'FACTOR_ENROLLED'),
        ),
      ),
    }),
    factorShown,
  )
}

/** The session of a token that has just been made, as its holder sees it; the browser gets the token. */
async function answer(sessions: Sessions, reply: FastifyReply, token: string): Promise<View> {
  const session = await sessions.find(hash('sha256', token, 'buffer'))
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  setToken(reply, sessions.deps.isSecure, token)
  return viewSession(sessions, session)
}

/** An act upon oneself, in the audit. */
function onSelf(request: FastifyRequest, act: Parameters<typeof audited>[1]['act']): Transact {
  return audited(request, { act, target: self(signedIn(request.session).accountId) })
}

function signedIn(session: Session | undefined): Session {
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  return session
}
