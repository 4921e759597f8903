export { viewReportTotals } from './figures.ts'
export { serveConfidentialReports } from './routes.ts'
export { lookAfterReports } from './sweep.ts'
