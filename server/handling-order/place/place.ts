import type { Reach } from '../../../domain/access.ts'
import { responsibleAt } from '../../../domain/handling-opening.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { Refused } from '../../platform/refused.ts'
import type { HandlingDeps } from '../deps.ts'
import { findPlace, type NamedPlace } from './store.ts'

/** What an order is about, where no evaluation says it. */
export interface OrderPlace {
  readonly divisionId: number
  readonly hallId: number
  readonly windowId: number | null
  readonly itemId: number | null
  readonly staffId: number | null
  /** Who leads. */
  readonly organizationId: number
}

/** Refuses with the first thing that the catalogue of today does not know, and what lies beyond the caller's reach. */
export async function loadOrderPlace(
  { world, rules }: HandlingDeps,
  reach: Reach,
  named: NamedPlace,
): Promise<OrderPlace> {
  const found = await findPlace(world.app, named, toPlainDate(world.now()))
  if (found === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  const { ofHall, ofItem, ofStaff, ...place } = found
  if (!rules.isReached(reach, place)) throw new Refused('FORBIDDEN', '/hallCode')
  if (named.windowCode !== undefined && place.windowId === null) throw new Refused('WINDOW_UNKNOWN', '/windowCode')
  if (named.itemCode !== undefined && place.itemId === null) throw new Refused('ITEM_UNKNOWN', '/itemCode')
  if (named.staffNo !== undefined && place.staffId === null) throw new Refused('STAFF_UNKNOWN', '/staffNo')
  return { ...place, organizationId: responsibleAt({ ofHall, ofItem, ofStaff }) }
}
