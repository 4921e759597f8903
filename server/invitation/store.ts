import { type Database, findRow, sql } from '../platform/database.ts'

/** What a page shows of an invitation, and the sealed case number with the key that opens it. */
export interface InvitationRow {
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number
  readonly isDrill: boolean
  readonly expiresAt: Date
  readonly endedAt: Date
  readonly hallName: string
  readonly windowCode: string
  readonly windowName: string
  readonly staffNo: string | null
  readonly itemName: string
  readonly service: 'CONSULTATION' | 'APPLICATION' | 'SUPPLEMENT' | 'PAYMENT' | 'DECISION' | 'COLLECTION' | 'OTHER'
  readonly outcome: 'DONE' | 'REFUSED' | 'RETURNED' | 'WITHDRAWN' | 'ABANDONED'
  readonly revisionId: string
  readonly epoch: number
  readonly wrapped: Buffer
  readonly sealedCaseNo: Buffer
  readonly isRedeemed: boolean
}

export async function isInvitationKnown(db: Database, tokenHash: Buffer): Promise<boolean> {
  return (
    (await findRow(db, sql<{ id: string }>`select id from invitation where token_hash = ${tokenHash}`)) !== undefined
  )
}

/** Names are those in force on the day of the service. Read in the vault's role, which alone may see sealed values. */
export function findInvitation(
  vaultDb: Database,
  tokenHash: Buffer,
  nullifier: Buffer,
): Promise<InvitationRow | undefined> {
  return findRow(
    vaultDb,
    sql<InvitationRow>`
      select o.division_id as "divisionId", o.hall_id as "hallId", o.window_id as "windowId", c.is_drill as "isDrill", i.expires_at as "expiresAt", o.ended_at as "endedAt",
        n.hall_name as "hallName", w.window_code as "windowCode", n.window_name as "windowName", s.staff_no as "staffNo",
        n.item_name as "itemName",
        o.service, o.outcome, c.revision_id as "revisionId", k.epoch, k.wrapped, f.sealed as "sealedCaseNo",
        exists (select from redemption r where r.nullifier = ${nullifier}) as "isRedeemed"
      from invitation i
      join service_occurrence o on o.id = i.occurrence_id
      join service_case c on c.id = o.case_id
      join service_window w on w.id = o.window_id
      cross join lateral names_in_force(o.hall_id, o.window_id, c.item_id, o.ended_at::date) n
      left join window_staff s on s.id = o.staff_id
      join vault.data_key k on k.record_id = c.revision_id
      join vault.sealed_field f on f.record_id = c.revision_id and f.field = 'case-no'
      where i.token_hash = ${tokenHash}`,
  )
}
