export { clearVisitFiles } from './file/files.ts'
export { serveAssessments } from './routes.ts'
export { type AssessmentWords, openAssessmentWords } from './words.ts'
