export { type CaseDeps, type CaseKept, keepCase } from './actions.ts'
export type { CaseReport } from './places.ts'
export { serveCases } from './routes.ts'
