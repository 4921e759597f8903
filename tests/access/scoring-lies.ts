/** Where what the routes of scores touch lies (expected.ts). */
export const scoringLies = {
  listIndicators: 'ANYWHERE',
  listScoreSchemes: 'DIVISION',
  seeScoreScheme: 'DIVISION',
  checkScoreScheme: 'ANYWHERE',
  draftScoreScheme: 'DIVISION',
  decideScoreScheme: 'DIVISION',
  listPublications: 'ANYWHERE',
  stepPublication: 'ANYWHERE',
  signPublication: 'ANYWHERE',
  withdrawPublication: 'ANYWHERE',
  listRankings: 'ANYWHERE',
  seeRanking: 'ANYWHERE',
  seeRankedWindow: 'ANYWHERE',
  readScoreResult: 'ANYWHERE',
  readScoreInput: 'ANYWHERE',
} as const
