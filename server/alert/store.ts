import { type Database, findRow, sql } from '../platform/database.ts'

export interface AlertKnown {
  readonly id: string
  readonly requestHash: Buffer
  readonly divisionId: number
  readonly hallId: number
  readonly openedAt: Date
}

/** With the lock of its key held to the end of the transaction: what is found twice at once waits for itself. */
export async function findAlertLocked(tx: Database, onceKey: Buffer): Promise<AlertKnown | undefined> {
  await sql`select pg_advisory_xact_lock(${onceKey.readInt32BE(0)}, ${onceKey.readInt32BE(4)})`.execute(tx)
  return findRow(
    tx,
    sql<AlertKnown>`
      select a.id, a.request_hash as "requestHash", a.division_id as "divisionId", a.hall_id as "hallId", o.opened_at as "openedAt"
      from alert a join handling_order o on o.id = a.id where a.once_key = ${onceKey}`,
  )
}

export interface AlertInsert {
  readonly id: string
  readonly divisionId: number
  readonly hallId: number
  readonly kind: string
  readonly onceKey: Buffer
  readonly requestHash: Buffer
  readonly accountId: string | null
}

export async function appendAlert(tx: Database, row: AlertInsert): Promise<void> {
  await sql`
    insert into alert (id, division_id, hall_id, kind, once_key, request_hash, account_id)
    values (${row.id}, ${row.divisionId}, ${row.hallId}, ${row.kind}, ${row.onceKey}, ${row.requestHash}, ${row.accountId})`.execute(
    tx,
  )
}
