export { viewFigures as viewExemptionFigures } from './figures.ts'
export { serveExemptions } from './routes.ts'
export { findExemptionsInForce } from './store.ts'
