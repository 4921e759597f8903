import type { seeBulletin } from '../../contracts/portal.ts'
import type { AnswerOf } from '../../contracts/route.ts'

/** By which rules somebody is named in a period. */
export type Naming = AnswerOf<typeof seeBulletin>['others'][number]['naming']
