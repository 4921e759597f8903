import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Scope } from '../../contracts/route.ts'
import { appendAudit, commandOrigin, type Origin } from '../audit/index.ts'
import { bearerOf } from '../platform/bearer.ts'
import { Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import { findApiKey, findApiKeyById, insertApiKey, markRevoked } from './store.ts'

/** A business system that has shown its key: what it may do, and where. */
export interface ApiCaller {
  readonly apiKeyId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly sourceId: number
  readonly authority: 'LOCAL' | 'PROVINCE'
  /** May report drills: they are evaluated, but never counted. Absent: no. */
  readonly mayDrill?: boolean
  /** Everything the key may do. Absent where no key stands behind the call. */
  readonly scopes?: readonly string[]
}

declare module 'fastify' {
  interface FastifyRequest {
    apiCaller?: ApiCaller
  }
}

/** yp_<12 characters that name the key>_<43 characters of secret>. Only the secret's hash is kept: 256 bits need no salt. */
const keyPattern = /^yp_([0-9a-z]{12})_([A-Za-z0-9_-]{43})$/

export function callerOf(request: FastifyRequest): ApiCaller {
  if (request.apiCaller === undefined) throw new Refused('UNAUTHENTICATED')
  return request.apiCaller
}

export class ApiKeys {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  /** Runs before the body is read: an unknown caller does not get to send one. */
  require(scope: Scope): (request: FastifyRequest) => Promise<void> {
    return async (request) => {
      const [, keyId, secret] = keyPattern.exec(sentKey(request)) ?? []
      if (keyId === undefined || secret === undefined) throw new Refused('UNAUTHENTICATED')
      const key = await findApiKey(this.#world.app, keyId)
      if (key === undefined || !timingSafeEqual(key.secretHash, secretHash(secret)))
        throw new Refused('UNAUTHENTICATED')
      // From here on the caller is known, and whatever comes of the call is in its log.
      const { id, divisionId, hallId, sourceId, authority } = key
      request.actor = { kind: 'API_KEY', apiKeyId: id }
      request.actorPlace = { divisionId, hallId }
      request.apiCaller = {
        apiKeyId: id,
        divisionId,
        hallId,
        sourceId,
        authority,
        mayDrill: key.scopes.includes('cases:drill'),
        scopes: key.scopes,
      }
      if (key.revokedAt !== null || key.expiresAt.getTime() <= this.#world.now()) throw new Refused('UNAUTHENTICATED')
      if (!key.scopes.includes(scope)) throw new Refused('FORBIDDEN')
    }
  }
}

/** The caller of a key that handed in work some time ago; undefined where the key has expired or been revoked since. */
export async function findCaller(world: Pick<World, 'app' | 'now'>, apiKeyId: string): Promise<ApiCaller | undefined> {
  const key = await findApiKeyById(world.app, apiKeyId)
  if (key === undefined || key.revokedAt !== null || key.expiresAt.getTime() <= world.now()) return undefined
  const { divisionId, hallId, sourceId, authority, scopes } = key
  return { apiKeyId, divisionId, hallId, sourceId, authority, mayDrill: scopes.includes('cases:drill'), scopes }
}

export interface KeyWish {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly divisionCode: string
  readonly hallCode: string | null
  readonly sourceCode: string
  readonly expiresAt: Date
}

export interface IssuedKey {
  readonly id: string
  /** Shown this once and never again. */
  readonly key: string
}

/**
 * Makes a key; undefined where division, hall or source is unknown.
 * @param by who makes it, for the audit: the operator’s command unless somebody else is named
 */
export async function issueApiKey(
  world: Pick<World, 'app' | 'now'>,
  wish: KeyWish,
  by: Origin = commandOrigin('api-key'),
): Promise<IssuedKey | undefined> {
  const keyId = randomBytes(9).toString('hex').slice(0, 12)
  const secret = randomBytes(32).toString('base64url')
  const id = uuidV7(world.now())
  const place = await world.app.transaction().execute(async (tx) => {
    const kept = await insertApiKey(tx, { ...wish, id, keyId, secretHash: secretHash(secret) })
    if (kept === undefined) return undefined
    const { scopes } = wish
    const target = { kind: 'API_KEY' as const, id }
    await appendAudit(tx, { ...by, ...kept, act: 'API_KEY_ISSUED', target, result: 'DONE', detail: { keyId, scopes } })
    return kept
  })
  return place === undefined ? undefined : { id, key: `yp_${keyId}_${secret}` }
}

/** @returns false where there is no such key, or it was revoked before */
export async function revokeApiKey(
  world: Pick<World, 'app' | 'now'>,
  keyId: string,
  by: Origin = commandOrigin('api-key'),
): Promise<boolean> {
  return world.app.transaction().execute(async (tx) => {
    const revoked = await markRevoked(tx, keyId, new Date(world.now()))
    if (revoked === undefined) return false
    const { id, divisionId, hallId } = revoked
    const target = { kind: 'API_KEY' as const, id }
    const act = { act: 'API_KEY_REVOKED' as const, target, result: 'DONE' as const, detail: { keyId } }
    await appendAudit(tx, { ...by, ...act, divisionId, hallId })
    return true
  })
}

export async function isApiKeyKnown(world: Pick<World, 'app'>, key: string): Promise<boolean> {
  const [, keyId] = keyPattern.exec(key) ?? []
  return keyId !== undefined && (await findApiKey(world.app, keyId)) !== undefined
}

function sentKey(request: FastifyRequest): string {
  const named = request.headers['x-api-key']
  return typeof named === 'string' ? named : bearerOf(request)
}

function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
