export { serveAppeals } from './routes.ts'
