export { draft as draftScheme, findSchemeOn, isShown as isSchemeShown, listSchemesOn } from './actions.ts'
export { serveScoreSchemes } from './routes.ts'
export { findSchemeFault, isSchemeAccepted } from './rules.ts'
export { findScheme, type SchemeRow } from './store.ts'
