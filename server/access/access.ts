import type { FastifyRequest } from 'fastify'
import type { Caller } from '../../contracts/route.ts'
import { isPermitted, needsStepUp, type Permission, type Reach } from '../../domain/access.ts'
import { isSteppedUp } from '../../domain/session.ts'
import { type ApiKeys, findStanding, isKeyShown } from '../api-key/index.ts'
import { Refused } from '../platform/refused.ts'
import { refuseCrossSite, type Session, type Sessions } from '../session/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    reach?: Reach
  }
}

type Admit = (request: FastifyRequest) => Promise<void>

/** How far the caller reaches: what a route that lets in machines and people alike asks of either. */
export function reachOf(request: FastifyRequest): Reach {
  if (request.reach === undefined) throw new Refused('UNAUTHENTICATED')
  return request.reach
}

/** The id of the key or account that calls: what a record names of it. */
export function actorIdOf({ actor }: FastifyRequest): string {
  switch (actor?.kind) {
    case 'ACCOUNT':
      return actor.accountId
    case 'API_KEY':
      return actor.apiKeyId
    default:
      throw new Refused('UNAUTHENTICATED')
  }
}

export function sessionOf(request: FastifyRequest): Session {
  if (request.session === undefined) throw new Refused('UNAUTHENTICATED')
  return request.session
}

/** Says whether the audit of a division’s acts stands still. */
interface Standing {
  isStandingStill(divisionId: number): Promise<boolean>
}

const retryStandstillSeconds = 10

interface Asked {
  readonly permission: Permission
  readonly stops?: true | undefined
}

/** Who may come in: decided before the body is read, from the promise of the route, here and nowhere else. */
export class Access {
  readonly #apiKeys: ApiKeys
  readonly #sessions: Sessions
  readonly #audit: Standing

  constructor(apiKeys: ApiKeys, sessions: Sessions, audit: Standing) {
    this.#apiKeys = apiKeys
    this.#sessions = sessions
    this.#audit = audit
  }

  admit(caller: Caller): Admit {
    switch (caller.kind) {
      case 'anybody':
        return async () => undefined
      case 'device':
        throw new Error('a device comes in by its own door')
      case 'session':
        return async (request) => void (await this.#admitSession(request, caller.stage))
      case 'account':
        return (request) => this.#admitPost(request, caller)
      case 'api-key': {
        const admitKey = this.#apiKeys.require(caller.scope)
        const { permission, stops } = caller
        return async (request) => {
          // A key that is shown speaks for itself: a cookie beside it is of no account.
          if (permission !== undefined && !isKeyShown(request) && this.#sessions.isSent(request))
            return this.#admitPost(request, { permission, stops })
          await admitKey(request)
          if (request.apiCaller === undefined) throw new Refused('UNAUTHENTICATED')
          const { divisionId, hallId } = request.apiCaller
          if (permission !== undefined && !stops) await this.refuseStandstill(permission, divisionId)
          request.reach = { divisionId, hallId }
        }
      }
    }
  }

  /**
   * Whether who was let in would be let in now: for streams, which outlive the call. Asking is no use of a session. A step-up gives the
   * session another token: then the stream ends too, and the page comes again with the new one.
   */
  standing(request: FastifyRequest, caller: Caller): () => Promise<boolean> {
    const { session, apiCaller } = request
    const { world } = this.#sessions.deps
    if (session !== undefined) {
      const permission = permissionOf(caller)
      return async () => {
        const now = await this.#sessions.peek(request)
        if (now?.stage !== 'OPEN' || now.post?.postId !== session.post?.postId) return false
        return permission === undefined || (now.post !== null && isPermitted(now.post.role, permission))
      }
    }
    return async () => {
      const key = apiCaller === undefined ? undefined : await findStanding(world, apiCaller)
      return caller.kind === 'api-key' && (key?.scopes?.includes(caller.scope) ?? false)
    }
  }

  async #admitSession(request: FastifyRequest, stage: 'ANY' | 'FACTOR_SHOWN' | 'OPEN'): Promise<Session> {
    const session = await this.#sessions.load(request)
    const { accountId, post } = session
    request.actor = { kind: 'ACCOUNT', accountId, postId: post?.postId ?? null, role: post?.role ?? null }
    request.actorPlace = post ?? { divisionId: session.accountDivisionId, hallId: null }
    refuseCrossSite(request)
    const isFar = stage === 'OPEN' ? session.stage === 'OPEN' : session.stage !== 'SECOND_FACTOR'
    if (stage !== 'ANY' && !isFar) throw new Refused('SIGN_IN_UNFINISHED')
    return session
  }

  async #admitPost(request: FastifyRequest, { permission, stops }: Asked): Promise<void> {
    const session = await this.#admitSession(request, 'OPEN')
    const { post, steppedUpAt, accountDivisionId } = session
    if (post === null || !isPermitted(post.role, permission)) throw new Refused('FORBIDDEN')
    const { now } = this.#sessions.deps.world
    const policy = this.#sessions.policyOf(accountDivisionId)
    if (!stops) await this.refuseStandstill(permission, post.divisionId)
    if (needsStepUp(permission) && !isSteppedUp(steppedUpAt?.getTime() ?? null, now(), policy))
      throw new Refused('STEP_UP_NEEDED')
    request.reach = { divisionId: post.divisionId, hallId: post.hallId, staffId: session.staffId }
  }

  /**
   * A privileged act waits until what it did can be sealed. Whether a person or a machine does it makes no difference. What stops
   * somebody is let in without; asked by a route where only what is in the body says whether it does.
   */
  async refuseStandstill(permission: Permission, divisionId: number): Promise<void> {
    if (needsStepUp(permission) && (await this.#audit.isStandingStill(divisionId)))
      throw new Refused('AUDIT_STANDS_STILL', undefined, retryStandstillSeconds)
  }
}

function permissionOf(caller: Caller): Permission | undefined {
  return caller.kind === 'account' || caller.kind === 'api-key' ? caller.permission : undefined
}
