import { type Database, findRow, queryRows, sql } from '../../platform/database.ts'

/** Whose cosignatures a checkpoint needs, as it was recorded. */
export interface PolicyRow {
  readonly revision: number
  /** 0: nobody is asked. */
  readonly needed: number
  /** vkeys, one a line. */
  readonly witnesses: string
  readonly recordedAt: Date
}

const columns = sql`revision, needed, witnesses, recorded_at as "recordedAt"`

/** Any number will do; it is ours among the advisory locks. */
const policyLock = 7_914_204

/** Servers that start at once record one after the other. */
export async function lockPolicy(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${policyLock})`.execute(tx)
}

export function findLastPolicy(db: Database): Promise<PolicyRow | undefined> {
  return findRow(db, sql<PolicyRow>`select ${columns} from ledger.witness_policy order by revision desc limit 1`)
}

/** The oldest first. */
export function listPolicies(db: Database): Promise<readonly PolicyRow[]> {
  return queryRows(db, sql<PolicyRow>`select ${columns} from ledger.witness_policy order by revision`)
}

export async function insertPolicy(tx: Database, row: PolicyRow): Promise<void> {
  await sql`
    insert into ledger.witness_policy (revision, needed, witnesses, recorded_at)
    values (${row.revision}, ${row.needed}, ${row.witnesses}, ${row.recordedAt})`.execute(tx)
}
