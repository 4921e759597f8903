import pg from 'pg'
import { inject } from 'vitest'
import { findQueue } from '../../server/ledger/store.ts'
import type { Running } from '../../server/run.ts'
import { createDatabase, type TestDatabase } from './database.ts'

/** One turn of a sweep, now. */
export async function sweepNow(running: Running, name: string): Promise<void> {
  await running.app.sweeps.find((each) => each.name === name)?.run()
}

/** Until nothing waits, and what there is has been published. Another round may be under way: then this one finds nothing to do. */
export async function settleLedger(running: Running): Promise<void> {
  do await sweepNow(running, 'ledger-sequence')
  while ((await findQueue(running.world.app)).waiting > 0)
  await sweepNow(running, 'ledger-publish')
}

/** A copy of the database as it is now, whoever is connected to it. */
export async function copyInUse(name: string): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: inject('postgres').superUrl })
  await admin.connect()
  try {
    for (let tries = 0; ; tries += 1) {
      await admin.query(`alter database ${name} with allow_connections false`)
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
      try {
        return await createDatabase(inject('postgres'), name)
      } catch (error) {
        if (tries === 20) throw error
      }
    }
  } finally {
    await admin.query(`alter database ${name} with allow_connections true`)
    await admin.end()
  }
}
