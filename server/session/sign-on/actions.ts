import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BodyOf } from '../../../contracts/route.ts'
import type { finishSignOn as finishRoute } from '../../../contracts/sign-on.ts'
import { isSecondFactorTrusted } from '../../../domain/sign-on.ts'
import { randomBytes } from '../../platform/dice.ts'
import { Refused } from '../../platform/refused.ts'
import type { World } from '../../platform/world.ts'
import { beginSession, loadBeginner, whereAndWhat } from '../begin.ts'
import type { Sessions } from '../sessions.ts'
import { findAttempt, setAttempt } from '../token.ts'
import type { Proof, SignOnProvider } from './provider.ts'
import { findLinked, insertAttempt, takeAttempt } from './store.ts'

const secondMs = 1000
const sha256 = (text: string) => hash('sha256', text, 'buffer')

/** Everything that binds an attempt to one browser follows from a secret that this browser alone keeps, in a cookie. */
function proofOf(secret: string, state: string): Proof {
  const derived = (what: string) => hash('sha256', `yiping/sign-on/${what}|${secret}`, 'base64url')
  return { state, nonce: derived('nonce'), codeVerifier: derived('code-verifier') }
}

/** A keyed image of whom the provider knows; another issuer’s subject is somebody else. */
export function subjectIndexOf({ vault }: Pick<World, 'vault'>, issuer: string, subject: string): Buffer {
  return vault.blindIndex('sign-in', `sign-on|${issuer}|${subject}`)
}

/** Exactly this address is registered at the provider. */
export const cameBackTo = ({ world }: { readonly world: World }) => `${world.publicUrl()}/console/`

export function loadProvider({ deps: { signOn } }: Sessions): SignOnProvider {
  if (signOn === null) throw new Refused('SIGN_ON_NOT_OFFERED')
  return signOn
}

/** A keyed image of what the provider calls a session of its own. */
export function providerSessionIndexOf(
  { vault }: Pick<World, 'vault'>,
  issuer: string,
  providerSession: string,
): Buffer {
  return vault.blindIndex('sign-in', `sign-on-session|${issuer}|${providerSession}`)
}

/**
 * @param linkingSessionId the session whose account is to be linked; null: somebody signs on
 * @returns where the browser is to go
 */
export async function beginAttempt(
  sessions: Sessions,
  reply: FastifyReply,
  linkingSessionId: string | null,
): Promise<string> {
  const { deps } = sessions
  const { world, rules } = deps
  const provider = loadProvider(sessions)
  const policy = rules.loadPolicy('sign-on', rules.rootDivisionId, world.now()).body
  const secret = randomBytes(32).toString('base64url')
  const state = randomBytes(32).toString('base64url')
  const url = await provider.addressFor(cameBackTo(deps), proofOf(secret, state), policy.trustedAcr)
  const expiresAt = new Date(world.now() + policy.attemptSeconds * secondMs)
  const hashes = { stateHash: sha256(state), browserHash: sha256(secret) }
  await insertAttempt(world.app, { ...hashes, linkingSessionId, expiresAt })
  setAttempt(reply, deps.isSecure, secret, policy.attemptSeconds)
  return url
}

type SentBack = BodyOf<typeof finishRoute>

/** Whom the provider knows, for the browser that has begun, once. What was begun to link an account signs nobody on, and the other way round. */
export async function finishAttempt(
  sessions: Sessions,
  { code, state, iss }: SentBack,
  request: FastifyRequest,
  linkingSessionId: string | null,
) {
  const { deps } = sessions
  const { world } = deps
  const provider = loadProvider(sessions)
  const secret = findAttempt(request, deps.isSecure)
  if (secret === undefined) throw new Refused('SIGN_ON_REFUSED')
  const attempt = { stateHash: sha256(state), browserHash: sha256(secret), linkingSessionId }
  if (!(await takeAttempt(world.app, attempt, new Date(world.now())))) throw new Refused('SIGN_ON_REFUSED')
  const address = new URL(cameBackTo(deps))
  for (const [name, value] of Object.entries({ code, state, iss }))
    if (value !== null) address.searchParams.set(name, value)
  const { issuer } = provider.settings
  const { subject, providerSession, ...claims } = await provider.exchange(address, proofOf(secret, state))
  const providerSessionIndex =
    providerSession === undefined ? null : providerSessionIndexOf(world, issuer, providerSession)
  return { issuer, subjectIndex: subjectIndexOf(world, issuer, subject), providerSessionIndex, claims }
}

/** @returns the token */
export async function finishSignOn(sessions: Sessions, body: SentBack, request: FastifyRequest): Promise<string> {
  const { world, rules } = sessions.deps
  const { subjectIndex, providerSessionIndex, claims } = await finishAttempt(sessions, body, request, null)
  const accountId = await findLinked(world.app, subjectIndex)
  if (accountId === undefined) throw new Refused('SIGN_ON_NOT_LINKED')
  const known = (found: { readonly divisionId: number; readonly hallId: number | null }) => {
    request.actor = { kind: 'ACCOUNT', accountId, postId: null, role: null }
    request.actorPlace = found
    request.attempt = { act: 'SIGNED_IN', target: { kind: 'ACCOUNT', id: accountId } }
  }
  const beginner = await loadBeginner(sessions, { accountId }, known, 'SIGN_ON')
  const policy = rules.loadPolicy('sign-on', beginner.divisionId, world.now()).body
  const factorShownAt = isSecondFactorTrusted(claims, policy) ? new Date(world.now()) : null
  const beginning = { by: 'SIGN_ON', factorShownAt, providerSessionIndex } as const
  const token = await beginSession(sessions, beginner, whereAndWhat(request), beginning)
  request.isInAudit = true
  return token
}
