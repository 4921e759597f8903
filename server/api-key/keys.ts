import { randomBytes } from 'node:crypto'
import type { Scope } from '../../contracts/route.ts'
import { rotate } from '../../domain/api-key.ts'
import { appendOrHold, auditedAs, commandOrigin, type Origin } from '../audit/index.ts'
import type { Database, Transact } from '../platform/database.ts'
import { granted, Refused } from '../platform/refused.ts'
import { uuidV7 } from '../platform/uuid.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { secretHash } from './door.ts'
import {
  findIdByName,
  findKeyPlace,
  insertApiKey,
  insertCredential,
  type KeyPlace,
  lockApiKey,
  markRevoked,
  setCredentialEnd,
} from './store.ts'

type KeyWorld = Pick<World, 'app' | 'now'>

export interface KeyWish {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly divisionCode: string
  readonly hallCode: string | null
  readonly sourceCode: string
  readonly expiresAt: Date
  /** Ed25519, 32 bytes: the key has to sign its calls with the private half. */
  readonly publicKey?: Buffer | undefined
}

export interface IssuedKey {
  readonly id: string
  /** With its secret, shown this once and never again; of a key that signs, its name alone. */
  readonly key: string
}

/** What became of a key, for its caller and for the audit. */
interface KeyTold extends KeyPlace {
  readonly id: string
  readonly detail: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export type IssuedTold = IssuedKey & KeyTold

/** What the audit tells of it: where the key is good, not where its maker sits. */
export const told = ({ id, divisionId, hallId, detail }: KeyTold) => ({
  target: { kind: 'API_KEY' as const, id },
  divisionId,
  hallId,
  detail,
})

export const attempt = (act: 'API_KEY_ISSUED' | 'API_KEY_ROTATED' | 'API_KEY_REVOKED', id: string | null) => ({
  act,
  target: { kind: 'API_KEY' as const, id },
})

/**
 * Makes a key; undefined where division, hall or source is unknown.
 * @param by who makes it, for the audit: the operator’s command unless somebody else is named
 */
export async function issueApiKey(
  world: KeyWorld,
  wish: KeyWish,
  by: Origin = commandOrigin('api-key'),
): Promise<IssuedKey | undefined> {
  const place = await findKeyPlace(world.app, wish)
  if (place === undefined) return undefined
  const { id, key } = await makeApiKey(
    world,
    { ...wish, ...place },
    auditedAs(by, attempt('API_KEY_ISSUED', null), told),
  )
  return { id, key }
}

export function makeApiKey(
  { app, now }: KeyWorld,
  wish: KeyWish & KeyPlace & { readonly sourceId: number },
  inAudit: Transact,
): Promise<IssuedTold> {
  const keyId = randomBytes(9).toString('hex').slice(0, 12)
  const id = uuidV7(now())
  const { scopes, divisionId, hallId, publicKey } = wish
  const requiresSignature = publicKey !== undefined
  const detail = { keyId, scopes, ...(requiresSignature ? { requiresSignature } : {}) }
  return inAudit(app, async (tx) => {
    await insertApiKey(tx, { ...wish, id, keyId, requiresSignature, createdAt: new Date(now()) })
    const secret = await addCredential(tx, { id, keyId, divisionId, hallId }, publicKey, now())
    return { id, key: secret, divisionId, hallId, detail }
  })
}

async function addCredential(
  tx: Database,
  { id: apiKeyId, keyId, divisionId, hallId }: KeyPlace & { readonly id: string; readonly keyId: string },
  publicKey: Buffer | undefined,
  now: number,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const shown =
    publicKey === undefined ? { secretHash: secretHash(secret), publicKey: null } : { secretHash: null, publicKey }
  await insertCredential(tx, { id: uuidV7(now), apiKeyId, divisionId, hallId, ...shown, createdAt: new Date(now) })
  return publicKey === undefined ? `yp_${keyId}_${secret}` : `yp_${keyId}`
}

export interface Renewal {
  /** How long the old credential goes on; not said: as the policy says. */
  readonly overlapHours: number | undefined
  readonly publicKey: Buffer | undefined
}

/**
 * A new credential beside the old one. Nothing else about the key changes, whether it signs neither.
 * @throws API_KEY_UNKNOWN, API_KEY_ENDED, OVERLAP_TOO_LONG, PUBLIC_KEY_WRONG
 */
export function rotateApiKey(
  { world, rules }: { readonly world: KeyWorld; readonly rules: RuleBook },
  id: string,
  { overlapHours, publicKey }: Renewal,
  inAudit: Transact,
): Promise<IssuedTold> {
  const now = world.now()
  return inAudit(world.app, async (tx) => {
    const key = await lockApiKey(tx, id)
    if (key === undefined) throw new Refused('API_KEY_UNKNOWN')
    if (key.requiresSignature !== (publicKey !== undefined)) throw new Refused('PUBLIC_KEY_WRONG', '/publicKey')
    const policy = rules.loadPolicy('api-key', key.divisionId, now).body
    const ask = {
      expiresAt: key.expiresAt.getTime(),
      revokedAt: key.revokedAt?.getTime() ?? null,
      credentials: key.credentials.map((one) => ({ id: one.id, endsAt: one.endsAt?.getTime() ?? null })),
      overlapHours,
    }
    const endings = granted(rotate(ask, now, policy))
    for (const ending of endings) await setCredentialEnd(tx, ending.id, new Date(ending.endsAt))
    const oldUntil = new Date(Math.max(now, ...endings.map(({ endsAt }) => endsAt))).toISOString()
    const { keyId, divisionId, hallId } = key
    return { id, key: await addCredential(tx, key, publicKey, now), divisionId, hallId, detail: { keyId, oldUntil } }
  })
}

/** @returns false where there is no such key, or it was revoked before */
export async function revokeApiKey(
  world: KeyWorld,
  keyId: string,
  by: Origin = commandOrigin('api-key'),
): Promise<boolean> {
  const known = await findIdByName(world.app, keyId)
  if (known === undefined) return false
  return world.app.transaction().execute(async (tx) => {
    const revoked = await markRevoked(tx, known.id, new Date(world.now()))
    if (revoked === undefined) return false
    const { divisionId, hallId } = revoked
    const act = { ...attempt('API_KEY_REVOKED', known.id), result: 'DONE' as const, detail: { keyId } }
    await appendOrHold(tx, { ...by, ...act, divisionId, hallId })
    return true
  })
}

/** Ends a key at once and for good, on every server: each reads it at every call. Repeating changes nothing. */
export async function endApiKey({ app, now }: KeyWorld, id: string, inAudit: Transact): Promise<void> {
  await inAudit(app, (tx) => markRevoked(tx, id, new Date(now())))
}
