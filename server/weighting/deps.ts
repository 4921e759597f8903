import type { Reach } from '../../domain/access.ts'
import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { Session } from '../session/index.ts'

export interface WeightingDeps {
  readonly world: World
  readonly rules: RuleBook
}

export interface Asking {
  readonly session: Session
  readonly reach: Reach
}

/** What the audit is told of an act: never what somebody has answered. */
export interface Kept {
  readonly id: string
  readonly divisionId: number
  readonly detail: Readonly<Record<string, string | number>>
}
