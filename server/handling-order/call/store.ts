import { type Database, findRow, sql } from '../../platform/database.ts'

/** Whether an account has had a number of this order shown to it, at any time. */
export async function isShownTo(db: Database, accountId: string, orderId: string): Promise<boolean> {
  const row = await findRow(
    db,
    sql<{ one: number }>`
      select 1 as one from unmasking
      where case_id = ${orderId} and account_id = ${accountId} and field in ('applicant-phone', 'agent-phone') limit 1`,
  )
  return row !== undefined
}
