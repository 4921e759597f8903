import type { World } from '../platform/world.ts'
import { LedgerAlarm } from './alarm.ts'
import { findQueue } from './store.ts'

/**
 * Promises are about to be broken where leaves wait: nobody takes them in, or too slowly.
 * @throws LedgerAlarm where the oldest waits longer than the policy lets it
 */
export async function watchQueue(
  { app, metrics }: Pick<World, 'app' | 'metrics'>,
  alarmSeconds: number,
): Promise<void> {
  const { waiting, seconds } = await findQueue(app)
  metrics.ledgerPending.set(waiting)
  metrics.ledgerPendingSeconds.set(seconds)
  if (seconds > alarmSeconds) throw new LedgerAlarm(`${waiting} leaves wait, the oldest for ${Math.round(seconds)} s`)
}
