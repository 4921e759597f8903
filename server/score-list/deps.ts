import type { Reach } from '../../domain/access.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface ScoreListDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}
