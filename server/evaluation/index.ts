export { Intake } from './intake.ts'
export { Occasions } from './intake-context.ts'
export { serveEvaluations } from './routes.ts'
