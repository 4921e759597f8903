import type { MessageKind } from '../../domain/message.ts'
import { appendMessages } from '../message/index.ts'
import type { Database } from '../platform/database.ts'
import type { WeightingDeps } from './deps.ts'
import { findExpertIds } from './store.ts'

/** Everybody who was invited, each in his own inbox, in the transaction of what is told of; whoever has answered already is told like all others. */
export async function tellExperts(
  { world }: WeightingDeps,
  tx: Database,
  { weightingId, round }: { readonly weightingId: string; readonly round: number },
  kind: Extract<MessageKind, 'WEIGHTING_ROUND_OPENED' | 'WEIGHTING_ENDED'>,
): Promise<void> {
  const letters = (await findExpertIds(tx, weightingId)).map((accountId) => ({
    to: { accountId },
    message: {
      ...{ kind, detail: { round }, page: 'own-weightings' as const, target: weightingId },
      onceKey: `weighting|${weightingId}|${round}|${kind}|${accountId}`,
    },
  }))
  await appendMessages(tx, letters, world.now())
}
