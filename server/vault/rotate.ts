import { setTimeout as sleep } from 'node:timers/promises'
import { monthOf } from '../platform/epoch.ts'
import { keyRefreshMs } from '../platform/keys.ts'
import { recordKeyEvent } from './key-event.ts'
import { findDataKeys, findKeyEvents, updateDataKeys } from './store.ts'
import { type VaultWorld, WrongWish } from './world.ts'

const batchMax = 1_000
const beforeAll = '00000000-0000-0000-0000-000000000000'
/** A server takes up the new key within one refresh; what it had wrapped by then is written or given up long before this. */
const settleMsUnlessSaid = keyRefreshMs + 35_000

export interface Rotated {
  readonly epoch: number
  readonly dataKeys: number
  readonly milliseconds: number
}

/**
 * Gives a month a new key and wraps its data keys anew, step by step, while everything is served and written: a data key is
 * always readable, by the key that its row names. What was sealed with the data keys is not touched. The old key stays in the store
 * until the month is retired: it opens backups of before. One that was cut off is gone on with.
 */
export async function rotateMonth(
  world: VaultWorld,
  month: number,
  settleMs: number = settleMsUnlessSaid,
): Promise<Rotated> {
  const { keys, db, now } = world
  if (keys.epochsOf(month).length === 0) throw new WrongWish(`there is no key of ${month}`)
  const begun = (await findKeyEvents(db))
    .filter(({ kind, epoch }) => monthOf(epoch) === month && kind !== 'RETIRED')
    .at(-1)
  const unfinished = begun?.kind === 'ROTATION_BEGUN' ? begun : undefined
  const startedAt = now()
  if (unfinished === undefined) {
    const epoch = keys.addGeneration(month)
    await recordKeyEvent(world, {
      kind: 'ROTATION_BEGUN',
      epoch,
      dataKeys: null,
      keptNaturalYears: null,
      at: new Date(startedAt),
    })
  }
  const { epoch } = keys.wrappingKey(month)
  const settledAt = startedAt + settleMs
  let dataKeys = 0
  for (;;) {
    const passAt = now()
    const found = await rewrapAll(world, month, epoch)
    dataKeys += found
    world.tell(`${epoch}: ${found} data keys wrapped anew`)
    if (found > 0) continue
    if (passAt >= settledAt) break
    await sleep(Math.max(1, settledAt - now()))
  }
  await recordKeyEvent(world, { kind: 'ROTATION_ENDED', epoch, dataKeys, keptNaturalYears: null, at: new Date(now()) })
  return { epoch, dataKeys, milliseconds: now() - startedAt }
}

/** One walk over all data keys. @returns how many were still wrapped by an older key of the month */
async function rewrapAll({ db, vault }: VaultWorld, month: number, newest: number): Promise<number> {
  let count = 0
  let after = beforeAll
  for (;;) {
    const rows = await findDataKeys(db, after, batchMax)
    const old = rows.filter(({ epoch }) => monthOf(epoch) === month && epoch !== newest)
    const rewrapped = old.map((row) => ({
      recordId: row.recordId,
      before: row.epoch,
      key: vault.rewrap(row.recordId, row, month),
    }))
    count += await updateDataKeys(db, rewrapped)
    const last = rows.at(-1)
    if (last === undefined) return count
    after = last.recordId
  }
}
