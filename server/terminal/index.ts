export { serveTerminals } from './routes.ts'
