export { viewParticipation } from './actions.ts'
export { type Opened, Openings } from './opening.ts'
export { serveParticipation } from './routes.ts'
export { countEvaluated } from './sweep.ts'
