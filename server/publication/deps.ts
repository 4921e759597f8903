import type { Reach } from '../../domain/access.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

/** Who asks, and how far he reaches. */
export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

export interface PublicationDeps {
  readonly world: World
  readonly rules: RuleBook
}
