export { findSchemeOn } from './actions.ts'
export { serveScoreSchemes } from './routes.ts'
export { findScheme } from './store.ts'
