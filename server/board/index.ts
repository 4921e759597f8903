export { serveBoards } from './routes.ts'
