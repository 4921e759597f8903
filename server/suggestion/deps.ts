import type { Reach } from '../../domain/access.ts'
import type { Challenges } from '../challenge/index.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface SuggestionDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface TakingDeps extends SuggestionDeps {
  readonly challenges: Challenges
}

export interface Asking {
  readonly session: Pick<Session, 'accountId' | 'post'>
  readonly reach: Reach
}
