import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { retirableFrom, retireMonth } from '../../domain/retention.ts'
import { epochOf } from '../platform/epoch.ts'
import { RuleBook } from '../policy/index.ts'
import { recordKeyEvent } from './key-event.ts'
import { findKeyEvents, findKeysInUse, updateDataKeys } from './store.ts'
import { type VaultWorld, WrongWish } from './world.ts'

/** Every division’s records of a month are wrapped by one key: the longest that any policy ever said is kept. */
export async function loadKeptNaturalYears({ db }: Pick<VaultWorld, 'db'>): Promise<number> {
  const rules = new RuleBook(db)
  await rules.refresh()
  return rules.longest('retention', ({ keptNaturalYears }) => keptNaturalYears)
}

export interface Retired {
  readonly keys: number
  readonly carriedOver: number
}

/**
 * Destroys the keys of a month whose retention has ended: everything sealed in it is unreadable from then on, in every copy and
 * backup too that is without the keys. What is still needed is carried over to the present month first. Refused before its day.
 */
export async function retire(world: VaultWorld, month: number): Promise<Retired> {
  const { db, keys, vault, now } = world
  const keptNaturalYears = await loadKeptNaturalYears(world)
  if (!retireMonth(month, toPlainDate(now()), { keptNaturalYears }).granted) {
    const from = retirableFrom(month, { keptNaturalYears })
    throw new WrongWish(`what was received in ${month} is kept for ${keptNaturalYears} years: not before ${from}`)
  }
  const recorded = (await findKeyEvents(db)).some(({ kind, epoch }) => kind === 'RETIRED' && epoch === month)
  const epochs = keys.epochsOf(month)
  if (epochs.length === 0) throw new WrongWish(recorded ? `${month} was retired before` : `there is no key of ${month}`)
  const inUse = await findKeysInUse(db, epochs)
  const present = epochOf(now())
  const carriedOver = await updateDataKeys(
    db,
    inUse.map((row) => ({
      recordId: row.recordId,
      before: row.epoch,
      key: vault.rewrap(row.recordId, row, present),
    })),
  )
  // First the record, then the deed: what was cut off in between is gone on with by saying it again.
  if (!recorded)
    await recordKeyEvent(world, {
      kind: 'RETIRED',
      epoch: month,
      dataKeys: carriedOver,
      keptNaturalYears,
      at: new Date(now()),
    })
  return { keys: keys.destroyMonth(month), carriedOver }
}
