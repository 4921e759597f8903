export { serveAuditView } from './routes.ts'
