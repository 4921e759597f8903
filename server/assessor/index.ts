export { findAssessedPlaces, findHeldAssessors } from './held.ts'
export { serveAssessors } from './routes.ts'
export { type AssessorInsert, insertAssessor, insertAssessorEnd } from './store.ts'
