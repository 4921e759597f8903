export { serveReports } from './routes.ts'
export { makeReports } from './sweep.ts'
