export type { ReasonCount, ReasonSource } from './reasons.ts'
export { serveRootCauses } from './routes.ts'
