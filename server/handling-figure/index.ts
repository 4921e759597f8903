export { serveHandlingFigures } from './routes.ts'
export { findDivisionNames, findHallNames } from './store.ts'
