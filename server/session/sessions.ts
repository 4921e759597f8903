import type { FastifyRequest } from 'fastify'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { isSessionOver, type SessionStage, stageOf } from '../../domain/session.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { PolicyBody, RuleBook } from '../policy/index.ts'
import type { SignOnProvider } from './sign-on/provider.ts'
import { findPosts, findSession, type PostRow, type SessionRow, touchSession } from './store.ts'
import { findTokenHash } from './token.ts'

/** Which body of rules settles what ASVS and 等保 want differently. */
export type SecurityProfile = 'asvs' | 'mlps3'

export interface SessionDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly profile: SecurityProfile
  /** Whether browsers reach us by TLS. */
  readonly isSecure: boolean
  /** Null: nobody signs on through a provider. */
  readonly signOn: SignOnProvider | null
}

/** Somebody who is signed in, and in which post. */
export interface Session extends SessionRow {
  readonly stage: SessionStage
  /** Those in force today. */
  readonly posts: readonly PostRow[]
  /** The one the session acts in; null where there is none, or it has ended since. */
  readonly post: PostRow | null
}

declare module 'fastify' {
  interface FastifyRequest {
    session?: Session
  }
}

/** A write a minute for somebody at work, not one a call: an idle session may so end up to a minute early, and never late. */
const touchAfterMs = 60_000

/** Who is signed in. Nothing is remembered between calls: what ends a session, an account or a post works at once. */
export class Sessions {
  readonly deps: SessionDeps

  constructor(deps: SessionDeps) {
    this.deps = deps
  }

  isSent(request: FastifyRequest): boolean {
    return findTokenHash(request, this.deps.isSecure) !== undefined
  }

  /** @throws UNAUTHENTICATED */
  async load(request: FastifyRequest): Promise<Session> {
    const tokenHash = findTokenHash(request, this.deps.isSecure)
    const session = tokenHash === undefined ? undefined : await this.find(tokenHash)
    if (session === undefined) throw new Refused('UNAUTHENTICATED')
    request.session = session
    return session
  }

  /** The session of a request as it is now, without counting as use of it. */
  async peek(request: FastifyRequest): Promise<Session | undefined> {
    const tokenHash = findTokenHash(request, this.deps.isSecure)
    return tokenHash === undefined ? undefined : this.find(tokenHash, false)
  }

  /** @param isUse whether it is used by this, and so goes on living */
  async find(tokenHash: Buffer, isUse = true): Promise<Session | undefined> {
    const { world } = this.deps
    const now = world.now()
    const row = await findSession(world.app, tokenHash)
    if (row === undefined || row.disabledAt !== null || (row.expiresAt !== null && row.expiresAt.getTime() <= now))
      return undefined
    const policy = this.policyOf(row.accountDivisionId)
    if (isSessionOver({ startedAt: row.startedAt.getTime(), seenAt: row.seenAt.getTime() }, now, policy))
      return undefined
    const since = new Date(now - touchAfterMs)
    if (isUse && row.seenAt <= since) await touchSession(world.app, row.sessionId, new Date(now), since)
    const posts = await findPosts(world.app, [row.accountId], toPlainDate(now))
    return {
      ...row,
      posts,
      post: posts.find(({ postId }) => postId === row.postId) ?? null,
      stage: this.#stage(row, now),
    }
  }

  policyOf(divisionId: number): PolicyBody<'account'> {
    const { rules, world } = this.deps
    return rules.loadPolicy('account', divisionId, world.now()).body
  }

  #stage(row: SessionRow, now: number): SessionStage {
    const { validNaturalDays } = this.policyOf(row.accountDivisionId).passwords[this.deps.profile]
    const facts = {
      startedAt: row.startedAt.getTime(),
      seenAt: row.seenAt.getTime(),
      secondFactorAt: row.secondFactorAt?.getTime() ?? null,
      hasFactor: row.secondFactors.length > 0,
      passwordSetAt: row.passwordSetAt.getTime(),
      passwordIsFirst: row.passwordIsFirst,
      isSignedOn: row.begunBy === 'SIGN_ON',
    }
    return stageOf(facts, now, validNaturalDays)
  }
}
