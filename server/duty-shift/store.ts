import type { OnDuty, SupervisorPost } from '../../domain/duty-shift.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { type Database, findRow, queryRows, sql } from '../platform/database.ts'

export interface ShiftRow {
  readonly shiftId: string
  readonly divisionId: number
  readonly hallId: number
  readonly accountId: string
  readonly day: PlainDate
  readonly fromMinute: number
  readonly toMinute: number
  readonly coversAccountId: string | null
  readonly isWithdrawn: boolean
}

const shiftColumns = sql`
  s.id as "shiftId", s.division_id as "divisionId", s.hall_id as "hallId", s.account_id as "accountId", s.day, s.from_minute as "fromMinute",
  s.to_minute as "toMinute", s.covers_account_id as "coversAccountId", w.shift_id is not null as "isWithdrawn"`
const shifts = sql`duty_shift s left join duty_shift_withdrawal w on w.shift_id = s.id`

/** What stands of a hall, by day and time. Asked in the role of staff, it sees the shifts of the place alone. */
export function findShifts(
  db: Database,
  hallId: number,
  from: PlainDate,
  until: PlainDate,
): Promise<readonly ShiftRow[]> {
  return queryRows(
    db,
    sql<ShiftRow>`
      select ${shiftColumns} from ${shifts}
      where s.hall_id = ${hallId} and s.day between ${from}::date and ${until}::date and w.shift_id is null
      order by s.day, s.from_minute, s.to_minute, s.id`,
  )
}

/** In whatever hall: nobody is in two places at once. */
export function findShiftsOfPeople(
  tx: Database,
  accountIds: readonly string[],
  from: PlainDate,
  until: PlainDate,
): Promise<readonly ShiftRow[]> {
  return queryRows(
    tx,
    sql<ShiftRow>`
      select ${shiftColumns} from ${shifts}
      where s.account_id = any(${accountIds}::uuid[]) and s.day between ${from}::date and ${until}::date and w.shift_id is null
      order by s.day, s.from_minute, s.id`,
  )
}

/** Withdrawn or not. */
export function findShift(db: Database, shiftId: string): Promise<ShiftRow | undefined> {
  return findRow(db, sql<ShiftRow>`select ${shiftColumns} from ${shifts} where s.id = ${shiftId}`)
}

/** Held to the end of the transaction: two who put the same person on duty, or take the same shift off, come one after the other. */
export async function lockPeople(tx: Database, accountIds: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('duty-shift|' || id, 0))
    from (select distinct id from unnest(${accountIds}::text[]) as person (id) order by id) sorted`.execute(tx)
}

interface PostRow extends SupervisorPost {
  readonly expiresAt: Date | null
}

/** Who holds the post of a supervisor in a hall on any of these days, with an account that is open. */
export function findSupervisorPosts(
  db: Database,
  hallId: number,
  from: PlainDate,
  until: PlainDate,
): Promise<readonly PostRow[]> {
  return queryRows(
    db,
    sql<PostRow>`
      select p.account_id as "accountId", p.effective_from as "from", p.effective_until as "until", a.expires_at as "expiresAt"
      from account_post p join account a on a.id = p.account_id
      where p.role = 'WINDOW_SUPERVISOR' and p.hall_id = ${hallId} and p.ended_at is null and a.disabled_at is null
        and p.effective_from <= ${until}::date and (p.effective_until is null or p.effective_until >= ${from}::date)
      order by a.username, p.id`,
  )
}

export interface ShiftInsert extends Omit<ShiftRow, 'isWithdrawn'> {
  readonly putBy: string | null
  readonly putAt: Date
}

export async function insertShifts(tx: Database, rows: readonly ShiftInsert[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into duty_shift (id, division_id, hall_id, account_id, day, from_minute, to_minute, covers_account_id, put_by, put_at)
    select "shiftId", "divisionId", "hallId", "accountId", day, "fromMinute", "toMinute", "coversAccountId", "putBy", "putAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent ("shiftId" uuid, "divisionId" integer, "hallId" integer, "accountId" uuid,
      day date, "fromMinute" smallint, "toMinute" smallint, "coversAccountId" uuid, "putBy" uuid, "putAt" timestamptz)`.execute(
    tx,
  )
}

export async function insertWithdrawal(
  tx: Database,
  { shiftId, divisionId, hallId }: ShiftRow,
  by: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into duty_shift_withdrawal (shift_id, division_id, hall_id, withdrawn_by, withdrawn_at)
    values (${shiftId}, ${divisionId}, ${hallId}, ${by.accountId}, ${by.at})`.execute(tx)
}

export interface OnDutyRow extends OnDuty {
  readonly shiftId: string
  readonly hallId: number
  readonly day: PlainDate
  readonly fromMinute: number
  readonly toMinute: number
}

/** Of a day, whoever still holds the post of a supervisor in the hall of his shift and whose account is open. */
export function findOnDuty(
  db: Database,
  hallIds: readonly number[],
  { now, today }: { readonly now: Date; readonly today: PlainDate },
): Promise<readonly OnDutyRow[]> {
  return queryRows(
    db,
    sql<OnDutyRow>`
      select s.id as "shiftId", s.hall_id as "hallId", s.account_id as "accountId", a.staff_id as "staffId", s.day,
        s.from_minute as "fromMinute", s.to_minute as "toMinute"
      from duty_shift s join account a on a.id = s.account_id
      where s.hall_id = any(${hallIds}::integer[]) and s.day = ${today}::date
        and not exists (select from duty_shift_withdrawal w where w.shift_id = s.id)
        and a.disabled_at is null and (a.expires_at is null or a.expires_at > ${now})
        and exists (select from account_post p where p.account_id = s.account_id and p.role = 'WINDOW_SUPERVISOR' and p.hall_id = s.hall_id
          and p.ended_at is null and p.effective_from <= ${today}::date and (p.effective_until is null or p.effective_until >= ${today}::date))
      order by s.hall_id, s.from_minute, s.id`,
  )
}
