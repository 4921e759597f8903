import { type Database, findRow, sql } from './database.ts'
import type { SuiteName } from './suites.ts'
import type { IndexSuite } from './vault.ts'

const indexSuiteOf: { readonly [Suite in SuiteName]: IndexSuite } = {
  'aes-gcm': 'hmac-sha256',
  'sm4-hmac-sm3': 'hmac-sm3',
}

/**
 * Which blind index this database is filled with. The first start settles it by the suite that is set then; afterwards it stays,
 * whatever is set: equal texts would not be found again, and a service could be evaluated twice.
 */
export async function settleIndexSuite(db: Database, sealing: SuiteName): Promise<IndexSuite> {
  await sql`insert into vault.index_suite (suite) values (${indexSuiteOf[sealing]}) on conflict do nothing`.execute(db)
  const settled = await findRow(db, sql<{ suite: IndexSuite }>`select suite from vault.index_suite`)
  if (settled === undefined) throw new Error('the suite of the blind indexes is not recorded')
  return settled.suite
}
