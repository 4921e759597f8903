/** Where what the routes of scores touch lies (expected.ts). */
export const scoringLies = {
  listIndicators: 'ANYWHERE',
  seeSystemFigures: 'HALL',
  listScoreSchemes: 'DIVISION',
  seeScoreScheme: 'DIVISION',
  checkScoreScheme: 'ANYWHERE',
  draftScoreScheme: 'DIVISION',
  decideScoreScheme: 'DIVISION',
} as const
