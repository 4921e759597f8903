export { clearDeductionFiles } from './file/files.ts'
export { serveDeductions } from './routes.ts'
export { findDeductionsInForce } from './store.ts'
