import type { BlindPurpose } from '../../domain/blind-token.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'
import type { WrappedKey } from '../platform/vault.ts'

export interface KeyRow {
  readonly id: string
  readonly purpose: BlindPurpose
  readonly hallId: number
  readonly hallCode: string
  readonly windowId: number | null
  readonly windowCode: string | null
  readonly week: PlainDate
  readonly modulus: Buffer
  readonly expected: number
  readonly policyId: number
}

const keyColumns = sql`k.id, k.purpose, k.hall_id as "hallId", h.hall_code as "hallCode", k.window_id as "windowId",
  w.window_code as "windowCode", k.week::text as week, k.modulus, k.expected, k.policy_id as "policyId"`
const keyTables = sql`blind_key k join service_hall h on h.id = k.hall_id left join service_window w on w.id = k.window_id`

export function findKey(db: Database, id: string): Promise<KeyRow | undefined> {
  return findRow(db, sql<KeyRow>`select ${keyColumns} from ${keyTables} where k.id = ${id}`)
}

/** Of a hall, from a week on, in an order that tells nothing. */
export function findKeysOfHall(db: Database, hallCode: string, from: PlainDate): Promise<readonly KeyRow[]> {
  return queryRows(
    db,
    sql<KeyRow>`
      select ${keyColumns} from ${keyTables} where h.hall_code = ${hallCode} and k.week >= ${from}::date order by k.week, k.id`,
  )
}

export interface Invited {
  readonly invitationId: string
  readonly divisionId: number
  readonly hallId: number
  readonly hallCode: string
  readonly windowId: number
  readonly windowCode: string
  readonly endedAt: Date
  readonly expiresAt: Date
  readonly isDrill: boolean
  /** For what a token was issued already. */
  readonly issued: readonly BlindPurpose[]
}

export function findInvited(db: Database, tokenHash: Buffer): Promise<Invited | undefined> {
  return findRow(
    db,
    sql<Invited>`
      select i.id as "invitationId", o.division_id as "divisionId", o.hall_id as "hallId", h.hall_code as "hallCode",
        o.window_id as "windowId", w.window_code as "windowCode", o.ended_at as "endedAt", i.expires_at as "expiresAt",
        c.is_drill as "isDrill", array(select b.purpose from blind_issue b where b.invitation_id = i.id) as issued
      from invitation i
      join service_occurrence o on o.id = i.occurrence_id
      join service_case c on c.id = o.case_id
      join service_hall h on h.id = o.hall_id
      join service_window w on w.id = o.window_id
      where i.token_hash = ${tokenHash}`,
  )
}

/** By which the services of a window in a week are signed for: its own key where it has one, else that of its hall. */
export function findKeysOfService(
  db: Database,
  service: { readonly hallId: number; readonly windowId: number; readonly week: PlainDate },
): Promise<readonly KeyRow[]> {
  return queryRows(
    db,
    sql<KeyRow>`
      select distinct on (k.purpose) ${keyColumns} from ${keyTables}
      where k.hall_id = ${service.hallId} and k.week = ${service.week}::date and (k.window_id is null or k.window_id = ${service.windowId})
      order by k.purpose, k.window_id is null`,
  )
}

/** @returns false where one was issued already: of two at once one wins */
export async function appendIssue(db: Database, invitationId: string, purpose: BlindPurpose): Promise<boolean> {
  const won = await findRow(
    db,
    sql<{ purpose: string }>`
      insert into blind_issue (invitation_id, purpose) values (${invitationId}, ${purpose}) on conflict do nothing returning purpose`,
  )
  return won !== undefined
}

/** Throws a unique violation where it was used before. */
export async function appendRedemption(tx: Database, nullifier: Buffer): Promise<void> {
  await sql`insert into blind_redemption (nullifier) values (${nullifier})`.execute(tx)
}

export interface SecretRow extends WrappedKey {
  readonly recordId: string
  readonly sealed: Buffer
}

/** Read in the vault’s role alone. Undefined where it was destroyed. */
export function findSecret(vaultDb: Database, keyId: string): Promise<SecretRow | undefined> {
  return findRow(
    vaultDb,
    sql<SecretRow>`
      select s.record_id as "recordId", s.sealed, d.epoch, d.wrapped
      from blind_secret s join vault.data_key d on d.record_id = s.record_id where s.key_id = ${keyId}`,
  )
}

export interface NewKey extends Omit<KeyRow, 'hallCode' | 'windowCode'> {
  readonly divisionId: number
  readonly madeOn: PlainDate
  readonly recordId: string
  readonly key: WrappedKey
  readonly sealed: Buffer
}

/** Both halves in one statement; nothing where another process was faster. */
export async function appendKey(db: Database, row: NewKey): Promise<void> {
  await sql`
    with won as (
      insert into blind_key (id, purpose, division_id, hall_id, window_id, week, modulus, expected, policy_id, made_on)
      values (${row.id}, ${row.purpose}, ${row.divisionId}, ${row.hallId}, ${row.windowId}, ${row.week}::date, ${row.modulus}, ${row.expected},
        ${row.policyId}, ${row.madeOn}::date)
      on conflict do nothing returning id
    ), data_key as (
      insert into vault.data_key (record_id, division_id, hall_id, epoch, wrapped)
      select ${row.recordId}::uuid, ${row.divisionId}::integer, ${row.hallId}::integer, ${row.key.epoch}::integer, ${row.key.wrapped}::bytea from won
    )
    insert into blind_secret (key_id, record_id, sealed) select id, ${row.recordId}::uuid, ${row.sealed}::bytea from won`.execute(
    db,
  )
}

export async function deleteSecret(db: Database, keyId: string): Promise<void> {
  await sql`delete from blind_secret where key_id = ${keyId}`.execute(db)
}

/** Those that still have their secret half: whose week and policy say how long it may be there. */
export function findKeysWithSecret(db: Database): Promise<readonly Pick<KeyRow, 'id' | 'week' | 'policyId'>[]> {
  return queryRows(
    db,
    sql<Pick<KeyRow, 'id' | 'week' | 'policyId'>>`
      select k.id, k.week::text as week, k.policy_id as "policyId" from blind_secret s join blind_key k on k.id = s.key_id`,
  )
}

/** Halls whose keys of a week were made: all of a hall’s are made one after the other, the one for reports last. */
export async function findHallsWithKeys(db: Database, week: PlainDate): Promise<ReadonlySet<number>> {
  const rows = await queryRows(
    db,
    sql<{ hallId: number }>`
      select hall_id as "hallId" from blind_key where week = ${week}::date and purpose = 'CONFIDENTIAL_REPORT'`,
  )
  return new Set(rows.map(({ hallId }) => hallId))
}

/** Services of a hall by window that ended within a time. */
export function countServices(
  db: Database,
  hallId: number,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly { readonly windowId: number; readonly count: number }[]> {
  return queryRows(
    db,
    sql<{ windowId: number; count: number }>`
      select o.window_id as "windowId", count(*)::integer as count from service_occurrence o
      where o.hall_id = ${hallId} and o.ended_at >= ${from} and o.ended_at < ${until} group by o.window_id`,
  )
}
