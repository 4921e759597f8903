export { clearVisitFiles } from './file/files.ts'
export { findVisitFiles } from './file/store.ts'
export { serveAssessments } from './routes.ts'
export { type AssessmentWords, openAssessmentWords } from './words.ts'
