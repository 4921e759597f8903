import { isUnwanted } from '../do-not-call/index.ts'
import type { OrderInsert } from '../handling-order/index.ts'
import { type NewNotice, prepareFirstNotice } from '../letter/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'

/**
 * The letter that opens the order for whoever complained at a desk. Undefined where he left no phone that can be written to, wants no letters,
 * or nobody sends any: then the desk has to hand his receipt over.
 */
export async function prepareTelling(
  deps: { readonly world: World; readonly rules: RuleBook },
  order: OrderInsert,
  phone: string | undefined,
): Promise<NewNotice | undefined> {
  const first = phone === undefined ? undefined : prepareFirstNotice(deps, order, 'COMPLAINT_KEPT', phone)
  if (first === undefined || (await isUnwanted(deps.world.app, first.indexes))) return undefined
  return first.notice
}
