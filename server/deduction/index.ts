export { clearDeductionFiles } from './file/files.ts'
export { serveDeductions } from './routes.ts'
export { type DeductionInForce, findDeductionsInForce } from './store.ts'
