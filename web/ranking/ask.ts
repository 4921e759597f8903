import type { seeComposite, seeCompositeWindow } from '../../contracts/composite.ts'
import type { listRankings, seeRankedWindow, seeRanking } from '../../contracts/ranking.ts'
import type { AnswerOf } from '../../contracts/route.ts'
import type { seeBridge } from '../../contracts/score-bridge.ts'

export type Catalogue = AnswerOf<typeof listRankings>
export type Bridge = AnswerOf<typeof seeBridge>
export type Ranking = AnswerOf<typeof seeRanking>
export type Naming = Ranking['naming']
export type Composite = AnswerOf<typeof seeComposite>
export type CompositeOfWindow = AnswerOf<typeof seeCompositeWindow>
export type CompositeWindow = NonNullable<CompositeOfWindow['composite']>
export type RankedWindow = AnswerOf<typeof seeRankedWindow>
