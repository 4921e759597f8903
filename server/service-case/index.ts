export { type CaseDeps, keepCase } from './actions.ts'
export { findTokens, keepCases, type ReportedCase } from './many/actions.ts'
export type { CaseReport } from './places.ts'
export { serveCases } from './routes.ts'
