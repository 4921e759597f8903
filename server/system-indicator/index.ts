export { serveSystemIndicators } from './routes.ts'
export { findSystemRecords, findSystemValues } from './values.ts'
