export { draftPublications } from './actions.ts'
export { type PastPublishers, playPublications } from './past.ts'
export { servePublications } from './routes.ts'
