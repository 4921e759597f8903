import { type Database, findRow, sql } from '../platform/database.ts'

export interface InvitationPlace {
  readonly divisionId: number
  readonly hallId: number
  readonly expiresAt: Date
}

export function findInvitationPlace(db: Database, tokenHash: Buffer): Promise<InvitationPlace | undefined> {
  return findRow(
    db,
    sql<InvitationPlace>`
      select division_id as "divisionId", hall_id as "hallId", expires_at as "expiresAt"
      from invitation where token_hash = ${tokenHash}`,
  )
}
