import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerOf, Caller } from '../../contracts/route.ts'
import type { seeOwnSession } from '../../contracts/session.ts'
import { audited } from '../audit/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { ServeOptions } from '../platform/serve.ts'
import type { Session, Sessions } from './sessions.ts'
import { setToken } from './token.ts'
import { viewSession } from './view.ts'

/** Whoever decides who comes in; it stands above the sessions and is handed in. */
export interface Admission {
  admit(caller: Caller): NonNullable<ServeOptions['before']>
}

export function signedIn({ session }: FastifyRequest): Session {
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  return session
}

/** The session of a token that has just been made, as its holder sees it; the browser gets the token. */
export async function answer(
  sessions: Sessions,
  reply: FastifyReply,
  token: string,
): Promise<AnswerOf<typeof seeOwnSession>> {
  const session = await sessions.find(hash('sha256', token, 'buffer'))
  if (session === undefined) throw new Refused('UNAUTHENTICATED')
  setToken(reply, sessions.deps.isSecure, token)
  return viewSession(sessions, session)
}

/** An act upon oneself, in the audit. */
export function onSelf(
  request: FastifyRequest,
  act: Parameters<typeof audited>[1]['act'],
  detail: Readonly<Record<string, string>> = {},
): Transact {
  return audited(request, { act, target: { kind: 'ACCOUNT', id: signedIn(request).accountId } }, () => ({ detail }))
}
