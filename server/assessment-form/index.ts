export { findFormOn } from './actions.ts'
export { serveAssessmentForms } from './routes.ts'
export { findForm } from './store.ts'
