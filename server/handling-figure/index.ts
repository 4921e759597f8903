export { serveHandlingFigures } from './routes.ts'
