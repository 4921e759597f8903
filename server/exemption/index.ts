export { serveExemptions } from './routes.ts'
export { findExemptionsInForce } from './store.ts'
