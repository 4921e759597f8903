export { serveWindowOrItem } from './routes.ts'
