import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findItem, loadPlace } from '../catalogue/index.ts'
import { loadOrderPlace } from '../handling-order/index.ts'
import { Refused } from '../platform/refused.ts'
import type { OpinionDeps } from './deps.ts'

export interface NamedPlace {
  readonly divisionCode?: string
  readonly hallCode?: string
  readonly windowCode?: string
  readonly itemCode?: string
}

export interface OpinionPlace {
  readonly divisionId: number
  readonly hallId: number | null
  readonly windowId: number | null
  readonly itemId: number | null
}

/** A hall with what is named in it, or a division alone. Refuses what is not there, and what lies beyond the caller’s reach. */
export async function loadOpinionPlace(deps: OpinionDeps, reach: Reach, named: NamedPlace): Promise<OpinionPlace> {
  const { divisionCode, hallCode, windowCode, itemCode } = named
  if (hallCode !== undefined) {
    const within = {
      hallCode,
      ...(windowCode === undefined ? {} : { windowCode }),
      ...(itemCode === undefined ? {} : { itemCode }),
    }
    const { divisionId, hallId, windowId, itemId } = await loadOrderPlace(deps, reach, within)
    return { divisionId, hallId, windowId, itemId }
  }
  if (divisionCode === undefined) throw new Refused('STEP_INCOMPLETE', '/hallCode')
  if (windowCode !== undefined) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  const { divisionId } = await loadPlace(deps, reach, { divisionCode })
  return { divisionId, hallId: null, windowId: null, itemId: await findItemId(deps, itemCode) }
}

async function findItemId({ world }: OpinionDeps, itemCode: string | undefined): Promise<number | null> {
  if (itemCode === undefined) return null
  const today = toPlainDate(world.now())
  const item = await findItem(world.app, itemCode, null, [today], today)
  if (item === undefined) throw new Refused('ITEM_UNKNOWN', '/itemCode')
  return item.itemId
}
