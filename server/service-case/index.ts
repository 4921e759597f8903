export { type CaseDeps, keepCase } from './actions.ts'
export type { CaseReport } from './places.ts'
export { serveCases } from './routes.ts'
