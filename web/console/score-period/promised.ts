import type { Method } from '../../../contracts/route.ts'
import type * as scoreFigure from '../../../contracts/score-figure.ts'
import type * as scorePeriod from '../../../contracts/score-period.ts'

/** What the pages of periods and objections ask. */
export interface PeriodPromised {
  readonly listScorePeriods: typeof scorePeriod.listScorePeriods
  readonly seeScorePeriod: typeof scoreFigure.seeScorePeriod
  readonly listWindowFigures: typeof scoreFigure.listWindowFigures
  readonly listScoredWindows: typeof scorePeriod.listScoredWindows
  readonly listScoreObjections: typeof scoreFigure.listScoreObjections
  readonly objectToScore: typeof scorePeriod.objectToScore
  readonly decideScoreObjection: typeof scorePeriod.decideScoreObjection
}

export const periodAddresses: Readonly<Record<keyof PeriodPromised, readonly [Method, string]>> = {
  listScorePeriods: ['GET', '/api/v1/score-periods'],
  seeScorePeriod: ['GET', '/api/v1/score-periods/{period}'],
  listWindowFigures: ['GET', '/api/v1/score-periods/{period}/figures'],
  listScoredWindows: ['GET', '/api/v1/score-periods/{period}/windows'],
  listScoreObjections: ['GET', '/api/v1/score-objections'],
  objectToScore: ['POST', '/api/v1/score-periods/{period}/objections'],
  decideScoreObjection: ['POST', '/api/v1/score-objections/{objectionId}/decision'],
}
