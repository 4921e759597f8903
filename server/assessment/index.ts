export { clearVisitFiles } from './file/files.ts'
export { keepPastAssessment } from './past.ts'
export { serveAssessments } from './routes.ts'
export { type AssessmentWords, openAssessmentWords } from './words.ts'
