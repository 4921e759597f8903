import type { Scope } from '../../contracts/route.ts'
import { type Database, queryRows, sql } from '../platform/database.ts'

export interface ApiKeyFacts {
  readonly id: string
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly divisionId: number
  readonly hallId: number | null
  readonly divisionCode: string
  readonly hallCode: string | null
  readonly sourceCode: string
  readonly requiresSignature: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** Of one key, or a page of them, the newest first; ids are minted in the order of their making. */
export function findApiKeys(
  tx: Database,
  wish: { readonly id?: string; readonly after?: string; readonly limit?: number },
): Promise<readonly ApiKeyFacts[]> {
  return queryRows(
    tx,
    sql<ApiKeyFacts>`
      select k.id, k.key_id as "keyId", k.name, k.scopes, k.division_id as "divisionId", k.hall_id as "hallId",
        d.division_code as "divisionCode", h.hall_code as "hallCode", s.source_code as "sourceCode",
        k.requires_signature as "requiresSignature", k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
      from api_key k join administrative_division d on d.id = k.division_id join data_source s on s.id = k.source_id
      left join service_hall h on h.id = k.hall_id
      where (${wish.id ?? null}::uuid is null or k.id = ${wish.id ?? null}::uuid)
        and (${wish.after ?? null}::uuid is null or k.id < ${wish.after ?? null}::uuid)
      order by k.id desc limit ${wish.limit ?? 1}`,
  )
}

export interface CredentialFacts {
  readonly apiKeyId: string
  readonly publicKey: Buffer | null
  readonly createdAt: Date
  readonly endsAt: Date | null
  readonly usedAt: Date | null
}

/** Those of some keys, the newest first; never by what a secret could be recognised. */
export function findCredentials(tx: Database, apiKeyIds: readonly string[]): Promise<readonly CredentialFacts[]> {
  return queryRows(
    tx,
    sql<CredentialFacts>`
      select api_key_id as "apiKeyId", public_key as "publicKey", created_at as "createdAt", ends_at as "endsAt", used_at as "usedAt"
      from api_key_credential where api_key_id = any(${apiKeyIds}::uuid[]) order by created_at desc, id desc`,
  )
}

export async function findSourceCodes(db: Database): Promise<readonly string[]> {
  const rows = await queryRows(
    db,
    sql<{ code: string }>`select source_code as code from data_source order by source_code`,
  )
  return rows.map(({ code }) => code)
}
