export { serveOpinions } from './routes.ts'
