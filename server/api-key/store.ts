import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface ApiKeyRow {
  readonly id: string
  readonly secretHash: Buffer
  readonly scopes: readonly string[]
  readonly divisionId: number
  readonly hallId: number | null
  readonly sourceId: number
  readonly authority: 'LOCAL' | 'PROVINCE'
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

const columns = sql`k.id, k.secret_hash as "secretHash", k.scopes, k.division_id as "divisionId", k.hall_id as "hallId",
  k.source_id as "sourceId", s.authority, k.expires_at as "expiresAt", k.revoked_at as "revokedAt"`

/** Read at every call, so that a revocation works at once. */
export function findApiKey(db: Database, keyId: string): Promise<ApiKeyRow | undefined> {
  return findRow(
    db,
    sql<ApiKeyRow>`select ${columns} from api_key k join data_source s on s.id = k.source_id where k.key_id = ${keyId}`,
  )
}

export function findApiKeyById(db: Database, id: string): Promise<ApiKeyRow | undefined> {
  return findRow(
    db,
    sql<ApiKeyRow>`select ${columns} from api_key k join data_source s on s.id = k.source_id where k.id = ${id}`,
  )
}

export interface NewApiKey {
  readonly id: string
  readonly keyId: string
  readonly secretHash: Buffer
  readonly name: string
  readonly scopes: readonly string[]
  readonly divisionCode: string
  readonly hallCode: string | null
  readonly sourceCode: string
  readonly expiresAt: Date
}

export interface KeyPlace {
  readonly divisionId: number
  readonly hallId: number | null
}

/** @returns where the key is good; undefined where division, hall or source is unknown, and nothing was kept */
export function insertApiKey(db: Database, row: NewApiKey): Promise<KeyPlace | undefined> {
  return findRow(
    db,
    sql<KeyPlace>`
      insert into api_key (id, key_id, secret_hash, name, scopes, division_id, hall_id, source_id, expires_at)
      select ${row.id}::uuid, ${row.keyId}, ${row.secretHash}::bytea, ${row.name}, ${row.scopes}::text[], d.id, h.id, s.id, ${row.expiresAt}::timestamptz
      from administrative_division d
      join data_source s on s.source_code = ${row.sourceCode}
      left join service_hall h on h.hall_code = ${row.hallCode}
      where d.division_code = ${row.divisionCode} and (${row.hallCode}::text is null or h.id is not null)
      returning division_id as "divisionId", hall_id as "hallId"`,
  )
}

export interface ListedApiKey {
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly divisionCode: string
  readonly hallCode: string | null
  readonly sourceCode: string
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

export function listApiKeys(db: Database): Promise<readonly ListedApiKey[]> {
  return queryRows(
    db,
    sql<ListedApiKey>`
      select k.key_id as "keyId", k.name, k.scopes, d.division_code as "divisionCode", h.hall_code as "hallCode",
        s.source_code as "sourceCode", k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
      from api_key k join administrative_division d on d.id = k.division_id join data_source s on s.id = k.source_id
      left join service_hall h on h.id = k.hall_id
      order by k.created_at, k.key_id`,
  )
}

/** @returns undefined where there is no such key, or it was revoked before */
export function markRevoked(
  db: Database,
  keyId: string,
  at: Date,
): Promise<(KeyPlace & { readonly id: string }) | undefined> {
  return findRow(
    db,
    sql<KeyPlace & { id: string }>`
      update api_key set revoked_at = ${at} where key_id = ${keyId} and revoked_at is null
      returning id, division_id as "divisionId", hall_id as "hallId"`,
  )
}
