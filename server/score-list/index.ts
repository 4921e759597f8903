export { openScoreAlerts } from './open/open.ts'
export { serveScoreLists } from './routes.ts'
export { listFinalScores } from './sweep.ts'
