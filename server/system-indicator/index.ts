export { serveSystemIndicators } from './routes.ts'
export { findSystemValues, type SystemAsk, type SystemValue } from './values.ts'
