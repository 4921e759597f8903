import { type AssessedPlace, type Assessor, type HomeLevel, homeLevels } from '../../domain/assessor.ts'
import { type PlainDate, startOfDay } from '../../domain/kernel/plain-date.ts'
import { addMonths } from '../../domain/kernel/plain-month.ts'
import type { Database } from '../platform/database.ts'
import type { RuleBook } from '../policy/index.ts'
import {
  type AssessorRow,
  type AssessorWish,
  findAssessors,
  findLevels,
  findVisitDays,
  findWindowTies,
} from './store.ts'

/** Somebody held in a pool, or who was, with all that a recusal is found by (domain/assessor.ts). */
export interface HeldAssessor
  extends Assessor,
    Pick<AssessorRow, 'assessorId' | 'accountId' | 'divisionId' | 'background'> {
  readonly agencyId: string | null
}

export type HeldWish = Pick<AssessorWish, 'assessorId' | 'accountId' | 'divisionId' | 'pool' | 'state'>

/**
 * Whom a plan may send, or who hands something in: by pool and division, by account, or one of them. What a policy says of homes and
 * rotation is that of the division in which the pool is held.
 *
 * @param day on which somebody is to be sent; `state` CURRENT: those alone who are held in the pool on it
 */
export async function findHeldAssessors(
  db: Database,
  rules: RuleBook,
  wish: HeldWish,
  day: PlainDate,
): Promise<readonly HeldAssessor[]> {
  const rows = await findAssessors(db, { ...wish, today: day })
  if (rows.length === 0) return []
  const policyOf = ({ divisionId }: AssessorRow) => rules.loadPolicy('assessor', divisionId, startOfDay(day)).body
  const quarters = Math.max(...rows.map((row) => policyOf(row).sameHallQuartersMax))
  const ids = rows.map(({ assessorId }) => assessorId)
  const visits = await findVisitDays(db, ids, addMonths(day, -3 * (quarters + 1)))
  const paths = rows.map(({ home }) => (home === null ? [] : rules.divisionPath(home.id)))
  const levels = await findLevels(db, paths.flat(), day)
  const levelOf = new Map(levels.map(({ divisionId, level }) => [divisionId, level]))
  return rows.map((row, at) => ({
    ...row,
    agencyId: row.agency?.agencyId ?? null,
    homePath: ownOf(paths[at] ?? [], levelOf, policyOf(row).homeLevel),
    ownHallIds: row.halls.map(({ id }) => id),
    visits: visits.filter(({ assessorId }) => assessorId === row.assessorId),
  }))
}

/** The home itself, and of what lies above it what still counts as his own. */
function ownOf(path: readonly number[], levelOf: ReadonlyMap<number, string>, upTo: HomeLevel): readonly number[] {
  const counts = homeLevels.slice(homeLevels.indexOf(upTo)) as readonly string[]
  return path.filter((division, above) => above === 0 || counts.includes(levelOf.get(division) ?? ''))
}

/** Windows as places to be sent to, by their id; one that is not in the catalogue on the day is missing. */
export async function findAssessedPlaces(
  db: Database,
  rules: RuleBook,
  windowIds: readonly number[],
  day: PlainDate,
): Promise<ReadonlyMap<number, AssessedPlace>> {
  const ties = await findWindowTies(db, windowIds, day)
  return new Map(
    ties.map(({ windowId, divisionId, ...tie }) => [
      windowId,
      { ...tie, divisionPath: rules.divisionPath(divisionId) },
    ]),
  )
}
