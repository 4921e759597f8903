export { serveScorePeriods } from './routes.ts'
export { lookAfterPeriods } from './sweep.ts'
