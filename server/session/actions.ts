import type { AnswerOf, BodyOf } from '../../contracts/route.ts'
import type { seeOwnSession, signIn as signInRoute } from '../../contracts/session.ts'
import { permissionsOf } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findPasswordRefusal, isCommonPassword } from '../../domain/password.ts'
import { isSteppedUp } from '../../domain/session.ts'
import { auditedAs, type Origin } from '../audit/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { attemptIndex, countAttempt, forgive } from './attempt/attempts.ts'
import { sealTotp, takeCode } from './factor/factors.ts'
import { insertTotp } from './factor/store.ts'
import { newTotpSecret, totpUri } from './factor/totp.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import type { Session, Sessions } from './sessions.ts'
import {
  endSessions,
  findForSignIn,
  findPasswordHash,
  findPosts,
  insertPassword,
  insertSession,
  renewToken,
  type SignInRow,
} from './store.ts'
import { newToken } from './token.ts'

/** What an act upon oneself is done to. */
export const self = (accountId: string) => ({ kind: 'ACCOUNT', id: accountId }) as const

const hourMs = 3_600_000
const minuteMs = 60_000

/**
 * Begins a session.
 * @returns the token, for the browser alone
 * @throws SIGN_IN_REFUSED whatever was wrong, TOO_MANY_REQUESTS after several failures whether or not there is such an account
 */
export async function signIn(
  sessions: Sessions,
  ask: BodyOf<typeof signInRoute>,
  from: Pick<Origin, 'from' | 'requestId'>,
): Promise<string> {
  const { world } = sessions.deps
  const now = world.now()
  const username = ask.username.trim().toLowerCase()
  const index = attemptIndex(world, 'username', username)
  await countAttempt(world.app, index, now, sessions.policyOf(sessions.deps.rules.rootDivisionId))
  const found = await findForSignIn(world.app, username)
  const isRight = await isPassword(found?.hash, ask.password)
  if (!isRight || found === undefined || !mayBegin(sessions, found, now)) throw new Refused('SIGN_IN_REFUSED')
  await forgive(world.app, index)
  const posts = await findPosts(world.app, [found.accountId], toPlainDate(now))
  const { token, tokenHash } = newToken()
  const { accountId, divisionId, hallId } = found
  const postId = posts[0]?.postId ?? null
  const row = { id: uuidV7(now), tokenHash, accountId, divisionId, hallId, postId, at: new Date(now) }
  const actor = { kind: 'ACCOUNT', accountId, postId, role: posts[0]?.role ?? null } as const
  const inAudit = auditedAs({ actor, divisionId, hallId, ...from }, { act: 'SIGNED_IN', target: self(accountId) })
  await inAudit(world.app, (tx) => insertSession(tx, row))
  return token
}

function mayBegin(sessions: Sessions, found: SignInRow, now: number): boolean {
  if (found.disabledAt !== null || (found.expiresAt !== null && found.expiresAt.getTime() <= now)) return false
  const { firstPasswordValidHours } = sessions.policyOf(found.divisionId)
  return !found.passwordIsFirst || now < found.passwordSetAt.getTime() + firstPasswordValidHours * hourMs
}

/** After the password, or again before a sensitive act. @returns the token from now on */
export async function showSecondFactor(
  sessions: Sessions,
  session: Session,
  code: string,
  inAudit: Transact,
): Promise<string> {
  await takeCode(sessions, session, { code, factorId: null })
  return renew(sessions, session, inAudit)
}

export async function beginTotp(
  { deps: { world } }: Sessions,
  session: Session,
): Promise<{ factorId: string; secret: string; uri: string }> {
  if (session.secondFactors.includes('TOTP')) throw new Refused('FACTOR_PRESENT')
  const now = world.now()
  const id = uuidV7(now)
  const secret = newTotpSecret()
  await insertTotp(world.app, {
    id,
    accountId: session.accountId,
    divisionId: session.accountDivisionId,
    ...sealTotp(world, { id, secret, now }),
    at: new Date(now),
    confirmedAt: null,
  })
  return { factorId: id, secret, uri: totpUri(secret, session.username) }
}

export async function confirmTotp(
  sessions: Sessions,
  session: Session,
  ask: { readonly code: string; readonly factorId: string },
  inAudit: Transact,
): Promise<string> {
  if (session.secondFactors.includes('TOTP')) throw new Refused('FACTOR_PRESENT')
  await takeCode(sessions, session, ask)
  return renew(sessions, session, inAudit)
}

/** Sets another password and ends every other session of the account. @returns the token from now on */
export async function changeOwnPassword(
  sessions: Sessions,
  session: Session,
  ask: { readonly current: string; readonly next: string },
  inAudit: Transact,
): Promise<string> {
  const { world, profile } = sessions.deps
  const now = world.now()
  const policy = sessions.policyOf(session.accountDivisionId)
  const index = attemptIndex(world, 'password', session.accountId)
  await countAttempt(world.app, index, now, policy)
  const found = await findPasswordHash(world.app, session.accountId)
  if (!(await isPassword(found?.hash, ask.current))) throw new Refused('PASSWORD_WRONG', '/current')
  await forgive(world.app, index)
  const refusal = findPasswordRefusal(
    {
      password: ask.next,
      knownWords: [session.username, 'yiping', '以评以评'],
      isCommon: isCommonPassword(ask.next),
      isSame: await isPassword(found?.hash, ask.next),
    },
    policy.passwords[profile],
  )
  if (refusal !== undefined) throw new Refused(refusal, '/next')
  const hash = await hashPassword(ask.next)
  const { token, tokenHash } = newToken()
  await inAudit(world.app, async (tx) => {
    const at = new Date(now)
    await insertPassword(tx, { accountId: session.accountId, hash, isFirst: false, at })
    await endSessions(tx, { accountId: session.accountId, except: session.sessionId }, at)
    await renewToken(tx, session.sessionId, { tokenHash, factorShownAt: null })
  })
  return token
}

/** A session that has shown its factor may do more: its token is another from now on. */
async function renew({ deps: { world } }: Sessions, session: Session, inAudit: Transact): Promise<string> {
  const { token, tokenHash } = newToken()
  const factorShownAt = new Date(world.now())
  await inAudit(world.app, (tx) => renewToken(tx, session.sessionId, { tokenHash, factorShownAt }))
  return token
}

/** The session as its holder may see it. */
export function viewSession(sessions: Sessions, session: Session): AnswerOf<typeof seeOwnSession> {
  const policy = sessions.policyOf(session.accountDivisionId)
  const now = sessions.deps.world.now()
  const { steppedUpAt, startedAt } = session
  const isFresh = isSteppedUp(steppedUpAt?.getTime() ?? null, now, policy)
  const isOpen = session.stage === 'OPEN'
  return {
    stage: session.stage,
    username: session.username,
    family: session.family,
    posts: session.posts.map(({ accountId: _a, divisionId: _d, hallId: _h, ...post }) => post),
    postId: session.post?.postId ?? null,
    permissions: isOpen && session.post !== null ? [...permissionsOf(session.post.role)] : [],
    secondFactors: [...session.secondFactors],
    steppedUpUntil:
      isFresh && steppedUpAt !== null
        ? new Date(steppedUpAt.getTime() + policy.stepUpMinutes * minuteMs).toISOString()
        : null,
    endsAt: new Date(startedAt.getTime() + policy.minutesMax * minuteMs).toISOString(),
    idleMinutesMax: policy.idleMinutesMax,
  }
}
