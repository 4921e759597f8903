export { serveWeightings } from './routes.ts'
