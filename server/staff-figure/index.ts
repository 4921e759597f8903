export { serveStaffFigures } from './routes.ts'
