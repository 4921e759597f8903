import type { FastifyRequest } from 'fastify'
import { toAgent } from '../../domain/agent.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { appendOrHold, auditedAs, type Origin, whereFrom } from '../audit/index.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import { tellNewDevice } from './known-device/known-devices.ts'
import type { Sessions } from './sessions.ts'
import { type BegunBy, findForSignIn, findPosts, insertSession, type SignInRow } from './store.ts'
import { newToken } from './token.ts'

const hourMs = 3_600_000

/** An account that is open, with a password that may still be used to begin with. */
export function mayBegin(sessions: Sessions, found: SignInRow, now: number, by: BegunBy): boolean {
  if (found.disabledAt !== null || (found.expiresAt !== null && found.expiresAt.getTime() <= now)) return false
  if (by === 'SIGN_ON') return true
  const { firstPasswordValidHours } = sessions.policyOf(found.divisionId)
  return !found.passwordIsFirst || now < found.passwordSetAt.getTime() + firstPasswordValidHours * hourMs
}

/**
 * Whoever has shown who he is, by a passkey or at a provider.
 * @param known told as soon as the account is known, before it is refused
 * @throws SIGN_IN_REFUSED
 */
export async function loadBeginner(
  sessions: Sessions,
  who: { readonly accountId: string },
  known: (found: SignInRow) => void,
  by: BegunBy,
): Promise<SignInRow> {
  const { world } = sessions.deps
  const found = await findForSignIn(world.app, who)
  if (found === undefined) throw new Refused('SIGN_IN_REFUSED')
  known(found)
  if (!mayBegin(sessions, found, world.now(), by)) throw new Refused('SIGN_IN_REFUSED')
  return found
}

/** Where somebody is, and with what. */
export interface WhereFrom extends Pick<Origin, 'from' | 'requestId'> {
  readonly agent: string | null
}

export function whereAndWhat(request: FastifyRequest): WhereFrom {
  return { ...whereFrom(request), agent: toAgent(request.headers['user-agent']) }
}

interface Beginning {
  /** By what he has shown who he is; the audit says it. */
  readonly by: BegunBy
  /** Null: the second factor is still to be shown. */
  readonly factorShownAt: Date | null
  /** Which session of a provider it has begun with. */
  readonly providerSessionIndex?: Buffer | null
}

/** A new session in the first of the account’s posts. @returns the token, for the browser alone */
export async function beginSession(
  { deps: { world } }: Sessions,
  { accountId, divisionId, hallId }: SignInRow,
  { agent, ...from }: WhereFrom,
  { by, factorShownAt, providerSessionIndex = null }: Beginning,
): Promise<string> {
  const now = world.now()
  const posts = await findPosts(world.app, [accountId], toPlainDate(now))
  const { token, tokenHash } = newToken()
  const postId = posts[0]?.postId ?? null
  const place = { accountId, divisionId, hallId, postId }
  const where = { from: from.from, agent }
  const row = {
    ...place,
    id: uuidV7(now),
    tokenHash,
    at: new Date(now),
    factorShownAt,
    begunBy: by,
    providerSessionIndex,
    ...where,
  }
  const actor = { kind: 'ACCOUNT', accountId, postId, role: posts[0]?.role ?? null } as const
  const act = { act: 'SIGNED_IN', target: { kind: 'ACCOUNT', id: accountId } } as const
  const inAudit = auditedAs({ actor, divisionId, hallId, ...from }, act, () => ({ detail: { by } }), appendOrHold)
  await inAudit(world.app, async (tx) => {
    await insertSession(tx, row)
    await tellNewDevice(world, tx, accountId, where)
  })
  return token
}
