export { serveIndicators } from './routes.ts'
