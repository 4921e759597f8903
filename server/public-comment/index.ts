export { servePublicComments } from './routes.ts'
