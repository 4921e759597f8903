export { serveAssessmentPlans } from './routes.ts'
export { endVisitIn, type VisitEnding } from './visits.ts'
