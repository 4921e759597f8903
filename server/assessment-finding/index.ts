export { openFindings } from './open/open.ts'
export { serveFindings } from './routes.ts'
