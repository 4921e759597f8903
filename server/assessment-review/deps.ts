import type { Reach } from '../../domain/access.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface ReviewDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/** Of which places somebody is told: of one hall, or of divisions with all halls in them. */
export interface Told {
  readonly hallId: number | null
  readonly divisionIds: readonly number[]
}

/**
 * What lies within a reach. The tables of assessments say where somebody was unnoticed, so the role of staff reads none of them: they are read by
 * the program, and every list is narrowed by this.
 */
export function toldTo({ rules }: Pick<ReviewDeps, 'rules'>, { hallId, divisionId }: Reach): Told {
  return hallId === null
    ? { hallId: null, divisionIds: rules.divisionsWithin(divisionId) }
    : { hallId, divisionIds: [] }
}
