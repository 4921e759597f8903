export { serveRootCauses } from './routes.ts'
