import { findRecusal } from '../../domain/assessor.ts'
import { type PlainDate, toPlainDate } from '../../domain/kernel/plain-date.ts'
import { findAssessedPlaces, findHeldAssessors } from '../assessor/index.ts'
import { Refused } from '../platform/refused.ts'
import type { EvaluationAuditDeps } from './deps.ts'
import { type AuditRow, findCallerTies } from './store.ts'

type Place = Pick<AuditRow, 'windowId' | 'hallId' | 'divisionId' | 'monthFrom'>
export type Partiality = 'REVIEWS_OWN_HALL' | 'RECUSAL_FOUND'

/**
 * Why somebody may not ask about an evaluation; undefined where he may. A post that he held in the hall, or for a unit that is tied to the window, since the
 * month that is asked about counts though it has ended. Who was ever held in a pool of third parties calls while he is fit for it: not when his term or that
 * of his agency is over, nor after a disqualification; who never was is judged by his posts alone.
 */
export async function findPartiality(
  { world, rules }: EvaluationAuditDeps,
  accountId: string,
  { windowId, hallId, divisionId, monthFrom }: Place,
): Promise<Partiality | undefined> {
  const day = toPlainDate(world.now())
  const place = (await findAssessedPlaces(world.app, rules, [windowId], day)).get(windowId)
  const ties = await findCallerTies(world.app, accountId, monthFrom as PlainDate)
  const isOfUnit = place?.organizationIds.some((id) => ties.organizationIds.includes(id)) === true
  if (isOfUnit || ties.hallIds.includes(hallId)) return 'REVIEWS_OWN_HALL'
  const terms = await findHeldAssessors(world.app, rules, { accountId, pool: 'THIRD_PARTY' }, day)
  if (terms.length === 0) return undefined
  const { body } = rules.loadPolicy('assessor', divisionId, world.now())
  // Whoever calls goes nowhere: what is rotated are visits.
  const policy = { ...body, rotatingPools: [] }
  const isFit = terms.some(
    (term) =>
      place?.divisionPath.includes(term.divisionId) === true && findRecusal(term, place, day, policy) === undefined,
  )
  return isFit ? undefined : 'RECUSAL_FOUND'
}

/** @throws Refused REVIEWS_OWN_HALL or RECUSAL_FOUND */
export async function refusePartial(deps: EvaluationAuditDeps, accountId: string, place: Place): Promise<void> {
  const partiality = await findPartiality(deps, accountId, place)
  if (partiality !== undefined) throw new Refused(partiality)
}
