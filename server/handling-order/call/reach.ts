import { hasCitizen } from '../../../domain/handling-order.ts'
import { isUnwanted } from '../../do-not-call/index.ts'
import { type Callback, findCallback } from '../../letter/index.ts'
import type { World } from '../../platform/world.ts'
import type { OrderRow } from '../store.ts'

/** How whoever waits for an answer is reached; null where nobody does. */
export type Reached = 'CALL' | 'DO_NOT_CALL' | 'MAILBOX'

export interface FoundReach {
  readonly reach: Reached | null
  /** Where he may be called; kept nowhere and told by server/handling-order/call/reveal.ts alone. */
  readonly callback: Callback | undefined
}

/** A number that is not to be called is not handed on. */
export async function findReach(world: World, row: Pick<OrderRow, 'id' | 'source'>): Promise<FoundReach> {
  if (!hasCitizen(row)) return { reach: null, callback: undefined }
  const callback = await findCallback(world, row.id)
  if (callback === undefined) return { reach: 'MAILBOX', callback }
  if (await isUnwanted(world.app, callback.indexes)) return { reach: 'DO_NOT_CALL', callback: undefined }
  return { reach: 'CALL', callback }
}
