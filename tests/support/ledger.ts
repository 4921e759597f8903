import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { findCheckpointRow, findHead, findQueue } from '../../server/ledger/store.ts'
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
  const head = await findHead(running.world.app, 'SHA256')
  for (let tries = 0; tries < 50; tries += 1) {
    await sweepNow(running, 'ledger-publish')
    const published = await findCheckpointRow(running.world.app, 'SHA256')
    if ((published?.size ?? 0) >= (head?.size ?? 0)) return
    await sleep(100)
  }
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
