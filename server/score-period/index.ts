export { type FinalMonth, findLastFinals, listFinalMonths, loadFinalMonth, type WindowPlace } from './final/final.ts'
export { serveScorePeriods } from './routes.ts'
export { lookAfterPeriods } from './sweep.ts'
export { loadToldMonths, type ToldMonths } from './told.ts'
