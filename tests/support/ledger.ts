import { findQueue } from '../../server/ledger/store.ts'
import type { Running } from '../../server/run.ts'

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
