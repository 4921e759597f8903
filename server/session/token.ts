import { hash } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomBytes } from '../platform/dice.ts'

/** 256 bits that only the browser keeps; their SHA-256 is what is stored, and needs no salt. */
export interface SessionToken {
  readonly token: string
  readonly tokenHash: Buffer
}

export function newToken(): SessionToken {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: tokenHash(token) }
}

function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** `__Host-` binds the cookie to this very host over TLS; browsers refuse it on the plain http of a trial on loopback. */
const nameOf = (isSecure: boolean) => (isSecure ? '__Host-yiping' : 'yiping')

/** The hash of the token that was sent; undefined where none was, or not one of ours. */
export function findTokenHash(request: FastifyRequest, isSecure: boolean): Buffer | undefined {
  const sent = parseCookie(request.headers.cookie ?? '')[nameOf(isSecure)]
  return sent !== undefined && /^[A-Za-z0-9_-]{43}$/.test(sent) ? tokenHash(sent) : undefined
}

/** Kept until the browser closes; when it ends is the server's business. */
export function setToken(reply: FastifyReply, isSecure: boolean, token: string): void {
  void reply.header(
    'set-cookie',
    stringifySetCookie({
      name: nameOf(isSecure),
      value: token,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: isSecure,
    }),
  )
}

export function clearToken(reply: FastifyReply, isSecure: boolean): void {
  void reply.header(
    'set-cookie',
    stringifySetCookie({
      name: nameOf(isSecure),
      value: '',
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: isSecure,
      maxAge: 0,
    }),
  )
}
