import type { Method } from '../../../contracts/route.ts'
import type * as scoreList from '../../../contracts/score-list.ts'

/** What the page of alerts and lists asks. */
export interface ScoreListPromised {
  readonly listScoreAlerts: typeof scoreList.listScoreAlerts
  readonly listScoreListEntries: typeof scoreList.listScoreListEntries
  readonly answerScoreListing: typeof scoreList.answerScoreListing
  readonly decideScoreListing: typeof scoreList.decideScoreListing
  readonly listScoreLinks: typeof scoreList.listScoreLinks
  readonly decideScoreLink: typeof scoreList.decideScoreLink
}

export const scoreListAddresses: Readonly<Record<keyof ScoreListPromised, readonly [Method, string]>> = {
  listScoreAlerts: ['GET', '/api/v1/score-alerts'],
  listScoreListEntries: ['GET', '/api/v1/score-list-entries'],
  answerScoreListing: ['POST', '/api/v1/score-list-entries/{entryId}/answer'],
  decideScoreListing: ['POST', '/api/v1/score-list-entries/{entryId}/decision'],
  listScoreLinks: ['GET', '/api/v1/score-links'],
  decideScoreLink: ['POST', '/api/v1/score-links/{link}/decisions'],
}
