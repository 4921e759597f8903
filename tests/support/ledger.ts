import { setTimeout as sleep } from 'node:timers/promises'
import { findCheckpointRow, findHead, findQueue } from '../../server/ledger/store.ts'
import type { Running } from '../../server/run.ts'

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
