import type { Reach } from '../../domain/access.ts'
import type { SimilarAmong } from '../../domain/detector-burst.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface ManipulationDeps {
  readonly world: World
  readonly rules: RuleBook
}

/** Which bad evaluations say nearly the same, asked before a day is looked at. Without it none do, and only bursts are found. */
export type FindSimilar = (evaluationIds: readonly string[]) => Promise<SimilarAmong>

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}
