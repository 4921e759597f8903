import type * as promises from '../../contracts/api-key.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../contracts/route.ts'
import type { Reach } from '../../domain/access.ts'
import { isCredentialGood, keyStateOf, mayExpireAt } from '../../domain/api-key.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { readScoped } from '../access/index.ts'
import { endApiKey, findKeyPlace, makeApiKey, readPublicKey, rotateApiKey } from '../api-key/index.ts'
import { loadPlace } from '../catalogue/index.ts'
import type { Transact } from '../platform/database.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { type ApiKeyFacts, type CredentialFacts, findApiKeys, findCredentials, findSourceCodes } from './store.ts'

export interface ApiKeyDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asker {
  readonly reach: Reach
  /** A transaction that ends with the act in the audit. */
  readonly inAudit: Transact
}

type View = AnswerOf<typeof promises.revokeApiKey>
const pageKeys = 100

export async function listKeys(
  deps: ApiKeyDeps,
  reach: Reach,
  query: QueryOf<typeof promises.listApiKeys>,
): Promise<AnswerOf<typeof promises.listApiKeys>> {
  const limit = query.limit === undefined ? pageKeys : Number(query.limit)
  const { after } = query
  const { rows, credentials, sourceCodes } = await readScoped(deps, reach, async (tx) => {
    const found = await findApiKeys(tx, { limit, ...(after === undefined ? {} : { after }) })
    const ids = found.map(({ id }) => id)
    return { rows: found, credentials: await findCredentials(tx, ids), sourceCodes: await findSourceCodes(tx) }
  })
  const next = rows.length < limit ? null : (rows.at(-1)?.id ?? null)
  return { apiKeys: rows.map((row) => toView(deps, row, credentials)), next, sourceCodes: [...sourceCodes] }
}

export async function issueKey(
  deps: ApiKeyDeps,
  asker: Asker,
  ask: BodyOf<typeof promises.issueApiKey>,
): Promise<AnswerOf<typeof promises.issueApiKey>> {
  const { world, rules } = deps
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(ask.name)) throw new Refused('TEXT_NOT_PLAIN', '/name')
  const place = await loadKeyPlace(deps, asker.reach, ask)
  const expiresAt = new Date(ask.expiresAt)
  const policy = rules.loadPolicy('api-key', place.divisionId, world.now()).body
  if (!mayExpireAt(expiresAt.getTime(), world.now(), policy)) throw new Refused('EXPIRY_OUT_OF_BOUNDS', '/expiresAt')
  const publicKey = loadPublicKey(ask.publicKey)
  const wish = {
    ...ask,
    name: ask.name.normalize('NFC'),
    hallCode: ask.hallCode ?? null,
    ...place,
    expiresAt,
    publicKey,
  }
  const { id, key } = await makeApiKey(world, wish, asker.inAudit)
  return { apiKey: await viewKey(deps, asker.reach, id), key }
}

export async function rotateKey(
  deps: ApiKeyDeps,
  asker: Asker,
  id: string,
  ask: BodyOf<typeof promises.rotateApiKey>,
): Promise<AnswerOf<typeof promises.rotateApiKey>> {
  await loadKey(deps, asker.reach, id)
  const renewal = { overlapHours: ask.overlapHours, publicKey: loadPublicKey(ask.publicKey) }
  const { key } = await rotateApiKey(deps, id, renewal, asker.inAudit)
  return { apiKey: await viewKey(deps, asker.reach, id), key }
}

export async function revokeKey(deps: ApiKeyDeps, asker: Asker, id: string): Promise<View> {
  await loadKey(deps, asker.reach, id)
  await endApiKey(deps.world, id, asker.inAudit)
  return viewKey(deps, asker.reach, id)
}

function loadPublicKey(text: string | undefined): Buffer | undefined {
  const key = text === undefined ? undefined : readPublicKey(text)
  if (text !== undefined && key === undefined) throw new Refused('PUBLIC_KEY_WRONG', '/publicKey')
  return key
}

async function loadKeyPlace(
  deps: ApiKeyDeps,
  reach: Reach,
  ask: BodyOf<typeof promises.issueApiKey>,
): Promise<{ divisionId: number; hallId: number | null; sourceId: number; divisionCode: string }> {
  const divisionCode = toDivisionCode(ask.divisionCode)
  await loadPlace(deps, reach, ask)
  const known = await findKeyPlace(deps.world.app, {
    divisionCode,
    hallCode: ask.hallCode ?? null,
    sourceCode: ask.sourceCode,
  })
  if (known === undefined) throw new Refused('SOURCE_UNKNOWN', '/sourceCode')
  return { ...known, divisionCode }
}

/** A key outside the asker’s place is not there: PostgreSQL shows none but those. */
async function loadKey(deps: ApiKeyDeps, reach: Reach, id: string): Promise<ApiKeyFacts> {
  const [row] = await readScoped(deps, reach, (tx) => findApiKeys(tx, { id }))
  if (row === undefined || !deps.rules.isReached(reach, row)) throw new Refused('API_KEY_UNKNOWN')
  return row
}

async function viewKey(deps: ApiKeyDeps, reach: Reach, id: string): Promise<View> {
  const row = await loadKey(deps, reach, id)
  return toView(deps, row, await readScoped(deps, reach, (tx) => findCredentials(tx, [id])))
}

function toView({ world }: ApiKeyDeps, row: ApiKeyFacts, all: readonly CredentialFacts[]): View {
  const now = world.now()
  const times = { expiresAt: row.expiresAt.getTime(), revokedAt: row.revokedAt?.getTime() ?? null }
  const state = keyStateOf(times, now)
  const own = all.filter(({ apiKeyId }) => apiKeyId === row.id)
  const isGood = ({ endsAt }: CredentialFacts) =>
    state === 'GOOD' && isCredentialGood({ endsAt: endsAt?.getTime() ?? null }, now)
  const usedAt = Math.max(0, ...own.map((one) => one.usedAt?.getTime() ?? 0))
  return {
    apiKeyId: row.id,
    keyName: `yp_${row.keyId}`,
    name: row.name,
    scopes: [...row.scopes],
    divisionCode: row.divisionCode,
    hallCode: row.hallCode,
    sourceCode: row.sourceCode,
    requiresSignature: row.requiresSignature,
    state,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    usedAt: usedAt === 0 ? null : new Date(usedAt).toISOString(),
    credentials: own.filter(isGood).map((one) => ({
      createdAt: one.createdAt.toISOString(),
      endsAt: one.endsAt?.toISOString() ?? null,
      usedAt: one.usedAt?.toISOString() ?? null,
      publicKey: one.publicKey?.toString('base64url') ?? null,
    })),
  }
}
