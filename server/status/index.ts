export type { Site } from './downgrades.ts'
export { serveStatus } from './routes.ts'
