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

const secretPattern = /^[A-Za-z0-9_-]{43}$/

function findSecret(request: FastifyRequest, name: string): string | undefined {
  const sent = parseCookie(request.headers.cookie ?? '')[name]
  return sent !== undefined && secretPattern.test(sent) ? sent : undefined
}

/** The hash of the token that was sent; undefined where none was, or not one of ours. */
export function findTokenHash(request: FastifyRequest, isSecure: boolean): Buffer | undefined {
  const sent = findSecret(request, nameOf(isSecure))
  return sent === undefined ? undefined : tokenHash(sent)
}

interface Cookie {
  readonly name: string
  readonly value: string
  /** Absent: until the browser closes. */
  readonly maxAge?: number
}

function setCookie(reply: FastifyReply, isSecure: boolean, cookie: Cookie): void {
  const ours = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const
  void reply.header('set-cookie', stringifySetCookie({ ...cookie, ...ours }))
}

/** Kept until the browser closes; when it ends is the server's business. */
export function setToken(reply: FastifyReply, isSecure: boolean, token: string): void {
  setCookie(reply, isSecure, { name: nameOf(isSecure), value: token })
}

export function clearToken(reply: FastifyReply, isSecure: boolean): void {
  setCookie(reply, isSecure, { name: nameOf(isSecure), value: '', maxAge: 0 })
}

/** What a browser keeps while it is away at a provider. Nothing that the provider sends it back with is worth anything without. */
const attemptNameOf = (isSecure: boolean) => `${nameOf(isSecure)}-sign-on`

export function findAttempt(request: FastifyRequest, isSecure: boolean): string | undefined {
  return findSecret(request, attemptNameOf(isSecure))
}

export function setAttempt(reply: FastifyReply, isSecure: boolean, secret: string, seconds: number): void {
  setCookie(reply, isSecure, { name: attemptNameOf(isSecure), value: secret, maxAge: seconds })
}

export function clearAttempt(reply: FastifyReply, isSecure: boolean): void {
  setCookie(reply, isSecure, { name: attemptNameOf(isSecure), value: '', maxAge: 0 })
}
