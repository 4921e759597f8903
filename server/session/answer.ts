import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerOf, Caller } from '../../contracts/route.ts'
import type { seeOwnSession } from '../../contracts/session.ts'
import { appendOrHold, audited } from '../audit/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { ServeOptions } from '../platform/serve.ts'
import type { Session, Sessions } from './sessions.ts'
import { endSessionOf, type SignInRow } from './store.ts'
import { findTokenHash, setToken } from './token.ts'
import { viewSession } from './view.ts'

/** Whoever decides who comes in; it stands above the sessions and is handed in. */
export interface Admission {
  admit(caller: Caller): NonNullable<ServeOptions['before']>
}

export function signedIn({ session }: FastifyRequest): Session {
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  return session
}

/** A refused sign-in is written down as a try at that account; at a name that nobody has it is counted, like any other stranger’s. */
export function triedAs(request: FastifyRequest): (account: SignInRow) => void {
  return ({ accountId, divisionId, hallId }) => {
    request.actor = { kind: 'ACCOUNT', accountId, postId: null, role: null }
    request.actorPlace = { divisionId, hallId }
    request.attempt = { act: 'SIGNED_IN', target: { kind: 'ACCOUNT', id: accountId } }
  }
}

/**
 * The session of a token that has just been made, as its holder sees it; the browser gets the token. The session that it had until now
 * ends, where it was another.
 */
export async function answer(
  sessions: Sessions,
  reply: FastifyReply,
  token: string,
): Promise<AnswerOf<typeof seeOwnSession>> {
  const { isSecure, world } = sessions.deps
  const session = await sessions.find(hash('sha256', token, 'buffer'))
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  const former = findTokenHash(reply.request, isSecure)
  if (former !== undefined) await endSessionOf(world.app, former, new Date(world.now()))
  setToken(reply, isSecure, token)
  return viewSession(sessions, session)
}

/**
 * An act upon oneself, in the audit; not held up by it: whoever is to stop somebody has to come in first, and what is one’s own can
 * always be ended.
 */
export function onSelf(
  request: FastifyRequest,
  act: Parameters<typeof audited>[1]['act'],
  detail: Readonly<Record<string, string>> = {},
): Transact {
  const attempt = { act, target: { kind: 'ACCOUNT', id: signedIn(request).accountId } } as const
  return audited(request, attempt, () => ({ detail }), appendOrHold)
}
