export { lookAtFinishedDays } from './look/sweep.ts'
export { serveManipulation } from './routes.ts'
export { isReplayed } from './store.ts'
