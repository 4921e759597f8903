import type { listRankings, seeRankedWindow, seeRanking } from '../../contracts/ranking.ts'
import type { AnswerOf } from '../../contracts/route.ts'

export type Catalogue = AnswerOf<typeof listRankings>
export type Ranking = AnswerOf<typeof seeRanking>
export type RankedWindow = AnswerOf<typeof seeRankedWindow>
