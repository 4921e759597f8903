export { serveDoNotCall } from './routes.ts'
export { isUnwanted } from './store.ts'
