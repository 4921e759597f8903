export { type EvaluationDeps, idempotencyKeyHash, keepEvaluation } from './actions.ts'
export { Intake } from './intake.ts'
export { Occasions } from './intake-context.ts'
export { serveEvaluations } from './routes.ts'
