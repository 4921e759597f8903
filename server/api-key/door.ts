import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Scope } from '../../contracts/route.ts'
import { isCredentialGood, keyStateOf } from '../../domain/api-key.ts'
import { bearerOf } from '../platform/bearer.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { isSignedBy } from './signature/fields.ts'
import { loadSignature, signableOf, takeSignature } from './signature/prove.ts'
import { type ApiKeyRow, type CredentialRow, findApiKey, findApiKeyById, findCredentialEnd, noteUse } from './store.ts'

/** A business system that has shown its key: what it may do, and where. */
export interface ApiCaller {
  readonly apiKeyId: string
  readonly divisionId: number
  readonly hallId: number | null
  readonly sourceId: number
  readonly authority: 'LOCAL' | 'PROVINCE'
  /** May report drills: they are evaluated, but never counted. Absent: no. */
  readonly mayDrill?: boolean
  /** What it was shown by. Absent where the call is over, or where no key stands behind it. */
  readonly credentialId?: string
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
const signerPattern = /^yp_([0-9a-z]{12})$/
const useNotedEveryMs = 600_000

export function callerOf(request: FastifyRequest): ApiCaller {
  if (request.apiCaller === undefined) throw new Refused('UNAUTHENTICATED')
  return request.apiCaller
}

/** Whether a request shows a key, or says that it is signed by one. */
export function isKeyShown({ headers }: FastifyRequest): boolean {
  return [headers.authorization, headers['x-api-key'], headers['signature-input']].some((one) => one !== undefined)
}

export class ApiKeys {
  readonly #world: World
  readonly #rules: RuleBook

  constructor(world: World, rules: RuleBook) {
    this.#world = world
    this.#rules = rules
  }

  /**
   * Runs before the body is read: an unknown caller does not get to send one. Key and credentials are read at every call, so that
   * what was revoked or replaced is refused by every server at once.
   */
  require(scope: Scope): (request: FastifyRequest) => Promise<void> {
    return async (request) => {
      const isSigned = request.headers['signature-input'] !== undefined && sentKey(request) === ''
      const { key, credential, take } = isSigned ? await this.#findSigner(request) : await this.#findHolder(request)
      // From here on the caller is known, and whatever comes of the call is in its log.
      request.actor = { kind: 'API_KEY', apiKeyId: key.id }
      request.actorPlace = { divisionId: key.divisionId, hallId: key.hallId }
      request.apiCaller = { ...toCaller(key), credentialId: credential.credentialId }
      const now = this.#world.now()
      if (!isGood(key, now) || !isCredentialGood({ endsAt: credential.endsAt?.getTime() ?? null }, now))
        throw new Refused('UNAUTHENTICATED')
      await take?.()
      if (!key.scopes.includes(scope)) throw new Refused('FORBIDDEN')
      if (credential.usedAt === null || now - credential.usedAt.getTime() >= useNotedEveryMs)
        await noteUse(this.#world.app, credential.credentialId, new Date(now))
    }
  }

  async #findHolder(request: FastifyRequest): Promise<Proved> {
    const [, keyId, secret] = keyPattern.exec(sentKey(request)) ?? []
    if (keyId === undefined || secret === undefined) throw new Refused('UNAUTHENTICATED')
    const key = await findApiKey(this.#world.app, keyId)
    const shown = secretHash(secret)
    const credential = key?.credentials.find((one) => one.secretHash !== null && timingSafeEqual(one.secretHash, shown))
    if (key === undefined || credential === undefined) throw new Refused('UNAUTHENTICATED')
    return { key, credential }
  }

  async #findSigner(request: FastifyRequest): Promise<Proved> {
    const signed = loadSignature(request)
    const keyId = signerPattern.exec(signed.keyId)?.[1]
    const key = keyId === undefined ? undefined : await findApiKey(this.#world.app, keyId)
    const signable = signableOf(request)
    const credential = key?.credentials.find(
      ({ publicKey }) => publicKey !== null && isSignedBy(signable, signed, publicKey),
    )
    if (key === undefined || credential === undefined) throw new Refused('UNAUTHENTICATED')
    const rules = this.#rules.loadPolicy('api-key', key.divisionId, this.#world.now()).body
    const take = () => takeSignature(this.#world, request, signed, { apiKeyId: key.id, rules })
    return { key, credential, take }
  }
}

/** A key, and by which of its credentials a call has shown that it holds it. */
interface Proved {
  readonly key: ApiKeyRow
  readonly credential: CredentialRow
  /** Uses up what may be used once. */
  readonly take?: () => Promise<void>
}

function isGood({ expiresAt, revokedAt }: Pick<ApiKeyRow, 'expiresAt' | 'revokedAt'>, now: number): boolean {
  return keyStateOf({ expiresAt: expiresAt.getTime(), revokedAt: revokedAt?.getTime() ?? null }, now) === 'GOOD'
}

function toCaller({ id, divisionId, hallId, sourceId, authority, scopes }: Omit<ApiKeyRow, 'credentials'>): ApiCaller {
  return { apiKeyId: id, divisionId, hallId, sourceId, authority, mayDrill: scopes.includes('cases:drill'), scopes }
}

/** Whether a caller would be let in now as he was: by the same secret, which may have been replaced since. */
export async function findStanding(
  world: Pick<World, 'app' | 'now'>,
  { apiKeyId, credentialId }: ApiCaller,
): Promise<ApiCaller | undefined> {
  const caller = await findCaller(world, apiKeyId)
  if (caller === undefined || credentialId === undefined) return caller
  const endsAt = await findCredentialEnd(world.app, credentialId)
  return isCredentialGood({ endsAt: endsAt?.getTime() ?? null }, world.now()) ? caller : undefined
}

/** The caller of a key that handed in work some time ago; undefined where the key has expired or been revoked since. */
export async function findCaller(world: Pick<World, 'app' | 'now'>, apiKeyId: string): Promise<ApiCaller | undefined> {
  const key = await findApiKeyById(world.app, apiKeyId)
  return key !== undefined && isGood(key, world.now()) ? toCaller(key) : undefined
}

export async function isApiKeyKnown(world: Pick<World, 'app'>, key: string): Promise<boolean> {
  const [, keyId] = keyPattern.exec(key) ?? []
  return keyId !== undefined && (await findApiKey(world.app, keyId)) !== undefined
}

function sentKey(request: FastifyRequest): string {
  const named = request.headers['x-api-key']
  return typeof named === 'string' ? named : bearerOf(request)
}

export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
