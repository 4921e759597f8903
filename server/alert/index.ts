export { openByAlert } from './actions.ts'
export { serveAlerts } from './routes.ts'
