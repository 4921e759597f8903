export { serveMaliciousEvaluators } from './routes.ts'
export { endEntries } from './sweep.ts'
