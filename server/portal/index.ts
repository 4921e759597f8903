export { servePortal } from './routes.ts'
