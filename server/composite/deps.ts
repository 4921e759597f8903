import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'

export interface CompositeDeps {
  readonly world: World
  readonly rules: RuleBook
}
