import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type OwnBatch, type OwnEvaluationPolicy, toBatches, toldAt } from '../../domain/own-evaluation.ts'
import { type Holder, loadHolder } from '../handling-order/index.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'
import { countDays, findBatch, type OwnRow } from './store.ts'

export interface OwnEvaluationDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Own {
  readonly holder: Holder
  readonly policy: OwnEvaluationPolicy
  /** Of whom the account says who its holder is at the windows. */
  readonly staffId: number | null
  /** The oldest first. */
  readonly batches: readonly OwnBatch[]
}

/** What may be told to whoever is signed in, today. */
export async function loadOwn({ world, rules }: OwnEvaluationDeps, session: Session): Promise<Own> {
  const holder = await loadHolder(world, session)
  const now = world.now()
  const { body: policy } = rules.loadPolicy('own-evaluation', holder.post.divisionId, now)
  const { staffId } = holder
  const days = staffId === null ? [] : await countDays(world.app, staffId)
  return { holder, policy, staffId, batches: toBatches(days, policy, toPlainDate(now)) }
}

export interface Wanted {
  readonly from: string
  readonly number: number
}

export interface Told extends OwnRow {
  readonly toldAt: number
}

/** One that has been told, by its batch and its place in it: nobody asks about others by guessing. */
export async function loadTold(
  { world }: OwnEvaluationDeps,
  { staffId, batches, policy }: Own,
  { from, number }: Wanted,
): Promise<Told> {
  const batch = batches.find((each) => each.from === from)
  const rows = staffId === null || batch === undefined ? [] : await findBatch(world.app, staffId, batch)
  const row = rows[number - 1]
  if (row === undefined || batch === undefined) throw new Refused('NOT_FOUND', '/number')
  return { ...row, toldAt: toldAt(batch, policy) }
}
