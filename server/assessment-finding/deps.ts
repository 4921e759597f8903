import type { Reach } from '../../domain/access.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface FindingDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/** Of which assessments somebody is told who takes them up. */
export interface Told {
  readonly hallId: number | null
  readonly divisionIds: readonly number[]
  /** 暗访: where somebody was unnoticed is known above the halls alone, before it is published. */
  readonly isAbove: boolean
}

/** The role of staff reads nothing of a secret visit: the program does, and every list is narrowed by this. */
export function toldTo({ rules }: Pick<FindingDeps, 'rules'>, { hallId, divisionId }: Reach): Told {
  return hallId === null
    ? { hallId: null, divisionIds: rules.divisionsWithin(divisionId), isAbove: true }
    : { hallId, divisionIds: [], isAbove: false }
}
