export { serveStatus } from './routes.ts'
