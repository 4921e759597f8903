export { serveSystemIndicators } from './routes.ts'
export { findSystemRecords, findSystemValues, type SystemRecord } from './values.ts'
