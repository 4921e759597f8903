export { findFormOn } from './actions.ts'
export { serveAssessmentForms } from './routes.ts'
export { type FormRow, findForm } from './store.ts'
