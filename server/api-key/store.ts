import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface ApiKeyRow {
  readonly id: string
  readonly scopes: readonly string[]
  readonly divisionId: number
  readonly hallId: number | null
  readonly sourceId: number
  readonly authority: 'LOCAL' | 'PROVINCE'
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly credentials: readonly CredentialRow[]
}

/** What a key is shown by: one of the two is there. */
export interface CredentialRow {
  readonly credentialId: string
  readonly secretHash: Buffer | null
  readonly publicKey: Buffer | null
  readonly endsAt: Date | null
  readonly usedAt: Date | null
}

const columns = sql`k.id, k.scopes, k.division_id as "divisionId", k.hall_id as "hallId", k.source_id as "sourceId", s.authority,
  k.expires_at as "expiresAt", k.revoked_at as "revokedAt"`

/** With the newest of its credentials: older ones have ended long ago, because two are good at the same time, never more. */
export async function findApiKey(db: Database, keyId: string): Promise<ApiKeyRow | undefined> {
  const rows = await queryRows(
    db,
    sql<Omit<ApiKeyRow, 'credentials'> & CredentialRow>`
      select ${columns}, c.id as "credentialId", c.secret_hash as "secretHash", c.public_key as "publicKey", c.ends_at as "endsAt",
        c.used_at as "usedAt"
      from api_key k join data_source s on s.id = k.source_id
      cross join lateral (select id, secret_hash, public_key, ends_at, used_at from api_key_credential
        where api_key_id = k.id order by created_at desc, id desc limit 6) c
      where k.key_id = ${keyId}`,
  )
  const [key] = rows
  return key === undefined ? undefined : { ...key, credentials: rows }
}

export function findApiKeyById(db: Database, id: string): Promise<Omit<ApiKeyRow, 'credentials'> | undefined> {
  return findRow(
    db,
    sql<Omit<ApiKeyRow, 'credentials'>>`
      select ${columns} from api_key k join data_source s on s.id = k.source_id where k.id = ${id}`,
  )
}

/** Until when a secret is good; null: without end. */
export async function findCredentialEnd(db: Database, credentialId: string): Promise<Date | null> {
  const row = await findRow(
    db,
    sql<{ endsAt: Date | null }>`select ends_at as "endsAt" from api_key_credential where id = ${credentialId}`,
  )
  return row?.endsAt ?? null
}

export async function noteUse(db: Database, credentialId: string, at: Date): Promise<void> {
  await sql`update api_key_credential set used_at = ${at} where id = ${credentialId} and (used_at is null or used_at < ${at})`.execute(
    db,
  )
}

/** @returns whether it is new */
export async function insertNonce(
  db: Database,
  row: { readonly apiKeyId: string; readonly nonceHash: Buffer; readonly expiresAt: Date },
): Promise<boolean> {
  const kept = await findRow(
    db,
    sql<{ kept: number }>`
      insert into api_key_nonce (api_key_id, nonce_hash, expires_at) values (${row.apiKeyId}, ${row.nonceHash}, ${row.expiresAt})
      on conflict (api_key_id, nonce_hash) do nothing returning 1 as kept`,
  )
  return kept !== undefined
}

export async function deleteNonces(sweep: Database, until: Date): Promise<void> {
  await sql`delete from api_key_nonce where expires_at < ${until}`.execute(sweep)
}

export interface KeyPlace {
  readonly divisionId: number
  readonly hallId: number | null
}

/** Where a key is to be good, and for which source; undefined where one of them is unknown. */
export function findKeyPlace(
  db: Database,
  wish: { readonly divisionCode: string; readonly hallCode: string | null; readonly sourceCode: string },
): Promise<(KeyPlace & { readonly sourceId: number }) | undefined> {
  return findRow(
    db,
    sql<KeyPlace & { sourceId: number }>`
      select d.id as "divisionId", h.id as "hallId", s.id as "sourceId"
      from administrative_division d
      join data_source s on s.source_code = ${wish.sourceCode}
      left join service_hall h on h.hall_code = ${wish.hallCode}
      where d.division_code = ${wish.divisionCode} and (${wish.hallCode}::text is null or h.id is not null)`,
  )
}

export interface NewApiKey extends KeyPlace {
  readonly id: string
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly sourceId: number
  readonly requiresSignature: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertApiKey(tx: Database, row: NewApiKey): Promise<void> {
  await sql`
    insert into api_key (id, key_id, name, scopes, division_id, hall_id, source_id, requires_signature, created_at, expires_at)
    values (${row.id}, ${row.keyId}, ${row.name}, ${row.scopes}::text[], ${row.divisionId}, ${row.hallId}, ${row.sourceId},
      ${row.requiresSignature}, ${row.createdAt}, ${row.expiresAt})`.execute(tx)
}

export interface NewCredential extends KeyPlace {
  readonly id: string
  readonly apiKeyId: string
  readonly secretHash: Buffer | null
  readonly publicKey: Buffer | null
  readonly createdAt: Date
}

export async function insertCredential(tx: Database, row: NewCredential): Promise<void> {
  await sql`
    insert into api_key_credential (id, api_key_id, division_id, hall_id, secret_hash, public_key, created_at)
    values (${row.id}, ${row.apiKeyId}, ${row.divisionId}, ${row.hallId}, ${row.secretHash}, ${row.publicKey}, ${row.createdAt})`.execute(
    tx,
  )
}

export interface KeyToRotate extends KeyPlace {
  readonly id: string
  readonly keyId: string
  readonly requiresSignature: boolean
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly credentials: readonly { readonly id: string; readonly endsAt: Date | null }[]
}

/** Nobody else renews or revokes it until the transaction ends. */
export async function lockApiKey(tx: Database, id: string): Promise<KeyToRotate | undefined> {
  const key = await findRow(
    tx,
    sql<Omit<KeyToRotate, 'credentials'>>`
      select id, key_id as "keyId", requires_signature as "requiresSignature", division_id as "divisionId", hall_id as "hallId",
        expires_at as "expiresAt", revoked_at as "revokedAt" from api_key where id = ${id} for update`,
  )
  if (key === undefined) return undefined
  const credentials = await queryRows(
    tx,
    sql<{ id: string; endsAt: Date | null }>`
      select id, ends_at as "endsAt" from api_key_credential where api_key_id = ${id} order by created_at, id`,
  )
  return { ...key, credentials }
}

export async function setCredentialEnd(tx: Database, id: string, endsAt: Date): Promise<void> {
  await sql`update api_key_credential set ends_at = ${endsAt} where id = ${id}`.execute(tx)
}

export interface ListedApiKey {
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly divisionCode: string
  readonly hallCode: string | null
  readonly sourceCode: string
  readonly requiresSignature: boolean
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  /** Until when a replaced credential is still good; null where there is none. */
  readonly oldUntil: Date | null
}

export function listApiKeys(db: Database, now: Date): Promise<readonly ListedApiKey[]> {
  return queryRows(
    db,
    sql<ListedApiKey>`
      select k.key_id as "keyId", k.name, k.scopes, d.division_code as "divisionCode", h.hall_code as "hallCode",
        s.source_code as "sourceCode", k.requires_signature as "requiresSignature", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
        (select max(c.ends_at) from api_key_credential c where c.api_key_id = k.id and c.ends_at > ${now}) as "oldUntil"
      from api_key k join administrative_division d on d.id = k.division_id join data_source s on s.id = k.source_id
      left join service_hall h on h.id = k.hall_id
      order by k.created_at, k.key_id`,
  )
}

export function findIdByName(db: Database, keyId: string): Promise<{ readonly id: string } | undefined> {
  return findRow(db, sql<{ id: string }>`select id from api_key where key_id = ${keyId}`)
}

/** @returns undefined where there is no such key, or it was revoked before */
export function markRevoked(db: Database, id: string, at: Date): Promise<(KeyPlace & { keyId: string }) | undefined> {
  return findRow(
    db,
    sql<KeyPlace & { keyId: string }>`
      update api_key set revoked_at = ${at} where id = ${id} and revoked_at is null
      returning key_id as "keyId", division_id as "divisionId", hall_id as "hallId"`,
  )
}
