export { draftPublications } from './actions.ts'
export { servePublications } from './routes.ts'
