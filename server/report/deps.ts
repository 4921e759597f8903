import type { World } from '../platform/world.ts'
import type { RuleBook } from '../policy/index.ts'
import type { PublishedTexts } from '../publication/index.ts'

export interface ReportDeps {
  readonly world: World
  readonly rules: RuleBook
  readonly texts: PublishedTexts
}
