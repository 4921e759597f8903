export { type HallHandling, type PublicHandling, viewPublicHandling } from './public.ts'
export { serveHandlingFigures } from './routes.ts'
export { findDivisionNames, findHallNames } from './store.ts'
export { viewFigures } from './view.ts'
