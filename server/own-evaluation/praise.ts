import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { type OwnBatch, toBatches, toldAt } from '../../domain/own-evaluation.ts'
import { appendMessages } from '../message/index.ts'
import { committed } from '../platform/database.ts'
import type { OwnEvaluationDeps } from './batches.ts'
import { countPraises, findHolders } from './store.ts'

/** A pass that failed is made good by the next ones: nobody is told twice of the same weeks. */
const madeGoodWithinDays = 3
const dayMs = 86_400_000

/** Praise is delivered to the person (G7): when his weeks may be told, and no sooner, so that he learns of nobody’s in particular. */
export async function tellPraise({ world, rules }: OwnEvaluationDeps): Promise<void> {
  const now = world.now()
  const today = toPlainDate(now)
  for (const { accountId, staffId, divisionId, days } of await findHolders(world.app)) {
    const { body: policy } = rules.loadPolicy('own-evaluation', divisionId, now)
    const isNew = (batch: OwnBatch) => toldAt(batch, policy) > now - madeGoodWithinDays * dayMs
    for (const batch of toBatches(days, policy, today).filter(isNew)) {
      const praises = await countPraises(world.app, staffId, batch)
      if (praises === 0) continue
      const message = {
        kind: 'PRAISE_TOLD',
        detail: { from: batch.from, until: batch.until, praises },
        page: 'own-evaluations',
        onceKey: `praise|${accountId}|${batch.from}`,
      } as const
      await committed(world.app, (tx) => appendMessages(tx, [{ to: { accountId }, message }], now))
    }
  }
}
