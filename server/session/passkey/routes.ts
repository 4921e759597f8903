import type { FastifyInstance } from 'fastify'
import * as promises from '../../../contracts/passkey.ts'
import { serve } from '../../platform/serve.ts'
import { type Admission, answer, onSelf, signedIn } from '../answer.ts'
import { refuseCrossSite } from '../same-site.ts'
import type { Sessions } from '../sessions.ts'
import { viewSession } from '../view.ts'
import {
  beginPasskeyEnrolment,
  beginPasskeyShowing,
  beginPasskeySignIn,
  enrolPasskey,
  listPasskeys,
  removePasskey,
  showPasskey,
  signInWithPasskey,
} from './actions.ts'

/** Passkeys: enrolled and taken off by their holder, shown in the place of a code, or alone. */
export function servePasskeys(app: FastifyInstance, sessions: Sessions, access: Admission): void {
  const factorShown = { before: access.admit({ kind: 'session', stage: 'FACTOR_SHOWN' }) }
  serve(
    app,
    promises.listPasskeys,
    async ({ request }) => ({ status: 200, body: await listPasskeys(sessions, signedIn(request)) }),
    factorShown,
  )
  serve(
    app,
    promises.beginPasskeyEnrolment,
    async ({ request }) => ({ status: 201, body: await beginPasskeyEnrolment(sessions, signedIn(request)) }),
    factorShown,
  )
  serve(
    app,
    promises.enrolPasskey,
    async ({ body, request, reply }) => {
      const inAudit = onSelf(request, 'FACTOR_ENROLLED', { kind: 'PASSKEY' })
      const token = await enrolPasskey(sessions, signedIn(request), body, inAudit)
      return { status: 201, body: await answer(sessions, reply, token) }
    },
    factorShown,
  )
  serve(
    app,
    promises.removePasskey,
    async ({ params, request }) => {
      await removePasskey(sessions, signedIn(request), params.factorId, onSelf(request, 'PASSKEY_REMOVED'))
      return { status: 200, body: viewSession(sessions, await sessions.load(request)) }
    },
    { before: access.admit({ kind: 'session', stage: 'OPEN' }) },
  )
  serveShowing(app, sessions, access)
}

function serveShowing(app: FastifyInstance, sessions: Sessions, access: Admission): void {
  const any = { before: access.admit({ kind: 'session', stage: 'ANY' }) }
  const anybody = {
    limit: 'sign-in' as const,
    before: async (request: Parameters<typeof refuseCrossSite>[0]) => refuseCrossSite(request),
  }
  serve(
    app,
    promises.beginPasskeyShowing,
    async ({ request }) => ({ status: 201, body: await beginPasskeyShowing(sessions, signedIn(request)) }),
    any,
  )
  serve(
    app,
    promises.showPasskey,
    async ({ body, request, reply }) => {
      const inAudit = onSelf(request, 'FACTOR_SHOWN', { kind: 'PASSKEY' })
      const token = await showPasskey(sessions, signedIn(request), body, inAudit)
      return { status: 200, body: await answer(sessions, reply, token) }
    },
    any,
  )
  serve(
    app,
    promises.beginPasskeySignIn,
    async () => ({ status: 201, body: await beginPasskeySignIn(sessions) }),
    anybody,
  )
  serve(
    app,
    promises.signInWithPasskey,
    async ({ body, request, reply }) => {
      const token = await signInWithPasskey(sessions, body, request)
      return { status: 201, body: await answer(sessions, reply, token) }
    },
    anybody,
  )
}
