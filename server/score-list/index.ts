export { openScoreAlerts } from './open/open.ts'
export { drawAlertVisits } from './open/visit.ts'
export { serveScoreLists } from './routes.ts'
export { listFinalScores } from './sweep.ts'
