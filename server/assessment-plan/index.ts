export { serveAssessmentPlans } from './routes.ts'
export { sendAfterEnd } from './visits.ts'
