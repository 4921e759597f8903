import { findRecusal } from '../../domain/assessor.ts'
import type { PlainDate } from '../../domain/kernel/plain-date.ts'
import { findAssessedPlaces, findHeldAssessors } from '../assessor/index.ts'
import { Refused } from '../platform/refused.ts'
import type { VisitRow } from './store.ts'
import type { AssessmentDeps } from './visits.ts'

/**
 * 回避, asked again of the day on which he was there: between the draw and the visit somebody may have moved, or his term may have ended.
 *
 * @throws Refused RECUSAL_FOUND; which it is stands in `at`
 */
export async function refusePartial(
  { world, rules }: AssessmentDeps,
  { assessorId, windowId, divisionId }: VisitRow,
  day: PlainDate,
): Promise<void> {
  const [assessor] = await findHeldAssessors(world.app, rules, { assessorId }, day)
  const place = (await findAssessedPlaces(world.app, rules, [windowId], day)).get(windowId)
  if (assessor === undefined || place === undefined) throw new Refused('RECUSAL_FOUND')
  const { body: policy } = rules.loadPolicy('assessor', divisionId, world.now())
  const recusal = findRecusal(assessor, place, day, policy)
  if (recusal !== undefined) throw new Refused('RECUSAL_FOUND', `/${recusal}`)
}
