export { serveScorePeriods } from './routes.ts'
export { lookAfterPeriods } from './sweep.ts'
export { loadToldMonths, type ToldMonths } from './told.ts'
