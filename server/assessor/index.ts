export { findAssessedPlaces, findHeldAssessors, type HeldAssessor, type HeldWish } from './held.ts'
export { serveAssessors } from './routes.ts'
export { type AssessorInsert, insertAssessor, insertAssessorEnd } from './store.ts'
