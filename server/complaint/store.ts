import type { ComplaintChannel } from '../../domain/complaint.ts'
import { type Database, findRow, sql } from '../platform/database.ts'
import { recordSteps } from '../platform/sealed-insert.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface ComplaintKnown {
  readonly id: string
  readonly requestHash: Buffer
  readonly divisionId: number
  readonly hallId: number
  readonly openedAt: Date
  readonly receiptThroughDesk: boolean
}

export async function isKnown(db: Database, senderKey: Buffer): Promise<boolean> {
  return (await findRow(db, sql<object>`select from complaint where sender_key = ${senderKey}`)) !== undefined
}

/** With the lock of its key held to the end of the transaction: two that pass on the same one wait for each other. */
export async function findComplaintLocked(tx: Database, senderKey: Buffer): Promise<ComplaintKnown | undefined> {
  await sql`select pg_advisory_xact_lock(${senderKey.readInt32BE(0)}, ${senderKey.readInt32BE(4)})`.execute(tx)
  return findRow(
    tx,
    sql<ComplaintKnown>`
      select c.id, c.request_hash as "requestHash", c.division_id as "divisionId", c.hall_id as "hallId", o.opened_at as "openedAt",
        c.receipt_through_desk as "receiptThroughDesk"
      from complaint c join handling_order o on o.id = c.id where c.sender_key = ${senderKey}`,
  )
}

/** null where it was erased. */
export async function findKey(vaultDb: Database, id: string): Promise<WrappedKey | null> {
  const row = await findRow(
    vaultDb,
    sql<WrappedKey>`select k.epoch, k.wrapped from vault.data_key k where k.record_id = ${id}`,
  )
  return row ?? null
}

export interface ComplaintInsert {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly channel: ComplaintChannel
  readonly senderKey: Buffer
  readonly requestHash: Buffer
  readonly hasContact: boolean
  readonly receivedAt: Date
  readonly apiKeyId: string | null
  readonly accountId: string | null
  readonly toldByLetter: boolean
  readonly key: WrappedKey
  /** Sealed values by field name. */
  readonly sealed: ReadonlyMap<string, Buffer>
}

export async function appendComplaint(tx: Database, row: ComplaintInsert): Promise<void> {
  const { id, divisionId, hallId, key, sealed } = row
  await sql`
    with complaint as (
      insert into complaint (id, division_id, hall_id, channel, sender_key, request_hash, has_contact, received_at, api_key_id, account_id,
        told_by_letter)
      values (${id}, ${divisionId}, ${hallId}, ${row.channel}, ${row.senderKey}, ${row.requestHash}, ${row.hasContact}, ${row.receivedAt},
        ${row.apiKeyId}, ${row.accountId}, ${row.toldByLetter})
    ), ${recordSteps({ recordId: id, divisionId, hallId, key, sealed })} select`.execute(tx)
}

export interface OwnComplaint extends WrappedKey {
  readonly id: string
  readonly channel: ComplaintChannel
  readonly receivedAt: Date
  readonly hallName: string
  readonly windowName: string | null
  readonly itemName: string | null
  readonly sealedWords: Buffer
  readonly sealedComment: null
}

/** One's own complaint, with the names in force on the day on which it came. */
export function findOwnComplaint(vaultDb: Database, id: string): Promise<OwnComplaint | undefined> {
  return findRow(
    vaultDb,
    sql<OwnComplaint>`
      select c.id, c.channel, c.received_at as "receivedAt", k.epoch, k.wrapped, n.hall_name as "hallName",
        case when o.window_id is null then null else n.window_name end as "windowName",
        case when o.item_id is null then null else n.item_name end as "itemName", f.sealed as "sealedWords", null as "sealedComment"
      from complaint c
      join handling_order o on o.id = c.id
      cross join lateral names_in_force(o.hall_id, o.window_id, o.item_id, (o.opened_at at time zone 'Asia/Shanghai')::date) n
      join vault.data_key k on k.record_id = c.id
      join vault.sealed_field f on f.record_id = c.id and f.field = 'complaint'
      where c.id = ${id}`,
  )
}
