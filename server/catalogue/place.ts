import type { Reach } from '../../domain/access.ts'
import { toPlainDate } from '../../domain/kernel/plain-date.ts'
import { toDivisionCode } from '../../domain/service-case.ts'
import { Refused } from '../platform/refused.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import { findDivisions, findHalls } from './store.ts'

/** The place that somebody names for an account, a post or a key. Refuses what is not there, and what he does not reach himself. */
export async function loadPlace(
  { world, rules }: { readonly world: World; readonly rules: RuleBook },
  reach: Reach,
  ask: { readonly divisionCode: string; readonly hallCode?: string },
): Promise<Reach> {
  const [division] = await findDivisions(world.app, [toDivisionCode(ask.divisionCode)])
  if (division === undefined) throw new Refused('DIVISION_UNKNOWN', '/divisionCode')
  const halls = ask.hallCode === undefined ? [] : await findHalls(world.app, toPlainDate(world.now()))
  // A hall of another division would lie in two places at once.
  const hall = halls.find(({ hallCode, divisionId }) => hallCode === ask.hallCode && divisionId === division.id)
  if (ask.hallCode !== undefined && hall === undefined) throw new Refused('HALL_UNKNOWN', '/hallCode')
  const place = { divisionId: division.id, hallId: hall?.hallId ?? null }
  if (!rules.isReached(reach, place)) throw new Refused('FORBIDDEN', '/divisionCode')
  return place
}
