export { serveDoNotCall } from './routes.ts'
