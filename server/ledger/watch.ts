import type { World } from '../platform/world.ts'
import { LedgerAlarm } from './alarm.ts'
import { findQueue, findUnpublishedSeconds } from './store.ts'

/**
 * Promises are about to be broken where leaves wait, because nobody takes them in, or too slowly; and nobody can check them where what was taken in is not
 * published, because too few witnesses sign.
 * @throws LedgerAlarm where either takes longer than the policy lets it
 */
export async function watchLog(
  { app, metrics }: Pick<World, 'app' | 'metrics'>,
  { alarmSeconds, promiseSeconds }: { readonly alarmSeconds: number; readonly promiseSeconds: number },
): Promise<void> {
  const [{ waiting, seconds }, unpublished] = [await findQueue(app), await findUnpublishedSeconds(app)]
  metrics.ledgerPending.set(waiting)
  metrics.ledgerPendingSeconds.set(seconds)
  metrics.ledgerUnpublishedSeconds.set(unpublished)
  if (seconds > alarmSeconds) throw new LedgerAlarm(`${waiting} leaves wait, the oldest for ${Math.round(seconds)} s`)
  if (unpublished > promiseSeconds)
    throw new LedgerAlarm(`nothing has been published for ${Math.round(unpublished)} s although there is more`)
}
