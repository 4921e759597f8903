export { drawAlertVisit, placeAlertVisit } from './alert/alert.ts'
export { bringPastPlan, type PastPlanner, type PastVisits, publishPast } from './past.ts'
export { serveAssessmentPlans } from './routes.ts'
export { endVisitIn } from './visits.ts'
