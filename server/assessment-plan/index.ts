export { serveAssessmentPlans } from './routes.ts'
export { endVisitIn } from './visits.ts'
