import type { BodyOf } from '../../contracts/route.ts'
import type { signIn as signInRoute } from '../../contracts/session.ts'
import { findPasswordRefusal, isCommonPassword } from '../../domain/password.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { attemptIndex, countAttempt, forgive } from './attempt/attempts.ts'
import { beginSession, mayBegin, type WhereFrom } from './begin.ts'
import { isListedPassword } from './common-passwords.ts'
import { sealTotp, takeCode } from './factor/factors.ts'
import { insertTotp } from './factor/store.ts'
import { newTotpSecret, totpUri } from './factor/totp.ts'
import { tellLocked } from './known-device/known-devices.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import { refuseStale, renew } from './renew.ts'
import type { Session, Sessions } from './sessions.ts'
import { endSessions, findForSignIn, findPasswordHash, insertPassword, renewToken, type SignInRow } from './store.ts'
import { newToken } from './token.ts'

/**
 * Begins a session.
 * @param onRefused told of an account that somebody has tried, and may not: for the audit, not for the answer
 * @returns the token, for the browser alone
 * @throws SIGN_IN_REFUSED whatever was wrong, TOO_MANY_REQUESTS after several failures whether or not there is such an account
 */
export async function signIn(
  sessions: Sessions,
  ask: BodyOf<typeof signInRoute>,
  from: WhereFrom,
  onRefused: (account: SignInRow) => void,
): Promise<string> {
  const { world } = sessions.deps
  const now = world.now()
  const username = ask.username.trim().toLowerCase()
  const index = attemptIndex(world, 'username', username)
  const found = await findForSignIn(world.app, { username })
  await countAttempt(world.app, index, {
    now,
    rules: sessions.policyOf(sessions.deps.rules.rootDivisionId),
    onBlocked: (tx) => tellLocked(tx, username, now),
  }).catch((error: unknown) => {
    if (found !== undefined) onRefused(found)
    throw error
  })
  const isRight = await isPassword(found?.hash, ask.password)
  if (!isRight || found === undefined || !mayBegin(sessions, found, now, 'PASSWORD')) {
    if (found !== undefined) onRefused(found)
    throw new Refused('SIGN_IN_REFUSED')
  }
  await forgive(world.app, index)
  return beginSession(sessions, found, from, { by: 'PASSWORD', factorShownAt: null })
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
  sessions: Sessions,
  session: Session,
): Promise<{ factorId: string; secret: string; uri: string }> {
  const { world } = sessions.deps
  refuseStale(sessions, session)
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
  refuseStale(sessions, session)
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
  await countAttempt(world.app, index, { now, rules: policy })
  const found = await findPasswordHash(world.app, session.accountId)
  if (!(await isPassword(found?.hash, ask.current))) throw new Refused('PASSWORD_WRONG', '/current')
  await forgive(world.app, index)
  const rules = policy.passwords[profile]
  const refusal = findPasswordRefusal(
    {
      password: ask.next,
      knownWords: [session.username, 'yiping', '以评以评'],
      isCommon: isCommonPassword(ask.next) || (await isListedPassword(ask.next, rules.lengthMin)),
      isSame: await isPassword(found?.hash, ask.next),
    },
    rules,
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
