export { serveSystemIndicators } from './routes.ts'
export { findSystemValues } from './values.ts'
