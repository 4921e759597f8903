import type { FastifyRequest } from 'fastify'
import type * as promises from '../../../contracts/passkey.ts'
import type { AnswerOf, BodyOf } from '../../../contracts/route.ts'
import { isUniqueViolation, type Transact } from '../../platform/database.ts'
import { Refused } from '../../platform/refused.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { attemptIndex, countAttempt, forgive } from '../attempt/attempts.ts'
import { beginSession, loadBeginner, whereAndWhat } from '../begin.ts'
import { refuseStale, renew } from '../renew.ts'
import type { Session, Sessions } from '../sessions.ts'
import { type Asked, drawChallenge, loadChallenge, passkeyPolicyOf } from './challenge.ts'
import {
  countUse,
  findPasskey,
  findPasskeys,
  insertPasskey,
  lockFactors,
  type PasskeyRow,
  setFactorRemoved,
} from './store.ts'
import { algorithms, findEnrolled, findShown } from './verify.ts'

type Known = AnswerOf<typeof promises.beginPasskeyShowing>['present']

/** What a browser may ask an authenticator for. */
const toKnown = (passkeys: readonly PasskeyRow[]): Known =>
  passkeys.map(({ credentialId, transports }) => ({
    id: credentialId.toString('base64url'),
    transports: transports as Known[number]['transports'],
  }))

/** An account as an authenticator knows it: its id says nothing of its holder. */
const userHandleOf = (accountId: string) => Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url')

export async function listPasskeys(
  { deps: { world } }: Sessions,
  session: Session,
): Promise<AnswerOf<typeof promises.listPasskeys>> {
  const passkeys = await findPasskeys(world.app, session.accountId)
  return {
    passkeys: passkeys.map(({ factorId, name, createdAt, lastUsedAt }) => ({
      factorId,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  }
}

export async function beginPasskeyEnrolment(
  sessions: Sessions,
  session: Session,
): Promise<AnswerOf<typeof promises.beginPasskeyEnrolment>> {
  refuseStale(sessions, session)
  const present = await loadRoom(sessions, session)
  const asked = await drawChallenge(sessions, 'ENROL', session)
  return {
    ...asked,
    siteName: '以评 Yiping',
    userHandle: userHandleOf(session.accountId),
    username: session.username,
    algorithms,
    present: toKnown(present),
  }
}

/** @throws PASSKEYS_TOO_MANY */
async function loadRoom(sessions: Sessions, session: Session): Promise<readonly PasskeyRow[]> {
  const present = await findPasskeys(sessions.deps.world.app, session.accountId)
  if (present.length >= passkeyPolicyOf(sessions, session.accountDivisionId).perAccountMax)
    throw new Refused('PASSKEYS_TOO_MANY')
  return present
}

/** @returns the token from now on */
export async function enrolPasskey(
  sessions: Sessions,
  session: Session,
  { challengeId, name, response }: BodyOf<typeof promises.enrolPasskey>,
  inAudit: Transact,
): Promise<string> {
  const { world } = sessions.deps
  refuseStale(sessions, session)
  await loadRoom(sessions, session)
  const expected = await loadChallenge(sessions, challengeId, 'ENROL', session.sessionId)
  const enrolled = await findEnrolled(response, expected)
  if (enrolled === undefined) throw new Refused('PASSKEY_WRONG')
  const at = new Date(world.now())
  const row = { ...enrolled, id: uuidV7(at.getTime()), accountId: session.accountId, at }
  const kept = { ...row, transports: response.transports, name: name.normalize('NFC') }
  try {
    return await renew(sessions, session, inAudit, (tx) => insertPasskey(tx, kept))
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused('FACTOR_PRESENT')
    throw error
  }
}

export async function removePasskey(
  sessions: Sessions,
  session: Session,
  factorId: string,
  inAudit: Transact,
): Promise<void> {
  const { world } = sessions.deps
  refuseStale(sessions, session)
  await inAudit(world.app, async (tx) => {
    const factors = await lockFactors(tx, session.accountId)
    if (!factors.some(({ id, kind }) => id === factorId && kind === 'PASSKEY'))
      throw new Refused('FACTOR_UNKNOWN', '/factorId')
    if (factors.length === 1) throw new Refused('LAST_FACTOR')
    await setFactorRemoved(tx, factorId, new Date(world.now()))
  })
}

export async function beginPasskeyShowing(
  sessions: Sessions,
  session: Session,
): Promise<AnswerOf<typeof promises.beginPasskeyShowing>> {
  const present = await findPasskeys(sessions.deps.world.app, session.accountId)
  if (present.length === 0) throw new Refused('FACTOR_UNKNOWN')
  return { ...(await drawChallenge(sessions, 'SHOW', session)), present: toKnown(present) }
}

/** After the password, or again before a sensitive act. @returns the token from now on */
export async function showPasskey(
  sessions: Sessions,
  session: Session,
  { challengeId, response }: BodyOf<typeof promises.showPasskey>,
  inAudit: Transact,
): Promise<string> {
  const { world } = sessions.deps
  const index = attemptIndex(world, 'factor', session.accountId)
  await countAttempt(world.app, index, { now: world.now(), rules: sessions.policyOf(session.accountDivisionId) })
  const expected = await loadChallenge(sessions, challengeId, 'SHOW', session.sessionId)
  const passkey = await findPasskey(world.app, Buffer.from(response.id, 'base64url'))
  if (passkey === undefined || passkey.accountId !== session.accountId) throw new Refused('PASSKEY_WRONG')
  const shown = await findShown(response, passkey, expected)
  if (shown === undefined) throw new Refused('PASSKEY_WRONG')
  await take(sessions, passkey, shown.signCount)
  await forgive(world.app, index)
  return renew(sessions, session, inAudit)
}

/** @throws PASSKEY_COPIED */
async function take({ deps: { world } }: Sessions, { factorId }: PasskeyRow, signCount: number): Promise<void> {
  if (await countUse(world.app, factorId, signCount, new Date(world.now()))) return
  world.log.warn({ factor: factorId }, 'a passkey counts backwards: there may be a copy of it')
  throw new Refused('PASSKEY_COPIED')
}

export function beginPasskeySignIn(sessions: Sessions): Promise<Asked> {
  return drawChallenge(sessions, 'SIGN_IN', null)
}

/**
 * A passkey that has verified its holder itself is something one has together with something one is or knows: it may be the only factor
 * where the policy says so. @returns the token
 */
export async function signInWithPasskey(
  sessions: Sessions,
  { challengeId, response }: BodyOf<typeof promises.signInWithPasskey>,
  request: FastifyRequest,
): Promise<string> {
  const { world, profile } = sessions.deps
  const expected = await loadChallenge(sessions, challengeId, 'SIGN_IN', null)
  const passkey = await findPasskey(world.app, Buffer.from(response.id, 'base64url'))
  const isMeant = response.userHandle === undefined || response.userHandle === userHandleOf(passkey?.accountId ?? '')
  const shown = passkey === undefined || !isMeant ? undefined : await findShown(response, passkey, expected)
  if (passkey === undefined || shown === undefined) throw new Refused('PASSKEY_WRONG')
  // From here on it is known whose passkey signed: what comes of it is in the audit.
  const beginner = await loadBeginner(
    sessions,
    { accountId: passkey.accountId },
    (found) => {
      const { accountId, divisionId, hallId } = found
      request.actor = { kind: 'ACCOUNT', accountId, postId: null, role: null }
      request.actorPlace = { divisionId, hallId }
      request.attempt = { act: 'SIGNED_IN', target: { kind: 'ACCOUNT', id: accountId } }
    },
    'PASSKEY',
  )
  if (!shown.verifiesHolder || !passkeyPolicyOf(sessions, beginner.divisionId).alone[profile])
    throw new Refused('SIGN_IN_REFUSED')
  await take(sessions, passkey, shown.signCount)
  const factorShownAt = new Date(world.now())
  const token = await beginSession(sessions, beginner, whereAndWhat(request), { by: 'PASSKEY', factorShownAt })
  request.isInAudit = true
  return token
}
