import type { LetterChannel } from '../../../domain/letter.ts'
import type { NoticeKind } from '../../../domain/notice.ts'
import { type Database, findRow, sql } from '../../platform/database.ts'
import { isStopped } from '../store.ts'

export interface NewNotice {
  readonly id: string
  readonly orderId: string
  readonly notice: NoticeKind
  /** What is told, of its order: told twice it is one letter. */
  readonly noticeKey: string
  readonly channel: LetterChannel
  readonly recipientIndex: Buffer
  readonly codeHash: Buffer
  readonly stopHash: Buffer
  readonly divisionId: number
  readonly hallId: number
  readonly serviceDay: string
  readonly dueAt: Date
  readonly notBefore: Date
  readonly expiresAt: Date
}

export async function insertNotice(tx: Database, row: NewNotice): Promise<void> {
  await sql`
    insert into letter (id, order_id, turn, notice, notice_key, code_hash, channel, recipient_index, stop_hash, division_id, hall_id, service_day,
      due_at, not_before, expires_at)
    values (${row.id}, ${row.orderId}, 1, ${row.notice}, ${row.noticeKey}, ${row.codeHash}, ${row.channel}, ${row.recipientIndex}, ${row.stopHash},
      ${row.divisionId}, ${row.hallId}, ${row.serviceDay}, ${row.dueAt}, ${row.notBefore}, ${row.expiresAt})
    on conflict (order_id, notice_key) where order_id is not null do nothing`.execute(tx)
}

export interface WayRow {
  readonly epoch: number
  readonly wrapped: Buffer
  /** Which service it was, where an evaluation is not anonymous. */
  readonly sealedLink: Buffer | null
  /** The phone that was left with a complaint. */
  readonly sealedPhone: Buffer | null
}

/** What leads to whoever said what an order is about. An order has the number of what was said. Read in the vault’s role. */
export function findWay(vaultDb: Database, orderId: string): Promise<WayRow | undefined> {
  return findRow(
    vaultDb,
    sql<WayRow>`
      select k.epoch, k.wrapped, l.sealed_link as "sealedLink", f.sealed as "sealedPhone"
      from vault.data_key k
      left join vault.evaluation_link l on l.evaluation_id = k.record_id
      left join vault.sealed_field f on f.record_id = k.record_id and f.field = 'applicant-phone'
      where k.record_id = ${orderId}`,
  )
}

export interface NoticeFactsRow {
  readonly hallName: string
  readonly isUnwanted: boolean
  readonly sentToRecipientToday: number
}

/** What has to be known right before sending; `indexes`: of the person’s addresses, as invitations and wishes know them. */
export function findNoticeFacts(
  vaultDb: Database,
  letterId: string,
  indexes: readonly Buffer[],
  dayBegan: Date,
): Promise<NoticeFactsRow | undefined> {
  return findRow(
    vaultDb,
    sql<NoticeFactsRow>`
      select (select v.name from service_hall_version v where v.hall_id = l.hall_id and v.effective_from <= l.service_day
          order by v.effective_from desc, v.revision desc limit 1) as "hallName",
        exists (select from unnest(${indexes}::bytea[]) as known (recipient_index)
          where ${isStopped(sql`known.recipient_index`)}) as "isUnwanted",
        (select count(*) from letter other
          where (other.recipient_index = l.recipient_index or other.recipient_index = any(${indexes}::bytea[])) and other.id <> l.id
            and other.begun_at >= ${dayBegan} and other.state not in ('WAITING', 'DROPPED'))::integer as "sentToRecipientToday"
      from letter l where l.id = ${letterId}`,
  )
}

export interface OpenedNotice {
  readonly orderId: string
  readonly notice: NoticeKind
}

/** What a code opens, while it is valid. */
export function findByCodeHash(db: Database, codeHash: Buffer, now: Date): Promise<OpenedNotice | undefined> {
  return findRow(
    db,
    sql<OpenedNotice>`
      select order_id as "orderId", notice from letter where code_hash = ${codeHash} and expires_at > ${now}`,
  )
}
