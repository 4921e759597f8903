export { drawClosures } from './draw/draw.ts'
export { serveClosureAudits } from './routes.ts'
